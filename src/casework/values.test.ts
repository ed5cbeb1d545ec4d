import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Value } from '#engine/history.ts';
import { DIRECTORY, millbrook } from './testing/millbrook.ts';
import { checkValues, LONGEST } from './values.ts';

const { procedures } = millbrook().rulebook.vocabulary;

function check(act: string, given: Record<string, Value>) {
  const procedure = procedures.find(({ acts }) => acts.some(({ name }) => name === act));
  const type = procedure?.acts.find(({ name }) => name === act);
  assert.ok(type);
  const { values, problems } = checkValues(type, procedure, given, DIRECTORY);
  return { values, wrong: Object.fromEntries(problems.map(({ field, says }) => [field, says])) };
}
const good = { asker: 'ada', answerer: 'dot', subject: 'A lantern' };

describe('what is given with an act', () => {
  it('is taken as it is when it has the form asked for', () => {
    const all = {
      ...good,
      details: 'It flickers',
      urgent: false,
      'wanted by': '2026-06-08',
      'heard at': '2026-06-08T10:30:00+01:00',
      households: 12.5,
      way: 'call',
      place: 'mill',
      'copied to': ['ben', 'hal'],
    };
    assert.deepEqual(check('petition.made', all), { values: all, wrong: {} });
  });

  it('is left out where nothing was answered, and only what must be answered is missed', () => {
    const { values, wrong } = check('petition.made', {
      asker: 'ada',
      answerer: '',
      details: '',
      'copied to': [],
    });
    assert.deepEqual(values, { asker: 'ada' });
    assert.deepEqual(Object.keys(wrong).sort(), ['answerer', 'subject']);
  });

  it('is never taken when it is of the wrong form, and each mistake is said at its field', () => {
    const mistakes: readonly (readonly [string, Value, RegExp])[] = [
      ['subject', 7, /must be text/],
      ['subject', 'x'.repeat(LONGEST.text + 1), /250 characters or less/],
      ['details', 'x'.repeat(LONGEST.longText + 1), /20,000 characters or less/],
      ['urgent', 'yes', /yes or no/],
      ['wanted by', '2026-02-30', /real date/],
      ['wanted by', '8/6/2026', /real date/],
      ['wanted by', '2026-06-08T10:00Z', /real date/],
      ['heard at', 'tomorrow', /date and time/],
      ['heard at', '2026-06-08', /date and time/],
      ['heard at', '2026-06-08T10:30', /date and time/],
      ['households', '12', /number/],
      ['households', Number.POSITIVE_INFINITY, /number/],
      ['way', 'pigeon', /letter, call/],
      ['place', 'reds', /from the list/],
      ['answerer', 'ada', /must be an officer/],
      ['answerer', 'nobody', /from the list/],
      ['answerer', ['dot', 'ada'], /must be an officer/],
      ['asker', 'dot', /must be a councillor/],
      ['copied to', 'ben', /list of people/],
      ['copied to', ['ben', 'nobody'], /from the list/],
    ];
    for (const [field, value, says] of mistakes) {
      const { values, wrong } = check('petition.made', { ...good, [field]: value });
      assert.match(wrong[field] ?? '', says, `${field}: ${String(value)}`);
      assert.deepEqual(Object.keys(wrong), [field]);
      assert.ok(!Object.hasOwn(values, field));
    }
  });

  it('is refused where nobody asked for it, names that JavaScript keeps for itself among them', () => {
    for (const name of ['reply', 'constructor', 'toString', '__proto__', 'of']) {
      const { values, wrong } = check(
        'petition.made',
        Object.fromEntries([...Object.entries(good), [name, 'x']]),
      );
      assert.deepEqual(Object.keys(wrong), [name]);
      assert.deepEqual(Object.keys(values).sort(), ['answerer', 'asker', 'subject']);
    }
  });
});
