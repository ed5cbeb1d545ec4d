// The keys of one way of reading a norm: its own, some of them replaced by a reading.

import type { Cell } from './cell.ts';

export type Keys = ReadonlyMap<string, Cell>;

/** `act`, `act or act`, or `tell`: the names as written. */
export function actWordsOf(cell: Cell | undefined): readonly string[] {
  return (cell?.text ?? '').split(/ or (?=[^.]+\.|tell$)/).map((name) => name.trim());
}
