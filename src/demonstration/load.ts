// Loads each council’s invented people and cases, once: what is on the record already stays as it is.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ground } from '#casework/case-file.ts';
import { importCase } from '#casework/import-case.ts';
import type { Instant } from '#engine/history.ts';
import type { Everything } from '#language/files.ts';
import { printProblem } from '#language/problems.ts';
import { newActId } from '#register/identifiers.ts';
import { type Demonstration, type Persona, readDemonstration } from '#situations/demonstration.ts';
import type { Storage } from '#storage/storage.ts';

export interface Loading {
  readonly root: string;
  readonly everything: Everything;
  readonly storage: Storage;
  readonly now: Instant;
  readonly say: (line: string) => void;
}

/** Written when all of a council’s demonstration is on the record. */
const LOADED = 'demonstration';

/**
 * @returns the invented people of each council that has a demonstration.
 * @throws Error that names the places, when a demonstration file has problems.
 */
export async function loadDemonstrations(loading: Loading): Promise<ReadonlyMap<string, readonly Persona[]>> {
  const personas = new Map<string, readonly Persona[]>();
  for (const council of loading.everything.councils.keys()) {
    const demonstration = await readOne(loading, council);
    if (demonstration === undefined) continue;
    personas.set(council, demonstration.personas);
    await keepOnce(loading, council, demonstration);
  }
  return personas;
}

async function readOne({ root, everything, now }: Loading, id: string): Promise<Demonstration | undefined> {
  const council = everything.councils.get(id);
  const path = `protocols/${id}/demonstration.yaml`;
  const text = await readFile(join(root, path), 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return undefined;
    throw fault;
  });
  if (council === undefined || text === undefined) return undefined;
  const { value, problems } = readDemonstration({ path, text }, council, everything.calendars, now);
  if (value === undefined) throw new Error(problems.map(printProblem).join('\n'));
  return value;
}

async function keepOnce(loading: Loading, council: string, demonstration: Demonstration): Promise<void> {
  const { storage, everything, now, say } = loading;
  if ((await storage.readMeta(council, LOADED)) !== null) return;
  const rulebook = everything.councils.get(council)?.rulebook;
  if (rulebook === undefined) return;
  const { directory, cases } = demonstration;
  const { version } = await storage.readDirectory(council);
  const change = { at: now, by: null, what: 'the people of the demonstration' };
  if (version === 0) await storage.replaceDirectory(council, version, directory, change);
  const ground: Ground = { rulebook, directory, calendars: everything.calendars };
  for (const { acts } of cases) {
    const procedure = procedureOf(ground, acts[0]?.act);
    const own = acts.map((act) => ({ ...act, id: newActId(act.happened) }));
    if (procedure !== undefined) await importCase(storage, ground, procedure, own, now);
  }
  await storage.saveMeta(council, LOADED, new Date(now).toISOString());
  say(`${rulebook.council.name}: ${directory.people.length} invented people, ${cases.length} cases.`);
}

function procedureOf({ rulebook }: Ground, opening: string | undefined): string | undefined {
  return rulebook.vocabulary.procedures.find(({ acts }) =>
    acts.some((act) => act.name === opening && act.opens),
  )?.name;
}
