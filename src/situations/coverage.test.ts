// A rule counts as tried when one situation has it bite and one has it not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untriedRules } from './coverage.ts';
import { larkfield, PEOPLE, ran } from './larkfield.fixture.ts';

const situation = (at: string, more = '') =>
  ran(`
    at: ${at}
    ${PEOPLE.trim()}
    happened:
      - { act: letter.written, on: 2026-12-17, writer: Writer, reader: Reader${more} }`);

function lacks(norm: string, ...all: Parameters<typeof untriedRules>[1]): readonly string[] | undefined {
  const adopted = untriedRules(larkfield.rulebook, all).filter(({ version }) => !version.endsWith('draft'));
  return adopted.find((one) => one.norm.id === norm)?.lacks;
}

test('With no situation every rule lacks both', () => {
  assert.deepEqual(lacks('1.1/answer'), ['bites', 'does not bite']);
});

test('A duty that falls due later has been spared where it could have come', () => {
  const early = situation('2026-12-18');
  const late = situation('2026-12-29');
  assert.deepEqual(lacks('1.2/escalate', early), ['bites']);
  assert.deepEqual(lacks('1.2/escalate', late), ['does not bite']);
  assert.equal(lacks('1.2/escalate', early, late), undefined);
});

test('A bar is spared by an act that is done without a mark', () => {
  const cross = situation('2026-12-18', ', tone: cross');
  const kind = situation('2026-12-18', ', tone: kind');
  assert.deepEqual(lacks('1.10/cross', cross), ['does not bite']);
  assert.equal(lacks('1.10/cross', cross, kind), undefined);
});
