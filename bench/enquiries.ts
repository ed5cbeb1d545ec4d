// The question of the first measurement, and what it is asked of: enquiries of St Helens that are open, late, answered in
// time, answered late or withdrawn, and for each “is an answer owed, by whom, by when, is it overdue, and why”.

import { fileURLToPath } from 'node:url';
import type { Calendar } from '#calendar/calendar.ts';
import type { Act, Directory, History, Instant } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import { type Everything, loadEverything } from '#language/files.ts';
import { readDemonstration } from '#situations/demonstration.ts';
import { demonstrationFile } from '#situations/files.ts';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const COUNCIL = 'st-helens';
const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 2, 9);

export interface Asked {
  readonly history: History;
  readonly now: Instant;
}

export interface Decision {
  readonly state: 'open' | 'overdue' | 'met' | 'met late' | 'ended' | 'not owed';
  readonly by: readonly string[];
  readonly due: string | undefined;
}

export interface Ground {
  readonly everything: Everything;
  readonly rulebook: Rulebook;
  readonly directory: Directory;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly calendar: Calendar;
}

/** St Helens as its demonstration has it. */
export async function readGround(): Promise<Ground> {
  const everything = await loadEverything(ROOT);
  const council = everything.councils.get(COUNCIL);
  const file = await demonstrationFile(ROOT, COUNCIL);
  const calendar = council && everything.calendars.get(council.rulebook.council.calendar);
  const read = council && file && readDemonstration(file, council, everything.calendars, START);
  if (!council || !calendar || !read?.value)
    throw new Error(`${COUNCIL} cannot be read: npm run comity -- check`);
  const { calendars } = everything;
  return { everything, rulebook: council.rulebook, directory: read.value.directory, calendars, calendar };
}

/** As many different enquiries as asked for, by different people on different days. */
export function enquiries({ directory }: Ground, count: number): readonly Asked[] {
  const members = directory.people.filter(({ kind }) => kind === 'member');
  const officers = directory.people.filter(({ kind }) => kind === 'officer');
  return Array.from({ length: count }, (_, n): Asked => {
    const asker = members[n % members.length]?.id ?? '';
    const asked = officers[n % officers.length]?.id ?? '';
    const received = START + (n % 23) * DAY + (n % 7) * 3_600_000;
    const act = (name: string, by: string, happened: Instant, values: Act['values']): Act => ({
      id: `${n}-${name}`,
      case: `case-${n}`,
      act: name,
      by,
      done: 'here',
      happened,
      recorded: happened,
      values,
    });
    const acts = [
      act('enquiry.received', asker, received, {
        'member asking': asker,
        'officer asked': asked,
        subject: 'Street lights',
        details: 'When will they be mended?',
      }),
    ];
    const [after, now] = [3 + (n % 20), received + (5 + (n % 26)) * DAY];
    const then = received + after * DAY;
    if (n % 5 === 3 && then <= now) acts.push(act('enquiry.answered', asked, then, { reply: 'Next week.' }));
    if (n % 5 === 4 && then <= now) acts.push(act('enquiry.withdrawn', asker, then, {}));
    return { history: { case: `case-${n}`, acts, elsewhere: [] }, now };
  });
}
