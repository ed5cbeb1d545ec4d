// What was given with an act, as it is read: names for ids, dates in words, long texts as paragraphs.

import type { Directory, Value } from '#engine/history.ts';
import type { ActType, FieldType, Procedure } from '#engine/rules.ts';
import { attachedIn, sizeInWords } from '#files/attached.ts';
import { capital } from '#language/english.ts';
import { dateInWords, momentInWords } from '#wording/dates.ts';
import type { Names } from '#wording/names.ts';
import { type Html, html } from '../../components/html.ts';

export interface Part {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
}

/** Everything that can be given with an act, in the order in which it is asked. */
export function partsOf(type: ActType, procedure: Procedure | undefined): readonly Part[] {
  const wanted = new Set([...(type.by === undefined ? [] : [type.by]), ...type.sets]);
  const parties = (procedure?.parties ?? [])
    .filter(({ name }) => wanted.has(name))
    .map(
      ({ name, label, is }): Part => ({
        name,
        label,
        type: is === 'member' || is === 'officer' || is === 'anyone' ? 'person' : is,
      }),
    );
  const facts = (procedure?.facts ?? [])
    .filter(({ name }) => type.facts.includes(name))
    .map(({ name, phrase, type }): Part => ({ name, label: `${capital(phrase)}:`, type }));
  return [...parties, ...type.fields, ...facts];
}

/** @throws RangeError when a date on the record is none. */
export function valueShown(type: FieldType, value: Value, names: Names, directory: Directory): Html {
  const file = attachedIn(value);
  if (file !== undefined) return html`${file.name}, ${sizeInWords(file.size)}`;
  if (typeof value === 'string') {
    switch (type) {
      case 'text':
      case 'document':
      case 'file':
        return html`${value}`;
      case 'long text':
        return paragraphs(value);
      case 'date':
        return html`${dateInWords(value)}`;
      case 'date and time':
        return html`${momentInWords(Temporal.Instant.from(value).epochMilliseconds, names.zone)}`;
      case 'choice':
      case 'yes/no':
        return html`${capital(value)}`;
      case 'office':
        return html`${directory.offices.find(({ id }) => id === value)?.title ?? value}`;
    }
  }
  return html`${typeof value === 'boolean' ? capital(names.value(value)) : names.value(value)}`;
}

/** Blank lines part paragraphs; single line breaks are kept. */
export function paragraphs(text: string): Html {
  const parts = text.split(/\n\s*\n/).map((part) => part.split('\n'));
  return html`${parts.map(
    (lines) =>
      html`<p class="govuk-body">${lines.map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`))}</p>`,
  )}`;
}
