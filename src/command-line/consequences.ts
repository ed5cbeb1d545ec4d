// comity consequences: a council’s situations under two versions of a text, and what would be otherwise, rule by rule.

import type { Consequences, RuleConsequence } from '#comparison/consequences.ts';
import type { Rulebook, Version } from '#engine/rules.ts';
import { capital } from '#language/english.ts';
import { didYouMean, quote } from '#language/nearest.ts';
import { situationLibrary } from '#situations/library.ts';
import { replaySituations, twoTexts } from '#situations/replay.ts';
import type { Situation } from '#situations/situation.ts';
import { versionNamed } from '#situations/text.ts';
import { changedInWords, countsInWords, kindInWords } from '#wording/consequences.ts';
import { type Command, type Given, type Terminal, WronglyAsked } from './command.ts';
import { councilsNamed, IN_FOLDER, readTexts, rootOf } from './ground.ts';
import { paint } from './paint.ts';

export const command: Command = {
  usage: 'consequences <council> --from <version> --to <version>',
  about:
    'Works out every situation of a council under two versions of one text, each as if it had been in force from the first\n' +
    'day, and says rule by rule what would be otherwise: who owes what, dates, routes, notices; with counts and examples.\n' +
    'It reads no case. What would change in past cases is on the page “What would change under another version”, for\n' +
    'whoever may see them.',
  options: {
    from: { type: 'string', value: 'document/version', help: 'The text before' },
    to: { type: 'string', value: 'document/version', help: 'The text after' },
    json: { type: 'boolean', help: 'Print it as JSON (schemas/consequences.schema.json)' },
    in: IN_FOLDER,
  },
  run: async (given, terminal) => {
    const everything = await readTexts(given);
    if (given.words.length !== 1)
      throw new WronglyAsked('Name one council: comity consequences <council> --from … --to …');
    const [id = ''] = councilsNamed(given.words, everything);
    const rulebook = everything.councils.get(id)?.rulebook;
    if (rulebook === undefined) return 1;
    const [from, to] = [versionGiven(given, 'from', rulebook), versionGiven(given, 'to', rulebook)];
    if (from.document !== to.document)
      throw new WronglyAsked(`${from.id} and ${to.id} are two documents. Name two versions of one of them.`);
    const situations = await situationLibrary(rootOf(given), everything)(id);
    const found = replaySituations(situations, twoTexts(rulebook, from, to), everything.calendars);
    if (given.flags.has('json')) terminal.out(JSON.stringify(toJson(id, from, to, found), null, 2));
    else print(from, to, found, terminal);
    return 0;
  },
};

function versionGiven(given: Given, name: 'from' | 'to', rulebook: Rulebook): Version {
  const own = rulebook.versions.filter(({ floor }) => !floor).map(({ id }) => id.slice(id.indexOf('/') + 1));
  const words = given.values.get(name);
  if (words === undefined) throw new WronglyAsked(`Say --${name}: one of ${own.join(', ')}`);
  const version = versionNamed(words, rulebook);
  if (version !== undefined && !version.floor) return version;
  throw new WronglyAsked(
    `There is no version ${quote(words)}; ${didYouMean(words, own) ?? `there are ${own.join(', ')}`}`,
  );
}

function print(from: Version, to: Version, found: Consequences<Situation>, terminal: Terminal): void {
  terminal.out(
    paint(
      `${changedInWords(found, 'situations')} would be otherwise under ${to.id} than under ${from.id}.`,
      'bold',
      terminal,
    ),
  );
  for (const rule of found.rules) {
    terminal.out('');
    terminal.out(paint(`${capital(kindInWords(rule.kind))}: ${rulesInWords(rule)}`, 'bold', terminal));
    terminal.out(`  ${countsInWords(rule.kind, rule.counts, 'situations')}`);
    for (const { of, before, after } of rule.examples.slice(0, 1)) {
      terminal.out(`  ${of.name} (${of.place.file}:${of.place.line})`);
      if (before !== undefined) terminal.out(`    before: ${before}`);
      if (after !== undefined) terminal.out(`    after:  ${after}`);
    }
  }
}

/** “7.iii/answer”, “7.iii/answer → 7.iv/answer”, “7.iv/escalate (gone)”, “7.iii/copy (new)” */
function rulesInWords({ before, after }: RuleConsequence<unknown>): string {
  if (before === undefined) return `${after?.norm} (new)`;
  if (after === undefined) return `${before.norm} (gone)`;
  return before.norm === after.norm ? before.norm : `${before.norm} → ${after.norm}`;
}

function toJson(council: string, from: Version, to: Version, found: Consequences<Situation>): unknown {
  return {
    council,
    from: from.id,
    to: to.id,
    situations: { looked: found.looked, changed: found.changed },
    totals: found.totals.map(({ kind, effect, records }) => ({ kind, effect, situations: records })),
    rules: found.rules.map(({ kind, before, after, counts, examples }) => ({
      kind,
      before,
      after,
      counts: counts.map(({ effect, records, times }) => ({ effect, situations: records, times })),
      examples: examples.map(({ of, before: was, after: is }) => ({
        situation: of.name,
        file: of.place.file,
        line: of.place.line,
        before: was,
        after: is,
      })),
    })),
  };
}
