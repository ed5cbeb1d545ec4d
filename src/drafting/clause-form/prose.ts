// What a clause says outside its yaml blocks: its title, its statement and its table, and the places of the file that
// change when they are typed otherwise.

import type { Span } from '../headings.ts';
import { type ClauseForm, tidyText } from './form.ts';
import type { Edit, Wrong } from './item.ts';
import type { ClauseText } from './source.ts';

type Prose = Pick<ClauseForm, 'title' | 'statement' | 'table'>;

export function proseOf(content: string, { title, statement, table }: ClauseText): Prose {
  const words = ({ from, to }: Span) => content.slice(from, to).trim();
  return {
    title: words(title),
    statement: statement.map(words).join('\n\n'),
    table: table === undefined ? '' : words(table),
  };
}

export function proseEdits(content: string, clause: ClauseText, typed: Prose): readonly Edit[] {
  const now = proseOf(content, clause);
  const title = titleOf(typed);
  return [
    ...(title === now.title ? [] : [{ ...clause.title, text: title === '' ? '' : ` ${title}` }]),
    ...(isSame(typed.statement, now.statement) ? [] : statementEdits(content, clause, typed)),
    ...(isSame(typed.table, now.table) ? [] : [tableEdit(content, clause, tidyText(typed.table))]),
  ];
}

/**
 * What was typed otherwise than it was and reads as something else in the file, such as a line that Markdown takes for a
 * heading. `read`: undefined when the clause can no longer be read as a form.
 */
export function proseMisread(was: Prose, sent: Prose, read: Prose | undefined): readonly Wrong[] {
  const typed = { ...sent, title: titleOf(sent) };
  if (read !== undefined && BOXES.every((box) => isSame(typed[box], read[box]))) return [];
  const changed = BOXES.filter((box) => !isSame(was[box], typed[box]));
  const blamed = changed.filter((box) => read === undefined || !isSame(typed[box], read[box]));
  return blamed.map((at) => ({ at, says: INSTEAD[at] }));
}

const BOXES = ['statement', 'table', 'title'] as const;
const INSTEAD = {
  statement: 'Write the statement in sentences, without headings, blocks of rules or lines of dashes',
  table:
    'Write the table as lines that begin and end with |: headings of which the last is “to”, such as | subject is | to |, below them |---|---|, then a line for each row',
  title: 'Write the title as words on one line',
} as const;

function statementEdits(content: string, clause: ClauseText, typed: Prose): readonly Edit[] {
  const statement = tidyText(typed.statement);
  const [first, ...rest] = clause.statement;
  if (first === undefined) return [{ from: clause.title.to, to: clause.title.to, text: `\n${statement}` }];
  const from = statement === '' ? gapBefore(content, first.from) : first.from;
  return [
    { from, to: first.to, text: statement },
    ...rest.map((one) => ({ from: gapBefore(content, one.from), to: one.to, text: '' })),
  ];
}

function tableEdit(content: string, clause: ClauseText, table: string): Edit {
  if (clause.table !== undefined) {
    const from = table === '' ? gapBefore(content, clause.table.from) : clause.table.from;
    return { from, to: clause.table.to, text: table };
  }
  const place = clause.blocks.at(-1)?.to ?? clause.statement.at(-1)?.to ?? clause.title.to;
  return { from: place, to: place, text: `\n\n${table}` };
}

/** Where the blank lines before this place begin. */
export function gapBefore(content: string, from: number): number {
  return content.slice(0, from).trimEnd().length;
}

function titleOf({ title }: Prose): string {
  return title.replaceAll(/\s+/g, ' ').trim();
}

/** Blank lines apart: Markdown has parts with and without one between them. */
function isSame(one: string, other: string): boolean {
  const lines = (text: string) => tidyText(text).replaceAll(/\n\s*/g, '\n');
  return lines(one) === lines(other);
}
