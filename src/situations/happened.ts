// The entries under `happened` as acts of the record, in the order in which they were recorded.

import type { Act, Instant, Value } from '#engine/history.ts';
import type { ActType, Rulebook } from '#engine/rules.ts';
import { type Cell, isYes } from '#language/cell.ts';
import { didYouMean, quote } from '#language/nearest.ts';
import { actNames } from '#language/scope.ts';
import { findActType, isBuiltIn, readValue, type ValueGround } from './act-values.ts';
import { readValues } from './entry-values.ts';
import { instantOf } from './moments.ts';
import { normIn } from './rule-names.ts';

/** The case of entries that name none. */
const THE_CASE = 'this case';
/** A ruling is a case of its own, whatever it is made for. */
const A_RULING = 'a ruling';

export interface Happened {
  /** The case asked about. */
  readonly case: string;
  readonly acts: readonly Act[];
}

export function readHappened(entries: readonly Cell[], rulebook: Rulebook, ground: ValueGround): Happened {
  const read: Act[] = [];
  for (const [index, entry] of entries.entries()) {
    const act = readEntry(entry, `act-${index + 1}`, read, rulebook, ground);
    if (act) read.push(act);
  }
  const own = read.some((act) => act.case === THE_CASE) ? THE_CASE : (read[0]?.case ?? THE_CASE);
  return { case: own, acts: read.toSorted((a, b) => a.recorded - b.recorded) };
}

function readEntry(
  entry: Cell,
  id: string,
  before: readonly Act[],
  rulebook: Rulebook,
  ground: ValueGround,
): Act | undefined {
  const { vocabulary, report } = ground;
  const name = entry.get('act');
  if (name === undefined || name.kind !== 'text') {
    report.at(entry.place, 'this entry does not say what happened', 'begin it with "act:"');
    return undefined;
  }
  const type = findActType(vocabulary, name.text);
  if (type === undefined && !isBuiltIn(name.text)) {
    report.at(
      name.place,
      `${quote(name.text)} is not an act of the vocabulary`,
      didYouMean(name.text, actNames(vocabulary)),
    );
    return undefined;
  }
  const happened = readMoment(entry, 'on', ground);
  const recorded = entry.has('recorded') ? readMoment(entry, 'recorded', ground) : happened;
  if (happened === undefined || recorded === undefined) return undefined;
  if (recorded < happened) report.at(entry.keyPlace('recorded'), 'this is recorded before it happened');
  const kase = entry.words('case') ?? (name.text === 'ruling.made' ? A_RULING : THE_CASE);
  const given = readValues(entry, name.text, rulebook, ground);
  const by = readDoer(entry, name.text, type, given, before, kase, ground);
  const values = withWhose(given, name.text, by, entry, ground);
  const meets = entry.get('meets');
  const norm = meets && normIn(meets, rulebook, report);
  const reasons = entry.words('reasons');
  return {
    id,
    case: kase,
    act: name.text,
    by,
    done: readDone(entry, type, by, ground),
    happened,
    recorded,
    values,
    ...(norm === undefined ? {} : { meets: norm }),
    ...(reasons === undefined ? {} : { reasons }),
  };
}

function readMoment(entry: Cell, key: string, ground: ValueGround): Instant | undefined {
  const { report, clock } = ground;
  const cell = entry.get(key);
  if (cell === undefined || cell.kind !== 'text') {
    report.at(entry.place, 'this entry does not say when it happened', 'write "on: 2026-12-17"');
    return undefined;
  }
  const instant = instantOf(cell.text, clock);
  if (instant === undefined)
    report.at(
      cell.place,
      `${key}: ${quote(cell.text)} is not a date`,
      clock.relative
        ? 'write it as "-6 working days", or as 2026-12-17'
        : 'write it as 2026-12-17, or with a time: 2026-12-17 09:30',
    );
  return instant;
}

/** Named, or whoever the vocabulary says does it: as given with the act, else as last named in the case. */
function readDoer(
  entry: Cell,
  act: string,
  type: ActType | undefined,
  values: Readonly<Record<string, Value>>,
  before: readonly Act[],
  kase: string,
  ground: ValueGround,
): string | null {
  const written = entry.get('by');
  if (written !== undefined && written.kind === 'text') {
    if (/^(the )?system$/i.test(written.text)) return null;
    const read = readValue(written, { type: 'person', choices: [] }, 'by', ground);
    return typeof read === 'string' ? read : null;
  }
  const party = type?.by ?? (isOwnWord(act) ? 'of' : undefined);
  if (party === undefined) return null;
  return onlyOne(values[party] ?? lastNamed(party, before, kase)) ?? null;
}

/** Whoever gives consent or advice gives their own, unless another is named; who was consulted or told has to be named. */
function withWhose(
  values: Readonly<Record<string, Value>>,
  act: string,
  by: string | null,
  entry: Cell,
  { report }: ValueGround,
): Readonly<Record<string, Value>> {
  if (entry.has('of')) return values;
  if (isOwnWord(act) && by !== null) return { ...values, of: by };
  if (isOwnWord(act) || act === 'consulted' || act === 'told')
    report.at(entry.place, `this entry does not say whom ${quote(act)} is about`, 'add "of:" with a name');
  return values;
}

function isOwnWord(act: string): boolean {
  return act === 'consent.given' || act === 'consent.refused' || act === 'advice.received';
}

function lastNamed(party: string, before: readonly Act[], kase: string): Value | undefined {
  return before.findLast((act) => act.case === kase && act.values[party] !== undefined)?.values[party];
}

function onlyOne(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value.length === 1 ? value[0] : undefined;
}

/** Where an act can be done here or elsewhere it is done here, if it is known by whom. */
function readDone(
  entry: Cell,
  type: ActType | undefined,
  by: string | null,
  ground: ValueGround,
): Act['done'] {
  const written = entry.get('done') ?? entry.get('here');
  if (written === undefined) {
    if (type !== undefined && type.done !== 'either') return type.done;
    return by === null ? 'elsewhere' : 'here';
  }
  if (written.text === 'here' || written.text === 'elsewhere') return written.text;
  const here = isYes(written.text);
  if (here === undefined) ground.report.at(written.place, 'here: write yes or no');
  return here === false ? 'elsewhere' : 'here';
}
