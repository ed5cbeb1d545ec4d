// What council.yaml says that the engine needs: zone, calendar, who rules, whom to ask, who has oversight, a trial.

import type { CouncilRules, Role } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { readDate } from './dates.ts';
import { actsIn, roleIn } from './named-in.ts';
import { didYouMean, quote } from './nearest.ts';
import type { Report } from './problems.ts';
import { scopeOf, type Words } from './scope.ts';
import type { ReadVersion } from './version.ts';

export function readRules(
  cell: Cell,
  council: string,
  words: Words,
  versions: readonly ReadVersion[],
  calendars: readonly string[],
  report: Report,
): CouncilRules {
  const scope = scopeOf(words, []);
  const role = (of: Cell | undefined, key: string): Role | undefined => roleIn(of?.get(key), scope, report);
  const meaning = cell.get('rules on meaning');
  const ruler = role(meaning, 'who');
  const consulting = role(meaning, 'consulting');
  const oversight = cell.get('oversight');
  const overseer = role(oversight, 'who');
  const ask = role(cell, 'ask');
  const closesAt = cell.words('closes at');
  const trial = readTrial(cell.get('trial'), council, versions, report);
  const calendar = cell.get('calendar');
  if (calendar && !calendars.includes(calendar.text))
    report.at(
      calendar.place,
      `calendar: there is no calendar ${quote(calendar.text)}`,
      didYouMean(calendar.text, calendars),
    );
  const zone = cell.get('zone');
  if (zone && !isZone(zone.text))
    report.at(
      zone.place,
      `zone: ${quote(zone.text)} is not a time zone`,
      didYouMean(zone.text, Intl.supportedValuesOf('timeZone')) ?? 'write it as Europe/London',
    );
  return {
    council,
    name: cell.words('name') ?? council,
    zone: zone && isZone(zone.text) ? zone.text : 'Europe/London',
    calendar: calendar?.text ?? '',
    ...(closesAt === undefined ? {} : { closesAt }),
    ...(ruler === undefined
      ? {}
      : {
          rules: {
            role: ruler,
            clause: meaning?.words('clause') ?? '',
            ...(consulting === undefined ? {} : { consulting }),
          },
        }),
    ...(ask === undefined ? {} : { ask }),
    ...(overseer === undefined
      ? {}
      : { oversight: { role: overseer, sees: oversight?.words('sees') === 'all' ? 'all' : 'referred' } }),
    referredBy: actsIn(cell.many('referred by'), words, report),
    ...(trial === undefined ? {} : { trial }),
  };
}

function readTrial(
  cell: Cell | undefined,
  council: string,
  versions: readonly ReadVersion[],
  report: Report,
): CouncilRules['trial'] {
  const written = cell?.get('version');
  const from = readDate(cell?.get('from'), report);
  if (written === undefined) return undefined;
  const ids = versions.map((one) => one.version.id);
  const id = ids.find((known) => known === written.text || known === `${council}/${written.text}`);
  if (id === undefined) {
    report.at(
      written.place,
      `trial: there is no version ${quote(written.text)}`,
      didYouMean(
        written.text,
        ids.map((known) => known.slice(council.length + 1)),
      ),
    );
    return undefined;
  }
  return from === undefined ? undefined : { version: id, from };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
