// The grammar of roles: who is meant by the words.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Role } from '#engine/rules.ts';
import { vocabulary } from './larkfield.fixture.ts';
import { readRole, UNSET } from './role.ts';
import { type OfficeOf, scopeOf } from './scope.ts';

const offices = new Map<string, OfficeOf>([
  ['clerk', 'council'],
  ['chief officer', 'unit'],
  ['leader', 'group'],
  ['leader of council', 'council'],
  ['committee on rules and standards', 'council'],
]);
const meanings = new Map([
  ['senior officer', { name: 'senior officer', is: 'chief officer or clerk' }],
  ['guardian', { name: 'guardian', is: 'unset' }],
]);
const scope = scopeOf({ vocabulary, offices, meanings, complete: true }, ['letter.written']);

function role(words: string): Role {
  const read = readRole(words, scope);
  assert.ok('role' in read, JSON.stringify(read));
  return read.role;
}

/** The role as brackets, for reading at a glance. */
function told(of: Role): string {
  if (of.is === 'joined')
    return of.parts.length === 0 ? 'nobody' : `(${of.parts.map(told).join(` ${of.by} `)})`;
  if (of.is === 'except') return `${told(of.all)} − ${told(of.but)}`;
  const kind = of.is === 'meaning' ? `meaning ${told(of.means)}` : of.how;
  return `${of.every ? 'every ' : ''}${of.name}:${kind}${of.intended ? '!' : ''}${of.of ? ` of ${told(of.of)}` : ''}`;
}

const MEANT: readonly (readonly [string, string])[] = [
  ['clerk', 'clerk:office'],
  ['writer', 'writer:party'],
  ['Clerk', 'clerk:office'],
  ['any councillor', 'member:kind'],
  ['employees', 'every officer:kind'],
  ['anyone', 'everyone:kind'],
  ['everyone', 'every everyone:kind'],
  ['helper', 'helper:field'],
  ['leader of council', 'leader of council:office'],
  ['leader of group of reader', 'leader:office of group:body of reader:party'],
  ['every leader of group', 'every leader:office of group:body'],
  ['leaders of every group', 'every leader:office of every group:body'],
  ['members of group of reader', 'every members:members of group:body of reader:party'],
  ['ward members of ward of reader', 'every ward members:members of ward:body of reader:party'],
  ['line manager of writer', 'line manager:line manager of writer:party'],
  ['clerk (intended)', 'clerk:office!'],
  ['chief officer of writer (intended)', 'chief officer:office! of writer:party'],
  [
    'clerk else chief officer of writer else leader',
    '(clerk:office else chief officer:office of writer:party else leader:office)',
  ],
  [
    'everyone except reader and every leader of group',
    'every everyone:kind − (reader:party and every leader:office of group:body)',
  ],
  [
    'clerk and committee on rules and standards',
    '(clerk:office and committee on rules and standards:office)',
  ],
  ['senior officer', 'senior officer:meaning (chief officer:office or clerk:office)'],
  ['chief officers', 'every chief officer:office'],
  ['guardian', 'guardian:meaning nobody'],
];

for (const [words, meant] of MEANT)
  test(`“${words}” is ${meant}`, () => assert.equal(told(role(words)), meant));

test('Words that are text of the case are nobody', () => {
  assert.deepEqual(readRole('matter', scope), {
    says: '"matter" is not a role here: it is a field of letter',
  });
});

test('A role keeps the words it was written in', () => {
  assert.equal(
    role('every leader of group except leader of group of reader').words,
    'every leader of group except leader of group of reader',
  );
});

test('A name that a text leaves unset comes to nobody, so that it is a gap', () => {
  const guardian = role('guardian');
  assert.ok(guardian.is === 'meaning');
  assert.deepEqual(guardian.means, UNSET);
});

test('A meaning can be applied to somebody', () => {
  const senior = role('senior officer of writer');
  assert.ok(senior.is === 'meaning' && senior.of?.is === 'named');
  assert.equal(senior.of.name, 'writer');
});

test('A name of another procedure is said to be of that one', () => {
  const elsewhere = scopeOf(
    {
      vocabulary: {
        procedures: [
          ...vocabulary.procedures,
          { ...emptyProcedure, parties: [{ name: 'tenant', is: 'anyone', label: 'Tenant', about: false }] },
        ],
      },
      offices,
      meanings,
      complete: true,
    },
    ['letter.written'],
  );
  assert.deepEqual(readRole('tenant', elsewhere), {
    says: '"tenant" is not a role here: it is a party of visit',
  });
});

test('While a file that declares names cannot be read, no name is called unknown', () => {
  const broken = scopeOf({ vocabulary, offices: new Map(), meanings, complete: false }, []);
  assert.deepEqual(readRole('mayor', broken), { unknowable: true });
});

const emptyProcedure = {
  name: 'visit',
  title: 'Visits',
  noun: 'Visit',
  plain: 'A visit.',
  youWantTo: 'Visit',
  everydayWords: [],
  private: false,
  parties: [],
  facts: [],
  acts: [],
};
