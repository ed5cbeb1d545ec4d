// What is kept beside a record for lists, searching and the worker: rows made from a standing and the sights of a case.
// It decides nothing: who may see a row was decided by access, what is owed by the engine.

import { pressingQuestions } from '#access/pressing-questions.ts';
import type { Sights } from '#access/sight.ts';
import { indexOf } from '#access/vocabulary-index.ts';
import type { Act, Value } from '#engine/history.ts';
import type { ActType, Rulebook } from '#engine/rules.ts';
import type { Because, CaseStanding, Duty, OpenQuestion } from '#engine/standing.ts';
import type { Citation, KeptStanding, NewNotice, StandingAct, WorkRow } from '#storage/storage.ts';
import { isOwed } from './reminders.ts';
import { standingKeysOf } from './standing-keys.ts';

/** What else a line of *my work* shows; kept as JSON in its row. */
export interface WorkDetail {
  readonly kind: 'owe' | 'decide';
  readonly who: readonly string[];
  readonly acts: readonly string[];
  readonly force: 'must' | 'should';
  readonly norm: string;
  readonly version: string;
  readonly asks?: string;
}

/** A notice as it is kept: the listed fields with their values, fixed when it was told, and no others. */
export interface NoticePayload {
  readonly clause: string;
  readonly version: string;
  readonly telling: readonly string[];
  readonly told: Readonly<Record<string, Value>>;
}

export function whatIsKept(
  rulebook: Rulebook,
  acts: readonly Act[],
  standing: CaseStanding,
  sights: Sights,
): KeptStanding {
  const { acts: types } = indexOf(rulebook.vocabulary);
  const walled = new Set([...sights.values()].flatMap((sight) => [...sight.hidden]));
  const isPrivate = isPrivateCase(rulebook, acts);
  return {
    at: standing.at,
    nextChange: standing.nextChange,
    closed: standing.closed,
    subject: isPrivate ? '' : subjectOf(types, acts, walled),
    work: workRows(standing, sights),
    grants: [...sights].map(([person, sight]) => ({ person, whole: sight.of === 'the case' })),
    notices: noticesOf(standing, acts),
    searchText: searchTextOf(types, acts, walled),
    cites: citations(standing),
    standingActs: acts.flatMap((act, index) =>
      standingKeysOf(types, act).map((key): StandingAct => ({ act: act.act, key, number: index + 1 })),
    ),
  };
}

export function isPrivateCase(rulebook: Rulebook, acts: readonly Act[]): boolean {
  const opening = acts[0];
  const procedure = opening && indexOf(rulebook.vocabulary).acts.get(opening.act)?.procedure;
  return rulebook.vocabulary.procedures.find((one) => one.name === procedure)?.private ?? false;
}

/** The latest text of the fields that say what a case is about; '' when a wall hides them from anybody. */
export function subjectOf(
  types: ReadonlyMap<string, ActType>,
  acts: readonly Act[],
  walled: ReadonlySet<string>,
): string {
  let subject = '';
  for (const act of acts)
    for (const field of types.get(act.act)?.fields ?? []) {
      const value = act.values[field.name];
      if (field.subject && typeof value === 'string' && !walled.has(field.name)) subject = value;
    }
  return subject;
}

/** A word that any person with a sight of the case may not read must not find it for anyone: a hit would tell. */
function searchTextOf(
  types: ReadonlyMap<string, ActType>,
  acts: readonly Act[],
  walled: ReadonlySet<string>,
): string {
  const words: string[] = [];
  for (const act of acts)
    for (const field of types.get(act.act)?.fields ?? []) {
      const value = act.values[field.name];
      if (walled.has(field.name) || typeof value !== 'string') continue;
      if (field.type === 'text' || field.type === 'long text') words.push(value);
    }
  return words.join('\n');
}

function workRows(standing: CaseStanding, sights: Sights): readonly WorkRow[] {
  const rows: WorkRow[] = [];
  const inFull = (person: string): boolean => sights.get(person)?.of === 'the case';
  const waiting = new Set(Object.values(standing.parties).flat().filter(inFull));
  const add = (item: Duty | OpenQuestion, role: WorkRow['role'], person: string): void => {
    const due = item.kind === 'duty' ? item.due : undefined;
    rows.push({
      person,
      item: item.id,
      role,
      due: due?.date ?? null,
      overdueFrom: due?.overdueFrom ?? null,
      clause: item.because.clause,
      detail: JSON.stringify(detailOf(item)),
    });
  };
  for (const duty of standing.duties.filter(isOwed)) {
    const bearers = new Set(duty.who.people.filter(inFull));
    for (const person of bearers) add(duty, 'owes', person);
    for (const person of waiting) if (!bearers.has(person)) add(duty, 'owed', person);
  }
  for (const { question, people } of pressingQuestions(standing))
    for (const person of people.filter(inFull)) add(question, 'owes', person);
  return rows;
}

function detailOf(item: Duty | OpenQuestion): WorkDetail {
  const { norm, version } = item.because;
  const who = item.who.people;
  return item.kind === 'duty'
    ? { kind: 'owe', who, acts: item.acts, force: item.force, norm, version }
    : { kind: 'decide', who, acts: [], force: 'must', norm, version, asks: item.asks };
}

function noticesOf(standing: CaseStanding, acts: readonly Act[]): readonly NewNotice[] {
  return standing.notices
    .filter((notice) => notice.state === 'told' && !notice.undecided)
    .map((notice) => ({
      norm: notice.because.norm,
      trigger: notice.trigger,
      recipient: notice.to,
      payload: JSON.stringify({
        clause: notice.because.clause,
        version: notice.because.version,
        telling: notice.telling,
        told: valuesTold(notice.telling, notice.trigger, acts),
      } satisfies NoticePayload),
    }));
}

/** The value each listed name had when the notice fell due: from the act that set it off, else the latest act before it. */
function valuesTold(
  telling: readonly string[],
  trigger: string,
  acts: readonly Act[],
): Readonly<Record<string, Value>> {
  const until = acts.findIndex((act) => act.id === trigger);
  const known = until < 0 ? acts : acts.slice(0, until + 1);
  const told: Record<string, Value> = {};
  for (const name of telling)
    for (const act of known) {
      const value = act.values[name];
      if (value !== undefined) told[name] = value;
    }
  return told;
}

function citations(standing: CaseStanding): readonly Citation[] {
  const seen = new Map<string, Citation>();
  const cite = ({ version, clause }: Because): void => {
    seen.set(`${version} ${clause}`, { version, clause });
  };
  for (const item of [...standing.duties, ...standing.notices, ...standing.questions]) cite(item.because);
  for (const mark of standing.marks) cite(mark.because);
  return [...seen.values()];
}
