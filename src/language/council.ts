// A council’s folder into its rulebook and settings, or everything that is wrong with it.

import type { Rulebook, Version, Vocabulary } from '#engine/rules.ts';
import { checkAskedOnce } from './asked-once.ts';
import { Cell } from './cell.ts';
import { readRules } from './council-rules.ts';
import { type CouncilSettings, readSettings } from './council-settings.ts';
import { lawFor } from './law.ts';
import { quote } from './nearest.ts';
import { readPrintedNumbers } from './printed-numbers.ts';
import { type Read, type Report, startReport } from './problems.ts';
import { checkReplaced } from './replaces.ts';
import { checkRestated } from './restates.ts';
import type { OfficeOf, Words } from './scope.ts';
import { fits } from './shape.ts';
import { councilShape } from './shapes.ts';
import { type ReadVersion, readVersion } from './version.ts';
import { checkVersions } from './versions.ts';
import type { SourceFile } from './vocabulary.ts';
import { readYaml } from './yaml-source.ts';

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
 * @param sources the files of one council: `…/<council>/council.yaml`, `…/<council>/<document>/<version>.md` and,
 * where there is one, `<version>.numbers.yaml` beside it. Other files are passed over. With problems, `value` holds what could be read.
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
  const words: Omit<Words, 'meanings'> = {
    vocabulary: shared.vocabulary,
    offices,
    calendars: shared.calendars,
    complete,
  };
  const versions = readVersions(sources, folder, name, cell, words, report);
  checkVersions(versions, report);
  checkReplaced(versions, report);
  const law = lawFor(shared.law, cell);
  checkRestated(versions, law, shared.law, report);
  checkAskedOnce([...law, ...versions.map(({ version }) => version)], report);
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
    versions: [...law, ...versions.map((one) => one.version)],
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
    const standing = { id: `${council}/${document}/${version}`, document, rank: rank ?? 0, floor: false };
    const read = readVersion(source, standing, words, report);
    const numbers = sources.find(({ path }) => path === source.path.replace(/\.md$/, '.numbers.yaml'));
    if (read === undefined) return [];
    if (numbers === undefined) return [read];
    const printed = readPrintedNumbers(numbers, read.version.clauses, report);
    return [{ ...read, version: { ...read.version, printed } }];
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
