// Examples are held against what they come to under the text that runs, so that only the draft’s own doing is shown.

import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Everything, loadEverything } from '#language/files.ts';
import { type Library, situationLibrary } from '#situations/library.ts';
import { checkDraft } from './check-draft.ts';
import type { DraftChecked } from './draft.ts';
import { copyAsDraft, textsRunning } from './plan.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NOW = Date.UTC(2026, 10, 26, 12);
const NAME = 'next';

let files: Everything;
let situations: Library;
before(async () => {
  files = await loadEverything(ROOT);
  situations = situationLibrary(ROOT, files);
});

/** A copy of a text of the council, with words of it replaced. */
function check(from: string, change: (copy: string) => string = (copy) => copy): Promise<DraftChecked> {
  const [council = '', document = ''] = from.split('/');
  const source = files.sources.get(council)?.find(({ path }) => path === `protocols/${from}.md`);
  const rulebook = files.councils.get(council)?.rulebook;
  assert.ok(source && rulebook);
  const content = change(copyAsDraft(source.text, NAME) ?? '');
  const running = textsRunning(rulebook, document, NOW).map(({ id }) => id);
  const ground = { files, situations, calendars: files.calendars };
  return checkDraft(ground, { council, draft: `${document}/${NAME}`, content, overlay: new Map(), running });
}

function failing({ tried }: DraftChecked): readonly string[] {
  return tried.filter(({ holds }) => !holds).map(({ name }) => name);
}

test('An untouched copy of any text of any council changes no example and no clause, and soon says so', async () => {
  let texts = 0;
  for (const [council, { rulebook }] of files.councils)
    for (const { id, floor } of rulebook.versions) {
      if (floor) continue;
      const began = performance.now();
      const checked = await check(id);
      assert.deepEqual(checked.problems, [], id);
      assert.equal(checked.before?.id, id, 'it is held against the text of which it is a copy');
      assert.deepEqual(failing(checked), [], id);
      assert.ok(checked.tried.length > 30, `examples of ${council} were tried`);
      assert.ok(performance.now() - began < 10_000, `${id} took ${performance.now() - began} ms`);
      texts += 1;
    }
  assert.ok(texts >= 7);
});

test('A changed deadline shows the examples that no longer hold, with what there is instead and their clause', async () => {
  const nine = (copy: string) => copy.replaceAll('within: 5 working days', 'within: 9 working days');
  const checked = await check('exeter/protocol/2023-04', nine);
  assert.ok(failing(checked).length > 3);
  for (const { holds, instead } of checked.tried) assert.equal(instead.length > 0, !holds);
  assert.ok(checked.tried.some(({ holds, clauses }) => !holds && clauses.includes('8.8')));
});

test('What an example says of the text that runs, as a ruling on it does, is understood of the draft', async () => {
  const text = 'exeter/protocol/2023-04';
  const ruled = (await situations('exeter')).filter(({ history }) =>
    [...history.acts, ...history.elsewhere].some(
      ({ act, values }) => act === 'ruling.made' && values['version'] === text,
    ),
  );
  assert.ok(ruled.length > 0);
  const checked = await check(text);
  for (const { name: of } of ruled)
    assert.deepEqual(
      checked.tried.filter((one) => one.name === of).map(({ holds, asBefore }) => [holds, asBefore]),
      [[true, false]],
    );
});

test('An example that comes to something else under the text before as well is told apart, until the draft changes it', async () => {
  const untouched = await check('st-helens/protocol/earlier');
  const others = untouched.tried.filter(({ asBefore }) => asBefore);
  assert.ok(others.length > 0, 'examples of the draft on trial do not hold under the earlier text');
  assert.ok(others.every(({ holds, instead }) => holds && instead.length === 0));
});
