import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Value } from '#engine/history.ts';
import type { Field, FieldType } from '#engine/rules.ts';
import { field } from './field.ts';
import { formData, ids } from './form-data.ts';
import { parseField } from './parse-field.ts';
import { type Answers, type Choice, question, typedFrom } from './question.ts';

function asked(type: FieldType, more: Partial<Field> = {}) {
  return question({
    name: 'directors copied',
    type,
    label: 'What is it about?',
    choices: [],
    required: true,
    subject: false,
    ...more,
  });
}

function people(count: number): Choice[] {
  return Array.from({ length: count }, (_, index) => ({ value: `person-${index}`, text: `Person ${index}` }));
}

const zone = 'Europe/London';

/** As a browser gives text back: line breaks alike, and nothing that cannot stand in a page. */
const words = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 40 })
  .map((text) => text.replace(/[\r\0\ud800-\udfff]/g, '').trim())
  .filter((text) => text !== '');

const dates = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const cases: readonly {
  type: FieldType;
  value: fc.Arbitrary<Value>;
  answers?: Answers;
  choices?: readonly string[];
}[] = [
  {
    type: 'text',
    value: words.map((text) => text.replace(/\n/g, '')).filter((text) => text.trim() === text && text !== ''),
  },
  { type: 'long text', value: words },
  { type: 'date', value: dates },
  { type: 'yes/no', value: fc.boolean() },
  { type: 'number', value: fc.integer() },
  { type: 'choice', value: fc.constantFrom('e-mail', 'post'), choices: ['e-mail', 'post'] },
  { type: 'person', value: fc.constantFrom('person-0', 'person-4'), answers: { options: people(5) } },
  { type: 'group', value: fc.constantFrom('person-0', 'person-39'), answers: { options: people(40) } },
  {
    type: 'people',
    value: fc.subarray(['person-0', 'person-1', 'person-4'], { minLength: 1 }),
    answers: { options: people(5) },
  },
  {
    type: 'people',
    value: fc.subarray(['person-0', 'person-39'], { minLength: 1 }),
    answers: { options: people(40) },
  },
];

for (const { type, value, answers = {}, choices = [] } of cases) {
  const among = answers.options ? ` among ${answers.options.length}` : '';
  it(`sends back the ${type}${among} that it shows`, () => {
    const it = asked(type, { choices });
    fc.assert(
      fc.property(value, (given) => {
        const shown = field(it, { ...answers, typed: typedFrom(it, given) });
        const parsed = parseField(it, formData(String(shown)), answers);
        assert.deepEqual(parsed, { ok: true, value: given });
      }),
    );
  });

  it(`chooses nothing beforehand for a ${type}${among}, and asks for it when it is required`, () => {
    const it = asked(type, { choices });
    const sent = formData(String(field(it, answers)));
    const parsed = parseField(it, sent, answers);
    assert.ok(!parsed.ok);
    assert.match(parsed.mistake.says, /“What is it about\?”/);
    const left = asked(type, { choices, required: false });
    assert.deepEqual(parseField(left, sent, answers), { ok: true, value: undefined });
  });

  it(`links a mistake in a ${type}${among} to a control, and says it there`, () => {
    const it = asked(type, { choices });
    const parsed = parseField(it, {}, answers);
    assert.ok(!parsed.ok);
    const shown = String(field(it, { ...answers, mistake: parsed.mistake }));
    assert.ok(ids(shown).includes(parsed.mistake.at), `${parsed.mistake.at} is not in ${ids(shown)}`);
    assert.ok(shown.includes(parsed.mistake.says));
    assert.ok(ids(shown).every((id) => !/\s/.test(id)));
  });
}

it('sends back the moment that it shows, in the zone of the council', () => {
  const it = asked('date and time');
  for (const [given, sent] of [
    ['2027-01-05T14:30:00Z', '2027-01-05T14:30+00:00'],
    ['2027-07-05T13:30:00Z', '2027-07-05T14:30+01:00'],
  ] as const) {
    const shown = String(field(it, { typed: typedFrom(it, given, zone) }));
    assert.deepEqual(parseField(it, formData(shown), { zone }), { ok: true, value: sent });
  }
});

describe('a date', () => {
  const it_ = asked('date', { name: 'received' });
  const typed = (day: string, month: string, year: string) => ({
    'received-day': day,
    'received-month': month,
    'received-year': year,
  });
  const real: [string, string, string, string][] = [
    ['5', '1', '2027', '2027-01-05'],
    [' 05 ', '01', '2027', '2027-01-05'],
    ['5', 'January', '2027', '2027-01-05'],
    ['5', 'sept', '2027', '2027-09-05'],
    ['29', 'feb', '2028', '2028-02-29'],
  ];
  for (const [day, month, year, value] of real) {
    it(`is read from ${day}, ${month}, ${year}`, () => {
      assert.deepEqual(parseField(it_, typed(day, month, year)), { ok: true, value });
    });
  }
  const wrong: [string, string, string, string, RegExp][] = [
    ['29', '2', '2027', 'received-day', /must be a real date/],
    ['31', 'april', '2027', 'received-day', /must be a real date/],
    ['5', '13', '2027', 'received-month', /must be a real date/],
    ['5', 'Janvier', '2027', 'received-month', /must be a real date/],
    ['5', '', '2027', 'received-month', /must include a month/],
    ['', '', '2027', 'received-day', /must include a day and a month/],
    ['5', '1', '27', 'received-year', /must have a year of 4 numbers/],
  ];
  for (const [day, month, year, at, says] of wrong) {
    it(`is refused at its own box for ${day || 'no day'}, ${month || 'no month'}, ${year}, and what was typed is kept`, () => {
      const given = typed(day, month, year);
      const parsed = parseField(it_, given);
      assert.ok(!parsed.ok);
      assert.equal(parsed.mistake.at, at);
      assert.match(parsed.mistake.says, says);
      const shown = String(field(it_, { typed: given, mistake: parsed.mistake }));
      assert.deepEqual(formData(shown), given);
      assert.ok(ids(shown).includes(at));
    });
  }
});

describe('a time', () => {
  const it_ = asked('date and time', { name: 'begins' });
  const typed = (time: string) => ({
    'begins-day': '5',
    'begins-month': '1',
    'begins-year': '2027',
    'begins-time': time,
  });
  for (const [time, hour] of [
    ['2:30pm', '14:30'],
    ['2.30 PM', '14:30'],
    ['14:30', '14:30'],
    ['2pm', '14:00'],
    ['12am', '00:00'],
    ['midday', '12:00'],
  ] as const) {
    it(`may be written ${time}`, () => {
      assert.deepEqual(parseField(it_, typed(time), { zone }), {
        ok: true,
        value: `2027-01-05T${hour}+00:00`,
      });
    });
  }
  for (const time of ['25:00', '13pm', '2', 'soon', '0am', '']) {
    it(`cannot be ${time || 'left out'}`, () => {
      const parsed = parseField(it_, typed(time), { zone });
      assert.ok(!parsed.ok);
      assert.equal(parsed.mistake.at, 'begins-time');
    });
  }
});

it('offers “I do not know” for a fact and takes it for no answer', () => {
  const fact = question({
    name: 'urgent',
    phrase: 'the business is urgent',
    label: 'Is it urgent?',
    type: 'yes/no',
    choices: [],
  });
  const shown = String(field(fact));
  assert.match(shown, /I do not know/);
  assert.deepEqual(parseField(fact, { urgent: 'unknown' }), { ok: true, value: undefined });
  assert.deepEqual(parseField(fact, { urgent: 'no' }), { ok: true, value: false });
  assert.equal(
    parseField(
      question({ name: 'sure', type: 'yes/no', label: 'Sure?', choices: [], required: true, subject: false }),
      { sure: 'unknown' },
    ).ok,
    false,
  );
});

it('takes only an answer that was offered', () => {
  const answers = { options: people(3) };
  assert.equal(parseField(asked('person'), { 'directors copied': 'person-9' }, answers).ok, false);
  assert.equal(
    parseField(asked('people'), { 'directors copied': ['person-1', 'person-9'] }, answers).ok,
    false,
  );
  assert.equal(parseField(asked('choice', { choices: ['post'] }), { 'directors copied': 'fax' }).ok, false);
  assert.equal(parseField(asked('person'), {}, answers).ok, false);
  assert.equal(parseField({ ...asked('text'), name: 'constructor' }, {}).ok, false);
});

it('asks a party by its own kind', () => {
  const base = { name: 'officer asked', label: 'Which officer is asked?', about: false };
  assert.equal(question({ ...base, is: 'officer' }).type, 'person');
  assert.equal(question({ ...base, is: 'ward' }).type, 'ward');
  assert.equal(question({ ...base, is: 'officer' }, false).required, false);
});

it('says how long an answer may be, before and after it is too long', () => {
  const it = asked('long text');
  assert.match(String(field(it)), /You can enter up to 20,000 characters/);
  const parsed = parseField(it, { 'directors copied': 'a'.repeat(20_001) });
  assert.ok(!parsed.ok);
  assert.match(parsed.mistake.says, /must be 20,000 characters or less/);
});

it('counts a line break as one character, however the browser sends it', () => {
  assert.deepEqual(parseField(asked('long text'), { 'directors copied': 'a\r\nb' }), {
    ok: true,
    value: 'a\nb',
  });
});

it('makes the question the page’s heading when it stands alone', () => {
  for (const type of ['text', 'long text', 'date', 'yes/no'] as const) {
    assert.match(String(field(asked(type), { heading: true })), /<h1/);
    assert.doesNotMatch(String(field(asked(type))), /<h1/);
  }
});

it('says so where there is nothing to choose from, and a mistake still links there', () => {
  for (const type of ['person', 'people'] as const) {
    const parsed = parseField(asked(type), {});
    assert.ok(!parsed.ok);
    const shown = String(field(asked(type), { mistake: parsed.mistake }));
    assert.match(shown, /nothing to choose from yet/);
    assert.ok(ids(shown).includes(parsed.mistake.at));
    assert.ok(shown.includes(parsed.mistake.says));
  }
});
