// What may be mailed to somebody now: a kept notice or a reminder, held against what its recipient may see of the case at
// this moment. What has been kept from them since is left out; somebody without a sight is sent nothing.

import type { Act, Instant } from '#engine/history.ts';
import type { Storage } from '#storage/storage.ts';
import { caseFor, type Ground } from './case-file.ts';
import { noticeLine } from './lists.ts';
import { readingOf, withoutHidden } from './redact.ts';
import { type Owed, remindedOf, whyOf } from './reminders.ts';
import type { MailedNotice, MailedOwed, MailedReminder, Viewer } from './view.ts';

/** @returns undefined when it is not to be mailed: there is no such notice, or nothing of it is theirs to read any more. */
export async function noticeToMail(
  storage: Storage,
  ground: Ground,
  viewer: Viewer,
  { ref, norm, trigger }: { readonly ref: string; readonly norm: string; readonly trigger: string },
  now: Instant,
): Promise<MailedNotice | undefined> {
  const { council, person: recipient } = viewer;
  const found = await caseFor(storage, ground, viewer, ref, now);
  const kept = await storage.readNotice({ council, case: ref, norm, trigger, recipient });
  if (found === undefined || kept === null || kept.kind !== 'notice') return undefined;
  const { sight, file } = found;
  const line = noticeLine(kept);
  const telling = line.telling.filter((name) => !sight.hidden.has(name));
  if (telling.length === 0) return undefined;
  const { unnamed } = readingOf(file.standing, sight, recipient, () => false);
  // Who else was told is no field of the notice: only whoever sees the whole case may read it there as well.
  const others = sight.of === 'the case' ? await storage.noticesIn(council, ref) : [];
  const copies = others
    .filter((other) => other.norm === norm && other.trigger === trigger && other.recipient !== recipient)
    .map((other) => other.recipient)
    .filter((person) => !unnamed.has(person) && file.sights.has(person));
  return {
    ref,
    private: file.header.private,
    clause: line.clause,
    version: line.version,
    telling,
    told: withoutHidden(line.told, sight.hidden),
    copies: [...new Set(copies)],
  };
}

/** @returns undefined when nothing of it is owed any more. */
export async function reminderToMail(
  storage: Storage,
  ground: Ground,
  viewer: Viewer,
  { ref, trigger }: { readonly ref: string; readonly trigger: string },
  now: Instant,
): Promise<MailedReminder | undefined> {
  const found = await caseFor(storage, ground, viewer, ref, now);
  if (found?.sight.of !== 'the case') return undefined;
  const { file, sight } = found;
  const owed = remindedOf(trigger, file.history.acts, file.standing, viewer.person)
    .filter((item) => item.kind === 'duty' || !sight.hidden.has(item.asks))
    .map((item) => asOwed(item, file.history.acts));
  const [first, ...others] = owed.toSorted(bySoonest);
  if (first === undefined) return undefined;
  return { ref, private: file.header.private, why: whyOf(trigger), owed: [first, ...others] };
}

/** Of what has been done, the act that did it; of what is owed, the acts that would. */
function asOwed(item: Owed, all: readonly Act[]): MailedOwed {
  const { clause, version } = item.because;
  if (item.kind === 'question') return { clause, version, acts: [], asks: item.asks };
  const date = item.due?.date;
  const did = all.find(({ id }) => id === item.metBy);
  return { clause, version, acts: did ? [did.act] : item.acts, ...(date === undefined ? {} : { due: date }) };
}

function bySoonest(one: MailedOwed, other: MailedOwed): number {
  return (one.due ?? NEVER).localeCompare(other.due ?? NEVER);
}

const NEVER = '9999-12-31';
