import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Sight } from '#access/sight.ts';
import { indexOf } from '#access/vocabulary-index.ts';
import type { Because, CaseStanding } from '#engine/standing.ts';
import { followsFrom } from './case-file.ts';
import { actsInSight, NOT_OPEN_TO_YOU, readingOf, standingInSight } from './redact.ts';
import { actOf, MONDAY, millbrook } from './testing/millbrook.ts';

const ground = millbrook();
const { acts: types } = indexOf(ground.rulebook.vocabulary);
const made = actOf('petition.made', 'ada', {
  asker: 'ada',
  answerer: 'dot',
  subject: 'A lantern',
  details: 'It flickers',
  urgent: true,
});
const answered = actOf(
  'petition.answered',
  'dot',
  { answerer: 'dot', reply: 'Soon' },
  { happened: MONDAY + 1, reasons: 'None' },
);
const settled = actOf(
  'question.answered',
  'eli',
  { asks: 'urgent', answer: 'yes', reasons: 'It is' },
  { happened: MONDAY + 2 },
);
const ACTS = [made, answered, settled];
const { standing } = followsFrom(ground, { case: 'bcd-fgh', acts: ACTS, elsewhere: [] }, MONDAY + 3);

const whole = (...hidden: string[]): Sight => ({ of: 'the case', hidden: new Set(hidden), as: [] });
const reading = (sight: Sight, reader = 'gus', of: CaseStanding = standing) =>
  readingOf(of, sight, reader, (ref) => ref === 'seen');

describe('acts as one person may read them', () => {
  it('are all of them, unchanged, when nothing is hidden', () => {
    assert.deepEqual(actsInSight(types, ACTS, reading(whole())), ACTS);
  });

  it('are those addressed to them, when that is all they see', () => {
    const part: Sight = { of: new Set([answered.id]), hidden: new Set(), as: [] };
    assert.deepEqual(actsInSight(types, ACTS, reading(part)), [answered]);
  });

  it('lack hidden fields altogether, and keep them where the reader wrote them', () => {
    const [, shown] = actsInSight(types, ACTS, reading(whole('reply')));
    assert.deepEqual(shown?.values, { answerer: 'dot' });
    assert.deepEqual(actsInSight(types, ACTS, reading(whole('reply', 'details'), 'dot'))[1], answered);
    assert.equal(
      actsInSight(types, ACTS, reading(whole('reply', 'details'), 'dot'))[0]?.values['details'],
      undefined,
    );
  });

  it('lack the answer to a question about a hidden fact, and its reasons', () => {
    const shown = actsInSight(types, ACTS, reading(whole('urgent')));
    assert.deepEqual(shown[2]?.values, {});
    assert.ok(!JSON.stringify(shown).includes('It is'));
  });

  it('do not say who did them, where that person’s part is hidden', () => {
    const shown = actsInSight(types, ACTS, reading(whole('asker')));
    assert.equal(shown[0]?.by, null);
    assert.equal(shown[1]?.by, 'dot');
    assert.ok(!JSON.stringify(shown.map(({ by, values }) => ({ by, values }))).includes('ada'));
  });
});

describe('what follows, as one person may read it', () => {
  it('is nothing without a sight', () => {
    const shown = standingInSight(standing, undefined);
    for (const [name, value] of Object.entries(shown))
      if (Array.isArray(value)) assert.deepEqual(value, [], name);
    assert.deepEqual(shown.parties, {});
    assert.equal(shown.nextChange, null);
  });

  it('is, for somebody told, the notice to them without its reasons, and not whether the case is closed', () => {
    const told = actOf(
      'told',
      null,
      { of: 'fay', norm: '1.3/tell', telling: ['reply'] },
      { happened: MONDAY + 3 },
    );
    const later = followsFrom(
      ground,
      { case: 'bcd-fgh', acts: [...ACTS, told], elsewhere: [] },
      MONDAY + 4,
    ).standing;
    assert.equal(later.closed, true);
    const shown = standingInSight(
      later,
      reading({ of: new Set(), hidden: new Set(), as: ['told'] }, 'fay', later),
    );
    assert.deepEqual(
      shown.notices.map(({ to }) => to),
      ['fay'],
    );
    assert.deepEqual(shown.notices[0]?.because.conditions, []);
    assert.equal(shown.closed, false);
    assert.deepEqual(shown.duties, []);
    assert.deepEqual(shown.versions, []);
  });

  it('never shows a wall to those it keeps out', () => {
    assert.deepEqual(
      standing.walls.map(({ because }) => because.norm),
      ['1.4/wall'],
    );
    assert.deepEqual(standingInSight(standing, reading(whole('reply'))).walls, []);
    assert.equal(standingInSight(standing, reading(whole(), 'ada')).walls.length, 1);
  });

  it('names nobody whose part is hidden, neither as bearer nor as recipient', () => {
    const shown = standingInSight(standing, reading(whole('answerer')));
    assert.equal(shown.parties['answerer'], undefined);
    assert.ok(standing.duties.some(({ who }) => who.people.includes('dot')));
    assert.ok(
      !JSON.stringify([shown.duties, shown.notices, shown.manners, shown.permissions]).includes('"dot"'),
    );
  });

  it('gives no reason that rests on what is hidden or on another case that the reader does not see', () => {
    const [duty] = standing.duties;
    assert.ok(duty);
    const conditions: Because['conditions'] = [
      { words: 'urgent: yes', side: 'if', holds: 'yes', act: made.id, case: 'bcd-fgh' },
      { words: 'absent: no', side: 'if', holds: 'yes', act: 'x', case: 'unseen' },
      { words: 'absent: no', side: 'if', holds: 'yes', act: 'y', case: 'seen' },
    ];
    const given = { ...standing, duties: [{ ...duty, because: { ...duty.because, conditions } }] };
    const shown = standingInSight(given, reading(whole('urgent'), 'gus', given)).duties[0]?.because
      .conditions;
    assert.deepEqual(shown, [
      { words: NOT_OPEN_TO_YOU, side: 'if', holds: 'yes' },
      { words: NOT_OPEN_TO_YOU, side: 'if', holds: 'yes' },
      conditions[2],
    ]);
  });
});
