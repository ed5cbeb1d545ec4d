import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Act } from '#engine/history.ts';
import { followsFrom } from './case-file.ts';
import { type NoticePayload, whatIsKept } from './keep.ts';
import { actOf, DAY, MONDAY, millbrook } from './testing/millbrook.ts';

const ground = millbrook();
function kept(acts: readonly Act[], now = MONDAY + 10) {
  const { standing, sights } = followsFrom(ground, { case: 'bcd-fgh', acts, elsewhere: [] }, now);
  return whatIsKept(ground.rulebook, acts, standing, sights);
}
const made = actOf('petition.made', 'ada', {
  asker: 'ada',
  answerer: 'dot',
  subject: 'A lantern',
  details: 'It flickers',
  'copied to': ['ben'],
});
const answered = actOf('petition.answered', 'dot', { reply: 'Soonest' }, { happened: MONDAY + 1 });
const urgent = { ...made, values: { ...made.values, urgent: true } };

describe('what is kept beside a case', () => {
  it('grants the whole to those who see the whole, and a part to those who see a part', () => {
    assert.deepEqual(
      [...kept([made]).grants].sort((one, other) => one.person.localeCompare(other.person)),
      [
        { person: 'ada', whole: true },
        { person: 'ben', whole: false },
        { person: 'dot', whole: true },
        { person: 'gus', whole: true },
      ],
    );
  });

  it('lets it be found by its texts and by nothing else', () => {
    assert.equal(kept([made, answered]).searchText, 'A lantern\nIt flickers\nSoonest');
    assert.equal(kept([made]).subject, 'A lantern');
  });

  it('lets nobody find it by a word that a wall keeps from anybody: a hit would tell', () => {
    assert.equal(kept([urgent, answered]).searchText, 'A lantern\nIt flickers');
  });

  it('keeps no subject of a private case', () => {
    const raised = actOf('worry.raised', 'ada', {
      worrier: 'ada',
      hearer: 'eli',
      subject: 'ben',
      matter: 'Curt',
    });
    const { subject, grants } = kept([raised]);
    assert.equal(subject, '');
    assert.ok(grants.every(({ person }) => person !== 'ben'));
  });

  it('gives work to those who owe it and to those who wait for it, but not to those who see a part', () => {
    const { work } = kept([made]);
    const rows = work
      .filter(({ item }) => item.includes('1.1/answer'))
      .map(({ person, role, due }) => [person, role, due]);
    assert.deepEqual(rows, [
      ['dot', 'owes', '2026-06-08'],
      ['ada', 'owed', '2026-06-08'],
    ]);
    assert.ok(work.every(({ person }) => person !== 'ben'));
  });

  it('has as its next change the first instant at which what follows alters by itself', () => {
    assert.equal(kept([made]).nextChange, Date.UTC(2026, 5, 8, 23));
    assert.equal(kept([made], MONDAY + 20 * DAY).nextChange, null);
  });

  it('keeps of a notice the listed fields and no others, as they were when it was told', () => {
    const told = actOf(
      'told',
      null,
      { of: 'fay', norm: '1.3/tell', telling: ['reply'] },
      { happened: MONDAY + 2 },
    );
    const again = actOf('petition.answered', 'dot', { reply: 'Never' }, { happened: MONDAY + 3 });
    const notices = kept([made, answered, told, again]).notices.filter(
      ({ trigger }) => trigger === answered.id,
    );
    assert.deepEqual(
      notices.map(({ recipient, norm }) => [recipient, norm]),
      [['fay', '1.3/tell']],
    );
    const payload = JSON.parse(notices[0]?.payload ?? '') as NoticePayload; // written by keep.ts
    assert.deepEqual(payload.told, { reply: 'Soonest' });
    assert.deepEqual(kept([made, answered]).notices, []);
  });
});
