// One Markdown file into one dated version of a document: front matter, meanings, clauses.

import type { HoldsFor, Version } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { checkVersion } from './check.ts';
import { kindOf, type ReadClause, readClause } from './clause.ts';
import { FORCES } from './clause-shapes.ts';
import { readDates } from './dates.ts';
import { type DocumentSource, readDocument } from './document.ts';
import { readMeanings } from './meaning.ts';
import { actWordsOf } from './norm-keys.ts';
import type { Report } from './problems.ts';
import type { Meaning, OfficeOf, Words } from './scope.ts';
import { fits } from './shape.ts';
import { frontMatterShape } from './shapes.ts';
import type { SourceFile } from './vocabulary.ts';
import { actsOfWhen } from './when.ts';

/** Where a version belongs, from the path of its file. */
export interface Standing {
  readonly id: string;
  readonly document: string;
  readonly rank: number;
  readonly floor: boolean;
}

export interface ReadVersion {
  readonly version: Version;
  readonly meanings: ReadonlyMap<string, Meaning>;
  readonly front: Cell;
}

export function readVersion(
  file: SourceFile,
  standing: Standing,
  words: Omit<Words, 'meanings'>,
  report: Report,
): ReadVersion | undefined {
  const source = readDocument(file, report);
  if (source === undefined) return undefined;
  const { front } = source;
  if (front !== undefined && front.kind !== 'map')
    report.at(source.frontPlace, 'the front matter says nothing', 'begin with "title: …"');
  const sound = front?.kind === 'map' && fits(front, frontMatterShape, report);
  if (source.clauses.length === 0)
    report.at(
      source.frontPlace,
      'this text has no clauses',
      'begin each with a heading that starts with its number',
    );
  const offices = new Map([...words.offices, ...lawOffices(front, standing)]);
  const complete = words.complete && source.complete;
  const meanings = readMeanings(source, { ...words, offices, complete }, report);
  const all: Words = { ...words, offices, complete, meanings };
  const normActs = actsOfNorms(source, all);
  const read = source.clauses.map((clause) => readClause(clause, all, normActs, report));
  checkVersion(source, read, report);
  if (front === undefined || front.kind !== 'map') return undefined;
  const status = front.words('status');
  if (!standing.floor && sound && status === undefined)
    report.at(front.place, '"status" is missing here', 'write "status: draft", adopted or superseded');
  checkLawKeys(front, standing, read, report);
  const holdsFor = standing.floor ? readHoldsFor(front) : undefined;
  const inForce = front.get('in force');
  const title = front.words('title') ?? standing.id;
  const version: Version = {
    ...standing,
    title,
    cited: front.words('cited') ?? standing.id.split('/').at(-1) ?? title,
    status: status === 'draft' || status === 'superseded' ? status : 'adopted',
    inForce: inForce === undefined ? {} : readDates(inForce, report),
    considered: front.yes('considered'),
    ...(front.words('force at most') === 'should' ? { forceAtMost: 'should' } : {}),
    ...(front.yes('unverified') ? { unverified: true } : {}),
    ...(holdsFor === undefined ? {} : { holdsFor }),
    clauses: read.map((one) => one.clause),
  };
  return { version, meanings, front };
}

/** What only law says of itself; and of every statement of law, whether somebody has read it in its source. */
function checkLawKeys(front: Cell, { floor }: Standing, read: readonly ReadClause[], report: Report): void {
  if (!floor) {
    for (const key of ['floor', 'jurisdiction', 'kinds'])
      if (front.has(key)) report.at(front.keyPlace(key), `only a text in law/ has "${key}"`, 'take it out');
  }
  for (const { clause } of read) {
    const { place, number, verified, unverified } = clause;
    const marks = [verified, unverified].filter((mark) => mark !== undefined).length;
    if (!floor && marks > 0)
      report.at(place, `clause ${number} is no law, and nobody need say where it was read`, 'take it out');
    else if (floor && marks === 2)
      report.at(place, `clause ${number} is both verified and unverified`, 'make two clauses of it');
    else if (floor && marks === 0 && !front.yes('unverified'))
      report.at(
        place,
        `clause ${number} does not say whether anybody has read it in its source`,
        'add "- verified: <where>" or "- unverified: <what nobody has checked>"',
      );
  }
}

function readHoldsFor(front: Cell): HoldsFor | undefined {
  // The shape admits no other words.
  const jurisdictions = front
    .many('jurisdiction')
    .map(({ text }) => text as HoldsFor['jurisdictions'][number]);
  const kinds = front.many('kinds').map(({ text }) => text as HoldsFor['kinds'][number]);
  return jurisdictions.length + kinds.length === 0 ? undefined : { jurisdictions, kinds };
}

/** Law names the offices it speaks of, whatever a council calls its own. */
function lawOffices(front: Cell | undefined, standing: Standing): readonly [string, OfficeOf][] {
  if (!standing.floor) return [];
  // The shape admits no other word.
  return (front?.get('offices')?.pairs() ?? []).map(({ key, value }) => [key, value.text as OfficeOf]);
}

/** For rules set off by another norm: what that norm is about, as written, before any norm is read. */
function actsOfNorms(source: DocumentSource, words: Words): (norm: string) => readonly string[] {
  const acts = new Map<string, readonly string[]>();
  for (const item of source.clauses.flatMap((clause) => clause.items)) {
    if (kindOf(item) !== 'norm') continue;
    const own = FORCES.flatMap((force) => (item.has(force) ? actWordsOf(item.get(force)) : []));
    acts.set(item.words('norm') ?? '', [...own, ...actsOfWhen(item.many('when'), words)]);
  }
  return (norm) => acts.get(norm) ?? [];
}
