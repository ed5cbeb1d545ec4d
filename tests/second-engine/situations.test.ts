// Of every situation of every council there is, and of those that try the law in it, the two engines say the same: at
// its instant, after each of its acts, and of what somebody may then want to do.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Act } from '#engine/history.ts';
import { loadEverything } from '#language/files.ts';
import { lawSituationFiles, situationFiles } from '#situations/files.ts';
import { proposedAct } from '#situations/run.ts';
import { readSituations, type Situation } from '#situations/situation.ts';
import { differences } from './differences.ts';
import type { World } from './moment.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { councils, calendars } = await loadEverything(ROOT);

/** Every act of its record, wanted again at that instant by each person in turn. */
function wanted({ history, directory }: Situation, now: number): readonly Act[] {
  const { people } = directory;
  return history.acts.map((act, place) => ({
    ...act,
    id: 'proposed',
    by: people[place % people.length]?.id ?? act.by,
    done: 'here',
    happened: now,
    recorded: now,
  }));
}

function differing(situation: Situation): readonly string[] {
  const { at, history, rulebook, directory, expect, name } = situation;
  const world = (now: number): World => ({ rulebook, directory, history, calendars, now });
  const asked = expect.flatMap((one) =>
    one.kind === 'can' || one.kind === 'cannot' ? [proposedAct(one, situation)] : [],
  );
  const instants = new Set(history.acts.map(({ recorded }) => recorded).filter((then) => then < at));
  return [
    ...differences(world(at), [...asked, ...wanted(situation, at)]),
    ...[...instants].flatMap((then) => differences(world(then), [])),
  ].map((difference) => `${name}: ${difference}`);
}

for (const [id, council] of councils) {
  test(`the two engines agree on every situation of ${council.rulebook.council.name}`, async (t) => {
    const files = [...(await situationFiles(ROOT, id)), ...(await lawSituationFiles(ROOT, id))];
    const situations = files.flatMap((file) => readSituations(file, councils).value ?? []);
    assert.ok(situations.length > 0, 'it has no situations');
    assert.deepEqual(situations.flatMap(differing), []);
    t.diagnostic(`${situations.length} situations`);
  });
}

test('every folder of protocols is a council of which both engines were asked', async () => {
  const folders = await readdir(join(ROOT, 'protocols'), { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  assert.deepEqual([...councils.keys()].toSorted(), names.toSorted());
});
