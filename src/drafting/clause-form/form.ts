// What the form of a clause holds. It knows no file and no page.

import type { Answers } from './answers.ts';
import type { ItemKind } from './controls.ts';

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

/** Something is to stand in the file for it: it is not taken out, and not left blank. */
export function isKept({ kind, answers, out }: FormItem): boolean {
  return out !== true && (kind === 'inform' || answers.size > 0);
}

/** Of the items typed, by their places, those that the file has once it is written. */
export function keptItems({ items }: ClauseForm): readonly number[] {
  return items.flatMap((item, index) => (isKept(item) ? [index] : []));
}

/** As words are compared: line breaks of one character, no blanks at the end of a line. */
export function tidyText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[ \t]+$/gm, '')
    .trim();
}
