import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Rulebook } from '#engine/rules.ts';
import { twoTexts } from '#situations/replay.ts';
import { consequencesFor } from './consequences.ts';
import { type Millbrook, startMillbrook } from './testing/millbrook.ts';

let town: Millbrook;
before(async () => {
  town = await startMillbrook();
});
after(() => town.close());

/** The town’s text as it is, and without some of its clauses. */
function without(rulebook: Rulebook, ...numbers: readonly string[]) {
  const [text] = rulebook.versions;
  assert.ok(text);
  const clauses = text.clauses.filter(({ number }) => !numbers.includes(number));
  return twoTexts(rulebook, text, { ...text, clauses });
}

const found = (person: string, ...numbers: readonly string[]) =>
  town.casework.consequences(town.as(person), without(town.rulebook, ...numbers));

describe('what another text would change in past cases', () => {
  it('is told of the cases a person sees the whole of, and of no others', async () => {
    await town.petition();
    const secret = await town.worry('dot');
    const [ada, dot, ben] = [await found('ada', '1.1'), await found('dot', '1.1'), await found('ben', '1.1')];
    assert.deepEqual([ada.looked, ada.changed], [2, 1], 'hers, and the worry of which she is part');
    assert.deepEqual([dot.looked, dot.changed], [1, 1], 'the worry is about this officer');
    assert.deepEqual([ben.looked, ben.rules], [0, []]);
    assert.ok(!JSON.stringify(dot).includes(secret));
    const gone = ada.rules.find(({ kind }) => kind === 'duty');
    assert.equal(gone?.before?.norm, '1.1/answer');
    assert.match(
      gone?.examples[0]?.before ?? '',
      /^Dot must answer by Monday 8 June 2026 \(clause 1\.1, 2024\)/i,
    );
  });

  it('tells nobody of a wall that stands against them', async () => {
    const ref = await town.petition({ urgent: true });
    await town.casework.act(town.as('dot'), ref, {
      act: 'petition.answered',
      values: { reply: 'Next week' },
      done: 'here',
    });
    const walls = async (person: string) => (await found(person, '1.4')).rules.map(({ kind }) => kind);
    assert.deepEqual(await walls('dot'), ['wall']);
    assert.deepEqual(await walls('gus'), [], 'the overseer, from whom the reply is kept');
  });

  it('names a private case by its reference and says nothing more of it', async () => {
    await town.worry('fay');
    const { rules } = await found('ada', '2.1', '2.2', '2.3');
    const examples = rules.flatMap((rule) => rule.examples).filter(({ of }) => of.private);
    assert.ok(examples.length > 0);
    for (const { of, ...told } of examples) {
      assert.deepEqual(told, {});
      assert.equal(of.subject, undefined);
    }
  });

  it('puts nothing on the record and leaves what is kept as it is', async () => {
    const before = await Array.fromAsync(town.storage.eachCase('millbrook'));
    await found('gus', '1.1', '1.3', '1.4');
    assert.deepEqual(await Array.fromAsync(town.storage.eachCase('millbrook')), before);
  });

  it('is the same for two who ask at once, one after the other', async () => {
    const [one, other] = await Promise.all([found('ada', '1.1'), found('ada', '1.1')]);
    assert.deepEqual(one, other);
    assert.deepEqual(one, await found('ada', '1.1'));
  });

  it('stops after so many cases, says how many there are, and goes on where it stopped', async () => {
    for (let more = 0; more < 3; more += 1) await town.petition();
    const texts = without(town.rulebook, '1.1');
    const go = (from?: string) =>
      consequencesFor(town.storage, town.ground, town.as('ada'), texts, town.now(), from, {
        atOnce: 1,
        most: 2,
      });
    const all = await found('ada', '1.1');
    assert.equal(all.ofAll, all.looked);
    let [looked, changed, pages] = [0, 0, 0];
    let next: string | undefined;
    do {
      const page = await go(next);
      assert.equal(page.ofAll, all.looked);
      assert.ok(page.looked <= 2);
      looked += page.looked;
      changed += page.changed;
      pages += 1;
      next = page.next;
    } while (next !== undefined);
    assert.deepEqual([looked, changed], [all.looked, all.changed]);
    assert.ok(pages > 1);
  });
});
