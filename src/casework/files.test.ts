// Who may open a file, who is noted for it, and that no act is on the record without its file.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openFileFolder } from '#files/folder.ts';
import { type Finding, verify } from '#register/verify.ts';
import { block, type Millbrook, startMillbrook } from './testing/millbrook.ts';
import type { Proposal } from './view.ts';

const WALLED =
  '- { norm: 9.1/wall, who: answerer, must not: tell, when: petition.answered, if: { urgent: yes }, to: overseer, telling: [letter] }';

let town: Millbrook;
before(async () => {
  town = await startMillbrook({ clauses: block('9.1', WALLED) });
});
after(() => town.close());

/** @returns the id by which it is given with an act. */
async function chosen(person: string, words: string): Promise<string> {
  const content = async function* () {
    yield Buffer.from(words);
  };
  const kept = await (await town.casework.takeFile(town.as(person), 'Note.txt', content())).keep();
  assert.ok(kept.ok, JSON.stringify(kept));
  return kept.file.id;
}

async function act(person: string, ref: string, name: string, values: Proposal['values']): Promise<void> {
  const done = await town.casework.act(town.as(person), ref, { act: name, values, done: 'here' });
  assert.ok(done.ok, JSON.stringify(done));
}

/** What comes of opening it. */
async function opened(person: string, ref: string, id: string): Promise<string> {
  const file = await town.casework.openFile(town.as(person), ref, id);
  return file === undefined
    ? 'nothing there'
    : file.content === undefined
      ? 'not as it was'
      : String(Buffer.from(file.content));
}

async function filesFor(person: string, ref: string) {
  const view = await town.casework.look(town.as(person), ref);
  return (view?.entries ?? []).flatMap(({ files }) => files);
}

const placeOf = (words: string): string => {
  const hash = createHash('sha256').update(words).digest('hex');
  return join(town.folder, 'files', 'kept', 'millbrook', hash.slice(0, 2), hash);
};

async function findings(): Promise<readonly Finding[]> {
  const { check } = openFileFolder(join(town.folder, 'files'));
  return Array.fromAsync(verify(town.storage, { checkFile: check }));
}

describe('opening a file', () => {
  it('is for whoever sees the case, and for nobody else', async () => {
    const plan = await chosen('ada', 'where the lantern hangs');
    const ref = await town.petition({ plan });
    for (const person of ['ada', 'dot', 'gus'])
      assert.equal(await opened(person, ref, plan), 'where the lantern hangs');
    for (const person of ['ben', 'cas', 'hal'])
      assert.equal(await opened(person, ref, plan), 'nothing there');
    assert.equal(await opened('ada', await town.petition(), plan), 'nothing there');
    assert.equal(await opened('ada', ref, 'another'), 'nothing there');
  });

  it('is for somebody who had one act sent to them only where that act has it', async () => {
    const plan = await chosen('ada', 'a plan for two');
    const letter = await chosen('dot', 'a letter for one');
    const ref = await town.petition({ plan, 'copied to': ['ben'] });
    await act('dot', ref, 'petition.answered', { reply: 'Yes', letter });
    assert.equal(await opened('ben', ref, plan), 'a plan for two');
    assert.equal(await opened('ben', ref, letter), 'nothing there');
  });

  it('is not noted where nothing is confidential', async () => {
    const plan = await chosen('ada', 'no secret');
    const ref = await town.petition({ plan });
    await opened('dot', ref, plan);
    assert.deepEqual(
      (await filesFor('ada', ref)).map(({ confidential, openings }) => [confidential, openings]),
      [[false, undefined]],
    );
    assert.deepEqual(await town.storage.fileOpenings('millbrook', 'ada', ref), []);
  });

  it('is not for those from whom a clause keeps the field, and they do not learn who opened it', async () => {
    const plan = await chosen('ada', 'for everybody');
    const letter = await chosen('dot', 'not for the overseer');
    const ref = await town.petition({ plan, urgent: true });
    await act('dot', ref, 'petition.answered', { reply: 'Yes', letter });
    assert.equal(await opened('gus', ref, letter), 'nothing there');
    assert.equal(await opened('gus', ref, plan), 'for everybody');
    assert.equal(await opened('ada', ref, letter), 'not for the overseer');
    const his = await filesFor('gus', ref);
    assert.deepEqual(
      his.map(({ field, openings }) => [field, openings]),
      [['plan', undefined]],
    );
    const [, hers] = await filesFor('ada', ref);
    assert.deepEqual(hers?.openings, [{ person: 'ada', at: town.now() }]);
    assert.equal(hers?.confidential, true);
  });

  it('of a private case is noted, each time, and shown to those who see it', async () => {
    const ref = await town.worry('ben');
    const proof = await chosen('eli', 'what was heard');
    await act('eli', ref, 'worry.heard', { outcome: 'He was', proof });
    const first = town.now();
    await opened('ada', ref, proof);
    town.pass(60_000);
    await opened('eli', ref, proof);
    await opened('ben', ref, proof);
    const [file] = await filesFor('ada', ref);
    assert.deepEqual(file?.openings, [
      { person: 'ada', at: first },
      { person: 'eli', at: town.now() },
    ]);
    assert.deepEqual(await filesFor('ben', ref), [], 'the subject was told the outcome and no more');
  });
});

describe('no act is on the record without its file', () => {
  it('is refused when the content has gone meanwhile, and asks for the file again', async () => {
    const plan = await chosen('ada', 'soon gone');
    await rm(placeOf('soon gone'));
    const values = { answerer: 'dot', subject: 'A lantern', plan };
    const done = await town.casework.act(town.as('ada'), undefined, {
      act: 'petition.made',
      values,
      done: 'here',
    });
    assert.ok(!done.ok && done.refusal.why === 'not valid');
    assert.deepEqual(done.refusal.problems, [{ field: 'plan', says: 'Choose the file for “Plan” again' }]);
  });

  it('is found by verifying when its file is changed or gone, and such a file is given to nobody', async () => {
    const [plan, letter] = [await chosen('ada', 'the price is £5'), await chosen('dot', 'we agree')];
    const ref = await town.petition({ plan });
    await act('dot', ref, 'petition.answered', { reply: 'Yes', letter });
    assert.deepEqual(await findings(), []);
    await writeFile(placeOf('the price is £5'), 'the price is £6');
    await rm(placeOf('we agree'));
    assert.deepEqual((await findings()).map(({ case: of, number, what }) => [of, number, what]).sort(), [
      [ref, 1, 'altered'],
      [ref, 2, 'removed'],
    ]);
    assert.equal(await opened('ada', ref, plan), 'not as it was');
    assert.equal(await opened('ada', ref, letter), 'not as it was');
    await chosen('dot', 'the price is £5');
    await chosen('dot', 'we agree');
    assert.deepEqual(await findings(), [], 'the same content sent in again mends it');
  });

  it('is not touched by a sweep, which takes what was sent in and left', async () => {
    const [plan, left, waiting] = [
      await chosen('ada', 'used'),
      await chosen('ada', 'left'),
      await chosen('ada', 'waits'),
    ];
    const ref = await town.petition({ plan });
    await town.casework.dropFile(town.as('ada'), left);
    const long = new Date(town.now() - 3 * 24 * 60 * 60 * 1000);
    for (const words of ['used', 'left', 'waits']) await utimes(placeOf(words), long, long);
    await town.casework.sweepFiles();
    assert.equal(await opened('ada', ref, plan), 'used');
    const found = await town.casework.filesWaiting(town.as('ada'), [left, waiting]);
    assert.deepEqual(
      found.map(({ id }) => id),
      [waiting],
    );
    await assert.rejects(utimes(placeOf('left'), long, long), /ENOENT/);
    await utimes(placeOf('waits'), long, long);
  });

  it('may wait for a hundred files of one person and no more, lest a disk is filled', async () => {
    for (let more = 0; more < 100; more += 1) await chosen('fay', `file ${more}`);
    const content = async function* () {
      yield Buffer.from('one more');
    };
    const kept = await (await town.casework.takeFile(town.as('fay'), 'Note.txt', content())).keep();
    assert.deepEqual(kept, {
      ok: false,
      says: 'Send or discard something you have begun before you choose another file',
    });
  });
});
