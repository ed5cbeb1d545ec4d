// Lists for one person: my work, my cases, what was told to me, what I search for. Filtered by the sights kept with
// each case, in the database, so that no count, page break or timing tells of a case the person may not see.

import { type Calendar, countedUpTo } from '#calendar/calendar.ts';
import { dayOfDate } from '#calendar/civil-date.ts';
import type { CivilDate, Instant } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { KeptNotice, ListedCase, Page, Storage, WorkItem } from '#storage/storage.ts';
import type { NoticePayload, WorkDetail } from './keep.ts';
import type { CaseLine, Listed, NoticeLine, Viewer, WorkLine } from './view.ts';

/** Lines on one page of a list. */
export const PAGE = 50;

function paging(after: string | undefined): { readonly limit: number; readonly after?: string } {
  return after === undefined ? { limit: PAGE } : { limit: PAGE, after };
}

function listed<Row, Line>(page: Page<Row>, line: (row: Row) => Line): Listed<Line> {
  const lines = page.rows.map(line);
  return page.next === null ? { lines } : { lines, next: page.next };
}

export async function myWork(
  storage: Storage,
  rulebook: Rulebook,
  calendar: Calendar,
  today: CivilDate,
  now: Instant,
  viewer: Viewer,
  kind: 'mine' | 'waiting',
  after: string | undefined,
): Promise<Listed<WorkLine>> {
  const role = kind === 'mine' ? 'owes' : 'owed';
  const page = await storage.workOf(viewer.council, viewer.person, role, paging(after));
  return listed(page, (row) => workLine(rulebook, calendar, today, now, kind, row));
}

function workLine(
  rulebook: Rulebook,
  calendar: Calendar,
  today: CivilDate,
  now: Instant,
  kind: 'mine' | 'waiting',
  row: WorkItem,
): WorkLine {
  const detail = JSON.parse(row.detail) as WorkDetail; // written by keep.ts and by nobody else
  const overdue = row.overdueFrom !== null && row.overdueFrom <= now;
  const left = row.due === null ? undefined : workingDaysBetween(calendar, today, row.due);
  return {
    case: caseLine(rulebook, row.case),
    item: row.item,
    kind: kind === 'waiting' ? 'owed' : detail.kind,
    who: detail.who,
    acts: detail.acts,
    force: detail.force,
    clause: row.clause,
    norm: detail.norm,
    version: detail.version,
    ...(detail.asks === undefined ? {} : { asks: detail.asks }),
    ...(row.due === null ? {} : { dueDate: row.due }),
    ...(left === undefined ? {} : { workingDaysLeft: left }),
    overdue,
  };
}

/** Working days from today until the date, today not counted; negative after it. undefined past the calendar’s end. */
function workingDaysBetween(calendar: Calendar, today: CivilDate, date: CivilDate): number | undefined {
  const [from, to] = [dayOfDate(today), dayOfDate(date)];
  const [before, after] = [from, to].map((day) =>
    day === undefined ? undefined : countedUpTo(calendar, day),
  );
  return before === undefined || after === undefined ? undefined : after - before;
}

export function caseLine(rulebook: Rulebook, listedCase: ListedCase): CaseLine {
  const procedure = rulebook.vocabulary.procedures.find((one) => one.name === listedCase.procedure);
  const shown = listedCase.whole && !listedCase.private && listedCase.subject !== '';
  return {
    ref: listedCase.case,
    procedure: listedCase.procedure,
    noun: procedure?.noun ?? 'Case',
    private: listedCase.private,
    ...(shown ? { subject: listedCase.subject } : {}),
    closed: listedCase.whole && listedCase.closed,
    ...(listedCase.whole ? { opened: listedCase.opened } : {}),
  };
}

export async function myCases(
  storage: Storage,
  rulebook: Rulebook,
  viewer: Viewer,
  after: string | undefined,
): Promise<Listed<CaseLine>> {
  const page = await storage.casesOf(viewer.council, viewer.person, paging(after));
  return listed(page, (row) => caseLine(rulebook, row));
}

export async function found(
  storage: Storage,
  rulebook: Rulebook,
  viewer: Viewer,
  words: string,
): Promise<readonly CaseLine[]> {
  if (words.trim() === '') return [];
  const page = await storage.search(viewer.council, viewer.person, words, { limit: PAGE });
  return page.rows.map((row) => caseLine(rulebook, row));
}

export async function citing(
  storage: Storage,
  rulebook: Rulebook,
  viewer: Viewer,
  { version, clause }: { readonly version: string; readonly clause: string },
  after?: string,
): Promise<Listed<CaseLine>> {
  const citation = { version, clause };
  const page = await storage.casesCiting(viewer.council, viewer.person, citation, paging(after));
  return listed(page, (row) => caseLine(rulebook, row));
}

export async function myNotices(
  storage: Storage,
  viewer: Viewer,
  after: string | undefined,
): Promise<Listed<NoticeLine>> {
  const page = await storage.noticesOf(viewer.council, viewer.person, paging(after));
  return listed(page, noticeLine);
}

export function noticeLine(kept: KeptNotice): NoticeLine {
  const payload = JSON.parse(kept.payload) as NoticePayload; // written by keep.ts and by nobody else
  return {
    ref: kept.case,
    norm: kept.norm,
    clause: payload.clause,
    version: payload.version,
    telling: payload.telling,
    told: payload.told,
    sent: kept.created,
  };
}
