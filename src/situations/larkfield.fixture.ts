// The invented council of Larkfield with a few clauses, for the tests of situations, wording and commands.

import { newCalendar } from '#calendar/calendar.ts';
import type { Council } from '#language/council.ts';
import { FRONT, PATH, readLarkfield } from '#language/larkfield.fixture.ts';
import { printProblem } from '#language/problems.ts';
import { type Ran, runSituation } from './run.ts';
import { readSituations } from './situation.ts';

const CLAUSES = `
## 1.1 Answers
The reader answers within five working days.
\`\`\`yaml
- norm: 1.1/answer
  who: reader
  must: letter.answered
  when: letter.written
  within: 5 working days
  from: written
\`\`\`
## 1.2 Help
If no answer comes, the writer asks the chief officer.
\`\`\`yaml
- norm: 1.2/escalate
  who: writer
  should: friendship.declared
  when: 1.1/answer is overdue
  to: chief officer of writer
\`\`\`
## 1.10 Cross letters
A cross letter is not sent.
\`\`\`yaml
- norm: 1.10/cross
  who: writer
  must not: letter.written
  if: { tone: cross }
- norm: 1.10/leaders
  who: clerk
  must: tell
  when: letter.written
  to: every leader of group
  telling: [writer, matter]
\`\`\`
## 1.11 Urgency
The clerk settles whether a letter is urgent.
\`\`\`yaml
- question: 1.11/urgent
  asks: urgent
  when: letter.written
  decided by: clerk
- norm: 1.11/end
  who: clerk
  may: friendship.ended
  if: { urgent: yes }
\`\`\`
`;
const DRAFT = FRONT.replace('adopted', 'draft')
  .replace('in force: { from: 2024-01-01 }\n', '')
  .replace('2024', 'draft 2025');

const read = readLarkfield({
  [PATH]: `${FRONT}${CLAUSES}`,
  'protocols/larkfield/protocol/2025-draft.md': `${DRAFT}${CLAUSES.replace('5 working days', '3 working days')}`,
});
if (read.value === undefined || read.problems.length > 0)
  throw new Error(read.problems.map(printProblem).join('\n'));

export const larkfield: Council = read.value;
export const councils = new Map([['larkfield', larkfield]]);
export const calendars = new Map([
  [
    'ordinary',
    newCalendar('ordinary', '2024-01-01', '2027-12-31', [{ date: '2026-12-25', title: 'Christmas Day' }]),
  ],
]);

/** Keys of a situation, as indented YAML lines, after its name. */
export function situationText(body: string): string {
  const lines = body.replace(/^\n|\n\s*$/g, '').split('\n');
  const margin = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return `- name: a letter\n  council: larkfield\n${lines.map((line) => `  ${line.slice(margin)}`).join('\n')}\n`;
}

/** The situation run. @throws when it cannot be read. */
export function ran(body: string): Ran {
  const file = { path: 'x.yaml', text: situationText(body) };
  const { value, problems } = readSituations(file, councils);
  const [situation] = value ?? [];
  if (situation === undefined || problems.length > 0) throw new Error(problems.map(printProblem).join('\n'));
  return runSituation(situation, larkfield.settings.offices, calendars);
}

/** What is wrong with it, as “line:column: …”. */
export function wrongWith(body: string): readonly string[] {
  const { problems } = readSituations({ path: 'x.yaml', text: situationText(body) }, councils);
  return problems.map((problem) => printProblem(problem).replace('x.yaml:', ''));
}

/** Which of the expectations hold, in order. */
export function holds(body: string): readonly boolean[] {
  return ran(body).results.map((result) => result.holds);
}

export const PEOPLE = `
    people:
      Reader: { member of: North, group: Blue }
      Other: { member of: South, group: Green, office: leader of Green }
      Writer: { officer in: Roads, line manager: Boss }
      Boss: { officer in: Works, office: chief officer of Works }
      Clerk: { officer, office: clerk }
    bodies:
      Works: { unit }
      Roads: { unit, within: Works }`;
