// Which box of a clause’s form a place of its file is shown in, so that what is wrong there is told beside it.

import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { FORCES } from '#language/clause-shapes.ts';
import { type Control, controlsOf, FORCE, type Group } from './controls.ts';
import { clauseIn, itemsOf } from './source.ts';

/** @param place line and column counted from 1. @returns undefined when the place is in no part of the clause. */
export function boxAt(
  content: string,
  number: string,
  place: { readonly line: number; readonly column: number },
): string | undefined {
  const clause = clauseIn(content, number);
  if (clause === undefined || 'plain' in clause) return undefined;
  const offset = offsetOf(content, place);
  if (offset < clause.from || offset >= clause.to) return undefined;
  const at = itemsOf(clause).findIndex(({ from, to }) => offset >= from && offset < to);
  const item = itemsOf(clause)[at];
  if (item?.map !== undefined) {
    const block = clause.blocks.find(({ items }) => items.includes(item));
    return `${at}.${boxIn(item.map, controlsOf(item.kind), offset - (block?.base ?? 0))}`;
  }
  if (clause.table !== undefined && offset >= clause.table.from && offset <= clause.table.to) return 'table';
  return 'statement';
}

function boxIn(map: YAMLMap, controls: readonly (Control | Group)[], offset: number): string {
  const pair = map.items.findLast(({ key }) => startOf(key) <= offset);
  const word = isScalar(pair?.key) ? String(pair.key.value) : '';
  const isForce = FORCES.some((force) => force === word);
  const control = controls.find(({ key }) => key === (isForce ? FORCE : word)) ?? controls[0];
  if (control === undefined) return '';
  if (control.is === 'force') return `${FORCE}.act`;
  if (control.is === 'length') return `${control.key}.count`;
  if (control.is !== 'group' || !isSeq(pair?.value)) return control.key;
  const maps = pair.value.items.filter((one) => isMap(one));
  const at = Math.max(
    maps.findLastIndex((one) => startOf(one) <= offset),
    0,
  );
  const inside = maps[at];
  return `${control.key}.${at}.${inside === undefined ? (control.of[0]?.key ?? '') : boxIn(inside, control.of, offset)}`;
}

function startOf(node: unknown): number {
  return (node as Node | undefined)?.range?.[0] ?? 0;
}

function offsetOf(
  content: string,
  { line, column }: { readonly line: number; readonly column: number },
): number {
  const before = content.split('\n').slice(0, line - 1);
  return before.reduce((length, one) => length + one.length + 1, 0) + column - 1;
}
