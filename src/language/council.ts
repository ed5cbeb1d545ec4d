// A council’s folder into its rulebook and settings, or everything that is wrong with it.

import type { CouncilRules, Role, Rulebook, Version, Vocabulary } from '#engine/rules.ts';
import { Cell } from './cell.ts';
import { readDate } from './dates.ts';
import { actsIn, roleIn } from './named-in.ts';
import { didYouMean, quote } from './nearest.ts';
import { type Read, type Report, startReport } from './problems.ts';
import { type Meaning, type OfficeOf, scopeOf, type Words } from './scope.ts';
import { fits } from './shape.ts';
import { councilShape } from './shapes.ts';
import { type ReadVersion, readVersion } from './version.ts';
import { checkVersions } from './versions.ts';
import type { SourceFile } from './vocabulary.ts';
import { readYaml } from './yaml-source.ts';

/** What a council has set that is no rule: for pages and for the directory. */
export interface CouncilSettings {
  readonly council: string;
  /** Brand colour, “#0b5d4e”. */
  readonly colour?: string;
  /** Where the text comes from, as cited to readers. */
  readonly source?: string;
  /** What the council calls its services: “directorate”. */
  readonly units: string;
  /** Every office title, and what it is an office of. */
  readonly offices: ReadonlyMap<string, OfficeOf>;
  /** Titles held as one post. */
  readonly combined: readonly (readonly string[])[];
  /** Words each version gives a meaning to, by version id: for reading role words as that version would. */
  readonly meanings: ReadonlyMap<string, ReadonlyMap<string, Meaning>>;
}

export interface Council {
  readonly rulebook: Rulebook;
  readonly settings: CouncilSettings;
}

/** What every council shares. `complete` is false when part of the vocabulary could not be read. */
export interface Shared {
  readonly vocabulary: Vocabulary;
  readonly complete?: boolean;
  /** Floors, as `readLaw` gives them. */
  readonly law: readonly Version[];
  /** Names of the calendars there are. */
  readonly calendars: readonly string[];
}

/**
 * @param sources the files of one council: `…/<council>/council.yaml` and `…/<council>/<document>/<version>.md`.
 * Other files are passed over. With problems, `value` holds what could be read.
 */
export function readCouncil(sources: readonly SourceFile[], shared: Shared): Read<Council> {
  const report = startReport();
  const own = sources.find((source) => /(^|\/)council\.yaml$/.test(source.path));
  if (own === undefined) {
    const file = `${folderOf(sources[0]?.path ?? '')}council.yaml`;
    report.at(
      { file, line: 1, column: 1 },
      'this council has no council.yaml',
      'add one: protocols/README.md says what it holds',
    );
    return { problems: report.list() };
  }
  const folder = own.path.slice(0, -'council.yaml'.length);
  const cell = readYaml(own.text, { file: own.path, line: 1, column: 1 }, report) ?? broken(own.path);
  if (cell.kind !== 'map' && !cell.faulty)
    report.at(cell.place, 'council.yaml says nothing', 'begin with "council: <its folder>"');
  const sound = cell.kind === 'map' && fits(cell, councilShape, report);
  const name = folder.split('/').at(-2) ?? cell.words('council') ?? '';
  const written = cell.get('council');
  if (written && name !== '' && written.text !== name)
    report.at(
      written.place,
      `council: ${quote(written.text)} is not the name of its folder`,
      `write ${name}`,
    );
  // The shape admits no other word.
  const offices = new Map(
    (cell.get('offices')?.pairs() ?? []).map(({ key, value }) => [key, value.text as OfficeOf]),
  );
  const complete =
    (shared.complete ?? true) && (cell.get('offices') !== undefined || (sound && cell.has('offices')));
  const words: Omit<Words, 'meanings'> = { vocabulary: shared.vocabulary, offices, complete };
  const versions = readVersions(sources, folder, name, cell, words, report);
  checkVersions(versions, report);
  const council = readRules(
    cell,
    name,
    { ...words, meanings: new Map() },
    versions,
    shared.calendars,
    report,
  );
  const rulebook = {
    council,
    versions: [...shared.law, ...versions.map((one) => one.version)],
    vocabulary: shared.vocabulary,
  };
  return {
    value: { rulebook, settings: readSettings(cell, name, offices, versions, report) },
    problems: report.list(),
  };
}

function readVersions(
  sources: readonly SourceFile[],
  folder: string,
  council: string,
  cell: Cell,
  words: Omit<Words, 'meanings'>,
  report: Report,
): readonly ReadVersion[] {
  const ranks = new Map(
    cell.many('documents').map((item) => [item.words('document') ?? '', Number(item.words('rank') ?? 0)]),
  );
  const names = new Set<string>();
  const versions = sources.flatMap((source) => {
    const [, document, version] =
      /^([^/]+)\/([^/]+)\.md$/.exec(source.path.startsWith(folder) ? source.path.slice(folder.length) : '') ??
      [];
    if (document === undefined || version === undefined) return [];
    names.add(document);
    const rank = ranks.get(document);
    if (rank === undefined && cell.get('documents') !== undefined) {
      report.at(
        cell.get('documents')?.place ?? cell.place,
        `documents: the document ${quote(document)} has a folder but no rank`,
        `add { document: ${document}, rank: 30 }`,
      );
    }
    return (
      readVersion(
        source,
        { id: `${council}/${document}/${version}`, document, rank: rank ?? 0, floor: false },
        words,
        report,
      ) ?? []
    );
  });
  for (const item of cell.many('documents')) {
    const document = item.get('document');
    if (document && !names.has(document.text))
      report.at(
        document.place,
        `documents: there is no text of ${quote(document.text)}`,
        `add ${folder}${document.text}/<version>.md, or take it out`,
      );
  }
  return versions;
}

function readRules(
  cell: Cell,
  council: string,
  words: Words,
  versions: readonly ReadVersion[],
  calendars: readonly string[],
  report: Report,
): CouncilRules {
  const scope = scopeOf(words, []);
  const role = (of: Cell | undefined, key: string): Role | undefined => roleIn(of?.get(key), scope, report);
  const meaning = cell.get('rules on meaning');
  const ruler = role(meaning, 'who');
  const consulting = role(meaning, 'consulting');
  const oversight = cell.get('oversight');
  const overseer = role(oversight, 'who');
  const ask = role(cell, 'ask');
  const closesAt = cell.words('closes at');
  const trial = readTrial(cell.get('trial'), council, versions, report);
  const calendar = cell.get('calendar');
  if (calendar && !calendars.includes(calendar.text))
    report.at(
      calendar.place,
      `calendar: there is no calendar ${quote(calendar.text)}`,
      didYouMean(calendar.text, calendars),
    );
  const zone = cell.get('zone');
  if (zone && !isZone(zone.text))
    report.at(
      zone.place,
      `zone: ${quote(zone.text)} is not a time zone`,
      didYouMean(zone.text, Intl.supportedValuesOf('timeZone')) ?? 'write it as Europe/London',
    );
  return {
    council,
    name: cell.words('name') ?? council,
    zone: zone && isZone(zone.text) ? zone.text : 'Europe/London',
    calendar: calendar?.text ?? '',
    ...(closesAt === undefined ? {} : { closesAt }),
    ...(ruler === undefined
      ? {}
      : {
          rules: {
            role: ruler,
            clause: meaning?.words('clause') ?? '',
            ...(consulting === undefined ? {} : { consulting }),
          },
        }),
    ...(ask === undefined ? {} : { ask }),
    ...(overseer === undefined
      ? {}
      : { oversight: { role: overseer, sees: oversight?.words('sees') === 'all' ? 'all' : 'referred' } }),
    referredBy: actsIn(cell.many('referred by'), words, report),
    ...(trial === undefined ? {} : { trial }),
  };
}

function readTrial(
  cell: Cell | undefined,
  council: string,
  versions: readonly ReadVersion[],
  report: Report,
): CouncilRules['trial'] {
  const written = cell?.get('version');
  const from = readDate(cell?.get('from'), report);
  if (written === undefined) return undefined;
  const ids = versions.map((one) => one.version.id);
  const id = ids.find((known) => known === written.text || known === `${council}/${written.text}`);
  if (id === undefined) {
    report.at(
      written.place,
      `trial: there is no version ${quote(written.text)}`,
      didYouMean(
        written.text,
        ids.map((known) => known.slice(council.length + 1)),
      ),
    );
    return undefined;
  }
  return from === undefined ? undefined : { version: id, from };
}

function readSettings(
  cell: Cell,
  council: string,
  offices: ReadonlyMap<string, OfficeOf>,
  versions: readonly ReadVersion[],
  report: Report,
): CouncilSettings {
  const colour = cell.words('colour');
  const source = cell.words('source');
  const combined = cell.many('combined').map((posts) => posts.each());
  for (const post of combined.flat()) {
    if (offices.size > 0 && !offices.has(post.text))
      report.at(
        post.place,
        `combined: ${quote(post.text)} is not among the offices of this council`,
        didYouMean(post.text, offices.keys()),
      );
  }
  return {
    council,
    ...(colour === undefined ? {} : { colour }),
    ...(source === undefined ? {} : { source }),
    units: cell.words('units') ?? 'unit',
    offices,
    combined: combined.map((posts) => posts.map((post) => post.text)),
    meanings: new Map(versions.map((one) => [one.version.id, one.meanings])),
  };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function folderOf(path: string): string {
  return path
    .split('/')
    .slice(0, 2)
    .map((part) => `${part}/`)
    .join('');
}

function broken(file: string): Cell {
  const cell = new Cell({ file, line: 1, column: 1 }, null);
  cell.faulty = true;
  return cell;
}
