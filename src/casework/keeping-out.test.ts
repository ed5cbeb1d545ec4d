// Standing aside from a case, and being kept out of it: whose it is, and that nothing of the case is left for them.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { block, DAY, type Millbrook, startMillbrook } from './testing/millbrook.ts';
import type { Done, Outcome, Proposal } from './view.ts';

let town: Millbrook;
before(async () => {
  town = await startMillbrook({
    clauses: block(
      '3.1',
      '- { norm: 3.1/shelve, who: clerk else chief, must: petition.shelved, when: petition.chased }',
    ),
  });
});
after(() => town.close());

const here = (act: string, values: Proposal['values'] = {}): Proposal => ({ act, values, done: 'here' });
const why = (outcome: Outcome<Done>) => (outcome.ok ? 'done' : outcome.refusal.why);
const act = async (person: string, ref: string, proposal: Proposal) =>
  why(await town.casework.act(town.as(person), ref, proposal));
const keepOut = (of: string): Proposal => here('excluded', { of, reasons: 'It is about their brother' });
const sees = async (person: string, ref: string): Promise<boolean> =>
  (await town.casework.look(town.as(person), ref)) !== undefined;

describe('somebody kept out of a case', () => {
  it('finds it nowhere: not by its reference, in lists, by search, in what they owe, or in what they were told', async () => {
    const ref = await town.petition({ subject: 'A weathercock' });
    await act('dot', ref, here('petition.answered', { reply: 'Gilded' }));
    const told = await town.casework.notices(town.as('fay'));
    assert.ok(told.lines.some((line) => line.ref === ref));
    assert.equal(await act('gus', ref, keepOut('fay')), 'done');
    const dots = await town.petition({ subject: 'A weathercock again' });
    await town.casework.saveDraft(town.as('dot'), {
      case: dots,
      act: 'petition.answered',
      typed: { reply: 'Not yet' },
    });
    assert.equal(await act('gus', dots, keepOut('dot')), 'done');
    for (const [person, one] of [
      ['fay', ref],
      ['dot', dots],
    ] as const) {
      const { casework } = town;
      const viewer = town.as(person);
      assert.equal(await casework.look(viewer, one), undefined);
      const everywhere = [
        await casework.notices(viewer),
        await casework.cases(viewer),
        await casework.work(viewer, 'mine'),
        await casework.work(viewer, 'waiting'),
        await casework.drafts(viewer),
        await casework.find(viewer, 'weathercock'),
      ];
      assert.ok(!JSON.stringify(everywhere).includes(one), person);
      assert.equal(await act(person, one, here('petition.answered', { reply: 'Yes' })), 'not found');
    }
  });

  it('may be let back in, and finds it again', async () => {
    const ref = await town.petition();
    await act('gus', ref, keepOut('dot'));
    assert.equal(await act('dot', ref, here('readmitted', { of: 'dot', reasons: 'Please' })), 'not found');
    assert.equal(
      await act('gus', ref, here('readmitted', { of: 'dot', reasons: 'Not his brother' })),
      'done',
    );
    assert.ok(await sees('dot', ref));
  });

  it('is shown to those who see the whole, with who did so and whom to ask', async () => {
    const ref = await town.petition();
    await act('gus', ref, keepOut('dot'));
    const seen = await town.casework.look(town.as('ada'), ref);
    assert.deepEqual(seen?.keepingOut, {
      out: [{ person: 'dot', since: town.now(), by: 'gus' }],
      decide: ['gus'],
      mayDecide: false,
      mayStandAside: false,
    });
  });
});

describe('whoever stands aside', () => {
  it('sees the case no longer, and what was theirs goes to whom the text names next', async () => {
    const ref = await town.petition();
    await act('ada', ref, here('petition.chased', {}));
    const shelving = async (): Promise<readonly string[]> => {
      const view = await town.casework.look(town.as('ada'), ref);
      return (view?.standing.duties ?? [])
        .filter(({ because }) => because.norm === '3.1/shelve')
        .flatMap(({ who }) => who.people);
    };
    assert.deepEqual(await shelving(), ['eli']);
    assert.equal(await act('eli', ref, here('recused', { reasons: 'He is a neighbour' })), 'done');
    assert.equal(await sees('eli', ref), false);
    assert.deepEqual(await shelving(), ['fay']);
    assert.ok(await sees('fay', ref));
    assert.equal(await act('gus', ref, here('readmitted', { of: 'eli', reasons: 'Moved away' })), 'done');
    assert.deepEqual(await shelving(), ['eli']);
  });
});

describe('to keep somebody out is', () => {
  it('for the office of oversight, here or recorded from elsewhere, and for nobody else who sees it', async () => {
    const ref = await town.petition();
    assert.equal(await act('ada', ref, keepOut('dot')), 'not yours');
    assert.equal(await act('dot', ref, { ...keepOut('gus'), done: 'elsewhere' }), 'not yours');
    assert.equal(await act('gus', ref, { ...keepOut('dot'), done: 'elsewhere' }), 'done');
  });

  it('for whoever has something to do in it, where the overseer is its subject or has stood aside', async () => {
    const worry = await town.worry('gus');
    assert.equal(await sees('gus', worry), false);
    const ref = await town.petition();
    assert.equal(await act('gus', ref, here('recused', { reasons: 'My own lantern' })), 'done');
    assert.equal(await act('ada', ref, keepOut('fay')), 'not yours');
    assert.equal(await act('dot', ref, keepOut('fay')), 'done');
  });

  it('never of whoever began it, of oneself, or twice', async () => {
    const ref = await town.petition();
    assert.equal(await act('gus', ref, keepOut('ada')), 'not valid');
    assert.equal(await act('gus', ref, keepOut('gus')), 'not valid');
    assert.equal(await act('gus', ref, here('readmitted', { of: 'dot', reasons: 'x' })), 'not valid');
    assert.equal(await act('ada', ref, here('recused', { reasons: 'x' })), 'not yours');
    assert.equal(await act('gus', ref, keepOut('dot')), 'done');
    assert.equal(await act('gus', ref, keepOut('dot')), 'not valid');
  });

  it('done before they have any part in it: a later duty brings them nothing', async () => {
    const ref = await town.petition();
    assert.equal(await act('gus', ref, keepOut('eli')), 'done');
    town.pass(10 * DAY);
    await town.casework.catchUp();
    assert.equal(await sees('eli', ref), false);
    assert.ok(!JSON.stringify(await town.casework.work(town.as('eli'), 'mine')).includes(ref));
  });
});
