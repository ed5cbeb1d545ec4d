// Clauses of a text added, taken out and moved, as blocks of lines: every other line of the file stays as it is.
// It knows headings and their numbers, not what stands under them.

import { clauseNumber } from '#language/clauses.ts';
import type { Rearrangement, Refused } from './draft.ts';
import { partsOf } from './headings.ts';

/** A heading with all that stands under it, up to the next heading. */
interface Block {
  /** undefined: a section heading. */
  readonly number: string | undefined;
  readonly depth: number;
  /** Lines counted from 0; `to` is the first line of the next block. */
  readonly from: number;
  readonly to: number;
}

/** The text so changed, or why it cannot be, in a sentence. */
export function rearranged(content: string, change: Rearrangement): string | Refused {
  if (change.do === 'remove') return withoutClause(content, change.clause) ?? refused('Choose a clause');
  if (change.do !== 'add')
    return (
      withClauseMoved(content, change.clause, change.do) ??
      refused(`There is no clause ${change.do === 'up' ? 'before' : 'after'} it to change places with`)
    );
  const { number, title, statement, clause } = change;
  if (clauseNumber(number) !== number) return refused('Write the number of the clause, such as 4.2 or 10.b');
  if (blocksIn(content).some((one) => one.number === number))
    return refused(`There is already a clause ${number}`);
  if (statement.trim() === '') return refused('Say what the clause states');
  if (/^\s*(#|```|~~~|---|===)/m.test(statement))
    return refused('Write the statement in sentences: its rule is written afterwards');
  const added = { number, title: title.replaceAll(/\s+/g, ' ').trim(), statement: statement.trim() };
  return withClauseAdded(content, added, clause) ?? refused('Choose the clause after which it stands');
}

function refused(says: string): Refused {
  return { ok: false, says };
}

/** @returns undefined when the text has no such clause. */
function withoutClause(content: string, number: string): string | undefined {
  const block = blocksIn(content).find((one) => one.number === number);
  if (block === undefined) return undefined;
  const lines = content.split('\n');
  return [...lines.slice(0, block.from), ...lines.slice(block.to)].join('\n');
}

/** Changes places with the clause before or after it, in whatever section that one stands. @returns undefined: there is none. */
function withClauseMoved(content: string, number: string, where: 'up' | 'down'): string | undefined {
  const clauses = blocksIn(content).filter((one) => one.number !== undefined);
  const at = clauses.findIndex((one) => one.number === number);
  const [first, second] = where === 'up' ? [clauses[at - 1], clauses[at]] : [clauses[at], clauses[at + 1]];
  if (at < 0 || first === undefined || second === undefined) return undefined;
  const lines = content.split('\n');
  const part = (from: number, to?: number) => lines.slice(from, to);
  return [
    ...part(0, first.from),
    ...closed(part(second.from, second.to)),
    ...part(first.to, second.from),
    ...closed(part(first.from, first.to)),
    ...part(second.to),
  ].join('\n');
}

/** A clause that is only told, to be filled in: after the one named, or at the end. @returns undefined: there is none of that name. */
function withClauseAdded(
  content: string,
  added: { readonly number: string; readonly title: string; readonly statement: string },
  after?: string,
): string | undefined {
  const blocks = blocksIn(content);
  const before = after === undefined ? blocks.at(-1) : blocks.find((one) => one.number === after);
  if (before === undefined) return undefined;
  const lines = content.split('\n');
  const heading = `${'#'.repeat(Math.max(2, before.depth))} ${[added.number, added.title].join(' ').trim()}`;
  const block = [heading, added.statement, '', '```yaml', '- inform', '```', ''];
  return [...closed(lines.slice(0, before.to)), ...block, ...lines.slice(before.to)].join('\n');
}

/** Ends with an empty line, so that what follows is a heading of its own. */
function closed(lines: readonly string[]): readonly string[] {
  return lines.at(-1) === '' ? lines : [...lines, ''];
}

function blocksIn(content: string): readonly Block[] {
  const { headings } = partsOf(content);
  const end = content.split('\n').length;
  return headings.map(({ line, depth, number }, index) => {
    return { number, depth, from: line, to: headings[index + 1]?.line ?? end };
  });
}
