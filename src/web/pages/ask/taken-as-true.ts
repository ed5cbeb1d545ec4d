// “What we took as true”: everything that was answered on the way, each with a way back to it.

import { whoWords } from '#asking/supposed-people.ts';
import { dateInWords } from '#wording/dates.ts';
import type { Names } from '#wording/names.ts';
import { summaryList } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import type { SummaryListRow } from '../../components/options.generated.ts';
import { valueShown } from '../case/values-shown.ts';
import type { Answer } from './answer-view.ts';
import { AS, type AskedPart, BEGAN, ON, optionsOf, PUT } from './asked.ts';
import { addressOf, carried } from './steps-view.ts';

export function takenAsTrue(answer: Answer, names: Names): Html {
  const { asking, parts, reader } = answer;
  const { as, began, on } = asking.asked;
  const all = optionsOf(whoWords(reader.visitor.directory, 'anyone', reader.today));
  const who = as === 'me' ? 'You' : (all.find(({ value }) => value === as)?.text ?? as);
  const rows = [
    row('Who would do it', html`${who}`, backTo(answer, AS)),
    ...(began === undefined
      ? []
      : [row('The day on which it began', html`${dateInWords(began)}`, backTo(answer, BEGAN.name))]),
    row('The day on which it would be done', html`${dateInWords(on)}`, backTo(answer, ON.name)),
    ...parts
      .filter(({ question: { name } }) => asking.put.includes(name) || isGiven(answer, name))
      .map((part) =>
        row(part.question.label, shown(answer, part, names), backTo(answer, part.question.name)),
      ),
  ];
  return html`<h2 class="govuk-heading-m">What we took as true</h2>${summaryList({ rows })}`;
}

function isGiven({ asking: { asked } }: Answer, name: string): boolean {
  return asked.values[name] !== undefined || asked.people[name] !== undefined;
}

function shown({ asking, reader }: Answer, { question, answers }: AskedPart, names: Names): Html {
  const word = asking.asked.people[question.name];
  if (word !== undefined) return html`${answers.options?.find(({ value }) => value === word)?.text ?? word}`;
  const value = asking.asked.values[question.name];
  if (value === undefined) return html`Not known`;
  return valueShown(question.type, value, names, reader.visitor.directory);
}

function row(label: string, value: Html, href: string): SummaryListRow {
  return {
    key: { text: label },
    value: { html: value },
    actions: { items: [{ href, text: 'Change', visuallyHiddenText: `your answer to “${label}”` }] },
  };
}

/** The address with one answer taken out, so that it is asked again; who and when are asked together. */
function backTo({ asking, typed }: Answer, name: string): string {
  const isFirst = name === AS || name === ON.name || name === BEGAN.name;
  const put = asking.put.filter((one) => one !== name && one !== '*').join('|');
  return addressOf({
    ...carried(typed, new Set(isFirst ? [AS] : [name])),
    ...(put === '' ? {} : { [PUT]: put }),
  });
}
