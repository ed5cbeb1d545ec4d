import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newActId } from '#register/identifiers.ts';
import { createCasework } from './create.ts';
import { importCase } from './import-case.ts';
import { actOf, DAY, type Millbrook, MONDAY, startMillbrook } from './testing/millbrook.ts';
import type { Outcome, Proposal } from './view.ts';

let town: Millbrook;
before(async () => {
  town = await startMillbrook();
});
after(() => town.close());

function why(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'done' : outcome.refusal.why;
}
const here = (act: string, values: Proposal['values'] = {}, more: Partial<Proposal> = {}): Proposal => ({
  act,
  values,
  done: 'here',
  ...more,
});

describe('doing an act', () => {
  it('puts it on the record with whom it was done by, and is there when it resolves', async () => {
    const ref = await town.petition();
    const record = await town.storage.readCase('millbrook', ref);
    assert.deepEqual(
      record?.acts.map(({ act, by, values }) => [act, by, values['asker']]),
      [['petition.made', 'ada', 'ada']],
    );
  });

  it('is refused where a clause bars it, and nothing is put on the record', async () => {
    const ref = await town.petition();
    await town.casework.act(town.as('dot'), ref, here('petition.answered', { reply: 'Yes' }));
    const chased = await town.casework.act(town.as('ada'), ref, here('petition.chased'));
    assert.equal(why(chased), 'barred');
    assert.ok(
      !chased.ok &&
        chased.refusal.why === 'barred' &&
        chased.refusal.verdict.because[0]?.norm === '1.6/enough',
    );
    const view = await town.casework.look(town.as('ada'), ref);
    assert.ok(view?.entries.every(({ act }) => act.act !== 'petition.chased'));
  });

  it('is recorded whatever the protocol says, when it was done elsewhere, and is marked', async () => {
    const ref = await town.petition();
    await town.casework.act(town.as('dot'), ref, here('petition.answered', { reply: 'Yes' }));
    assert.equal(
      why(await town.casework.act(town.as('ada'), ref, here('petition.chased', {}, { done: 'elsewhere' }))),
      'done',
    );
    const view = await town.casework.look(town.as('ada'), ref);
    assert.equal(view?.entries.find(({ act }) => act.act === 'petition.chased')?.marked, true);
  });

  it('waits for what must come first', async () => {
    const ref = await town.petition();
    assert.equal(why(await town.casework.act(town.as('dot'), ref, here('petition.shelved'))), 'not yet');
    assert.equal(
      why(await town.casework.act(town.as('dot'), ref, here('advice.received', { of: 'eli', advice: 'Do' }))),
      'done',
    );
    assert.equal(why(await town.casework.act(town.as('dot'), ref, here('petition.shelved'))), 'done');
  });

  it('wants a reason where a clause advises against it, and is done with one', async () => {
    const ref = await town.petition();
    const passed = here('petition.passed', { answerer: 'fay' });
    assert.equal(why(await town.casework.act(town.as('dot'), ref, passed)), 'reason wanted');
    assert.equal(why(await town.casework.act(town.as('dot'), ref, { ...passed, reasons: 'Hers' })), 'done');
  });

  it('belongs to the person in that part of the case; others may record that it was done elsewhere', async () => {
    const ref = await town.petition();
    const answer = here('petition.answered', { reply: 'Yes' });
    assert.equal(why(await town.casework.act(town.as('ada'), ref, answer)), 'not yours');
    assert.equal(why(await town.casework.act(town.as('gus'), ref, { ...answer, done: 'elsewhere' })), 'done');
  });

  it('is put down to nobody else', async () => {
    const ref = await town.petition();
    assert.equal(
      why(await town.casework.act(town.as('ada'), ref, here('petition.chased', { asker: 'ben' }))),
      'not yours',
    );
    const asOther = here('petition.made', { asker: 'ben', answerer: 'dot', subject: 'x' });
    assert.equal(why(await town.casework.act(town.as('ada'), undefined, asOther)), 'not yours');
    const asBoth = here('petition.made', { asker: ['ada', 'ben'], answerer: 'dot', subject: 'x' });
    assert.equal(why(await town.casework.act(town.as('ada'), undefined, asBoth)), 'not yours');
  });

  it('is refused when the case has changed since it was looked at, and loses nothing', async () => {
    const ref = await town.petition();
    assert.equal(
      why(await town.casework.act(town.as('dot'), ref, here('petition.answered', { reply: 'Yes' }), 1)),
      'done',
    );
    const late = await town.casework.act(town.as('dot'), ref, here('petition.answered', { reply: 'No' }), 1);
    assert.ok(!late.ok && late.refusal.why === 'changed meanwhile' && late.refusal.version > 1);
  });

  it('is done once when two do it at the same moment', async () => {
    const ref = await town.petition();
    const tries = await Promise.all(
      ['Yes', 'No'].map((reply) =>
        town.casework.act(town.as('dot'), ref, here('petition.answered', { reply }), 1),
      ),
    );
    assert.deepEqual(tries.map(why).sort(), ['changed meanwhile', 'done']);
  });

  it('is not done with a value that has not the form asked for, nor with one that nobody asked for', async () => {
    const ref = await town.petition();
    for (const values of [
      { reply: 7 },
      { reply: 'Yes', constructor: 'x' },
      { reply: 'Yes', subject: 'gus' },
      {},
    ])
      assert.equal(
        why(await town.casework.act(town.as('dot'), ref, here('petition.answered', values))),
        'not valid',
        JSON.stringify(values),
      );
  });

  it('is not done in a case of another procedure, nor opens one inside another', async () => {
    const ref = await town.petition();
    for (const act of ['worry.heard', 'petition.made', 'nothing.known', 'constructor'])
      assert.equal(
        why(await town.casework.act(town.as('ada'), ref, here(act, {}, { done: 'elsewhere' }))),
        'not valid',
        act,
      );
    assert.equal(
      why(await town.casework.act(town.as('ada'), undefined, here('petition.answered', { reply: 'x' }))),
      'not valid',
    );
  });

  it('did not happen in the future, and what is done here happens now', async () => {
    const ref = await town.petition();
    const answer = here('petition.answered', { reply: 'Yes' });
    for (const when of [
      { happened: town.now() - DAY },
      { done: 'elsewhere' as const, happened: town.now() + DAY },
    ])
      assert.equal(why(await town.casework.act(town.as('dot'), ref, { ...answer, ...when })), 'not valid');
  });

  it('reaches whom the protocol names, where it leaves no choice', async () => {
    const ref = await town.worry('ben');
    const view = await town.casework.look(town.as('ada'), ref);
    assert.deepEqual(view?.standing.parties['hearer'], ['eli']);
    const stray = here('worry.raised', { subject: 'ben', matter: 'x', hearer: 'nobody' });
    assert.equal(why(await town.casework.act(town.as('ada'), undefined, stray)), 'not valid');
  });

  it('is not covered where the only person named is whom it is about', async () => {
    assert.equal(
      why(
        await town.casework.act(
          town.as('ada'),
          undefined,
          here('worry.raised', { subject: 'eli', matter: 'x' }),
        ),
      ),
      'not covered',
    );
  });
});

describe('proposing an act', () => {
  it('says what would follow and who would see it, and puts nothing on the record', async () => {
    const ref = await town.petition();
    const asked = await town.casework.propose(
      town.as('dot'),
      ref,
      here('petition.answered', { reply: 'Yes' }),
    );
    assert.ok(asked.ok && asked.value.refusal === undefined);
    assert.ok(
      asked.value.standing.duties.some(
        ({ because, state }) => because.norm === '1.1/answer' && state === 'met',
      ),
    );
    assert.deepEqual(asked.value.seenBy.map(({ person }) => person).sort(), ['ada', 'dot', 'gus']);
    assert.equal((await town.storage.readHeader('millbrook', ref))?.version, 1);
  });

  it('finds the same refusals as doing it', async () => {
    const ref = await town.petition();
    const shelved = await town.casework.propose(town.as('dot'), ref, here('petition.shelved'));
    assert.ok(shelved.ok && shelved.value.refusal?.why === 'not yet');
  });
});

describe('for somebody without a sight of it, a case', () => {
  it('is to be looked at, proposed on and acted on as if it were a wrong number', async () => {
    const ref = await town.worry('ben');
    for (const person of ['ben', 'cas', 'dot', 'nobody'])
      for (const one of [ref, 'xxx-xxx', '', 'a\0b', ref.toUpperCase()]) {
        assert.equal(await town.casework.look(town.as(person), one), undefined);
        for (const proposal of [
          here('worry.heard'),
          here('nothing.known'),
          here('worry.heard', { outcome: 7 }),
        ]) {
          const not = { ok: false, refusal: { why: 'not found' } };
          assert.deepEqual(await town.casework.propose(town.as(person), one, proposal), not);
          assert.deepEqual(await town.casework.act(town.as(person), one, proposal, 99), not);
        }
      }
  });

  it('costs what a wrong number costs: the same one question to the database, and nothing is worked out', async () => {
    const ref = await town.worry('ben');
    const asked: string[] = [];
    const counted = Object.entries(town.storage).map(([name, method]) => [
      name,
      (...given: unknown[]) => {
        asked.push(name);
        return Reflect.apply(method, town.storage, given);
      },
    ]);
    const storage: typeof town.storage = { ...town.storage, ...Object.fromEntries(counted) };
    const casework = createCasework({
      storage,
      rulebooks: new Map([['millbrook', town.rulebook]]),
      calendars: town.ground.calendars,
      now: town.now,
    });
    await casework.directory('millbrook');
    const during = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
      asked.length = 0;
      await work();
      return [...asked];
    };
    const ways = [
      (one: string) => casework.look(town.as('ben'), one),
      (one: string) => casework.propose(town.as('ben'), one, here('worry.heard')),
      (one: string) => casework.act(town.as('ben'), one, here('worry.heard'), 1),
    ];
    for (const way of ways) {
      const shut = await during(() => way(ref));
      assert.deepEqual(shut, ['directoryVersion', 'readCaseFor']);
      assert.deepEqual(await during(() => way('xxx-xxx')), shut);
    }
    const open = await during(() => casework.look(town.as('ada'), ref));
    assert.ok(open.length > 2, 'what follows is worked out');
    assert.ok(!open.includes('readCase'), 'nobody who looks is given what only the system may read');
  });

  it('is no case of another council, though somebody there has the same name', async () => {
    const ref = await town.petition();
    await assert.rejects(
      town.casework.look({ council: 'elsewhere', person: 'ada' }, ref),
      /No protocol of the council “elsewhere” is loaded/,
    );
  });
});

describe('a case as somebody copied in sees it', () => {
  it('is the act sent to them: neither what came after, nor whether it is closed, nor how much there is', async () => {
    const ref = await town.petition({ 'copied to': ['ben'] });
    await town.casework.act(town.as('dot'), ref, here('petition.answered', { reply: 'Soonest' }));
    const view = await town.casework.look(town.as('ben'), ref);
    assert.deepEqual(
      view?.entries.map(({ act }) => act.act),
      ['petition.made'],
    );
    assert.deepEqual([view?.whole, view?.version, view?.closed, view?.opened], [false, 1, false, undefined]);
    assert.deepEqual([view?.seenBy, view?.next, view?.barred], [[], [], []]);
    const [line] = (await town.casework.cases(town.as('ben'))).lines.filter((one) => one.ref === ref);
    // The subject stands in the act that was sent to them.
    assert.deepEqual([line?.subject, line?.closed, line?.opened], ['A lantern', false, undefined]);
    assert.deepEqual(await town.casework.find(town.as('ben'), 'lantern'), []);
    assert.equal(why(await town.casework.propose(town.as('ben'), ref, here('petition.chased'))), 'not found');
  });

  it('says nothing of its place on the record to anybody', async () => {
    const ref = await town.petition();
    const view = await town.casework.look(town.as('ada'), ref);
    assert.deepEqual(Object.keys(view?.entries[0]?.act ?? {}).sort(), [
      'act',
      'by',
      'case',
      'done',
      'happened',
      'id',
      'recorded',
      'values',
    ]);
  });
});

describe('a field behind a wall', () => {
  it('is read by those it leaves in, and by nobody it keeps out: not on the page, not as a search', async () => {
    const ref = await town.petition({ urgent: true });
    await town.casework.act(town.as('dot'), ref, here('petition.answered', { reply: 'Behindwall' }));
    const [asker, overseer] = await Promise.all(
      ['ada', 'gus'].map((person) => town.casework.look(town.as(person), ref)),
    );
    assert.ok(JSON.stringify(asker).includes('Behindwall'));
    assert.ok(!JSON.stringify(overseer).includes('Behindwall'));
    for (const person of ['ada', 'gus', 'dot'])
      assert.deepEqual(await town.casework.find(town.as(person), 'behindwall'), []);
  });
});

describe('a notice', () => {
  it('is told once, with the listed fields, however often its case is derived again', async () => {
    const ref = await town.petition();
    await town.casework.act(town.as('dot'), ref, here('petition.answered', { reply: 'Soonest' }));
    const told = async () =>
      (await town.casework.notices(town.as('fay'))).lines.filter((line) => line.ref === ref);
    assert.deepEqual(
      (await told()).map(({ told: values, telling }) => [values, telling]),
      [[{ reply: 'Soonest' }, ['reply']]],
    );
    town.pass(DAY);
    await town.casework.catchUp();
    await town.casework.act(town.as('dot'), ref, here('consulted', { of: 'eli' }));
    assert.equal((await told()).length, 1);
    const record = await town.storage.readCase('millbrook', ref);
    assert.equal(record?.acts.filter(({ act }) => act === 'told').length, 1);
  });
});

describe('when a date passes', () => {
  it('what follows from it is in the lists after the next look, and whoever owes it now sees the case', async () => {
    const ref = await town.petition();
    const owes = async (person: string) =>
      (await town.casework.work(town.as(person), 'mine')).lines.filter((line) => line.case.ref === ref);
    assert.deepEqual(
      (await owes('dot')).map(({ overdue }) => overdue),
      [false],
    );
    assert.deepEqual(await owes('eli'), []);
    assert.equal(await town.casework.look(town.as('eli'), ref), undefined);
    town.pass(10 * DAY);
    assert.ok((await town.casework.catchUp()) >= 1);
    assert.deepEqual(
      (await owes('dot')).map(({ overdue }) => overdue),
      [true],
    );
    assert.deepEqual(
      (await owes('eli')).map(({ acts }) => acts),
      [['petition.passed']],
    );
    assert.equal((await town.casework.look(town.as('eli'), ref))?.whole, true);
    assert.equal(await town.casework.catchUp(), 0);
  });
});

describe('a case that happened elsewhere', () => {
  it('comes onto the record act by act, with what followed from each on its own day', async () => {
    const acts = [
      actOf(
        'petition.made',
        'ada',
        { asker: 'ada', answerer: 'dot', subject: 'An old well' },
        { id: newActId(MONDAY - 20 * DAY), happened: MONDAY - 20 * DAY, done: 'elsewhere' },
      ),
      actOf(
        'petition.answered',
        'dot',
        { reply: 'Dug' },
        { id: newActId(MONDAY - 18 * DAY), happened: MONDAY - 18 * DAY, done: 'elsewhere' },
      ),
    ];
    const ref = await importCase(town.storage, town.ground, 'petition', acts, town.now());
    const record = await town.storage.readCase('millbrook', ref);
    assert.deepEqual(
      record?.acts.map(({ act, recorded }) => [act, (recorded - MONDAY) / DAY]),
      [
        ['petition.made', -20],
        ['petition.answered', -18],
        ['told', -18],
      ],
    );
    assert.equal(record?.header.closed, true);
    assert.deepEqual(
      (await town.casework.find(town.as('ada'), 'well dug')).map((line) => line.ref),
      [ref],
    );
    await assert.rejects(
      importCase(town.storage, town.ground, 'petition', [], town.now()),
      /begins with an act/,
    );
  });
});

describe('a draft', () => {
  it('is its writer’s alone, until it is sent or thrown away', async () => {
    const ref = await town.casework.saveDraft(town.as('ada'), {
      act: 'petition.made',
      typed: { subject: 'Half a th' },
    });
    assert.deepEqual((await town.casework.draft(town.as('ada'), ref))?.typed, { subject: 'Half a th' });
    for (const person of ['ben', 'gus', 'nobody'])
      assert.equal(await town.casework.draft(town.as(person), ref), undefined);
    await town.casework.discardDraft(town.as('ben'), ref);
    assert.ok(await town.casework.draft(town.as('ada'), ref));
    await town.casework.discardDraft(town.as('ada'), ref);
    assert.equal(await town.casework.draft(town.as('ada'), ref), undefined);
    assert.equal(await town.casework.draft(town.as('ada'), 'a\0b'), undefined);
  });
});
