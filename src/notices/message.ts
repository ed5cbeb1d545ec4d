// A message as it is handed to the mail server, and its identity. The identity is made from what it tells whom, so that the
// same message is known again however often it is handed over.

import { createHash } from 'node:crypto';
import type { Instant } from '#engine/history.ts';
import type { NoticeKey } from '#storage/storage.ts';

export interface Message {
  readonly id: string;
  readonly date: Instant;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where reminders are stopped, by one click of a mail program too; absent: it is no reminder. */
  readonly stop?: string;
}

/** @param sender an e-mail address; its domain ends the Message-ID, as RFC 5322 section 3.6.4 advises. */
export function messageId(
  { council, case: ref, norm, trigger, recipient }: NoticeKey,
  sender: string,
): string {
  const identity = JSON.stringify([council, ref, norm, trigger, recipient]);
  const digest = createHash('sha256').update(identity).digest('hex').slice(0, 40);
  return `<comity.${digest}@${sender.slice(sender.lastIndexOf('@') + 1)}>`;
}
