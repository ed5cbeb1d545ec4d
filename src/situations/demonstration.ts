// A council’s demonstration: invented people, and a few cases to be met on the first day, dated from a first start.
// It only reads; whoever starts the demonstration puts it on the record.

import type { Calendar } from '#calendar/calendar.ts';
import type { Act, Directory, Instant } from '#engine/history.ts';
import type { Council } from '#language/council.ts';
import { type Read, startReport } from '#language/problems.ts';
import { fits } from '#language/shape.ts';
import type { SourceFile } from '#language/vocabulary.ts';
import { readYaml } from '#language/yaml-source.ts';
import type { ValueGround } from './act-values.ts';
import { readCast } from './cast.ts';
import { readHappened } from './happened.ts';
import { demonstrationShape } from './shapes.ts';

/** Somebody whom a visitor can be. */
export interface Persona {
  /** Id in the directory. */
  readonly person: string;
  readonly name: string;
  /** The line under the name: “ward councillor”. */
  readonly says: string;
}

export interface DemonstrationCase {
  readonly name: string;
  /** In the order recorded; all of one case, and none later than now. */
  readonly acts: readonly Act[];
}

export interface Demonstration {
  readonly directory: Directory;
  readonly personas: readonly Persona[];
  readonly cases: readonly DemonstrationCase[];
}

/**
 * @param now the first start, from which “-6 working days” is counted in the council’s own calendar.
 * With problems, `value` is absent: half a demonstration would mislead.
 */
export function readDemonstration(
  file: SourceFile,
  council: Council,
  calendars: ReadonlyMap<string, Calendar>,
  now: Instant,
): Read<Demonstration> {
  const report = startReport();
  const root = readYaml(file.text, { file: file.path, line: 1, column: 1 }, report);
  if (root === undefined || !fits(root, demonstrationShape, report)) return { problems: report.list() };
  const { rulebook, settings } = council;
  const { zone, calendar } = rulebook.council;
  const clock = { zone, relative: { now, calendar: calendars.get(calendar) } };
  const directory = readCast(root.get('people'), root.get('bodies'), settings.offices, clock, report);
  const ground: ValueGround = { vocabulary: rulebook.vocabulary, directory, clock, report };
  const cases = root.many('cases').map((cell, index): DemonstrationCase => {
    const { acts } = readHappened(cell.many('happened'), rulebook, ground);
    for (const [place, entry] of cell.many('happened').entries())
      if (acts.some((act) => act.id === `act-${place + 1}` && act.recorded > now))
        report.at(entry.place, 'this has not happened yet', 'give it a date before the first start');
    return { name: cell.words('name') ?? `case ${index + 1}`, acts };
  });
  const personas = (root.get('people')?.pairs() ?? []).flatMap(({ key, value }): readonly Persona[] => {
    const says = value.words('says');
    const name = directory.people.find((person) => person.id === key);
    return says === undefined || name === undefined
      ? []
      : [{ person: key, name: name.title ?? name.name, says }];
  });
  const problems = report.list();
  return problems.length > 0 ? { problems } : { value: { directory, personas, cases }, problems };
}
