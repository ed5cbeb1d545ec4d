// What is shown of a clause as it was typed: what each rule comes to in words, and beside which box a problem is told.

import { isSame } from '#drafting/clause-form/answers.ts';
import { boxAt } from '#drafting/clause-form/box-at.ts';
import { type ClauseForm, type FormItem, keptItems } from '#drafting/clause-form/form.ts';
import type { DraftChecked, DraftText } from '#drafting/draft.ts';
import type { Vocabulary } from '#engine/rules.ts';
import { capital } from '#language/english.ts';
import type { Problem } from '#language/problems.ts';
import { readBack } from '#language/read-back.ts';
import type { Mistake } from '../../components/question.ts';
import { itemName, type ShownItem } from './clause-item.ts';
import { boxName } from './clause-typed.ts';
import type { Wrongs } from './item-boxes.ts';

/** A clause in its form, and the file that holds it so. */
export interface Typed {
  readonly number: string;
  readonly form: ClauseForm;
  readonly content: string;
  /** undefined: what was typed could not be written into the file, or was not read back. */
  readonly checked: DraftChecked | undefined;
}

/** @param before the clause as the draft has it, and what that came to. */
export function itemsShown(
  { number, form, checked }: Typed,
  before: { readonly form: ClauseForm | undefined; readonly checked: DraftChecked | undefined },
  wrongs: Wrongs,
  vocabulary: Vocabulary,
): readonly ShownItem[] {
  return form.items.map((item, index) => {
    const isWrong = [...wrongs.keys()].some((name) => name.startsWith(`${index}.`));
    const isAsBefore = !isWrong && isSameItem(item, before.form?.items[index]);
    const read = isAsBefore ? (checked ?? before.checked) : checked;
    return {
      item,
      index,
      words: isWrong ? undefined : wordsOf(item, number, read, vocabulary),
      // One alone is what the page was opened for.
      isUntouched: isAsBefore && form.items.length > 1,
    };
  });
}

/** What is wrong with the text, beside the boxes of the clause where it stands there. */
export function wrongsIn(
  { number, form, content, checked }: Typed,
  { path }: DraftText,
): { readonly wrongs: Wrongs; readonly elsewhere: readonly Problem[] } {
  const wrongs = new Map<string, string>();
  const kept = keptItems(form);
  const elsewhere: Problem[] = [];
  for (const problem of checked?.problems ?? []) {
    const found = problem.file.endsWith(`/${path}`) ? boxAt(content, number, problem) : undefined;
    // An item that is taken out is still in the form, but no longer in the text that was read.
    const box = found?.replace(/^\d+/, (index) => String(kept[Number(index)] ?? index));
    const says = problem.instead === undefined ? problem.says : `${problem.says}; ${problem.instead}`;
    if (box === undefined) elsewhere.push(problem);
    else if (!wrongs.has(box)) wrongs.set(box, capital(says));
  }
  return { wrongs, elsewhere };
}

/** For the top of the page, where several rules may have the same box. */
export function mistakesIn({ items }: ClauseForm, wrongs: Wrongs): readonly Mistake[] {
  return [...wrongs].map(([name, says]) => {
    const item = items[Number(/^\d+/.exec(name)?.[0] ?? Number.NaN)];
    return { at: boxName(name), says: item === undefined ? says : `${itemName(item)}. ${says}` };
  });
}

function wordsOf(
  { kind, answers }: FormItem,
  number: string,
  checked: DraftChecked | undefined,
  vocabulary: Vocabulary,
): string | undefined {
  if (kind !== 'norm') return undefined;
  const clause = checked?.version?.clauses.find((one) => one.number === number);
  const norm = clause?.norms.find(({ id }) => id === answers.get('norm'));
  return norm && readBack(norm, vocabulary);
}

function isSameItem(one: FormItem, other: FormItem | undefined): boolean {
  return (
    other !== undefined && one.out !== true && one.kind === other.kind && isSame(one.answers, other.answers)
  );
}
