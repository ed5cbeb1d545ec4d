// Two versions of one text on a terminal: wording as a redline, rules as sentences before and after.

import { lastTwo, versionsOf } from '#comparison/columns.ts';
import type { Piece } from '#comparison/redline.ts';
import { type ClauseChange, changed, compareVersions } from '#comparison/versions.ts';
import type { Rulebook, Version } from '#engine/rules.ts';
import { counted } from '#language/english.ts';
import type { Everything } from '#language/files.ts';
import { didYouMean, quote } from '#language/nearest.ts';
import { type Given, type Terminal, WronglyAsked } from './command.ts';
import { councilsNamed } from './ground.ts';
import { paint } from './paint.ts';

export function compareTwoVersions(given: Given, everything: Everything, terminal: Terminal): void {
  const [id = ''] = councilsNamed(given.words, everything);
  const rulebook = everything.councils.get(id)?.rulebook;
  if (rulebook === undefined) throw new WronglyAsked(`There is no council ${quote(id)}.`);
  if (given.values.has('topic')) throw new WronglyAsked('Topics are for several councils. Name another.');
  const [from, to] = twoVersions(given, rulebook);
  const changes = compareVersions(from, to, rulebook.vocabulary);
  const asked = (name: 'text' | 'rules') => given.flags.has(name) || !given.flags.has(other(name));
  if (given.flags.has('json')) {
    terminal.out(JSON.stringify(toJson(id, from, to, changes), null, 2));
    return;
  }
  const told = changes.filter((change) =>
    (['text', 'rules'] as const).some((name) => asked(name) && changed([change], name).length > 0),
  );
  terminal.out(
    paint(
      `${counted(told.length, 'clauses')} of ${changes.length} differ between ${from.id} and ${to.id}.`,
      'bold',
      terminal,
    ),
  );
  for (const change of told) {
    terminal.out('');
    terminal.out(paint(`${numbers(change)} ${line(change.title, terminal)}`.trimEnd(), 'bold', terminal));
    if (asked('text') && change.reworded) terminal.out(`  ${line(change.statement, terminal)}`);
    if (!asked('rules')) continue;
    for (const { before, after } of change.rules) {
      terminal.out(`  before: ${before ?? 'no such rule'}`);
      terminal.out(`  after:  ${after ?? 'no such rule'}`);
    }
  }
}

function other(name: 'text' | 'rules'): 'text' | 'rules' {
  return name === 'text' ? 'rules' : 'text';
}

function twoVersions(given: Given, rulebook: Rulebook): readonly [Version, Version] {
  const [from, to] = [named(given, 'from', rulebook), named(given, 'to', rulebook)];
  const two = lastTwo(rulebook, from, to);
  if (two !== undefined) return two;
  if (from !== undefined && to !== undefined)
    throw new WronglyAsked(`${from.id} and ${to.id} are not two versions of one document.`);
  throw new WronglyAsked(`${rulebook.council.name} has no two versions of one document here.`);
}

function named(given: Given, name: 'from' | 'to', rulebook: Rulebook): Version | undefined {
  const words = given.values.get(name);
  if (words === undefined) return undefined;
  const council = `${rulebook.council.council}/`;
  const own = versionsOf(rulebook);
  const found = own.find(({ id }) => id === words || id === council + words);
  if (found !== undefined) return found;
  const known = own.map(({ id }) => id.slice(council.length));
  throw new WronglyAsked(
    `There is no version ${quote(words)}; ${didYouMean(words, known) ?? `there are ${known.join(', ')}`}`,
  );
}

/** “7.iii”, “7.iv-a, which was 7.4-a”, “9.a.iii (gone)”, “10.a-c (new)” */
function numbers({ before, after }: ClauseChange): string {
  if (before === undefined) return `${after?.number} (new)`;
  if (after === undefined) return `${before.number} (gone)`;
  return before.number === after.number ? after.number : `${after.number}, which was ${before.number}:`;
}

/** With its marks where there is no colour too. */
function line(pieces: readonly Piece[], terminal: Terminal): string {
  return pieces
    .map(({ is, text }) => {
      if (is === 'kept') return text;
      return is === 'added' ? paint(`{+${text}+}`, 'green', terminal) : paint(`[-${text}-]`, 'red', terminal);
    })
    .join('');
}

function toJson(council: string, from: Version, to: Version, changes: readonly ClauseChange[]): unknown {
  const side = (clause: ClauseChange['before']) =>
    clause && { number: clause.number, title: clause.title, statement: clause.statement };
  return {
    council,
    from: from.id,
    to: to.id,
    totals: {
      clauses: changes.length,
      reworded: changed(changes, 'text').length,
      ruledOtherwise: changed(changes, 'rules').length,
    },
    clauses: changes
      .filter(({ reworded, rules }) => reworded || rules.length > 0)
      .map(({ before, after, title, statement, rules }) => ({
        before: side(before),
        after: side(after),
        title,
        statement,
        rules,
      })),
  };
}
