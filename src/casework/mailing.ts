// What may be mailed to somebody now: a kept notice or a reminder, held against what its recipient may see of the case at
// this moment. What has been kept from them since is left out; somebody without a sight is sent nothing.

import type { Instant } from '#engine/history.ts';
import type { Storage } from '#storage/storage.ts';
import { caseFor, type Ground } from './case-file.ts';
import { noticeLine } from './lists.ts';
import { readingOf, withoutHidden } from './redact.ts';
import { isOwed, occasionOf } from './reminders.ts';
import type { MailedNotice, MailedReminder, Viewer } from './view.ts';

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

/** @returns undefined when it is owed no longer, by another person, or by another date. */
export async function reminderToMail(
  storage: Storage,
  ground: Ground,
  viewer: Viewer,
  { ref, item, trigger }: { readonly ref: string; readonly item: string; readonly trigger: string },
  now: Instant,
): Promise<MailedReminder | undefined> {
  const found = await caseFor(storage, ground, viewer, ref, now);
  if (found?.sight.of !== 'the case') return undefined;
  const { standing, header } = found.file;
  const { why, due } = occasionOf(trigger);
  const base = { ref, private: header.private, why } as const;
  const duty = standing.duties.find(({ id }) => id === item);
  if (duty !== undefined) {
    const date = duty.due?.date;
    const isTheirs = isOwed(duty) && duty.who.people.includes(viewer.person);
    // What comes too late, because mail was held up, is said by the reminder that it is overdue.
    const isLate = why !== 'overdue' && duty.state === 'overdue';
    if (!isTheirs || isLate || (due !== undefined && due !== date)) return undefined;
    const { clause, version } = duty.because;
    return { ...base, clause, version, acts: duty.acts, ...(date === undefined ? {} : { due: date }) };
  }
  const question = standing.questions.find(({ id }) => id === item);
  if (question?.state !== 'open' || !question.who.people.includes(viewer.person)) return undefined;
  if (found.sight.hidden.has(question.asks)) return undefined;
  const { clause, version } = question.because;
  return { ...base, clause, version, acts: [], asks: question.asks };
}
