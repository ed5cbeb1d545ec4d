// Shapes of YAML values, from one definition each: checked here with places and near misses, and printed as
// JSON Schema for editors. Scalars are always words as typed. Knows nothing of any particular file.

import { z } from 'zod';
import type { Place } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { didYouMean, nearest, oneOf, quote } from './nearest.ts';
import type { Report } from './problems.ts';

// An editor reads 8.10 as a number and true as a yes/no; this language reads both as the words typed.
export const text = z.string().meta({ type: ['string', 'number', 'boolean'] });
export const yesNo = z
  .enum(['yes', 'no', 'true', 'false'])
  .meta({ type: ['string', 'boolean'], enum: ['yes', 'no', true, false] });
export const wholeNumber = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, 'write a whole number, such as 3')
  .meta({ type: ['string', 'number'] });
export const choice = <const T extends readonly string[]>(words: T) => z.enum(words);
export const oneOrMany = z.union([text, z.array(text)], {
  error: 'write one, or a list such as [first, second]',
});

/** A map with these keys and no others. Zod’s message carries, line for line, the near miss for each unknown key. */
export function map<T extends z.ZodRawShape>(keys: T) {
  const known = Object.keys(keys);
  return z.strictObject(keys, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys
            .map(
              (key) =>
                nearest(
                  key,
                  known.filter((word) => !isKey(issue.input, word)),
                ) ?? '',
            )
            .join('\n')
        : undefined,
  });
}

function isKey(input: unknown, word: string): boolean {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, word);
}

/** A map from names of the writer’s own choosing. */
export const named = <T extends z.ZodType>(value: T) => z.record(z.string(), value);

/** Reports all that does not fit and marks those cells faulty. True when everything fits. */
export function fits(cell: Cell, shape: z.ZodType, report: Report): boolean {
  if (cell.faulty) return false;
  const result = shape.safeParse(plain(cell));
  if (result.success) return true;
  tell(result.error.issues, cell, '', report);
  return false;
}

function tell(issues: readonly z.core.$ZodIssue[], root: Cell, name: string, report: Report): void {
  // Unknown keys first: a misspelt key is not also missing.
  const isUnknown = (issue: z.core.$ZodIssue) => issue.code === 'unrecognized_keys';
  const ordered = [...issues.filter(isUnknown), ...issues.filter((issue) => !isUnknown(issue))];
  for (const issue of ordered) {
    const { cell, parent, place, key } = find(root, issue.path);
    const called = typeof key === 'string' ? key : name;
    const says = (words: string) => (called === '' ? words : `${called}: ${words}`);
    if (cell?.faulty) continue;
    if (issue.code === 'unrecognized_keys') {
      tellUnknown(issue.keys, issue.message, cell ?? root, report);
    } else if (issue.code === 'invalid_union') {
      const branch = bestBranch(issue.errors, cell);
      if (branch && cell) tell(branch, cell, called, report);
      else if (cell === undefined) sayMissing(parent, called, report);
      else report.at(place, ...misfit(issue, cell, called, says));
      if (cell) cell.faulty = true;
    } else if (cell === undefined) {
      sayMissing(parent, called, report);
    } else {
      cell.faulty = true;
      report.at(place, ...misfit(issue, cell, called, says));
    }
  }
}

function sayMissing(parent: Cell, key: string, report: Report): void {
  if (!parent.meant.has(key)) report.at(parent.place, `${quote(key)} is missing here`);
}

function misfit(
  issue: z.core.$ZodIssue,
  cell: Cell,
  called: string,
  says: (words: string) => string,
): [string, (string | undefined)?] {
  if (cell.kind === 'nothing')
    return [called === '' ? 'nothing is written here' : `nothing is written after "${called}:"`];
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String).filter((word) => word !== 'true' && word !== 'false');
    return [
      says(`${quote(cell.text)} cannot stand here: write ${oneOf(words)}`),
      didYouMean(cell.text, words),
    ];
  }
  if (issue.code === 'invalid_type') {
    const wanted =
      issue.expected === 'array'
        ? 'a list, such as [first, second]'
        : issue.expected === 'string'
          ? 'plain words'
          : 'names and values, such as { name: value }';
    return [says(`write ${wanted}`)];
  }
  return [says(issue.message)];
}

function tellUnknown(keys: readonly string[], near: string, cell: Cell, report: Report): void {
  const misses = near.split('\n');
  keys.forEach((key, index) => {
    const meant = misses[index];
    const entry = cell.entries.find((candidate) => candidate.key === key);
    if (entry) entry.value.faulty = true;
    if (meant) cell.meant.add(meant);
    report.at(
      cell.keyPlace(key),
      `${quote(key)} is not a word this language knows`,
      meant ? `did you mean "${meant}"?` : undefined,
    );
  });
}

/** Of several forms, the one whose outer form fits; words that are none of those allowed still have the form of words. */
function bestBranch(
  errors: readonly (readonly z.core.$ZodIssue[])[],
  cell: Cell | undefined,
): readonly z.core.$ZodIssue[] | undefined {
  const wrongForm = (issue: z.core.$ZodIssue) =>
    issue.path.length === 0 &&
    (issue.code === 'invalid_type' || (issue.code === 'invalid_value' && cell?.kind !== 'text'));
  const near = errors.filter((issues) => !issues.some(wrongForm));
  return near.length === 1 ? near[0] : undefined;
}

function find(
  root: Cell,
  path: readonly PropertyKey[],
): { cell?: Cell; parent: Cell; place: Place; key?: PropertyKey } {
  let cell: Cell | undefined = root;
  let parent = root;
  let place = root.place;
  for (const step of path) {
    if (cell === undefined) break;
    parent = cell;
    const next: Cell | undefined =
      typeof step === 'number' ? cell.items[step] : cell.entries.find((entry) => entry.key === step)?.value;
    place =
      next === undefined || next.kind === 'nothing'
        ? typeof step === 'string'
          ? cell.keyPlace(step)
          : cell.place
        : next.place;
    cell = next;
  }
  const key = path.findLast((step) => typeof step === 'string');
  return { parent, place, ...(cell === undefined ? {} : { cell }), ...(key === undefined ? {} : { key }) };
}

function plain(cell: Cell): unknown {
  if (cell.kind === 'text') return cell.text;
  if (cell.kind === 'list') return cell.items.map(plain);
  if (cell.kind === 'nothing') return null;
  // Without a prototype, a key such as __proto__ is an ordinary (and unknown) key.
  const values: Record<string, unknown> = Object.create(null);
  for (const entry of cell.entries) values[entry.key] = plain(entry.value);
  return values;
}
