// A clause of a draft as a form, and the file with what was typed there. What was left as it was keeps every character of
// the file. Nothing is refused for what a rule says: that is told when the text is read back.

import type { Span } from '../headings.ts';
import { type Answers, answersIn } from './answers.ts';
import { controlsOf, type ItemKind } from './controls.ts';
import { type Edit, itemEdits, newItem, type Wrong } from './item.ts';
import { type Block, type ClauseText, clauseIn, type Item } from './source.ts';

export interface FormItem {
  readonly kind: ItemKind;
  readonly answers: Answers;
  /** To be taken out. */
  readonly out?: boolean;
}

export interface ClauseForm {
  readonly title: string;
  readonly statement: string;
  /** A Markdown table that sends an act somewhere; '' for none. */
  readonly table: string;
  /** Those of the file in their order, then new ones. */
  readonly items: readonly FormItem[];
}

/** `plain`: why it can only be edited in the whole text. undefined: the text has no such clause. */
export type FormOf = ClauseForm | { readonly plain: string } | undefined;

export function clauseForm(content: string, number: string): FormOf {
  const clause = clauseIn(content, number);
  return clause === undefined || 'plain' in clause ? clause : formOf(content, clause);
}

function formOf(content: string, clause: ClauseText): ClauseForm {
  return {
    title: words(content, clause.title),
    statement: clause.statement.map((one) => words(content, one)).join('\n\n'),
    table: clause.table === undefined ? '' : words(content, clause.table),
    items: itemsOf(clause).map(({ kind, map }) => ({
      kind,
      answers: map === undefined ? new Map() : answersIn(controlsOf(kind), map),
    })),
  };
}

/** The whole file with the clause as typed; or what cannot be written, by the name of the box: “0.within”, “statement”. */
export function withClause(
  content: string,
  number: string,
  typed: ClauseForm,
): { readonly content: string } | { readonly wrong: readonly Wrong[] } {
  const clause = clauseIn(content, number);
  if (clause === undefined || 'plain' in clause)
    return { wrong: [{ at: 'statement', says: clause?.plain ?? `There is no clause ${number} any more` }] };
  const wrong: Wrong[] = [];
  const edits = [
    ...proseEdits(content, clause, typed, wrong),
    ...clause.blocks.flatMap((block) => blockEdits(content, clause, block, typed, wrong)),
    ...addedEdits(content, clause, typed, wrong),
  ];
  return wrong.length > 0 ? { wrong } : { content: applied(content, edits) };
}

function proseEdits(content: string, clause: ClauseText, typed: ClauseForm, wrong: Wrong[]): readonly Edit[] {
  const now = formOf(content, clause);
  const edits: Edit[] = [];
  const title = typed.title.replaceAll(/\s+/g, ' ').trim();
  if (title !== now.title) edits.push({ ...clause.title, text: title === '' ? '' : ` ${title}` });
  const statement = tidyText(typed.statement);
  if (/^\s{0,3}(#|```|~~~|---|===)/m.test(statement))
    wrong.push({ at: 'statement', says: 'Write the statement in sentences, without headings or blocks' });
  const [first, ...rest] = clause.statement;
  if (statement !== tidyText(now.statement)) {
    const place = first ?? { from: clause.title.to, to: clause.title.to };
    edits.push({ ...place, text: first === undefined ? `\n${statement}` : statement });
    edits.push(...rest.map((one) => ({ from: gapBefore(content, one.from), to: one.to, text: '' })));
  }
  const table = tidyText(typed.table);
  if (table === tidyText(now.table)) return edits;
  if (table !== '' && !/^\|.*\|\s*to\s*\|$/m.test(table.split('\n')[0] ?? ''))
    wrong.push({
      at: 'table',
      says: 'Begin the table with a line of headings whose last is “to”: | subject is | to |',
    });
  if (clause.table !== undefined) {
    const from = table === '' ? gapBefore(content, clause.table.from) : clause.table.from;
    edits.push({ from, to: clause.table.to, text: table });
  } else {
    const place = clause.blocks.at(-1)?.to ?? clause.statement.at(-1)?.to ?? clause.title.to;
    edits.push({ from: place, to: place, text: `\n\n${table}` });
  }
  return edits;
}

function blockEdits(
  content: string,
  clause: ClauseText,
  block: Block,
  typed: ClauseForm,
  wrong: Wrong[],
): readonly Edit[] {
  const all = itemsOf(clause);
  const yaml = content.slice(block.base, block.to);
  const isOut = (item: Item) => typed.items[all.indexOf(item)]?.out === true;
  // A block that is left empty goes altogether, unless something new will stand in it.
  if (
    block.items.length > 0 &&
    block.items.every(isOut) &&
    !(block === clause.blocks.at(-1) && newOnes(clause, typed).length > 0)
  )
    return [{ from: gapBefore(content, block.from), to: block.to, text: '' }];
  return block.items.flatMap((item) => {
    const index = all.indexOf(item);
    const now = typed.items[index];
    if (isOut(item)) return [withoutItem(content, item)];
    if (now === undefined || item.map === undefined) return [];
    const inside: Wrong[] = [];
    const edits = itemEdits(item.map, yaml, controlsOf(item.kind), now.answers, inside);
    wrong.push(...inside.map((one) => ({ ...one, at: `${index}.${one.at}` })));
    return edits.map(({ from, to, text }) => ({ from: from + block.base, to: to + block.base, text }));
  });
}

/** The lines of an item, from its dash. */
function withoutItem(content: string, item: Item): Edit {
  const from = content.lastIndexOf('\n', item.from) + 1;
  const end = content.slice(0, item.to).trimEnd().length;
  const to = content.indexOf('\n', end);
  return { from, to: to === -1 ? content.length : to + 1, text: '' };
}

function addedEdits(content: string, clause: ClauseText, typed: ClauseForm, wrong: Wrong[]): readonly Edit[] {
  const first = itemsOf(clause).length;
  const added = newOnes(clause, typed).map(({ kind, answers }, index) => {
    if (kind === 'inform') return '- inform';
    const inside: Wrong[] = [];
    const text = newItem(controlsOf(kind), answers, inside);
    wrong.push(...inside.map((one) => ({ ...one, at: `${first + index}.${one.at}` })));
    return `- ${text}`;
  });
  if (added.length === 0) return [];
  const last = clause.blocks.at(-1);
  if (last !== undefined) {
    // Before the line that closes the block.
    const place = content.lastIndexOf('\n', last.to - 1) + 1;
    return [{ from: place, to: place, text: `${added.join('\n')}\n` }];
  }
  const place = clause.statement.at(-1)?.to ?? clause.title.to;
  return [{ from: place, to: place, text: `\n\n\`\`\`yaml\n${added.join('\n')}\n\`\`\`` }];
}

function newOnes(clause: ClauseText, typed: ClauseForm): readonly FormItem[] {
  return typed.items
    .slice(itemsOf(clause).length)
    .filter(({ kind, answers, out }) => out !== true && (kind === 'inform' || answers.size > 0));
}

/** Of the items typed, by their places, those that the file has once it is written: not what is taken out or left blank. */
export function keptItems(typed: ClauseForm): readonly number[] {
  return typed.items.flatMap(({ out, kind, answers }, index) =>
    out === true || (kind !== 'inform' && answers.size === 0) ? [] : [index],
  );
}

/** The clause as the file has it; '' for none. */
export function clauseSource(content: string, number: string): string {
  const clause = clauseIn(content, number);
  return clause === undefined || 'plain' in clause ? '' : content.slice(clause.from, clause.to).trim();
}

export function itemsOf({ blocks }: ClauseText): readonly Item[] {
  return blocks.flatMap(({ items }) => items);
}

function applied(content: string, edits: readonly Edit[]): string {
  const inOrder = edits.toSorted((one, other) => one.from - other.from || one.to - other.to);
  let at = 0;
  let written = '';
  for (const { from, to, text } of inOrder) {
    written += content.slice(at, from) + text;
    at = to;
  }
  return written + content.slice(at);
}

/** Where the blank lines before this place begin. */
function gapBefore(content: string, from: number): number {
  return content.slice(0, from).trimEnd().length;
}

function words(content: string, { from, to }: Span): string {
  return content.slice(from, to).trim();
}

function tidyText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[ \t]+$/gm, '')
    .trim();
}
