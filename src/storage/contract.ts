// One suite of what storage promises, run on every database it can be kept in. Each test has a database of its own.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Storage } from './storage.ts';
import { casesContract } from './testing/cases.contract.ts';
import { directoryContract } from './testing/directory.contract.ts';
import { filesContract } from './testing/files.contract.ts';
import { mailContract } from './testing/mail.contract.ts';
import { outboxContract } from './testing/outbox.contract.ts';
import { recordContract } from './testing/record.contract.ts';
import { textsContract } from './testing/texts.contract.ts';
import { verifyContract } from './testing/verify.contract.ts';

export interface OpenedForTest {
  readonly storage: Storage;
  /** The same database again, after `storage` was closed. */
  reopen(): Promise<Storage>;
  /** SQL behind the back of Comity. */
  tamper(statements: readonly string[]): Promise<void>;
  /** Statements that take away what guards the acts. */
  readonly unguard: readonly string[];
}
export interface Subject {
  /** A new, empty database. */
  open(): Promise<OpenedForTest>;
}
/** Runs one test on a new database and closes it whatever happens. */
export type OnNew = (title: string, test: (storage: Storage, opened: OpenedForTest) => Promise<void>) => void;

export function contract(subject: Subject): void {
  const onNew: OnNew = (title, test) => {
    it(title, async () => {
      const opened = await subject.open();
      try {
        await test(opened.storage, opened);
      } finally {
        await opened.storage.close();
      }
    });
  };
  describe('the record', () => recordContract(onNew));
  describe('cases and lists', () => casesContract(onNew));
  describe('the worker and the outbox', () => outboxContract(onNew));
  describe('mail', () => mailContract(onNew));
  describe('directory, drafts and small facts', () => directoryContract(onNew));
  describe('files', () => filesContract(onNew));
  describe('texts written in the browser', () => textsContract(onNew));
  describe('verifying', () => verifyContract(onNew));
  it('keeps everything when it is closed and opened again', async () => {
    const opened = await subject.open();
    await opened.storage.saveMeta('alder', 'demonstration', 'spring');
    await opened.storage.close();
    const again = await opened.reopen();
    try {
      assert.equal(await again.readMeta('alder', 'demonstration'), 'spring');
    } finally {
      await again.close();
    }
  });
}
