// The next change that the engine promises: until then nothing alters, so that a scheduler may sleep.

import { test } from 'node:test';
import fc from 'fast-check';
import { standingAt } from './derive.ts';
import { anyCase, type Case } from './generate-case.ts';
import { always, same, standing } from './law.ts';
import { instants } from './next-change.ts';

const YEAR = 365 * 86_400_000;
const anyMoment = fc.tuple(anyCase, fc.double({ min: 0, max: 1, noNaN: true }));

/** What is recorded later is no change by itself. */
function recordedBy(world: Case): Case {
  const acts = world.history.acts.filter(({ recorded }) => recorded <= world.now);
  const elsewhere = world.history.elsewhere.filter(({ recorded }) => recorded <= world.now);
  return { ...world, history: { ...world.history, acts, elsewhere } };
}

test('derive at any instant before nextChange gives the same answer but for at', () => {
  always(
    anyMoment,
    ([random, share]) => {
      const world = recordedBy(random);
      const answer = standing(world);
      const end = answer.nextChange ?? world.now + YEAR;
      const before = instants(world, standingAt(world)).filter((instant) => instant < end);
      const anywhere = world.now + Math.floor(share * (end - 1 - world.now));
      for (const instant of [...before, end - 1, anywhere]) same(answer, standing(world, instant), { at: 0 });
    },
    1500,
  );
});
