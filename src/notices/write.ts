// Writes the message for what is ready in the outbox, as its recipient may read it now. It decides neither who is told nor what:
// casework says, and what it says nothing of is not mailed.

import type { Casework } from '#casework/casework.ts';
import type { Viewer } from '#casework/view.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { KeptNotice, KeptPerson, Storage } from '#storage/storage.ts';
import { asHtml, asText, type Letter } from './letter.ts';
import { type Message, messageId } from './message.ts';
import { noticeLetter } from './notice-letter.ts';
import { reminderLetter, summaryLetter } from './reminder-letter.ts';
import type { Writing } from './writing.ts';

export interface WritingParts {
  readonly casework: Casework;
  readonly storage: Storage;
  /** Where people reach Comity. */
  readonly address: string;
  /** The email address that messages come from. */
  readonly sender: string;
  /** Where somebody stops their reminders without signing in. */
  readonly stopAddress: (whose: Viewer) => string;
  readonly personIn: (council: string, id: string) => Promise<KeptPerson | undefined>;
  /** undefined: there is none that could be written to. */
  readonly mailboxOf: (council: string, person: KeptPerson) => string | undefined;
}

/** app: it is not mailed, and needs not be. */
export type Written = Message | 'app' | 'no address';

export async function write(parts: WritingParts, kept: KeptNotice): Promise<Written> {
  const { casework, sender } = parts;
  const { council, recipient } = kept;
  const rulebook = casework.rulebook(council);
  const person = await parts.personIn(council, recipient);
  // Somebody who has left the council is told nothing any more.
  if (person === undefined) return 'app';
  const address = parts.address.replace(/\/$/, '');
  const writing = { rulebook, directory: await casework.directory(council), reader: recipient, address };
  const letter = await letterOf(parts, writing, kept);
  if (letter === undefined) return 'app';
  const to = parts.mailboxOf(council, person);
  if (to === undefined) return 'no address';
  return {
    id: messageId(kept, sender),
    date: kept.created,
    from: { name: rulebook.council.name, address: sender },
    to: { name: person.title ?? person.name, address: to },
    subject: letter.subject,
    text: asText(letter),
    html: asHtml(letter),
    ...(kept.kind === 'notice' ? {} : { stop: parts.stopAddress({ council, person: recipient }) }),
  };
}

async function letterOf(
  { casework, storage }: WritingParts,
  writing: Writing & { readonly rulebook: Rulebook },
  kept: KeptNotice,
): Promise<Letter | undefined> {
  const { council, recipient, case: ref, norm, trigger, kind } = kept;
  const viewer = { council, person: recipient };
  if (kind === 'notice') {
    const notice = await casework.noticeToMail(viewer, { ref, norm, trigger });
    return notice && noticeLetter(writing, notice);
  }
  const choice = await storage.mailChoice(council, recipient);
  if (kind === 'reminder') {
    if (choice !== null && choice !== 'at once') return undefined;
    const reminder = await casework.reminderToMail(viewer, { ref, trigger });
    return reminder && reminderLetter(writing, reminder);
  }
  if (choice !== 'daily') return undefined;
  const { lines, next } = await casework.work(viewer, 'mine');
  return lines.length === 0 ? undefined : summaryLetter(writing, trigger, lines, next !== undefined);
}
