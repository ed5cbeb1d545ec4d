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
  const texts = await yamlOf(['vocabulary', 'law', 'protocols'], (path) => !path.includes('situations'));
  const situations = await yamlOf(['protocols'], (path) => path.includes('situations'));
  const took = { texts: [] as number[], all: [] as number[], read: [] as number[], run: [] as number[] };
  let count = 0;
  for (let round = 0; round < (quick ? 2 : 4); round += 1) {
    took.texts.push(await timed(() => texts.map((text) => parseDocument(text))));
    took.all.push(await timed(() => [...texts, ...situations].map((text) => parseDocument(text))));
    took.read.push(await timed(() => loadEverything(ROOT)));
    took.run.push(
      await timed(async () => {
        count = await checkAll();
      }),
    );
  }
  // The first round also warms up what all three use.
  const usual = (list: readonly number[]) => median(list.slice(1));
  return {
    title: 'Texts',
    how: `All vocabularies, laws and protocols read and checked, and all ${whole(count)} situations run, against the YAML of the same files parsed and nothing more.`,
    rows: [
      row('Texts read and checked', usual(took.read), usual(took.texts)),
      row('Texts checked and all situations read and run', usual(took.run), usual(took.all)),
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
async function yamlOf(
  folders: readonly string[],
  isWanted: (path: string) => boolean,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of folders)
    for (const entry of await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      // A demonstration is read when the program starts, not when texts are checked.
      if (!entry.isFile() || entry.name === 'demonstration.yaml' || !isWanted(path)) continue;
      const text = () => readFile(path, 'utf8');
      if (entry.name.endsWith('.yaml')) found.push(await text());
      if (entry.name.endsWith('.md'))
        for (const [, block] of (await text()).matchAll(/^```yaml\n(.*?)^```/gms)) found.push(block ?? '');
    }
  return found;
}
