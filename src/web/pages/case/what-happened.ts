// What happened on a case, newest first, day by day: each act as a sentence, what was written with it, when it was
// recorded if later, and where it departs from a clause.

import type { CaseView, Entry } from '#casework/view.ts';
import type { Mark } from '#engine/standing.ts';
import { actSaid } from '#wording/acts.ts';
import { civilDate, dateInWords, dayInWords } from '#wording/dates.ts';
import { markSentence } from '#wording/questions.ts';
import { type Html, html } from '../../components/html.ts';
import { timeline } from '../../components/timeline.ts';
import { fileShown } from './file-shown.ts';
import type { Reader } from './reader.ts';
import { type Part, paragraphs, partsOf, valueShown } from './values-shown.ts';

/** Given by the page with a built-in act; its sentence or its clause says it already. */
const SAID_ALREADY: ReadonlySet<string> = new Set(['norm', 'asks', 'answer']);

export function whatHappened(
  view: Pick<CaseView, 'ref' | 'entries' | 'procedure' | 'standing'>,
  reader: Reader,
): Html {
  const { zone } = reader.names;
  const newest = view.entries.toReversed().toSorted((one, other) => other.act.happened - one.act.happened);
  const days = Map.groupBy(newest, ({ act }) => civilDate(act.happened, zone));
  return timeline(
    [...days].map(([date, entries]) => ({
      date,
      words: dateInWords(date),
      entries: entries.map((entry) => ({
        said: actSaid(entry.act, reader.byName),
        written: written(entry, view, reader),
        note: noteOn(entry, view.standing.marks, reader),
      })),
    })),
  );
}

function written(
  { act, type, files }: Entry,
  { ref, procedure }: Pick<CaseView, 'ref' | 'procedure'>,
  reader: Reader,
): Html | undefined {
  if (type === undefined) return undefined;
  const { byName, visitor } = reader;
  const shown = partsOf(type, procedure).flatMap((part) => {
    const file = files.find(({ field }) => field === part.name);
    if (file !== undefined) return [fileShown(file, ref, reader)];
    const value = act.values[part.name];
    if (value === undefined || SAID_ALREADY.has(part.name) || type.plain.includes(`{${part.name}}`))
      return [];
    return part.name === type.by
      ? []
      : [under(part, valueShown(part.type, value, byName, visitor.directory))];
  });
  const reasons =
    act.reasons !== undefined &&
    html`<p class="govuk-body-s comity-timeline__note">Reasons given</p>${paragraphs(act.reasons)}`;
  return html`${shown}${reasons}`;
}

function under({ type, label }: Part, value: Html): Html {
  if (type === 'long text') return value;
  return html`<p class="govuk-body-s">${label} ${value}</p>`;
}

function noteOn({ act, type }: Entry, marks: readonly Mark[], { byName, cite }: Reader): Html | undefined {
  const { zone } = byName;
  const [happened, recorded] = [dayInWords(act.happened, zone), dayInWords(act.recorded, zone)];
  const elsewhere =
    act.done === 'elsewhere' && act.by !== null && !doneBy(act.by, act.values[type?.by ?? '']);
  const notes = [
    ...(happened === recorded ? [] : [html`Happened ${happened}; recorded ${recorded}.`]),
    ...(elsewhere ? [html`Recorded by ${byName.person(act.by ?? '')}.`] : []),
    ...marks
      .filter((mark) => mark.act === act.id)
      .map((mark) => cite(markSentence(mark, byName), mark.because)),
  ];
  if (notes.length === 0) return undefined;
  return html`${notes.map((note, index) => html`${index > 0 && ' '}${note}`)}`;
}

function doneBy(person: string, doer: unknown): boolean {
  return doer === person || (Array.isArray(doer) && doer.includes(person));
}
