// One reader of one case: what things are called for them, what day it is, and links to clauses. Shared by the pages
// of a case and of what is drafted for it.

import type { Act, CivilDate } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import { civilDate } from '#wording/dates.ts';
import { type Names, namesOf } from '#wording/names.ts';
import type { ReaderNamed } from '#wording/readers.ts';
import type { Html } from '../../components/html.ts';
import type { Site, Visitor } from '../../site.ts';
import { type Cited, linkedSentence } from '../protocol/linked.ts';

export interface Reader {
  readonly visitor: Visitor;
  readonly rulebook: Rulebook;
  /** The reader is “you”. */
  readonly names: Names;
  /** Everybody by name, as the record has it. */
  readonly byName: Names;
  readonly today: CivilDate;
  readonly cite: (sentence: string, ...cited: readonly Cited[]) => Html;
  /** Name and today’s offices, whoever it is. */
  readonly named: (person: string) => ReaderNamed;
}

export function readerOf(site: Site, visitor: Visitor, acts: readonly Act[]): Reader {
  const rulebook = site.casework.rulebook(visitor.council);
  const { directory } = visitor;
  const names = namesOf(rulebook, directory, acts, visitor.person);
  const byName = namesOf(rulebook, directory, acts);
  const today = civilDate(site.now(), rulebook.council.zone);
  const officeWords = new Map(
    directory.offices.map(({ id, title, of }) => [
      id,
      of === undefined ? title : `${title} of ${byName.person(of)}`,
    ]),
  );
  return {
    visitor,
    rulebook,
    names,
    byName,
    today,
    cite: (sentence, ...cited) => linkedSentence(sentence, cited, names, rulebook.council.council),
    named: (person) => ({
      name: byName.person(person),
      office: onceEach(
        directory.holdings
          .filter((holding) => holding.person === person && inForce(holding, today))
          .flatMap(({ office }) => officeWords.get(office) ?? []),
      ).join(', '),
    }),
  };
}

/** The same office under two names that differ only in capitals is said once. */
function onceEach(words: readonly string[]): readonly string[] {
  return [...new Map(words.toReversed().map((one) => [one.toLowerCase(), one])).values()].toReversed();
}

export function inForce(
  { from, until }: { readonly from?: CivilDate; readonly until?: CivilDate },
  today: CivilDate,
): boolean {
  return (from === undefined || from <= today) && (until === undefined || today <= until);
}
