// What is said of a text’s standing goes by the day, not by what its file will say of it later.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { textsNow } from '#comparison/columns.ts';
import { loadEverything } from '#language/files.ts';
import { statusOf } from './clause-words.ts';

test('A text adopted for a later day is in force from that day, and the one before it until the day before', async () => {
  const { councils } = await loadEverything(fileURLToPath(new URL('../../../..', import.meta.url)));
  const rulebook = councils.get('exeter')?.rulebook;
  const [text] = rulebook?.versions.filter(({ floor }) => !floor) ?? [];
  assert.ok(rulebook && text);
  const old = {
    ...text,
    status: 'superseded',
    inForce: { from: '2023-04-01', until: '2026-12-31' },
  } as const;
  const next = { ...text, id: 'exeter/protocol/2027', inForce: { from: '2027-01-01' } };
  const both = { ...rulebook, versions: [old, next] };
  const on = (day: string) => [
    statusOf(both, old, day),
    statusOf(both, next, day),
    textsNow(both, day)[0]?.id,
  ];
  assert.deepEqual(on('2026-12-31'), [
    'In force until 31 December 2026',
    'Adopted, in force from 1 January 2027',
    old.id,
  ]);
  assert.deepEqual(on('2027-01-01'), ['Superseded', 'In force', next.id]);
});
