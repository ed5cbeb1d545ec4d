// The dates between which something is in force.

import type { Dates } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { isCivilDate } from './duration.ts';
import { quote } from './nearest.ts';
import type { Report } from './problems.ts';

export function readDates(cell: Cell, report: Report): Dates {
  const from = readDate(cell.get('from'), report);
  const until = readDate(cell.get('until'), report);
  if (from !== undefined && until !== undefined && until < from)
    report.at(cell.place, `this ends on ${until}, before it begins on ${from}`);
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}

export function readDate(cell: Cell | undefined, report: Report): string | undefined {
  if (cell === undefined || cell.kind !== 'text') return undefined;
  if (isCivilDate(cell.text)) return cell.text;
  report.at(cell.place, `${quote(cell.text)} is not a date`, 'write a date as 2023-04-01');
  return undefined;
}

/** Whether two periods share a day. */
export function overlap(a: Dates, b: Dates): boolean {
  return (a.from ?? '') <= (b.until ?? '9999-12-31') && (b.from ?? '') <= (a.until ?? '9999-12-31');
}
