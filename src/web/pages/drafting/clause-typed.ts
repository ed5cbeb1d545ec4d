// What was sent from the form of a clause, and how its boxes are named: “i2.within.count” of the third item.

import { type Answers, tidy } from '#drafting/clause-form/answers.ts';
import { isItemKind } from '#drafting/clause-form/controls.ts';
import type { ClauseForm, FormItem } from '#drafting/clause-form/form.ts';
import { typedIn } from './address.ts';

/** Items that one form may send: no clause that we know has half of them. */
const MOST_ITEMS = 60;

/** `name` as in the room: “2.within.count”, “statement”. */
export function boxName(name: string): string {
  return /^\d/.test(name) ? `i${name}` : name;
}

export function typedForm(body: unknown): ClauseForm {
  const sent = sentWords(body);
  const items: FormItem[] = [];
  for (let index = 0; index < MOST_ITEMS; index++) {
    const kind = typedIn(body, `i${index}.kind`);
    if (!isItemKind(kind)) break;
    const out = typedIn(body, `i${index}.out`) === 'yes';
    items.push({ kind, answers: answersOf(sent, `i${index}.`), ...(out ? { out } : {}) });
  }
  return {
    title: typedIn(body, 'title'),
    statement: typedIn(body, 'statement'),
    table: typedIn(body, 'table'),
    items,
  };
}

function answersOf(sent: readonly (readonly [string, string])[], start: string): Answers {
  const own = sent.filter(([name]) => name.startsWith(start));
  const answers = own.map(([name, words]) => [name.slice(start.length), words] as const);
  return tidy(answers.filter(([name]) => name !== 'kind' && name !== 'out'));
}

function sentWords(body: unknown): readonly (readonly [string, string])[] {
  return Object.entries(Object(body)).flatMap(([name, words]) =>
    typeof words === 'string' ? [[name, words] as const] : [],
  );
}
