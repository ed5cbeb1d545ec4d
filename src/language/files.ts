// Reads the folders vocabulary/, law/ and protocols/ from disk and checks all of them together. The only file of
// this folder that touches the disk; it knows no rule.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCalendars } from '#calendar/bank-holidays.ts';
import type { Calendar } from '#calendar/calendar.ts';
import type { Vocabulary } from '#engine/rules.ts';
import { type Council, readCouncil, type Shared } from './council.ts';
import { readLaw } from './law.ts';
import { inOrder, type Problem } from './problems.ts';
import { readVocabulary, type SourceFile } from './vocabulary.ts';

export interface Everything {
  readonly vocabulary: Vocabulary;
  /** By council id, the name of its folder; a council without a readable council.yaml is not among them. */
  readonly councils: ReadonlyMap<string, Council>;
  /** By name. */
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly problems: readonly Problem[];
  /** By council id: its files as they were read. */
  readonly sources: ReadonlyMap<string, readonly SourceFile[]>;
  /** What every council is read against. */
  readonly shared: Shared;
}

/** @param root the folder that holds vocabulary/, law/, calendars/ and protocols/. Paths in messages are relative to it. */
export async function loadEverything(root: string): Promise<Everything> {
  const [words, texts, holidays, folders] = await Promise.all([
    filesIn(root, 'vocabulary', '.yaml'),
    filesIn(root, 'law', '.md'),
    filesIn(root, 'calendars', '.json'),
    foldersIn(root, 'protocols'),
  ]);
  const { value: vocabulary, complete, problems: wordProblems } = readVocabulary(words);
  const problems = [...wordProblems];
  const calendars = readCalendars(holidays, problems);
  const law = readLaw(texts, vocabulary, complete, [...calendars.keys()]);
  problems.push(...law.problems);
  const councils = new Map<string, Council>();
  const read = new Map<string, readonly SourceFile[]>();
  const shared = { vocabulary, complete, law: law.value ?? [], calendars: [...calendars.keys()] };
  for (const folder of folders) {
    const sources = [
      ...(await filesIn(root, folder, '.md')),
      ...(await filesIn(root, folder, '.numbers.yaml')),
      ...(await filesIn(root, folder, 'council.yaml')),
    ];
    if (sources.length === 0) continue;
    const id = folder.slice('protocols/'.length);
    const council = readCouncil(sources, shared);
    problems.push(...council.problems);
    read.set(id, sources);
    if (council.value) councils.set(id, council.value);
  }
  return { vocabulary, councils, calendars, problems: inOrder(problems), sources: read, shared };
}

async function filesIn(root: string, folder: string, ending: string): Promise<readonly SourceFile[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(absent);
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      path: path.slice(root.length).replaceAll('\\', '/').replace(/^\//, ''),
      text: await readFile(path, 'utf8'),
    })),
  );
}

function readCalendars(files: readonly SourceFile[], problems: Problem[]): ReadonlyMap<string, Calendar> {
  const calendars = new Map<string, Calendar>();
  for (const { path, text } of files) {
    try {
      for (const [name, calendar] of loadCalendars(text, path)) calendars.set(name, calendar);
    } catch (fault) {
      if (!(fault instanceof SyntaxError)) throw fault;
      for (const says of fault.message.split('\n'))
        problems.push({ file: path, line: 1, column: 1, says: says.replace(`${path}: `, '') });
    }
  }
  return calendars;
}

async function foldersIn(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(absent);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`)
    .sort();
}

/** A folder that is not there holds nothing; any other fault is one. */
function absent(fault: unknown): never[] {
  if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return [];
  throw fault;
}
