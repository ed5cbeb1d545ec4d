// Ids that sort by time, and references that can be read out over the telephone and tell nobody anything.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { newActId, newCaseReference, readCaseReference } from './identifiers.ts';

it('an act’s id is a UUID of version 7 that carries its millisecond', () => {
  const now = Date.UTC(2026, 5, 1, 12);
  const id = newActId(now);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), now);
  assert.ok(newActId(now + 1) > id);
});

it('no two acts of one millisecond share an id', () => {
  assert.equal(new Set(Array.from({ length: 2000 }, () => newActId(1))).size, 2000);
});

it('a case reference has two groups of three, without vowels or letters taken for another', () => {
  for (let made = 0; made < 500; made += 1)
    assert.match(newCaseReference(), /^[^aeiou0152lzsv]{3}-[^aeiou0152lzsv]{3}$/);
});

it('a reference is understood as people type it, and what cannot be one is not', () => {
  assert.equal(readCaseReference(' 7KX 4mq '), '7kx-4mq');
  assert.equal(readCaseReference('7kx4mq'), '7kx-4mq');
  assert.equal(readCaseReference('7kx-4m'), undefined);
  assert.equal(readCaseReference('7kx-4mo'), undefined);
  assert.equal(readCaseReference(newCaseReference())?.length, 7);
});
