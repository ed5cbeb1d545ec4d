// Looks at the database file before anything is done to it, and keeps a second server out of the same folder. What cannot
// be used is refused with one sentence and left exactly as it was.

import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageRefused } from '../refused.ts';

/** “Comi” as SQLite’s application id: tells our file from another program’s. */
export const APPLICATION_ID = 0x436f6d69;
const MAGIC = 'SQLite format 3\0';
/** Larger files are checked by their size and header only: reading them through would keep the council waiting. */
const CHECKED_THROUGH = 256 * 1024 * 1024;

/** @throws StorageRefused */
export function inspect(path: string, newestKnown: number): void {
  if (!existsSync(path) || statSync(path).size === 0) return;
  inspectHeader(path);
  let found: { readonly id: number; readonly version: number; readonly check: string };
  try {
    found = look(path);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new StorageRefused(
      `${path} is damaged (SQLite says: ${why}). It was left as it is; restore a backup in its place.`,
    );
  }
  if (found.id !== APPLICATION_ID) {
    throw new StorageRefused(
      `${path} was not made by Comity. It was left as it is; give Comity another data folder.`,
    );
  }
  if (found.version > newestKnown) {
    throw new StorageRefused(
      `${path} was made by a newer Comity (its form is ${found.version}; this one knows up to ${newestKnown}). It was left as it is; start the newer Comity.`,
    );
  }
  if (found.check !== 'ok') {
    throw new StorageRefused(
      `${path} is damaged (SQLite says: ${found.check.replaceAll(/\s+/g, ' ')}). It was left as it is; restore a backup in its place.`,
    );
  }
}

function inspectHeader(path: string): void {
  const header = Buffer.alloc(32);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  if (header.toString('latin1', 0, 16) !== MAGIC) {
    throw new StorageRefused(
      `${path} is not a database. It was left as it is; move it away or give Comity another data folder.`,
    );
  }
  const size = statSync(path).size;
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
  if (!existsSync(`${path}-wal`) && header.readUInt32BE(28) * pageSize > size) {
    throw new StorageRefused(`${path} is cut short. It was left as it is; restore a backup in its place.`);
  }
}

/** @returns the first answer of a PRAGMA, as text. */
export function pragma(database: DatabaseSync, name: string, argument = ''): string {
  return String(database.prepare(`PRAGMA ${name}${argument}`).get()?.[name] ?? '');
}

function look(path: string): { id: number; version: number; check: string } {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 });
  try {
    const through = statSync(path).size <= CHECKED_THROUGH;
    const check = through ? pragma(database, 'quick_check', '(1)') : 'ok';
    return {
      id: Number(pragma(database, 'application_id')),
      version: Number(pragma(database, 'user_version')),
      check,
    };
  } finally {
    database.close();
  }
}

/**
 * Holds the folder until closed. The lock is SQLite’s own on a file beside the database: the operating system lets go of it
 * when the process ends, however it ends.
 * @throws StorageRefused when another process holds it
 */
export function holdFolder(folder: string): { close(): void } {
  const lock = new DatabaseSync(join(folder, 'comity.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new StorageRefused(
      `Another Comity is already using the folder ${folder}. Stop it first, or give this one a folder of its own.`,
    );
  }
  return { close: () => lock.close() };
}
