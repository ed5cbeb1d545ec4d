// The engine and a second one, written from the same page by somebody else, say the same of thousands of random
// protocols and records. COMITY_RANDOM_RUNS=100000 tries harder; COMITY_RANDOM_SEED=7 tries others.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { differences } from './differences.ts';
import { anyCase } from './generate-case.ts';

const { COMITY_RANDOM_RUNS: runs = '10000', COMITY_RANDOM_SEED: said = '5' } = process.env;
const numRuns = Number(runs);
/** The same protocols each time, so that a change is what turns it red; another seed tries others. */
const parameters = { numRuns, seed: Number(said) };

test(`the two engines agree on ${numRuns.toLocaleString('en-GB')} random protocols and records`, (t) => {
  let tried = 0;
  const checked = fc.check(
    fc.property(anyCase, (random) => {
      tried += 1;
      if (tried % 20_000 === 0) t.diagnostic(`${tried.toLocaleString('en-GB')} tried`);
      return differences(random, [random.proposed]).length === 0;
    }),
    parameters,
  );
  // The whole counterexample is long; what differs comes first, and the seed brings back the rest.
  const [smallest] = checked.counterexample ?? [];
  const differing = smallest === undefined ? '' : differences(smallest, [smallest.proposed]).join('\n');
  assert.ok(!checked.failed, `COMITY_RANDOM_SEED=${checked.seed}: ${differing}`);
});
