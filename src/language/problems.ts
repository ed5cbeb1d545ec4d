// What is wrong with a text, where, and what to write instead; and the list in which a run gathers all of it.
// Knows nothing of any file format.

import type { Place } from '#engine/rules.ts';

export interface Problem extends Place {
  readonly says: string;
  /** What to do about it: “did you mean "until"?”. */
  readonly instead?: string;
}

/** What could be read, and everything that could not. With problems, `value` holds only the sound parts. */
export interface Read<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
}

export interface Report {
  readonly at: (place: Place, says: string, instead?: string | undefined) => void;
  /** Sorted by file, line and column; the same thing said twice of one place is listed once. */
  readonly list: () => readonly Problem[];
}

export function startReport(): Report {
  const found = new Map<string, Problem>();
  return {
    at: (place, says, instead) => {
      const { file, line, column } = place;
      const problem = { file, line, column, says, ...(instead === undefined ? {} : { instead }) };
      const key = JSON.stringify([file, line, column, says]);
      if (!found.has(key)) found.set(key, problem);
    },
    list: () => inOrder([...found.values()]),
  };
}

export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.says, b.says),
  );
}

/** “protocols/x/y.md:20:3: within: write a deadline as "10 working days"” */
export function printProblem(problem: Problem): string {
  const { file, line, column, says, instead } = problem;
  return `${file}:${line}:${column}: ${says}${instead === undefined ? '' : `; ${instead}`}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
