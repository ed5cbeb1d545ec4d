// What must always hold, whatever a council writes and whatever is recorded: each law of the protocol language, tried
// on hundreds of random councils and records.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sightsOf } from '#access/sight.ts';
import { readingOf, standingInSight } from '#casework/redact.ts';
import * as write from '#engine/example-rulebook.ts';
import type { Version } from '#engine/rules.ts';
import { anyCase, type Case } from '../second-engine/generate-case.ts';
import { role } from '../second-engine/generate-norms.ts';
import { PEOPLE } from '../second-engine/generate-rulebook.ts';
import { TELLABLE } from '../second-engine/generate-vocabulary.ts';
import * as seen from './following.ts';

const EVERYONE = write.kind('everyone');
const TRIES = { numRuns: 300 };
const HOUR = 3_600_000;
const always = (holds: (one: Case) => void) => fc.assert(fc.property(anyCase, holds), TRIES);
const alwaysWith = <T>(what: fc.Arbitrary<T>, holds: (one: Case, what: T) => void) =>
  fc.assert(fc.property(anyCase, what, holds), TRIES);
const shuffled = <T>(list: readonly T[], keys: readonly number[]): readonly T[] =>
  list
    .map((one, index) => [keys[index % keys.length] ?? 0, one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
const without = (one: Case, document: string): readonly Version[] =>
  one.rulebook.versions.filter((version) => version.document !== document);
const addedText = (norms: Parameters<typeof write.text>[0], keys: Partial<Version>) =>
  write.text(norms, { id: 'council/added/1', document: 'added', ...keys });
const dateOf = (instant: number): string =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO('Europe/London')
    .toPlainDate()
    .toString();

test('the order of norms changes nothing', () => {
  const keys = fc.array(fc.nat(), { minLength: 5, maxLength: 5 });
  alwaysWith(keys, (one, order) => {
    const versions = one.rulebook.versions.map((version) => ({
      ...version,
      clauses: shuffled(version.clauses, order),
    }));
    const other = seen.under(one, shuffled(versions, order));
    assert.deepEqual(seen.standingOf(other), seen.standingOf(one));
    assert.equal(seen.verdictOf(other).answer, seen.verdictOf(one).answer);
  });
});

test('duplicate norms change nothing', () => {
  always((one) => {
    const twice = seen.everyClause(one, (clause) => ({
      ...clause,
      norms: [...clause.norms, ...clause.norms],
    }));
    assert.deepEqual(seen.standingOf(twice), seen.standingOf(one));
    assert.equal(seen.verdictOf(twice).answer, seen.verdictOf(one).answer);
  });
});

test('a bar beats a permission of equal rank', () => {
  alwaysWith(fc.boolean(), (one, first) => {
    const rank = { rank: 99 };
    const bar = addedText([write.norm('1/bar', EVERYONE, 'must not', one.proposed.act)], rank);
    const may = addedText([write.norm('1/may', EVERYONE, 'may', one.proposed.act)], {
      ...rank,
      id: 'council/other/1',
      document: 'other',
    });
    const others = without(one, 'law');
    const both = seen.under(one, [...others, ...(first ? [bar, may] : [may, bar])]);
    assert.equal(seen.verdictOf(both).answer, 'no');
    assert.equal(seen.verdictOf(seen.under(one, [may])).answer, 'yes');
  });
});

test('a permission of no higher rank turns no refusal into leave', () => {
  let refused = 0;
  always((one) => {
    const may = addedText([write.norm('1/may', EVERYONE, 'may', one.proposed.act)], { rank: 10 });
    if (seen.verdictOf(one).answer !== 'no') return;
    refused += 1;
    assert.equal(seen.verdictOf(seen.under(one, [...one.rulebook.versions, may])).answer, 'no');
  });
  assert.ok(refused > 0, 'nothing was ever refused');
});

const FLOOR = (act: string, bars: boolean) =>
  addedText(
    [
      write.norm('1/right', EVERYONE, bars ? 'must not' : 'has a right to', act),
      write.norm('2/owed', write.party('holder'), 'must', 'settled', {
        when: [write.on('asked')],
        within: { count: 3, unit: 'working days' },
      }),
    ],
    { id: 'council/statute/1', document: 'statute', floor: true, rank: 0 },
  );

test('a floor is never reduced', () => {
  alwaysWith(
    fc.record({ bars: fc.boolean(), act: fc.constantFrom('asked', 'answered', 'raised') }),
    (one, { bars, act }) => {
      const floor = FLOOR(act, bars);
      const against = addedText(
        [
          write.norm('1/against', EVERYONE, bars ? 'has a right to' : 'must not', act),
          write.norm('2/against', EVERYONE, 'must not', 'settled'),
        ],
        { rank: 99 },
      );
      const ofFloor = (versions: readonly Version[]) =>
        seen
          .itemsOf(seen.standingOf(seen.under(one, versions)))
          .filter(({ because }) => because.version === floor.id)
          .map((item) => ({ ...item, because: { ...item.because, setAside: [] } }));
      const all = [...without(one, 'law'), against, floor];
      assert.deepEqual(ofFloor(all), ofFloor([floor]));
      const { bars: barred } = seen.standingOf(seen.under(one, all));
      assert.ok(bars || !barred.some(({ because }) => because.norm === '1/against'));
      const proposed = { ...one.proposed, act };
      const verdict = seen.verdictOf({ ...seen.under(one, all), proposed });
      if (bars) assert.equal(verdict.answer, 'no');
      else assert.ok(!verdict.because.some(({ norm }) => norm === '1/against'));
    },
  );
});

test('a draft never binds', () => {
  always((one) => {
    const draft = one.rulebook.versions.map((version) => ({ ...version, status: 'draft' as const }));
    const drafted = seen.untried(seen.under(one, draft));
    const standing = seen.standingOf(drafted);
    assert.deepEqual(seen.reasonsOf(standing), []);
    assert.deepEqual([...standing.conflicts, ...standing.notCovered, ...standing.versions], []);
    const { answer, spokenOf } = seen.verdictOf(drafted);
    assert.deepEqual({ answer, spokenOf }, { answer: 'yes', spokenOf: false });
  });
});

test('every item cites a clause that exists in the version that governs', () => {
  always((random) => {
    const one = seen.untried(random);
    const acts = [...one.history.acts, ...one.history.elsewhere];
    const standing = seen.standingOf(one);
    for (const because of seen.reasonsOf(standing)) {
      const version = one.rulebook.versions.find(({ id }) => id === because.version);
      const clause = version?.clauses.find(({ number }) => number === because.clause);
      assert.ok(version && clause, `${because.version} has no clause ${because.clause}`);
      assert.ok([...clause.norms, ...clause.questions].some(({ id }) => id === because.norm));
      assert.notEqual(version.status, 'draft');
      const { from = '0000', until = '9999' } = version.inForce;
      const days = [one.now, ...acts.map(({ happened }) => happened)].map(dateOf);
      const trigger = acts.find(({ id }) => id === because.trigger);
      const governed = trigger && !seen.isLasting(clause, because.norm) ? [dateOf(trigger.happened)] : days;
      assert.ok(
        governed.some((day) => from <= day && day <= until),
        `${version.id} was not in force`,
      );
    }
  });
});

test('adding an unrelated case changes nothing in this one', () => {
  alwaysWith(fc.array(anyCase, { minLength: 1, maxLength: 2 }), (one, others) => {
    const lasting = one.rulebook.vocabulary.procedures
      .flatMap(({ acts }) => acts)
      .filter(({ stands }) => stands);
    const outlives = [
      ...lasting.flatMap(({ name, stands }) => [name, stands?.until]),
      'ruling.made',
      'absence.recorded',
      'absence.ended',
    ];
    const unrelated = others
      .flatMap(({ history }) => history.acts)
      .filter(({ act }) => !outlives.includes(act))
      .map((act, index) => ({
        ...act,
        id: `z${index}`,
        case: 'z',
        happened: Math.min(act.happened, one.now),
        recorded: Math.min(act.recorded, one.now),
      }));
    const elsewhere = [...one.history.elsewhere, ...unrelated].sort((a, b) => a.recorded - b.recorded);
    const beside = { ...one, history: { ...one.history, elsewhere } };
    assert.deepEqual(seen.standingOf(beside), seen.standingOf(one));
    assert.deepEqual(seen.verdictOf(beside), seen.verdictOf(one));
  });
});

test('an answer given yesterday can be reproduced from what was recorded by then', () => {
  alwaysWith(fc.integer({ min: 0, max: 1500 }), (one, hours) => {
    const then = { ...one, now: one.now - hours * HOUR };
    const { nextChange, ...today } = seen.standingOf(then);
    const { nextChange: foreseen, ...yesterday } = seen.standingOf(seen.recordedBy(then, then.now));
    assert.deepEqual(today, yesterday);
    // To look again sooner than need be is right; later is not.
    assert.ok((nextChange ?? Number.POSITIVE_INFINITY) <= (foreseen ?? Number.POSITIVE_INFINITY));
    const proposed = { ...one.proposed, happened: then.now, recorded: then.now };
    assert.deepEqual(
      seen.verdictOf({ ...then, proposed }),
      seen.verdictOf({ ...seen.recordedBy(then, then.now), proposed }),
    );
  });
});

test('nobody handles a matter about themselves unless intended, also after an office changes hands mid-case', () => {
  const officers = ['olly', 'dina', 'mona', 'hal'];
  const directors = write.office('director', write.body('unit', write.party('helper')));
  const single = fc.constantFrom(
    write.office('monitoring officer'),
    write.office('head of paid service'),
    directors,
    write.lineManager(write.party('helper')),
  );
  const random = fc.record({
    role: fc.oneof(
      single,
      fc.tuple(single, single).map(([a, b]) => write.orElse(a, b)),
      fc.tuple(single, single).map(([a, b]) => write.or(a, b)),
    ),
    subject: fc.constantFrom(...officers),
    next: fc.constantFrom(...officers),
    office: fc.constantFrom('mo', 'head', 'director'),
    handed: fc.constantFrom('2026-11-01', '2026-11-04', '2026-11-20'),
  });
  const rules = (role: Parameters<typeof write.orElse>[0]) => [
    write.norm('1/decide', role, 'must', 'decided', { when: [write.on('raised')] }),
    write.norm('2/route', EVERYONE, 'must', 'reported', { when: [write.whenDone], to: role }),
    write.norm('3/after', EVERYONE, 'must', 'visited', {
      when: [write.whenDone],
      first: [write.step('advice of', role)],
    }),
    write.question('4/ask', 'urgent', role, { when: [write.on('raised')] }),
  ];
  let met = 0;
  fc.assert(
    fc.property(random, ({ role, subject, next, office, handed }) => {
      const holdings = [
        ...write.PEOPLE.holdings.map((one) => (one.office === office ? { ...one, until: handed } : one)),
        { office, person: next, from: handed },
      ];
      const raised = write.done('raised', '2026-11-02', 'amir', { subject, helper: 'olly' });
      const standing = write.standingOf(rules(role), write.record(raised), '2026-11-09', {
        ...write.PEOPLE,
        holdings,
      });
      const handlers = [
        ...standing.duties.flatMap(({ who }) => who.people),
        ...standing.questions.flatMap(({ who }) => who.people),
        ...standing.manners.flatMap(({ to }) => to?.people ?? []),
        ...seen.stepsOf(standing).flatMap(({ of }) => of?.people ?? []),
      ];
      met += handlers.length;
      assert.ok(!handlers.includes(subject), `${subject} handles their own matter`);
    }),
    TRIES,
  );
  assert.ok(met > 0);
  const mona = write.record(write.done('raised', '2026-11-02', 'amir', { subject: 'mona' }));
  const onPurpose = write.standingOf(
    rules(write.intended(write.office('monitoring officer'))),
    mona,
    '2026-11-09',
  );
  assert.deepEqual(onPurpose.duties[0]?.who.people, ['mona']);
});

test('nobody whom a case is about is reached for it through an office, whatever the council', () => {
  let handled = 0;
  const random = fc.record({
    who: role.filter(seen.isThroughOffices),
    subject: fc.constantFrom(...PEOPLE),
    holders: fc.array(fc.constantFrom(...PEOPLE), { minLength: 6, maxLength: 6 }),
  });
  alwaysWith(random, (random, { who, subject, holders }) => {
    const duty = addedText(
      [write.norm('1/settle', who, 'must', 'settled', { when: [write.on('asked')] })],
      {},
    );
    const one = seen.aboutSomebody(seen.under(random, [...random.rulebook.versions, duty]), subject, holders);
    const settle = seen.standingOf(one).duties.filter(({ because }) => because.version === duty.id);
    handled += settle.flatMap((one) => one.who.people).length;
    for (const one of settle) assert.ok(!one.who.people.includes(subject), `${subject} by ${who.words}`);
  });
  assert.ok(handled > 0, 'nobody ever handled what was about somebody');
});

test('no notice carries a field its norm does not list', () => {
  let told = 0;
  const random = fc.record({
    telling: fc.subarray([...TELLABLE]),
    whom: fc.constantFrom('asker', 'holder', 'receiver'),
  });
  alwaysWith(random, (random, { telling, whom }) => {
    const tells = { when: [write.on('asked')], to: write.party(whom), telling };
    const added = addedText([write.norm('1/tell', write.office('chief'), 'must', 'tell', tells)], {});
    const one = seen.under(random, [...random.rulebook.versions, added]);
    for (const { because, telling } of seen.standingOf(one).notices) {
      told += 1;
      const clauses = one.rulebook.versions.find(({ id }) => id === because.version)?.clauses ?? [];
      const bodies = clauses
        .flatMap(({ norms }) => norms.filter(({ id }) => id === because.norm))
        .flatMap(seen.bodiesOf);
      const listed = bodies.flatMap((body) => [
        ...(body.telling ?? []),
        ...body.first.flatMap((step) => (step.is === 'tell' ? step.telling : [])),
      ]);
      assert.deepEqual(
        telling.filter((field) => !listed.includes(field)),
        [],
      );
    }
  });
  assert.ok(told > 0, 'there was never a notice');
});

test('because leaks nothing through a wall', () => {
  let kept = 0;
  const fields = fc.subarray([...TELLABLE], { minLength: 1, maxLength: 3 });
  alwaysWith(
    fc.record({ fields, whom: fc.constantFrom('asker', 'holder', 'receiver') }),
    (one, { fields, whom }) => {
      const wall = addedText(
        [write.norm('1/wall', EVERYONE, 'must not', 'tell', { to: write.party(whom), telling: fields })],
        {
          rank: 99,
        },
      );
      const walled = seen.under(one, [...without(one, 'law'), wall]);
      const standing = seen.standingOf(walled);
      const { rulebook, directory, calendars } = walled;
      const history = seen.recordedBy(walled, walled.now).history;
      for (const [person, sight] of sightsOf(rulebook, directory, calendars, history, standing)) {
        if (sight.hidden.size === 0) continue;
        const reading = readingOf(standing, sight, person, () => false);
        const shown = standingInSight(standing, reading);
        const conditions = seen.reasonsOf(shown).flatMap(({ conditions }) => conditions);
        for (const name of sight.hidden)
          assert.ok(!conditions.some(({ words }) => words.includes(name)), name);
        for (const { act, case: of, words } of conditions)
          assert.ok(
            of === undefined || of === standing.case,
            `${words} rests on ${act} of a case not open to ${person}`,
          );
        const hiddenPeople = JSON.stringify(conditions);
        for (const unnamed of reading.unnamed) assert.ok(!hiddenPeople.includes(`"${unnamed}"`), unnamed);
        const before = seen.reasonsOf(standing).flatMap(({ conditions }) => conditions);
        kept += before.filter(({ words }) => [...sight.hidden].some((name) => words.includes(name))).length;
      }
    },
  );
  assert.ok(kept > 0, 'no reason was ever behind a wall');
});

test('a floor right pierces a wall of the protocol', () => {
  let pierced = 0;
  const asked = { when: [write.on('asked')] };
  const fields = fc.subarray([...TELLABLE], { minLength: 1 });
  const random = fc.record({
    telling: fields,
    others: fields,
    whom: fc.constantFrom('asker', 'holder', 'receiver'),
  });
  alwaysWith(random, (one, { telling, others, whom }) => {
    const tells = { ...asked, to: write.party(whom), telling };
    const law = addedText([write.norm('1/tell', write.office('chief'), 'must', 'tell', tells)], {
      floor: true,
      rank: 0,
    });
    const wallOver = (walled: readonly string[]) =>
      write.text(
        [write.norm('1/wall', EVERYONE, 'must not', 'tell', { ...asked, to: EVERYONE, telling: walled })],
        {
          id: 'council/wall/1',
          document: 'wall',
          rank: 99,
        },
      );
    const following = (...versions: Version[]) => seen.standingOf(seen.under(one, versions));
    const carried = (...versions: Version[]) =>
      following(...versions)
        .notices.filter(({ because }) => because.version === law.id)
        .map(({ to, telling, state }) => ({ to, telling, state }));
    assert.deepEqual(
      carried(...without(one, 'law'), wallOver(others), law),
      carried(...without(one, 'law'), law),
    );
    const { walls } = following(wallOver(telling), law);
    for (const { to } of carried(law).filter(({ state }) => state === 'ready' || state === 'waiting')) {
      pierced += 1;
      assert.ok(
        !walls.some(({ against }) => against.people.includes(to)),
        `${to} is kept from what the law tells`,
      );
    }
  });
  assert.ok(pierced > 0, 'nothing was ever told through a wall');
});

test('no step in first is skipped while its fact is not known', () => {
  const needs = fc.constantFrom('consent of' as const, 'advice of' as const, 'consult' as const);
  const force = fc.constantFrom(
    'must' as const,
    'may' as const,
    'has a right to' as const,
    'alone may' as const,
  );
  const urgent = fc.constantFrom(undefined, true, false);
  const taken = fc.boolean();
  const answers = { must: 'not yet', done: 'yes' };
  fc.assert(
    fc.property(
      fc.record({ needs, force, urgent, taken, how: fc.boolean() }),
      ({ needs, force, urgent, taken, how }) => {
        const first = [write.step(needs, write.office('monitoring officer'), write.fact('urgent'))];
        const keys =
          force !== 'must' ? { first } : { first, when: [how ? write.whenDone : write.on('asked')] };
        const rule = write.norm('1/step', EVERYONE, force, 'visited', keys);
        const known = urgent === undefined ? {} : { urgent };
        const asked = { ...write.ASKED, values: { ...write.ASKED.values, ...known } };
        const act = { 'consent of': 'consent.given', 'advice of': 'advice.received', consult: 'consulted' }[
          needs
        ];
        const step = taken ? [write.done(act, '2026-11-03', 'mona', { of: 'mona' })] : [];
        const history = write.record(asked, ...step);
        const { answer } = write.verdictOn([rule], history, write.done('visited', '2026-11-04', 'olly'));
        assert.equal(answer, urgent === false || taken ? answers.done : answers.must);
        const pending = seen
          .stepsOf(write.standingOf([rule], history, '2026-11-04'))
          .map(({ state }) => state);
        const state = urgent === undefined ? 'not known whether needed' : urgent ? 'to do' : 'not needed';
        if (!taken) assert.deepEqual(pending, [state]);
      },
    ),
    TRIES,
  );
});

test('a cap on force never alters a floor', () => {
  always((one) => {
    const floors = one.rulebook.versions.map(({ forceAtMost, ...version }) => ({ ...version, floor: true }));
    const capped = floors.map((version) => ({ ...version, forceAtMost: 'should' as const }));
    assert.deepEqual(seen.standingOf(seen.under(one, capped)), seen.standingOf(seen.under(one, floors)));
    assert.deepEqual(seen.verdictOf(seen.under(one, capped)), seen.verdictOf(seen.under(one, floors)));
  });
});

test('two unchosen readings with the same result raise no question', () => {
  always((one) => {
    const plain = seen.everyNorm(one, (norm) => ({ ...norm, readings: [] }));
    const doubled = seen.everyNorm(plain, (norm) => {
      const { id, clause, place, over, readings, restates, ...body } = norm;
      const reading = (says: string) => ({ says, chosen: false, body });
      return { ...norm, readings: [reading('reading 0'), reading('reading 1')] };
    });
    const standing = seen.standingOf(doubled);
    assert.ok(!standing.conflicts.some(({ kind }) => kind === 'readings differ'));
    assert.deepEqual(seen.withoutReadings(standing), seen.withoutReadings(seen.standingOf(plain)));
    assert.equal(seen.verdictOf(doubled).answer, seen.verdictOf(plain).answer);
  });
});

test('derived at any instant before the next change, it is the same but for when', () => {
  alwaysWith(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (random, part) => {
    const one = seen.recordedBy(random, random.now);
    const now = seen.standingOf(one);
    const until = now.nextChange ?? one.now + 400 * 24 * HOUR;
    for (const later of [one.now + Math.floor((until - one.now) * part), until - 1])
      assert.deepEqual(seen.standingOf({ ...one, now: later }), { ...now, at: later });
  });
});
