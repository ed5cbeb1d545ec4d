// What the texts leave to a ruling, and what has been ruled: by whom, why, from when, and which open cases a ruling would
// touch before it is made. Rulings are public; cases are shown only to those who may see them.

import { type Change, changesBetween } from '#comparison/changes.ts';
import { comesTo } from '#engine/comes-to.ts';
import { derive } from '#engine/derive.ts';
import type { Act, Instant } from '#engine/history.ts';
import type { Clause, Rulebook, Version } from '#engine/rules.ts';
import type { Storage } from '#storage/storage.ts';
import { caseFor, type Ground, rulingsOf } from './case-file.ts';
import { citing } from './lists.ts';
import type { CaseLine, Viewer } from './view.ts';

/** A point on which a text can be read in more than one way. */
export interface Point {
  readonly version: string;
  readonly clause: string;
  /** Of the norm whose readings these are, or of the open question. */
  readonly id: string;
  /** As the text asks it; absent for a norm, whose readings say what is open. */
  readonly asks?: string;
  readonly readings: readonly string[];
  /** By the text itself; a ruling goes before it. */
  readonly chosen?: string;
  /** Whether the engine runs the readings, so that a ruling changes what follows. */
  readonly runs: boolean;
}

export interface Ruling {
  readonly id: string;
  readonly version: string;
  readonly point: string;
  readonly clause: string;
  readonly reading: string;
  /** null: recorded from elsewhere, in nobody’s name. */
  readonly by: string | null;
  readonly reasons?: string;
  readonly consulted: readonly string[];
  readonly from: Instant;
  /** The later ruling on the same point. */
  readonly replacedBy?: string;
}

export interface Meanings {
  readonly points: readonly Point[];
  /** Newest first. */
  readonly rulings: readonly Ruling[];
}

export function pointsOf(rulebook: Rulebook): readonly Point[] {
  return rulebook.versions.flatMap((version) =>
    version.clauses.flatMap((clause) => pointsIn(version, clause)),
  );
}

export function pointsIn({ id: version }: Version, clause: Clause): readonly Point[] {
  const norms = clause.norms
    .filter(({ readings }) => readings.length > 0)
    .map((norm): Point => {
      const chosen = norm.readings.find((reading) => reading.chosen)?.says;
      return {
        version,
        clause: clause.number,
        id: norm.id,
        readings: norm.readings.map(({ says }) => says),
        ...(chosen === undefined ? {} : { chosen }),
        runs: true,
      };
    });
  const open = clause.openQuestions.map(
    ({ id, asks, readings }): Point => ({ version, clause: clause.number, id, asks, readings, runs: false }),
  );
  return [...norms, ...open];
}

export async function meaningsOf(storage: Storage, ground: Ground): Promise<Meanings> {
  const points = pointsOf(ground.rulebook);
  const acts = (await rulingsOf(storage, ground)).toSorted((a, b) => a.happened - b.happened);
  const latest = new Map<string, string>();
  const rulings = acts.toReversed().flatMap((act): readonly Ruling[] => {
    const ruling = rulingIn(act, points);
    if (ruling === undefined) return [];
    const key = `${ruling.version}:${ruling.point}`;
    const replacedBy = latest.get(key);
    if (replacedBy === undefined) latest.set(key, ruling.id);
    return [{ ...ruling, ...(replacedBy === undefined ? {} : { replacedBy }) }];
  });
  return { points, rulings };
}

/** A ruling on a point that no text here has any longer is history of another text. */
function rulingIn({ id, by, happened, values }: Act, points: readonly Point[]): Ruling | undefined {
  const point = points.find((one) => one.version === values['version'] && one.id === values['norm']);
  if (point === undefined) return undefined;
  const named = String(values['reading']);
  const reasons = values['reasons for ruling'];
  const consulted = [values['consulted before ruling'] ?? []].flat().map(String);
  return {
    id,
    version: point.version,
    point: point.id,
    clause: point.clause,
    reading: point.readings[Number(named) - 1] ?? named,
    by,
    ...(typeof reasons === 'string' ? { reasons } : {}),
    consulted,
    from: happened,
  };
}

/** Who may rule today: whom the text names; where it names nobody, whom the council says to ask. */
export function rulersOf({ rulebook, directory, calendars }: Ground, now: Instant): readonly string[] {
  const { rules, ask } = rulebook.council;
  const role = rules?.role ?? ask;
  return role === undefined ? [] : comesTo(role, rulebook, directory, calendars, now);
}

export interface Touched {
  readonly line: CaseLine;
  readonly changes: readonly Change[];
}

export interface Touching {
  readonly touched: readonly Touched[];
  /** There were more open cases than are looked at for one page. */
  readonly more: boolean;
}

/** Open cases looked at before a page is answered: each is worked out again, which takes about a millisecond. */
const LOOKED_AT = 500;

/**
 * Open cases in which something would be otherwise, of those this person may see.
 * @param reading as the point has it.
 */
export async function touchedBy(
  storage: Storage,
  ground: Ground,
  viewer: Viewer,
  point: Point,
  reading: string,
  now: Instant,
): Promise<Touching> {
  const touched: Touched[] = [];
  let looked = 0;
  if (!point.runs) return { touched, more: false };
  for await (const line of openCasesCiting(storage, ground.rulebook, viewer, point)) {
    if (looked === LOOKED_AT) return { touched, more: true };
    looked += 1;
    const found = await caseFor(storage, ground, viewer, line.ref, now);
    if (found?.sight.of !== 'the case') continue;
    const { history, standing } = found.file;
    const ruled = { ...history, elsewhere: [...history.elsewhere, supposed(point, reading, now)] };
    const after = derive(ground.rulebook, ground.directory, ruled, ground.calendars, now);
    const changes = changesBetween(standing, after);
    if (changes.length > 0) touched.push({ line, changes });
  }
  return { touched, more: false };
}

async function* openCasesCiting(
  storage: Storage,
  rulebook: Rulebook,
  viewer: Viewer,
  point: Point,
): AsyncGenerator<CaseLine> {
  let after: string | undefined;
  do {
    const page = await citing(storage, rulebook, viewer, point, after);
    yield* page.lines.filter(({ closed }) => !closed);
    after = page.next;
  } while (after !== undefined);
}

/** Recorded from elsewhere in nobody’s name, so that it counts whoever asks what it would do. */
function supposed({ version, id }: Point, reading: string, now: Instant): Act {
  const values = { version, norm: id, reading };
  return {
    id: 'supposed ruling',
    case: '',
    act: 'ruling.made',
    by: null,
    done: 'elsewhere',
    happened: now,
    recorded: now,
    values,
  };
}
