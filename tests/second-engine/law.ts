// Tries a law on many random councils and cases, and says kindly where it is broken: what differs comes first, and the
// seed brings back the rest.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { derive } from '#engine/derive.ts';
import type { Act } from '#engine/history.ts';
import { judge } from '#engine/judge.ts';
import type { Rulebook, Version } from '#engine/rules.ts';
import type { CaseStanding, Verdict } from '#engine/standing.ts';
import { inWords, standingDifference } from './difference.ts';
import type { World } from './moment.ts';

const seed = process.env['COMITY_RANDOM_SEED'];
const longer = process.env['COMITY_RANDOM_RUNS'];

/** COMITY_RANDOM_RUNS tries each law so many times; COMITY_RANDOM_SEED repeats a run. */
export function always<T>(anything: fc.Arbitrary<T>, holds: (one: T) => void, runs = 600): void {
  const property = fc.property(anything, holds);
  const checked = fc.check(property, {
    numRuns: longer === undefined ? runs : Number(longer),
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  });
  if (!checked.failed) return;
  const { errorInstance } = checked;
  const what = errorInstance instanceof Error ? errorInstance.message : String(errorInstance);
  assert.fail(`COMITY_RANDOM_SEED=${checked.seed}, after ${checked.numRuns} cases: ${what}`);
}

export function standing(world: World, now = world.now): CaseStanding {
  return derive(world.rulebook, world.directory, world.history, world.calendars, now);
}

export function verdict(world: World, proposed: Act): Verdict {
  return judge(world.rulebook, world.directory, world.history, world.calendars, world.now, proposed);
}

/** @param one the answer expected, @param other the answer given. */
export function same(one: CaseStanding, other: CaseStanding, except: Partial<CaseStanding> = {}): void {
  const found = standingDifference({ ...one, ...except }, { ...other, ...except });
  if (found !== undefined) assert.fail(inWords(found, 'before', 'after'));
}

export function withVersions<W extends World>(world: W, versions: readonly Version[]): W {
  return { ...world, rulebook: { ...world.rulebook, versions } };
}

export function withRulebook<W extends World>(world: W, change: Partial<Rulebook>): W {
  return { ...world, rulebook: { ...world.rulebook, ...change } };
}

