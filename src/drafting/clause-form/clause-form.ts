// A clause of a draft as a form, and the file with what was typed there. What was left as it was keeps every character of
// the file. Nothing is refused for what a rule says: that is told when the text is read back.

import { answersIn } from './answers.ts';
import { blocksEdits } from './blocks.ts';
import { controlsOf } from './controls.ts';
import { type ClauseForm, keptItems } from './form.ts';
import type { Edit, Wrong } from './item.ts';
import { proseEdits, proseMisread, proseOf } from './prose.ts';
import { type ClauseText, clauseIn, itemsOf } from './source.ts';

/** `plain`: why it can only be edited in the whole text. undefined: the text has no such clause. */
export type FormOf = ClauseForm | { readonly plain: string } | undefined;

export function clauseForm(content: string, number: string): FormOf {
  const clause = clauseIn(content, number);
  return clause === undefined || 'plain' in clause ? clause : formOf(content, clause);
}

function formOf(content: string, clause: ClauseText): ClauseForm {
  return {
    ...proseOf(content, clause),
    items: itemsOf(clause).map(({ kind, map }) => ({
      kind,
      answers: map === undefined ? new Map() : answersIn(controlsOf(kind), map),
    })),
  };
}

/**
 * The whole file with the clause as typed; or what cannot be written, by the name of the box: “0.within”, “statement”.
 * Items are those of the file by their places: where it has others by now, those typed take their place.
 */
export function withClause(
  content: string,
  number: string,
  typed: ClauseForm,
): { readonly content: string } | { readonly wrong: readonly Wrong[] } {
  const clause = clauseIn(content, number);
  if (clause === undefined || 'plain' in clause)
    return { wrong: [{ at: 'statement', says: clause?.plain ?? `There is no clause ${number} any more` }] };
  const wrong: Wrong[] = [];
  const edits = [...proseEdits(content, clause, typed), ...blocksEdits(content, clause, typed, wrong)];
  if (wrong.length > 0) return { wrong };
  const written = applied(content, edits);
  const misread = written === content ? [] : misreadIn(written, number, proseOf(content, clause), typed);
  return misread.length > 0 ? { wrong: misread } : { content: written };
}

/** A form can only be kept in the file if the file, read again, says what was typed. */
function misreadIn(
  written: string,
  number: string,
  was: Parameters<typeof proseMisread>[0],
  typed: ClauseForm,
): readonly Wrong[] {
  const found = clauseForm(written, number);
  const read = found === undefined || 'plain' in found ? undefined : found;
  const kinds = keptItems(typed).map((index) => typed.items[index]?.kind);
  const prose = proseMisread(was, typed, read);
  if (prose.length > 0 || (read && kinds.join() === read.items.map(({ kind }) => kind).join())) return prose;
  return [{ at: 'statement', says: 'This cannot be kept as it was typed. Edit it in the whole text' }];
}

/** The clause as the file has it; '' for none. */
export function clauseSource(content: string, number: string): string {
  const clause = clauseIn(content, number);
  return clause === undefined || 'plain' in clause ? '' : content.slice(clause.from, clause.to).trim();
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
