// The form of a clause writes the file that a person would write: shown over every clause that ships.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { loadEverything } from '#language/files.ts';
import { partsOf } from '../headings.ts';
import { tidy } from './answers.ts';
import { clauseForm, withClause } from './clause-form.ts';
import { type Control, controlsOf, type Group } from './controls.ts';
import type { ClauseForm, FormItem } from './form.ts';
import { clauseIn } from './source.ts';

const everything = await loadEverything(fileURLToPath(new URL('../../..', import.meta.url)));
const texts = [...everything.sources.values()].flat().filter(({ path }) => path.endsWith('.md'));
const clauses = texts.flatMap(({ path, text }) =>
  numbersIn(text).map((number) => ({ path, text, number, form: formOf(text, number) })),
);

function numbersIn(text: string): readonly string[] {
  return partsOf(text).headings.flatMap(({ number }) => number ?? []);
}

function formOf(text: string, number: string): ClauseForm {
  const form = clauseForm(text, number);
  assert.ok(form !== undefined && !('plain' in form), `${number} is not a form`);
  return form;
}

function written(text: string, number: string, form: ClauseForm): string {
  const result = withClause(text, number, form);
  assert.ok('content' in result, JSON.stringify(result));
  return result.content;
}

function withAnswer({ items, ...form }: ClauseForm, index: number, answers: FormItem['answers']): ClauseForm {
  return { ...form, items: items.map((item, at) => (at === index ? { ...item, answers } : item)) };
}

test('A form that is sent as it was shown changes not one character of the file', () => {
  assert.ok(clauses.length > 1000);
  for (const { path, text, number, form } of clauses)
    assert.equal(written(text, number, form), text, `${path} ${number}`);
});

/** Something that may be written for a control. */
function answerFor(control: Control): fc.Arbitrary<readonly (readonly [string, string])[]> {
  const { key, is } = control;
  const words = fc.constantFrom(
    'clerk',
    'chair of committee concerned',
    'said: “so”, and # more',
    '[x] & {y}',
    "it's - so",
    '"quoted" thing',
    'yes',
    '10',
  );
  const pairs = fc.constantFrom(
    'fact: yes',
    'party: is not a role',
    'fact: [one, two]',
    'consent of chair: given',
  );
  const lines = (line: fc.Arbitrary<string>) => fc.uniqueArray(line, { minLength: 1, maxLength: 3 });
  switch (is) {
    case 'length':
      return fc
        .tuple(fc.integer({ min: 1, max: 90 }), fc.constantFrom('working days', 'hours', 'months'))
        .map(([count, unit]) => [
          [`${key}.count`, String(count)],
          [`${key}.unit`, unit],
        ]);
    case 'force':
      return fc.tuple(fc.constantFrom('must', 'may', 'should not'), words).map(([force, act]) => [
        [key, force],
        [`${key}.act`, act],
      ]);
    case 'lines':
    case 'sentences':
      return lines(words).map((all) => [[key, all.join('\n')]]);
    case 'conditions':
    case 'dates':
      return lines(pairs).map((all) => [[key, all.join('\n')]]);
    case 'steps':
      return lines(
        fc.constantFrom(
          'consult: chair',
          'tell: clerk, telling: [reasons, date]',
          'act: room.booked, if: { urgent: yes }',
        ),
      ).map((all) => [[key, all.join('\n')]]);
    case 'yes':
      return fc.constantFrom('yes', 'no').map((answer) => [[key, answer]]);
    default:
      return words.map((answer) => [[key, answer]]);
  }
}

/** A change to one control of one item, or to one of one map of a group of it; or the key taken out. */
const change = fc
  .constantFrom(...clauses.filter(({ form }) => form.items.some(({ kind }) => kind !== 'inform')))
  .chain((clause) => {
    const items = clause.form.items.flatMap(({ kind }, index) => (kind === 'inform' ? [] : [index]));
    return fc.constantFrom(...items).chain((index) => {
      const controls = controlsOf(clause.form.items[index]?.kind ?? 'inform');
      return fc
        .constantFrom(...controls)
        .chain((control) => answersFor(control).map((answer) => ({ clause, index, control, answer })));
    });
  });

function answersFor(control: Control | Group): fc.Arbitrary<readonly (readonly [string, string])[]> {
  const mayGo = control.required ? [] : [fc.constant([])];
  if (control.is !== 'group') return fc.oneof(answerFor(control), ...mayGo);
  const [first] = control.of;
  assert.ok(first);
  const member = fc
    .tuple(answerFor(first), fc.constantFrom(...control.of.slice(1)).chain(answerFor))
    .map((answers) => answers.flat());
  return fc
    .array(member, { minLength: 1, maxLength: 3 })
    .map((members) =>
      members.flatMap((one, at) =>
        one.map(([name, answer]) => [`${control.key}.${at}.${name}`, answer] as const),
      ),
    );
}

test('What was typed is what the file then says, and nothing else of it is otherwise', () => {
  fc.assert(
    fc.property(change, ({ clause, index, control, answer }) => {
      const { text, number, form } = clause;
      const others = [...(form.items[index]?.answers ?? [])].filter(
        ([name]) => name !== control.key && !name.startsWith(`${control.key}.`),
      );
      const was = clauseIn(text, number);
      const typed = withAnswer(form, index, tidy([...others, ...answer]));
      const after = written(text, number, typed);
      assert.deepEqual(shown(formOf(after, number)), shown(typed));
      const is = clauseIn(after, number);
      assert.ok(was && is && !('plain' in was) && !('plain' in is));
      assert.equal(after.slice(0, is.from), text.slice(0, was.from));
      assert.equal(after.slice(is.to), text.slice(was.to));
    }),
    { numRuns: 120 },
  );
});

/** Order of answers apart. */
function shown({ items, ...form }: ClauseForm): unknown {
  return {
    ...form,
    items: items.map(({ kind, answers }) => ({ kind, answers: Object.fromEntries([...answers].sort()) })),
  };
}
