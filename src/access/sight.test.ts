import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Ground } from '#casework/case-file.ts';
import { actOf, DAY, MONDAY, millbrook, millbrookWatchedFromOutside } from '#casework/testing/millbrook.ts';
import { derive } from '#engine/derive.ts';
import type { Act, Directory } from '#engine/history.ts';
import { type Sights, sightsOf } from './sight.ts';

const MADE = actOf('petition.made', 'ada', { asker: 'ada', answerer: 'dot', subject: 'A lantern' });
const RAISED = actOf('worry.raised', 'ada', {
  worrier: 'ada',
  hearer: 'eli',
  subject: 'ben',
  matter: 'He was curt',
});

function sights(
  acts: readonly Act[],
  { now = MONDAY, ground = millbrook() }: { now?: number; ground?: Ground } = {},
): Sights {
  const { rulebook, directory, calendars } = ground;
  const history = { case: 'bcd-fgh', acts, elsewhere: [] };
  return sightsOf(
    rulebook,
    directory,
    calendars,
    history,
    derive(rulebook, directory, history, calendars, now),
  );
}
const seers = (all: Sights): readonly string[] => [...all.keys()].sort();

describe('the whole of a case is seen by', () => {
  it('whoever is a party, whoever has acted, and the office of oversight', () => {
    const all = sights([MADE, actOf('petition.chased', 'hal', { news: 'None' }, { done: 'elsewhere' })]);
    assert.deepEqual(seers(all), ['ada', 'dot', 'gus', 'hal']);
    assert.ok([...all.values()].every(({ of }) => of === 'the case'));
    assert.deepEqual(all.get('gus')?.as, ['oversight']);
    assert.deepEqual(all.get('hal')?.as, ['has acted']);
    assert.ok(all.get('dot')?.as.includes('answerer'));
  });

  it('whoever was a party once, though another has the part now', () => {
    const all = sights([
      MADE,
      actOf('petition.passed', 'dot', { answerer: 'fay' }, { happened: MONDAY + 1 }),
    ]);
    assert.equal(all.get('dot')?.of, 'the case');
    assert.equal(all.get('fay')?.of, 'the case');
  });

  it('whoever comes to owe something in it, from when they owe it', () => {
    assert.equal(sights([MADE]).has('eli'), false);
    assert.equal(sights([MADE], { now: MONDAY + 10 * DAY }).get('eli')?.of, 'the case');
  });

  it('whoever was consulted or has given advice', () => {
    for (const act of ['consulted', 'advice.received'])
      assert.equal(sights([MADE, actOf(act, 'dot', { of: 'hal', advice: 'No' })]).get('hal')?.of, 'the case');
  });
});

describe('nothing of a case is seen by', () => {
  it('a class of people of whom a rule speaks: what any member should do is no part for each of them', () => {
    assert.equal(sights([MADE]).has('ben'), false);
  });

  it('its subject, though they have acted in it, are copied in, or hold the office of oversight', () => {
    const copied = actOf('consulted', 'ben', { of: 'ben' });
    assert.equal(sights([RAISED, copied]).has('ben'), false);
    const aboutOverseer = { ...RAISED, values: { ...RAISED.values, subject: 'gus' } };
    assert.equal(sights([aboutOverseer]).has('gus'), false);
    assert.ok(sights([RAISED]).has('gus'));
  });

  it('either of two subjects', () => {
    const both = { ...RAISED, values: { ...RAISED.values, subject: ['ben', 'gus'] } };
    assert.deepEqual(seers(sights([both])), ['ada', 'eli']);
  });

  it('an overseer outside, until an act refers it there', () => {
    const ground = millbrookWatchedFromOutside();
    assert.equal(sights([RAISED], { ground }).has('gus'), false);
    assert.ok(sights([RAISED, actOf('worry.sent outside', 'ada', {})], { ground }).has('gus'));
  });

  it('somebody whom a wall shuts out of everything, though they are a party', () => {
    const toLeader = { ...RAISED, values: { ...RAISED.values, hearer: ['eli', 'cas'] } };
    assert.deepEqual(seers(sights([toLeader])), ['ada', 'eli', 'gus']);
  });

  it('somebody who held an office of which the directory says that it ended', () => {
    const { directory, ...rest } = millbrook();
    const ended: Directory = {
      ...directory,
      holdings: directory.holdings.map((one) =>
        one.office === 'overseer' ? { ...one, until: '2026-05-31' } : one,
      ),
    };
    assert.deepEqual(seers(sights([MADE], { ground: { ...rest, directory: ended } })), ['ada', 'dot']);
  });
});

describe('a part of a case is seen by', () => {
  it('whoever an act was addressed to: that act alone', () => {
    const copied = { ...MADE, values: { ...MADE.values, 'copied to': ['ben', 'hal'] } };
    assert.deepEqual(sights([copied]).get('ben'), {
      of: new Set([copied.id]),
      hidden: new Set(),
      as: ['addressed'],
    });
  });

  it('whoever a clause has had told: no act', () => {
    const answered = actOf('petition.answered', 'dot', { reply: 'Soon' }, { happened: MONDAY + 1 });
    const told = actOf(
      'told',
      null,
      { of: 'fay', norm: '1.3/tell', telling: ['reply'] },
      { happened: MONDAY + 2 },
    );
    assert.equal(sights([MADE, answered], { now: MONDAY + 3 }).has('fay'), false);
    assert.deepEqual(sights([MADE, answered, told], { now: MONDAY + 3 }).get('fay'), {
      of: new Set(),
      hidden: new Set(),
      as: ['told'],
    });
  });

  it('its subject, once a clause has had them told: nothing but that', () => {
    const heard = actOf('worry.heard', 'eli', { outcome: 'A word' }, { happened: MONDAY + 1 });
    const told = actOf(
      'told',
      'eli',
      { of: 'ben', norm: '2.3/tell', telling: ['outcome'] },
      { happened: MONDAY + 2 },
    );
    assert.deepEqual(sights([RAISED, heard, told], { now: MONDAY + 3 }).get('ben'), {
      of: new Set(),
      hidden: new Set(),
      as: ['told'],
    });
  });
});

describe('what is hidden within a sight', () => {
  it('are the fields of which a wall keeps somebody from learning, oversight included', () => {
    const urgent = { ...MADE, values: { ...MADE.values, urgent: true } };
    const answered = actOf('petition.answered', 'dot', { reply: 'Soon' }, { happened: MONDAY + 1 });
    const all = sights([urgent, answered], { now: MONDAY + 2 });
    assert.deepEqual(all.get('gus')?.hidden, new Set(['reply']));
    assert.deepEqual(all.get('ada')?.hidden, new Set());
  });
});

describe('a field that has the name of a party', () => {
  it('names nobody: the subject of a petition is a text, though it be somebody’s id', () => {
    for (const subject of ['dot', 'gus', 'ada']) {
      const all = sights([{ ...MADE, values: { ...MADE.values, subject } }]);
      assert.deepEqual(seers(all), ['ada', 'dot', 'gus'], subject);
    }
  });
});
