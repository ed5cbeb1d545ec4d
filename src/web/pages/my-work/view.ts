// My work in sentences, soonest first; and the list of all my cases.

import type { Casework } from '#casework/casework.ts';
import type { CaseLine, Listed, NoticeLine, WorkLine } from '#casework/view.ts';
import type { Rulebook } from '#engine/rules.ts';
import { capital, decapital, listOf } from '#language/english.ts';
import { clauseCited } from '#wording/clauses.ts';
import { dateInWords, dayInWords } from '#wording/dates.ts';
import { tellingInWords } from '#wording/deeds.ts';
import { type Names, namesOf } from '#wording/names.ts';
import { button } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { workList } from '../../components/work-list.ts';
import type { Visitor } from '../../site.ts';
import { caseLinks, referenceInWords, titleOf } from '../case/case-links.ts';
import { unsentSection } from './unsent.ts';

export interface MyWork {
  readonly visitor: Visitor;
  readonly rulebook: Rulebook;
  readonly mine: Listed<WorkLine>;
  readonly waiting: Listed<WorkLine>;
  readonly news: Listed<NoticeLine>;
  readonly drafts: Awaited<ReturnType<Casework['drafts']>>;
}

export function myWorkBody({ visitor, rulebook, mine, waiting, news, drafts }: MyWork): Html {
  const names = namesOf(rulebook, visitor.directory, [], visitor.person);
  const needs = visitor.self.kind === 'member' ? 'Needs you' : 'You owe';
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h1 class="govuk-heading-l">My work</h1>
    <h2 class="govuk-heading-m">${needs}</h2>
    ${mine.lines.length === 0 ? html`<p class="govuk-body">Nothing needs you today.${nextDate(waiting)}</p>` : workList(together(mine.lines).map((lines) => owedByMe(lines, names)))}
    ${furtherLink(mine, 'mine')}
    ${unsentSection(drafts, rulebook)}
    <h2 class="govuk-heading-m">Waiting for others</h2>
    ${waiting.lines.length === 0 ? html`<p class="govuk-body">You are not waiting for anybody.</p>` : workList(together(waiting.lines).map((lines) => owedByOthers(lines, names)))}
    ${furtherLink(waiting, 'waiting')}
    ${newsSection(news, names)}
    ${button({ text: 'Start something', href: '/start' })}
    <p class="govuk-body"><a class="govuk-link" href="/cases">All my cases</a></p>
    <p class="govuk-body"><a class="govuk-link" href="/how-we-tell-you">How we tell you</a></p>
  </div></div>`;
}

type Lines = readonly [WorkLine, ...WorkLine[]];

/** What the same people owe in the same case by the same date is one line. */
function together(lines: readonly WorkLine[]): readonly Lines[] {
  const groups = new Map<string, [WorkLine, ...WorkLine[]]>();
  for (const line of lines) {
    const { kind, asks, dueDate, overdue, who } = line;
    const key = JSON.stringify([line.case.ref, kind, asks, dueDate, overdue, who]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return [...groups.values()];
}

/** “answer or acknowledge” says nothing more where each is owed by itself. */
function deedsOf(lines: Lines, words: (act: string) => string): string {
  const each = new Set(lines.flatMap(({ acts }) => (acts.length === 1 ? acts : [])));
  const choices = lines.filter(({ acts }) => acts.length > 1 && !acts.every((act) => each.has(act)));
  const said = [...[...each].map(words), ...choices.map(({ acts }) => listOf(acts.map(words), 'or'))];
  return capital(listOf([...new Set(said)]));
}

function owedByMe(lines: Lines, names: Names) {
  const [line] = lines;
  const what =
    line.kind === 'decide' && line.asks !== undefined
      ? `Decide whether ${names.fact(line.asks)}`
      : deedsOf(lines, (act) => (act === 'tell' ? 'tell those concerned' : names.toDo(act)));
  return {
    text: `${what}: ${about(line.case)}`,
    href: `/cases/${line.case.ref}`,
    when: whenDue(line),
    overdue: line.overdue,
  };
}

function owedByOthers(lines: Lines, names: Names) {
  const [line] = lines;
  const noun = deedsOf(lines, (act) => (act === 'tell' ? 'a notice' : decapital(names.noun(act))));
  return {
    text: `${noun}: ${about(line.case)}`,
    href: `/cases/${line.case.ref}`,
    when: whenDue(line),
    who: `from ${listOf(line.who.map(names.person), 'or')}`,
    overdue: line.overdue,
  };
}

/** A private case is its reference and nothing more. */
function about(line: CaseLine): string {
  return line.private ? `private case ${referenceInWords(line.ref)}` : titleOf(line);
}

function whenDue({ dueDate, workingDaysLeft: left, overdue }: WorkLine): string {
  if (dueDate === undefined) return 'the protocol sets no date';
  const due = `${overdue ? 'was due' : 'due'} ${dateInWords(dueDate)}`;
  if (left === undefined || overdue) return due;
  if (left === 0) return `${due}, today is the last day`;
  return `${due}, ${left} working ${left === 1 ? 'day' : 'days'} left`;
}

function nextDate({ lines }: Listed<WorkLine>): string {
  const date = lines.find(({ dueDate, overdue }) => dueDate !== undefined && !overdue)?.dueDate;
  return date === undefined ? '' : ` What you are waiting for is next due on ${dateInWords(date)}.`;
}

function newsSection(news: Listed<NoticeLine>, names: Names): Html | false {
  if (news.lines.length === 0) return false;
  return html`<h2 class="govuk-heading-m">What you have been told</h2>
    ${workList(
      news.lines.map((line) => ({
        text: `Case ${referenceInWords(line.ref)}: ${tellingInWords(line.telling, names)}`,
        href: `/cases/${line.ref}`,
        when: `${dayInWords(line.sent, names.zone)}, under ${clauseCited(line, names)}`,
      })),
    )}
    ${furtherLink(news, 'news')}`;
}

function furtherLink({ next }: Listed<unknown>, name: string): Html | false {
  return (
    next !== undefined &&
    html`<p class="govuk-body"><a class="govuk-link" href="/?${name}=${encodeURIComponent(next)}">Show later ones</a></p>`
  );
}

export function allCasesBody(cases: Listed<CaseLine>): Html {
  return html`<h1 class="govuk-heading-l">All my cases</h1>
    ${cases.lines.length === 0 ? html`<p class="govuk-body">Cases you have a part in will be listed here.</p>` : caseLinks(cases.lines)}
    ${cases.next !== undefined && html`<p class="govuk-body"><a class="govuk-link" href="/cases?after=${encodeURIComponent(cases.next)}">Show earlier ones</a></p>`}`;
}
