// One item of a clause in its form: a rule as it stands in words with its boxes folded away, anything else as its boxes.

import { controlsOf, type ItemKind } from '#drafting/clause-form/controls.ts';
import type { FormItem } from '#drafting/clause-form/form.ts';
import { checkboxes, details, fieldset, insetText } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { itemBoxes, type Wrongs } from './item-boxes.ts';

export interface ShownItem {
  readonly item: FormItem;
  /** Its place in the form. */
  readonly index: number;
  /** Of a rule that can be read: what it comes to, in words. */
  readonly words: string | undefined;
  /** As the draft has it: nobody is at work on it. */
  readonly isUntouched: boolean;
}

export const KINDS: Readonly<Record<ItemKind, string>> = {
  norm: 'A rule',
  question: 'A question that somebody decides',
  meaning: 'What a word means',
  'open question': 'What the text leaves open',
  inform: 'Only to be read',
  prompt: 'Shown beside what people do',
  record: 'Something people can put on the record',
  'part of': 'Carried out by another rule',
  topic: 'Where it belongs when texts are compared',
  replaces: 'What it stands for in an earlier text',
  cannot: 'What software cannot do here',
  doubt: 'A doubt about what is printed',
  verified: 'Read in its source',
  unverified: 'Not checked',
  'in force': 'When this clause is in force',
};

/** What is added to a clause; the two others are said of law only, which nobody drafts. */
export const ADDED: readonly ItemKind[] = (Object.keys(KINDS) as ItemKind[]).filter(
  (kind) => kind !== 'verified' && kind !== 'unverified',
);

/** “A rule: 8.8/full” */
export function itemName(item: FormItem): string {
  const id = itemId(item);
  return id === undefined ? KINDS[item.kind] : `${KINDS[item.kind]}: ${id}`;
}

/** What it is called in the text: “8.8/full”; undefined when it has no name of its own. */
export function itemId({ kind, answers }: FormItem): string | undefined {
  const [first, second] = controlsOf(kind);
  // What has one box only says something there, and is called nothing.
  return first === undefined || second === undefined ? undefined : answers.get(first.key);
}

/** For a link that leads to it. */
export function itemAnchor(index: number): string {
  return `item-${index}`;
}

export function itemSection({ item, index, words, isUntouched }: ShownItem, wrongs: Wrongs): Html {
  const { kind, answers, out } = item;
  const boxes = html`${itemBoxes(controlsOf(kind), String(index), answers, wrongs)}
    ${checkboxes({
      name: `i${index}.out`,
      idPrefix: `i${index}.out`,
      classes: 'govuk-checkboxes--small',
      items: [{ value: 'yes', text: 'Take this out of the clause when it is saved', checked: out === true }],
    })}`;
  const whole = html`<input type="hidden" name="i${index}.kind" value="${kind}">
    ${words !== undefined && insetText({ text: words })}
    ${isUntouched && words !== undefined ? details({ summaryText: `Change ${itemId(item) ?? 'it'}`, html: boxes }) : boxes}`;
  return fieldset({
    legend: { text: itemName(item), classes: 'govuk-fieldset__legend--m' },
    attributes: { id: itemAnchor(index) },
    html: whole,
  });
}
