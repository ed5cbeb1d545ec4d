// One item of a block with what was typed for it: a key whose answer is what it was keeps every character of its line.

import type { Pair, YAMLMap } from 'yaml';
import { type Answers, answersIn, isSame, membersOf, pairOf, part, writtenBy } from './answers.ts';
import type { Control, Group } from './controls.ts';
import { inFlow } from './flow.ts';

export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}
/** `at`: the name of the box. */
export interface Wrong {
  readonly at: string;
  readonly says: string;
}
type Asked = readonly (Control | Group)[];

/** A whole item as it is written newly: “norm: 8.8/full” and a line for each other key, those after the first indented. */
export function newItem(controls: Asked, answers: Answers, wrong: Wrong[], indent = '  '): string {
  const keys = controls.flatMap((control) => linesBy(control, answers, wrong, indent) ?? []);
  return keys.join(`\n${indent}`);
}

/** @param yaml the text from which the map’s ranges count. */
export function itemEdits(
  map: YAMLMap,
  yaml: string,
  controls: Asked,
  answers: Answers,
  wrong: Wrong[],
): readonly Edit[] {
  const before = answersIn(controls, map);
  const [start = 0, end = 0] = map.range ?? [];
  const indent = ' '.repeat(start - yaml.lastIndexOf('\n', start - 1) - 1);
  const changed = controls.filter(({ key }) => !isSame(part(before, key), part(answers, key)));
  if (changed.length === 0) return [];
  if (map.flow === true) return [{ from: start, to: end, text: newItem(controls, answers, wrong, indent) }];
  const gone = new Set<Pair>();
  const edits: Edit[] = [];
  for (const control of changed) {
    const pair = pairOf(map, control);
    const text = linesBy(control, answers, wrong, indent);
    if (pair === undefined && text !== undefined) {
      const place = lineEnd(yaml, endOf(placeAfter(map, controls, control), yaml, start));
      edits.push({ from: place, to: place, text: `\n${indent}${text}` });
    } else if (pair !== undefined && text !== undefined)
      edits.push({ from: startOf(pair), to: endOf(pair, yaml, start), text });
    else if (pair !== undefined) gone.add(pair);
  }
  return [
    ...edits,
    ...map.items.flatMap((pair, index) => (gone.has(pair) ? [withoutPair(map, index, yaml)] : [])),
  ];
}

/** The key with its value; a group stands below its key, each map with a dash. */
function linesBy(
  control: Control | Group,
  answers: Answers,
  wrong: Wrong[],
  indent: string,
): string | undefined {
  if (control.is !== 'group') {
    const written = writtenBy(control, answers);
    if (written !== undefined && 'says' in written) {
      wrong.push({ at: control.key, says: written.says });
      return undefined;
    }
    return written && `${inFlow(written.key)}: ${valueLines(control, written.value, indent)}`;
  }
  const members = membersOf(control, answers).map((number) => {
    const inside: Wrong[] = [];
    const at = `${control.key}.${number}`;
    const text = newItem(control.of, part(answers, at), inside, `${indent}    `);
    wrong.push(...inside.map((one) => ({ ...one, at: `${at}.${one.at}` })));
    return `${indent}  - ${text}`;
  });
  return members.length === 0 ? undefined : [`${control.key}:`, ...members].join('\n');
}

/** Sentences stand each on a line of its own; everything else on the line of its key. */
function valueLines({ is }: Control, value: Parameters<typeof inFlow>[0], indent: string): string {
  if (is !== 'sentences' || !Array.isArray(value)) return inFlow(value);
  return ['', ...value.map((one: string) => `${indent}  - ${inFlow(one)}`)].join('\n');
}

function withoutPair(map: YAMLMap, index: number, yaml: string): Edit {
  const [pair, next, last] = [map.items[index], map.items[index + 1], map.items[index - 1]];
  const from = startOf(pair);
  if (index === 0)
    return { from, to: next === undefined ? endOf(pair, yaml, from) : startOf(next), text: '' };
  return {
    from: lineEnd(yaml, endOf(last, yaml, from)),
    to: lineEnd(yaml, endOf(pair, yaml, from)),
    text: '',
  };
}

/** The pair of the nearest key that the language lists before this one. */
function placeAfter(map: YAMLMap, controls: Asked, control: Control | Group): Pair | undefined {
  const earlier = controls.slice(0, controls.indexOf(control));
  return earlier.flatMap((one) => pairOf(map, one) ?? []).at(-1) ?? map.items.at(-1);
}

interface Ranged {
  readonly range?: readonly [number, number, number] | null;
}

function startOf(pair: Pair | undefined): number {
  return (pair?.key as Ranged | undefined)?.range?.[0] ?? 0;
}

/** Of its value, without the line breaks that follow a list. */
function endOf(pair: Pair | undefined, yaml: string, from: number): number {
  const key = (pair?.key as Ranged | undefined)?.range?.[1] ?? from;
  const end = (pair?.value as Ranged | undefined | null)?.range?.[1] ?? key;
  return Math.max(key, yaml.slice(0, end).trimEnd().length);
}

function lineEnd(yaml: string, from: number): number {
  const end = yaml.indexOf('\n', from);
  return end === -1 ? yaml.length : end;
}
