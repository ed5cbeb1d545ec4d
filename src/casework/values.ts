// Whether what was given with an act is of the form that the vocabulary asks for. Knows no form and no protocol.

import type { Directory, Value } from '#engine/history.ts';
import type { ActType, Fact, Field, FieldType, Party, Procedure } from '#engine/rules.ts';
import { type Attached, fileValue } from '#files/attached.ts';
import type { FieldProblem } from './view.ts';

/** Characters. A page says so before they are typed. */
export const LONGEST = { text: 250, longText: 20_000 } as const;

type Expected = {
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly kind?: Party['is'];
  readonly choices: readonly string[];
};

/**
 * @param procedure undefined for an act that every procedure has.
 * @param files those its doer has sent in, by id: a file is given by its id, and stands among the values as what it is.
 * @returns the values that were given and are of the form asked for, and every problem at once: nothing with a problem is
 * among the values, so that whatever reads them next can rely on their form.
 */
export function checkValues(
  type: ActType,
  procedure: Procedure | undefined,
  given: Readonly<Record<string, Value>>,
  directory: Directory,
  files: ReadonlyMap<string, Attached> = new Map(),
): { readonly values: Readonly<Record<string, Value>>; readonly problems: readonly FieldProblem[] } {
  const expected = expectedBy(type, procedure);
  const answered = Object.entries(given).filter(([, value]) => !isLeftOpen(value));
  const wrong = new Map(
    answered.flatMap(([field, value]) => {
      const rule = expected.get(field);
      const says =
        rule === undefined
          ? `“${field.slice(0, LONGEST.text)}” is not asked for here. Leave it out.`
          : problemWith(value, rule, directory, files);
      return says === undefined ? [] : [[field, says] as const];
    }),
  );
  const names = new Set(answered.map(([field]) => field));
  const missing = [...expected].filter(([field, { required }]) => required && !names.has(field));
  return {
    values: Object.fromEntries(
      answered
        .filter(([field]) => !wrong.has(field))
        .map(([field, value]) => [field, asRecorded(value, expected.get(field), files)]),
    ),
    problems: [
      ...[...wrong].map(([field, says]) => ({ field, says })),
      ...missing.map(([field, { label }]) => ({ field, says: `Answer “${label}”` })),
    ],
  };
}

function expectedBy(type: ActType, procedure: Procedure | undefined): ReadonlyMap<string, Expected> {
  const expected = new Map<string, Expected>();
  for (const name of new Set([...(type.by === undefined ? [] : [type.by]), ...type.sets])) {
    const party = procedure?.parties.find((p) => p.name === name);
    if (party !== undefined) expected.set(name, forParty(party, type.sets.includes(name)));
  }
  for (const name of type.facts) {
    const fact = procedure?.facts.find((f) => f.name === name);
    if (fact !== undefined) expected.set(name, forFact(fact));
  }
  for (const field of type.fields) expected.set(field.name, forField(field));
  return expected;
}

function forParty(party: Party, required: boolean): Expected {
  const body = party.is === 'group' || party.is === 'committee' || party.is === 'ward' || party.is === 'unit';
  return {
    label: party.label,
    type: body ? (party.is as FieldType & Party['is']) : 'person',
    required,
    kind: party.is,
    choices: [],
  };
}

function forFact(fact: Fact): Expected {
  return { label: fact.label, type: fact.type, required: false, choices: fact.choices };
}

function forField(field: Field): Expected {
  return { label: field.label, type: field.type, required: field.required, choices: field.choices };
}

/** Not answered: absent, or empty as a form sends what was left out. */
export function isLeftOpen(value: Value | undefined): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function asRecorded(value: Value, rule: Expected | undefined, files: ReadonlyMap<string, Attached>): Value {
  const file = rule?.type === 'file' && typeof value === 'string' ? files.get(value) : undefined;
  return file === undefined ? value : fileValue(file);
}

function problemWith(
  value: Value,
  rule: Expected,
  directory: Directory,
  files: ReadonlyMap<string, Attached>,
): string | undefined {
  const { label } = rule;
  switch (rule.type) {
    case 'text':
      return tooLong(value, label, LONGEST.text);
    case 'long text':
    case 'document':
      return tooLong(value, label, LONGEST.longText);
    case 'file':
      return typeof value === 'string' && files.has(value)
        ? undefined
        : `Choose the file for “${label}” again`;
    case 'yes/no':
      return typeof value === 'boolean' ? undefined : `Answer “${label}” with yes or no`;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? undefined
        : `Answer “${label}” with a number`;
    case 'choice':
      return typeof value === 'string' && rule.choices.includes(value)
        ? undefined
        : `Choose one of these for “${label}”: ${rule.choices.join(', ')}`;
    case 'date':
      return isDate(value) ? undefined : `“${label}” must be a real date, like 2027-01-05`;
    case 'date and time':
      return isMoment(value) ? undefined : `“${label}” must be a date and time, like 2027-01-05T14:30+00:00`;
    case 'person':
      // A party may be several people: a route that leads to two offices at once.
      if (rule.kind !== undefined && Array.isArray(value))
        return value
          .map((one: Value) => personProblem(one, rule, directory))
          .find((says) => says !== undefined);
      return personProblem(value, rule, directory);
    case 'people':
      return Array.isArray(value)
        ? value.map((one: Value) => personProblem(one, rule, directory)).find((says) => says !== undefined)
        : `“${label}” must be a list of people`;
    case 'office':
      return directory.offices.some((office) => office.id === value)
        ? undefined
        : `Choose an office for “${label}”`;
    case 'group':
    case 'ward':
    case 'committee':
    case 'unit':
      return directory.bodies.some((body) => body.id === value && body.kind === rule.type)
        ? undefined
        : `Choose one from the list for “${label}”`;
  }
}

function tooLong(value: Value, label: string, most: number): string | undefined {
  if (typeof value !== 'string') return `“${label}” must be text`;
  return value.length > most
    ? `“${label}” must be ${most.toLocaleString('en-GB')} characters or less`
    : undefined;
}

function isDate(value: Value): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isMoment(value: Value): boolean {
  if (typeof value !== 'string') return false;
  try {
    Temporal.Instant.from(value);
    return true;
  } catch {
    return false;
  }
}

function personProblem(value: Value, rule: Expected, directory: Directory): string | undefined {
  const person = typeof value === 'string' ? directory.people.find((p) => p.id === value) : undefined;
  if (person === undefined) return `Choose a person from the list for “${rule.label}”`;
  if (rule.kind === 'member' && person.kind !== 'member') return `“${rule.label}” must be a councillor`;
  if (rule.kind === 'officer' && person.kind !== 'officer') return `“${rule.label}” must be an officer`;
  return undefined;
}
