// What the boxes of a form hold for an item as it stands in the file, and the values that typed answers come to. It knows no
// Markdown, no page, and no meaning of a rule.

import { isMap, isScalar, isSeq, type Pair, type YAMLMap } from 'yaml';
import { FORCES } from '#language/clause-shapes.ts';
import { readDuration } from '#language/duration.ts';
import type { Control, Group } from './controls.ts';
import { type Data, dataOf, inFlow, pairsOf, readPairs } from './flow.ts';

/** By the names of the boxes of one item: “who”, “within.count”, “readings.1.says”. Tidy: a box left empty is missing. */
export type Answers = ReadonlyMap<string, string>;

/** Lengths of time as a form offers them. The language reads others too; these are what they come to. */
export const UNITS = ['working days', 'clear days', 'days', 'hours', 'months'] as const;

/** As answers are compared: a line break is one character, blanks at an end of a line are none, a unit alone is no length. */
export function tidy(boxes: Iterable<readonly [string, string]>): Answers {
  const lines = (words: string) => words.replaceAll(/\r\n?/g, '\n').split('\n');
  const tidied = new Map<string, string>();
  for (const [name, words] of boxes) {
    const answer = lines(words)
      .map((line) => line.trim())
      .join('\n')
      .trim();
    if (answer !== '') tidied.set(name, answer);
  }
  for (const name of tidied.keys())
    if (name.endsWith('.unit') && !tidied.has(name.replace(/unit$/, 'count'))) tidied.delete(name);
  return tidied;
}

export function answersIn(controls: readonly (Control | Group)[], map: YAMLMap): Answers {
  return tidy(controls.flatMap((control) => boxesOf(control, map)));
}

/** The pair of a map that a control is about. */
export function pairOf(map: YAMLMap, { is, key }: Control | Group): Pair | undefined {
  return map.items.find((pair) => (is === 'force' ? isForce(wordOf(pair)) : wordOf(pair) === key));
}

/** The answers of a control, or of one map of a group, without what their names begin with. */
export function part(answers: Answers, start: string): Answers {
  const found = [...answers].filter(([name]) => name === start || name.startsWith(`${start}.`));
  return new Map(found.map(([name, answer]) => [name.slice(start.length + 1), answer]));
}

export function isSame(one: Answers, other: Answers): boolean {
  return one.size === other.size && [...one].every(([name, answer]) => other.get(name) === answer);
}

/** Numbers of the maps of a group that hold something, in order. */
export function membersOf({ key }: Group, answers: Answers): readonly number[] {
  const numbers = [...part(answers, key).keys()].map((name) => Number(name.split('.', 1)[0]));
  return [...new Set(numbers)].filter(Number.isSafeInteger).toSorted((a, b) => a - b);
}

/** A key and its value as typed; undefined: none. `says`: why it cannot be one, in a sentence. */
export type Written = { readonly key: string; readonly value: Data } | undefined | { readonly says: string };

export function writtenBy(control: Control, answers: Answers): Written {
  const own = part(answers, control.key);
  const whole = own.get('') ?? '';
  const { key } = control;
  if (control.is === 'force') return forceBy(whole, own.get('act') ?? '');
  if (control.is === 'length') {
    const count = own.get('count');
    return count === undefined ? undefined : { key, value: lengthOf(count, own.get('unit') ?? '') };
  }
  if (whole === '') return undefined;
  const lines = whole.split('\n').filter((line) => line !== '');
  if (control.is === 'sentences' || (control.is === 'lines' && lines.length > 1))
    return { key, value: lines };
  if (!isOfPairs(control) || whole === 'none') return { key, value: lines.join(' ') };
  return pairsBy(control, lines);
}

function boxesOf(control: Control | Group, map: YAMLMap): readonly (readonly [string, string])[] {
  const pair = pairOf(map, control);
  if (pair === undefined) return [];
  const { key } = control;
  if (control.is === 'group') {
    const maps = isSeq(pair.value) ? pair.value.items : [];
    return maps.flatMap((one, index) =>
      isMap(one)
        ? control.of.flatMap((inner) =>
            boxesOf(inner, one).map(([name, answer]) => [`${key}.${index}.${name}`, answer] as const),
          )
        : [],
    );
  }
  if (control.is === 'force')
    return [
      [key, wordOf(pair)],
      [`${key}.act`, told(pair.value)],
    ];
  if (control.is !== 'length') return [[key, linesOf(control, pair.value)]];
  const [count, unit] = lengthIn(told(pair.value));
  return [
    [`${key}.count`, count],
    [`${key}.unit`, unit],
  ];
}

/** “soon working days” has a unit, whatever is to be said of its number. */
function lengthIn(words: string): readonly [count: string, unit: string] {
  const length = readDuration(words);
  if (length !== undefined) return [String(length.count), length.unit];
  const [first = '', ...others] = words.split(' ');
  const unit = readDuration(`2 ${others.join(' ')}`)?.unit;
  return unit === undefined ? [words, ''] : [first, unit];
}

function linesOf(control: Control, node: unknown): string {
  const items = isSeq(node) ? node.items : [node];
  const isMaps = isOfPairs(control) && items.every((item) => isMap(item));
  if (!isMaps) return items.map(told).join('\n');
  const maps = items.map((item) => dataOf(item)).filter((data) => data instanceof Map);
  if (control.is === 'steps') return maps.map(pairsOf).join('\n');
  return maps.flatMap((map) => [...map].map((pair) => pairsOf(new Map([pair])))).join('\n');
}

function told(node: unknown): string {
  const data = dataOf(node);
  return (typeof data === 'string' ? data : inFlow(data)).replaceAll(/\s+/g, ' ');
}

function forceBy(force: string, act: string): Written {
  if (force === '' && act === '') return undefined;
  if (force === '') return { says: 'Choose how strongly: must, should, may and so on' };
  return act === '' ? { says: `Say what they ${force} do: an act, or tell` } : { key: force, value: act };
}

function pairsBy({ key, is, hint }: Control, lines: readonly string[]): Written {
  const maps: ReadonlyMap<string, Data>[] = [];
  for (const line of lines) {
    const pairs = readPairs(line);
    if (pairs === undefined)
      return { says: `“${line}” cannot be read. Write on each line one of: ${hint ?? 'name: value'}` };
    maps.push(pairs);
  }
  if (is === 'steps') return { key, value: maps };
  const all = maps.flatMap((map) => [...map]);
  const once = new Map(all);
  return { key, value: once.size === all.length ? once : maps };
}

function lengthOf(count: string, unit: string): string {
  return `${count} ${count === '1' ? unit.replace(/s$/, '') : unit}`.trim();
}

function isOfPairs({ is }: Control): boolean {
  return is === 'conditions' || is === 'steps' || is === 'dates';
}

function isForce(word: string): boolean {
  return FORCES.some((force) => force === word);
}

function wordOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : '';
}
