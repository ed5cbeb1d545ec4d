// What holds only between two dates: an office, a body or a line manager, written by name alone or as
// “{ office: monitoring officer, until: 2026-10-10 }”. Knows nothing of what the names mean.

import { z } from 'zod';
import type { CivilDate } from '#engine/history.ts';
import type { Cell } from '#language/cell.ts';
import { quote } from '#language/nearest.ts';
import type { Report } from '#language/problems.ts';
import { map, text } from '#language/shape.ts';
import { type Clock, dateOfWords } from './moments.ts';

/** First and last day, both included. */
export interface Between {
  readonly from?: CivilDate;
  readonly until?: CivilDate;
}

export interface Dated {
  readonly name: Cell;
  readonly between: Between;
}

/** One name or a list of names, each with or without dates. */
export function datedShape(key: string) {
  const one = map({
    [nameKey(key)]: text,
    from: text.optional().describe('The first day'),
    until: text.optional().describe('The last day'),
  });
  return z.union([z.null(), text, one, z.array(z.union([text, one]))], {
    error: `write a name, a list of names, or { ${nameKey(key)}: name, until: 2026-12-31 }`,
  });
}

export function datedIn(cell: Cell, key: string, clock: Clock, report: Report): readonly Dated[] {
  return cell.many(key).flatMap((one) => {
    if (one.kind === 'text') return [{ name: one, between: {} }];
    const name = one.get(nameKey(key));
    const between = betweenIn(one, clock, report);
    return name === undefined || between === undefined ? [] : [{ name, between }];
  });
}

function betweenIn(cell: Cell, clock: Clock, report: Report): Between | undefined {
  const between: { from?: CivilDate; until?: CivilDate } = {};
  for (const key of ['from', 'until'] as const) {
    const written = cell.get(key);
    if (written === undefined || written.kind !== 'text') continue;
    const date = dateOfWords(written.text, clock);
    if (date === undefined) {
      report.at(written.place, `${key}: ${quote(written.text)} is not a date`, 'write it as 2026-12-17');
      return undefined;
    }
    between[key] = date;
  }
  const { from, until } = between;
  if (from !== undefined && until !== undefined && until < from) {
    report.at(cell.keyPlace('until'), 'this ends before it begins', 'write the first day after “from:”');
    return undefined;
  }
  return between;
}

/** Under “offices” as under “office”, each is an office. */
function nameKey(key: string): string {
  return key.replace(/s$/, '');
}
