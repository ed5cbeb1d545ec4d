// What somebody is told, as plain words: names for ids, dates in words, texts as they were typed.

import { dayOfDate } from '#calendar/civil-date.ts';
import type { Directory, Value } from '#engine/history.ts';
import type { FieldType, Rulebook } from '#engine/rules.ts';
import { attachedIn } from '#files/attached.ts';
import { capital } from '#language/english.ts';
import { dateInWords, momentInWords } from './dates.ts';
import type { Names } from './names.ts';

/** @param name of a field, a party or a fact of any procedure. */
export function toldInWords(
  name: string,
  value: Value,
  { vocabulary }: Rulebook,
  directory: Directory,
  names: Names,
): string {
  if (typeof value !== 'string') return attachedIn(value)?.name ?? capital(names.value(value));
  switch (typeOf(name, vocabulary)) {
    case 'text':
    case 'long text':
    case 'document':
    case 'file':
      return value;
    case 'date':
      return dayOfDate(value) === undefined ? value : dateInWords(value);
    case 'date and time': {
      const instant = Date.parse(value);
      return Number.isNaN(instant) ? value : momentInWords(instant, names.zone);
    }
    case 'office':
      return directory.offices.find(({ id }) => id === value)?.title ?? value;
    default:
      return capital(names.value(value));
  }
}

function typeOf(name: string, { procedures }: Rulebook['vocabulary']): FieldType | undefined {
  for (const { acts } of procedures)
    for (const { fields } of acts) {
      const field = fields.find((one) => one.name === name);
      if (field !== undefined) return field.type;
    }
  return undefined;
}
