// The keys of a norm, or of one reading of it, into the body that the engine runs.

import type { Duration, Force, NormBody } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { readConditions } from './condition.ts';
import { readDuration } from './duration.ts';
import { actIn, nameIn, namesIn, roleIn, standingActIn } from './named-in.ts';
import { didYouMean, quote } from './nearest.ts';
import { actWordsOf, type Keys } from './norm-keys.ts';
import type { Report } from './problems.ts';
import type { Scope } from './scope.ts';
import { readSteps } from './step.ts';
import { dateField, readBy, readUntil, readWhen } from './when.ts';

/** Undefined when what is wrong leaves nothing to run; everything wrong has then been reported. */
export function readNormBody(keys: Keys, force: Force, scope: Scope, report: Report): NormBody | undefined {
  const many = (key: string): readonly Cell[] => keys.get(key)?.each() ?? [];
  const who = roleIn(keys.get('who'), scope, report);
  const acts = readActs(keys.get(force), scope, report);
  const to = keys.get('to')?.text === 'table' ? 'table' : roleIn(keys.get('to'), scope, report);
  const telling =
    keys.get('telling')?.text === 'everything' ? 'everything' : namesIn(many('telling'), scope, report, true);
  const within = duration(keys, 'within', report);
  const after = duration(keys, 'after', report);
  const calendar = keys.get('calendar');
  if (calendar) checkCalendar(calendar, scope, report);
  const from = keys.get('from');
  const fromField = from && dateField(from, from.text, scope, report, 'from');
  const byCell = keys.get('by');
  const by = byCell && readBy(byCell, scope, report);
  const showing = keys.get('showing');
  if (showing) checkShowing(showing, scope, report);
  const rest = {
    when: readWhen(many('when'), scope.words, report),
    if: readConditions(keys.get('if'), scope, report),
    unless: readConditions(keys.get('unless'), scope, report),
    with: namesIn(many('with'), scope, report),
    first: readSteps(keys.get('first'), scope, report),
    until: readUntil(many('until'), scope, report),
    pausedWhile: many('paused while').flatMap((cell) => standingActIn(cell, scope.words, report) ?? []),
  };
  if (who === undefined || acts.length === 0) return undefined;
  return {
    who,
    force,
    acts,
    ...rest,
    ...(to === undefined ? {} : { to }),
    ...(keys.has('telling') ? { telling } : {}),
    ...(within === undefined ? {} : { within }),
    ...(calendar === undefined ? {} : { calendar: calendar.text }),
    ...(fromField === undefined ? {} : { from: fromField }),
    ...(by === undefined ? {} : { by }),
    ...(after === undefined ? {} : { after }),
    ...(showing === undefined ? {} : { showing: showing.text }),
  };
}

function readActs(cell: Cell | undefined, scope: Scope, report: Report): readonly string[] {
  if (cell === undefined) return [];
  const names = actWordsOf(cell);
  if (names.length === 1 && names[0] === 'tell') return ['tell'];
  if (names.includes('tell'))
    report.at(cell.place, '"tell" cannot be joined to another act', 'give it a norm of its own');
  return names.flatMap((name) => (name === 'tell' ? [] : (actIn(cell, scope.words, report, name) ?? [])));
}

function duration(keys: Keys, key: 'within' | 'after', report: Report): Duration | undefined {
  const cell = keys.get(key);
  const read = cell && readDuration(cell.text);
  if (cell && read === undefined)
    report.at(
      cell.place,
      `${key}: write a ${key === 'within' ? 'deadline' : 'length of time'} as "10 working days"`,
    );
  return read;
}

function checkCalendar(cell: Cell, { words }: Scope, report: Report): void {
  const { calendars } = words;
  if (calendars !== undefined && !calendars.includes(cell.text))
    report.at(
      cell.place,
      `calendar: there is no calendar ${quote(cell.text)}`,
      didYouMean(cell.text, calendars),
    );
}

function checkShowing(cell: Cell, scope: Scope, report: Report): void {
  for (const [, name = ''] of cell.text.matchAll(/\{([^}]*)\}/g)) nameIn(cell, scope, report, name);
}
