// Reading and checking every protocol and running every situation, against parsing the same YAML and nothing more.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { loadEverything } from '#language/files.ts';
import { situationFiles } from '#situations/files.ts';
import { runSituation } from '#situations/run.ts';
import { readSituations } from '#situations/situation.ts';
import { ROOT } from './enquiries.ts';
import { median, milliseconds, type Plan, type Section, times, whole } from './results.ts';

export async function measureTexts({ quick, say }: Plan): Promise<Section> {
  say('checking the texts');
  const parts = await yamlOf(['vocabulary', 'law', 'protocols']);
  const [parsed, read, ran]: [number[], number[], number[]] = [[], [], []];
  let count = 0;
  for (let round = 0; round < (quick ? 2 : 4); round += 1) {
    parsed.push(
      await timed(() => {
        for (const part of parts) parseDocument(part);
      }),
    );
    read.push(await timed(() => loadEverything(ROOT)));
    ran.push(
      await timed(async () => {
        count = await checkAll();
      }),
    );
  }
  // The first round also warms up what all three use.
  const [alone, texts, all] = [parsed, read, ran].map((times) => median(times.slice(1))) as [
    number,
    number,
    number,
  ]; // of three lists
  return {
    title: 'Texts',
    how: `All vocabularies, laws and protocols read and checked, and all ${whole(count)} situations run, against the YAML of the same files parsed and nothing more.`,
    rows: [
      row('Texts read and checked', texts, alone),
      row('Texts checked and all situations run', all, alone),
    ],
  };
}

function row(what: string, took: number, alone: number): Section['rows'][number] {
  return {
    what,
    comity: milliseconds(took),
    against: `parsing alone: ${milliseconds(alone)}`,
    ratio: times(took / alone),
  };
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** @returns how many situations were run. */
async function checkAll(): Promise<number> {
  const { councils, calendars } = await loadEverything(ROOT);
  let count = 0;
  for (const [id, { settings }] of councils)
    for (const file of await situationFiles(ROOT, id))
      for (const situation of readSituations(file, councils).value ?? []) {
        runSituation(situation, settings.offices, calendars);
        count += 1;
      }
  return count;
}

/** Files of YAML, and the YAML between the words of the texts. */
async function yamlOf(folders: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of folders)
    for (const entry of await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const text = () => readFile(join(entry.parentPath, entry.name), 'utf8');
      if (entry.name.endsWith('.yaml')) found.push(await text());
      if (entry.name.endsWith('.md'))
        for (const [, block] of (await text()).matchAll(/^```yaml\n(.*?)^```/gms)) found.push(block ?? '');
    }
  return found;
}
