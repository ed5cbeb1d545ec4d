// A rule counts as tried when one situation has it bite and one has it not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untriedLaw, untriedRules } from './coverage.ts';
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

test('A floor is asked of the law and not of the council, whichever council’s situations try it', () => {
  const { rulebook } = larkfield;
  const asLaw = { ...rulebook, versions: rulebook.versions.map((text) => ({ ...text, floor: true })) };
  const lacking = (...all: Parameters<typeof untriedLaw>[1]) =>
    untriedLaw([asLaw, asLaw], all).filter(({ norm }) => norm.id === '1.2/escalate');
  assert.deepEqual(untriedRules(asLaw, []), []);
  assert.deepEqual(untriedLaw([rulebook], []), []);
  assert.ok(lacking().length > 0);
  assert.equal(new Set(lacking().map(({ version }) => version)).size, lacking().length);
  const adopted = lacking(situation('2026-12-18'), situation('2026-12-29')).filter(
    ({ version }) => !version.endsWith('draft'),
  );
  assert.deepEqual(adopted, []);
});
