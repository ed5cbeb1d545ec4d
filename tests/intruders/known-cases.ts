// Every case on record as a test knows it, without asking the program who may see it: its record, what follows from it,
// its words and who the oracle says may see it.

import { historyOf } from '#casework/case-file.ts';
import { derive } from '#engine/derive.ts';
import type { Directory } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { Everything } from '#language/files.ts';
import type { Storage } from '#storage/storage.ts';
import { type OneCase, type Seen, whatIsSeenBy } from './who-may-see.ts';

export interface KnownCase extends OneCase {
  readonly council: string;
  readonly ref: string;
  readonly procedure: string;
  readonly private: boolean;
  /** Every word of four letters or more of what was written in it, in lower case. */
  readonly words: ReadonlySet<string>;
  readonly seenBy: (person: string) => Seen;
}

export async function knownCases(
  storage: Storage,
  { councils, calendars }: Everything,
  now: number,
): Promise<readonly KnownCase[]> {
  const known: KnownCase[] = [];
  for (const [council, { rulebook }] of councils) {
    const { directory } = await storage.readDirectory(council);
    for await (const { header, acts } of storage.eachCase(council)) {
      const history = await historyOf(storage, { rulebook, directory, calendars }, header.case, acts);
      const standing = derive(rulebook, directory, history, calendars, now);
      const one: OneCase = {
        rulebook,
        directory,
        acts,
        standing,
        today: civilDay(now, rulebook.council.zone),
      };
      known.push({
        ...one,
        council,
        ref: header.case,
        procedure: header.procedure,
        private: header.private,
        words: wordsOf(rulebook, one),
        seenBy: (person) => whatIsSeenBy(person, one),
      });
    }
  }
  return known;
}

export function civilDay(now: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().toString();
}

function wordsOf({ vocabulary }: Rulebook, { acts }: OneCase): ReadonlySet<string> {
  const written = acts.flatMap((act) => {
    const type = vocabulary.procedures.flatMap((one) => one.acts).find(({ name }) => name === act.act);
    const texts = (type?.fields ?? []).filter((field) => field.type === 'text' || field.type === 'long text');
    return texts.flatMap(({ name }) => (typeof act.values[name] === 'string' ? [act.values[name]] : []));
  });
  return wordsIn(written.join(' '));
}

export function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[a-zà-ÿ]{4,}/g));
}

/**
 * Words that stand in this case and in nothing else that the person may read: not in their other cases, nor in the directory.
 * @param alone even words of the case itself tell, because lists are to name only its reference.
 */
export function tellTales(
  one: KnownCase,
  all: readonly KnownCase[],
  who: { readonly council: string; readonly person: string },
  alone = false,
): readonly string[] {
  const own = alone && one.council === who.council && one.seenBy(who.person) !== 'nothing' ? 1 : 0;
  const open = wordsOpenTo(who, all);
  const named = namesIn(all);
  return [...one.words].filter((word) => (open.get(word) ?? 0) <= own && !named.has(word));
}

const openWords = new WeakMap<readonly KnownCase[], Map<string, ReadonlyMap<string, number>>>();

/** @returns the words of all cases of which the person sees anything, and in how many of them each stands. */
function wordsOpenTo(
  { council, person }: { readonly council: string; readonly person: string },
  all: readonly KnownCase[],
): ReadonlyMap<string, number> {
  const ofAll = openWords.get(all) ?? new Map<string, ReadonlyMap<string, number>>();
  openWords.set(all, ofAll);
  const known = ofAll.get(`${council}/${person}`);
  if (known !== undefined) return known;
  const counted = new Map<string, number>();
  for (const { words } of all.filter((one) => one.council === council && one.seenBy(person) !== 'nothing'))
    for (const word of words) counted.set(word, (counted.get(word) ?? 0) + 1);
  ofAll.set(`${council}/${person}`, counted);
  return counted;
}

const names = new WeakMap<readonly KnownCase[], ReadonlySet<string>>();

/** Of every council: whoever reads a list reads the names of people and bodies there. */
function namesIn(all: readonly KnownCase[]): ReadonlySet<string> {
  const known =
    names.get(all) ?? wordsIn([...new Set(all.map(({ directory }) => directory))].map(namesOf).join(' '));
  names.set(all, known);
  return known;
}

function namesOf({ people, bodies, offices }: Directory): string {
  const named = [...people, ...bodies].map(({ name }) => name);
  return [...named, ...offices.map(({ title }) => title)].join(' ');
}
