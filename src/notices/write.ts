// Writes the message for what is ready in the outbox, as its recipient may read it now. It decides neither who is told nor what:
// casework says, and what it says nothing of is not mailed.

import type { Casework } from '#casework/casework.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { KeptNotice, KeptPerson, Storage } from '#storage/storage.ts';
import { noticeLetter, reminderLetter, summaryLetter, type Writing } from './compose.ts';
import { asHtml, asText, type Letter } from './letter.ts';
import { type Message, messageId } from './message.ts';

export interface WritingParts {
  readonly casework: Casework;
  readonly storage: Storage;
  /** Where people reach Comity. */
  readonly address: string;
  /** The e-mail address that messages come from. */
  readonly sender: string;
  /** Where somebody stops their reminders without signing in. */
  readonly stopAddress: (council: string, person: string) => string;
  readonly addressOf: (council: string, person: KeptPerson) => string | undefined;
}

/** app: it is not mailed, and needs not be. */
export type Written = Message | 'app' | 'no address';

export async function write(parts: WritingParts, kept: KeptNotice): Promise<Written> {
  const { casework, storage, sender } = parts;
  const { council, recipient } = kept;
  const rulebook = casework.rulebook(council);
  const person = await personIn(storage, council, recipient);
  // Somebody who has left the council is told nothing any more.
  if (person === undefined) return 'app';
  const address = parts.address.replace(/\/$/, '');
  const writing = { rulebook, directory: await casework.directory(council), reader: recipient, address };
  const letter = await letterOf(parts, writing, kept);
  if (letter === undefined) return 'app';
  const to = parts.addressOf(council, person);
  if (to === undefined || !/^[^\s@<>]+@[^\s@<>]+$/.test(to)) return 'no address';
  return {
    id: messageId(kept, sender),
    date: kept.created,
    from: { name: rulebook.council.name, address: sender },
    to: { name: person.title ?? person.name, address: to },
    subject: letter.subject,
    text: asText(letter),
    html: asHtml(letter),
    ...(kept.kind === 'notice' ? {} : { stop: parts.stopAddress(council, recipient) }),
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
    const reminder = await casework.reminderToMail(viewer, { ref, item: norm, trigger });
    return reminder && reminderLetter(writing, reminder);
  }
  if (choice !== 'daily') return undefined;
  const { lines, next } = await casework.work(viewer, 'mine');
  return lines.length === 0 ? undefined : summaryLetter(writing, trigger, lines, next !== undefined);
}

/** Read anew when the directory has changed: an address that was put right is used at once. */
async function personIn(storage: Storage, council: string, id: string): Promise<KeptPerson | undefined> {
  let known = directories.get(storage)?.get(council);
  if (known?.version !== (await storage.directoryVersion(council))) {
    const { version, directory } = await storage.readDirectory(council);
    known = { version, people: new Map(directory.people.map((person) => [person.id, person])) };
    const all = directories.get(storage) ?? new Map<string, KnownPeople>();
    directories.set(storage, all.set(council, known));
  }
  return known?.people.get(id);
}

interface KnownPeople {
  readonly version: number;
  readonly people: ReadonlyMap<string, KeptPerson>;
}
const directories = new WeakMap<Storage, Map<string, KnownPeople>>();
