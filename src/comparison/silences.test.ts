import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Rulebook } from '#engine/rules.ts';
import { loadEverything } from '#language/files.ts';
import { textsNow } from './columns.ts';
import { pointKey, silencesOf } from './silences.ts';

let rulebooks: readonly Rulebook[];
before(async () => {
  const { councils } = await loadEverything(fileURLToPath(new URL('../..', import.meta.url)));
  rulebooks = [...councils.values()].map(({ rulebook }) => rulebook);
});

it('is of one text of each document: the draft on trial, else the adopted one', () => {
  for (const rulebook of rulebooks) {
    const texts = textsNow(rulebook, '2026-11-26');
    assert.equal(new Set(texts.map(({ document }) => document)).size, texts.length);
    const trial = rulebook.council.trial?.version;
    assert.ok(trial === undefined || texts.some(({ id }) => id === trial));
  }
});

it('every act is either spoken of in a clause or listed as not mentioned, never both', () => {
  for (const rulebook of rulebooks) {
    const texts = textsNow(rulebook, '2026-11-26');
    const unmentioned = new Set(
      silencesOf(rulebook, texts).unmentioned.flatMap(({ acts }) => acts.map(({ name }) => name)),
    );
    const said = texts.flatMap(({ clauses }) =>
      clauses.flatMap(({ norms, prompts, records }) => [
        ...norms.flatMap(({ acts }) => acts),
        ...prompts,
        ...records,
      ]),
    );
    assert.deepEqual(
      said.filter((act) => unmentioned.has(act)),
      [],
    );
    // A text that says nothing is silent on everything.
    const all = silencesOf(rulebook, []).unmentioned;
    assert.equal(all.length, rulebook.vocabulary.procedures.length);
    assert.ok(all.every(({ all: whole }) => whole));
  }
});

it('a point with a ruling is open no longer, and no other point is closed by it', () => {
  for (const rulebook of rulebooks) {
    const texts = textsNow(rulebook, '2026-11-26');
    const open = silencesOf(rulebook, texts).open;
    const [first] = open;
    if (first === undefined) continue;
    const left = silencesOf(rulebook, texts, new Set([pointKey(first.version.id, first.question.id)])).open;
    assert.deepEqual(
      left.map(({ question }) => question),
      open.slice(1).map(({ question }) => question),
    );
  }
});

it('an owed act with a date, a manner and a notice are not among what has no date', () => {
  for (const rulebook of rulebooks)
    for (const { norm } of silencesOf(rulebook, textsNow(rulebook, '2026-11-26')).undated) {
      const body = norm.readings.find(({ chosen }) => chosen)?.body ?? norm;
      assert.deepEqual([body.within, body.by], [undefined, undefined]);
      assert.ok(!body.acts.includes('tell') && body.when.every((when) => when.is !== 'it is done'));
    }
});

it('a point on which one reading is taken can still be read in more than one way, until a ruling settles it', () => {
  for (const rulebook of rulebooks) {
    const texts = textsNow(rulebook, '2026-11-26');
    const { unread } = silencesOf(rulebook, texts);
    const taken = texts.flatMap(({ clauses }) =>
      clauses.flatMap(({ norms }) => norms.filter(({ readings }) => readings.some(({ chosen }) => chosen))),
    );
    for (const norm of taken) {
      const at = unread.find((one) => one.norm === norm);
      assert.ok(at, norm.id);
      const settled = silencesOf(rulebook, texts, new Set([pointKey(at.version.id, norm.id)]));
      assert.ok(!settled.unread.some((one) => one.norm === norm));
    }
  }
});
