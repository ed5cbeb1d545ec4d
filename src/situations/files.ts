// Finds and reads situation and demonstration files on disk. The only file of this folder that touches it.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from '#language/vocabulary.ts';

/** @param root the folder that holds protocols/. @returns in order of their paths, which are relative to it. */
export async function situationFiles(root: string, council: string): Promise<readonly SourceFile[]> {
  return situationsIn(root, `protocols/${council}/situations`);
}

/** Situations that try the law in this council. */
export async function lawSituationFiles(root: string, council: string): Promise<readonly SourceFile[]> {
  return situationsIn(root, `law/situations/${council}`);
}

/** Councils in which the law is tried, whether or not they are here. */
export async function councilsTryingLaw(root: string): Promise<readonly string[]> {
  return readdir(join(root, 'law/situations')).catch(absent);
}

async function situationsIn(root: string, folder: string): Promise<readonly SourceFile[]> {
  const names = await readdir(join(root, folder)).catch(absent);
  const paths = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  return Promise.all(paths.map((name) => readSource(root, `${folder}/${name}`)));
}

/** Undefined when the council has none. */
export async function demonstrationFile(root: string, council: string): Promise<SourceFile | undefined> {
  const path = `protocols/${council}/demonstration.yaml`;
  const text = await readFile(join(root, path), 'utf8').catch((fault: unknown) => absent(fault)[0]);
  return text === undefined ? undefined : { path, text };
}

async function readSource(root: string, path: string): Promise<SourceFile> {
  return { path, text: await readFile(join(root, path), 'utf8') };
}

/** A folder or file that is not there holds nothing; any other fault is one. */
function absent(fault: unknown): never[] {
  if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return [];
  throw fault;
}
