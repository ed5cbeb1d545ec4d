// A case as it stood at one instant: the acts known and done by then, in the order in which they happened, and, when
// an act is being judged, that act as the last one. Everything else in the engine asks its questions of a moment.

import type { Calendar } from '#calendar/calendar.ts';
import { asKnownOn } from '#calendar/calendar.ts';
import type { Day } from '#calendar/civil-date.ts';
import type { Zone } from '#calendar/zone.ts';
import { zoneOf } from '#calendar/zone.ts';
import type { DirectoryIndex } from './directory-index.ts';
import { indexOfDirectory, periodOf } from './directory-index.ts';
import type { DutyEntry } from './entries.ts';
import type { FactFound } from './facts.ts';
import type { Act, Directory, History, Instant, Value } from './history.ts';
import type { Resolved } from './roles.ts';
import type { Rule, RulebookIndex } from './rulebook-index.ts';
import { indexOfRulebook } from './rulebook-index.ts';
import type { ActType, NormBody, Rulebook } from './rules.ts';
import type { Mark } from './standing.ts';
import type { Stretch } from './standing-acts.ts';

/** What does not change while one question is answered. */
export interface Scene {
  readonly rulebook: Rulebook;
  readonly rules: RulebookIndex;
  readonly directory: DirectoryIndex;
  readonly calendar: Calendar;
  /** By name: some rules count by another than the council’s. */
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly zone: Zone;
  /** Minutes after midnight, by the clock. */
  readonly closesAt: number | undefined;
  readonly case: string;
  /** The procedure of the act that opened the case. */
  readonly procedure: string | undefined;
}

export interface Party {
  readonly ids: readonly string[];
  readonly act: Act;
}

export class Moment {
  readonly scene: Scene;
  /** Acts of this case that have happened, the judged one last. */
  readonly acts: readonly Act[];
  /** The same without the judged one. */
  readonly past: readonly Act[];
  readonly elsewhere: readonly Act[];
  readonly judged: Act | undefined;
  readonly now: Instant;
  readonly day: Day;

  // Answers already given at this moment, so that none is worked out twice.
  parties: ReadonlyMap<string, Party> | undefined;
  carriers: ReadonlyMap<string, Act> | undefined;
  subjects: ReadonlySet<string> | undefined;
  absent: ReadonlySet<string> | undefined;
  readonly facts = new Map<string, FactFound>();
  /** Facts of which a presumption is being worked out. */
  readonly presuming = new Set<string>();
  readonly roles = new Map<object, Resolved>();
  readonly handling = new Map<object, Resolved>();
  readonly duties = new Map<Rule, readonly DutyEntry[]>();
  readonly stretches = new Map<string, readonly Stretch[]>();
  /** Instants after now at which something of this alters by itself. */
  readonly changes = new Set<Instant>();
  readonly #marks: () => readonly Mark[];
  readonly #earlier = new Map<string, Moment>();
  #unjudged: Moment | undefined;
  #period: number | undefined;

  constructor(
    scene: Scene,
    past: readonly Act[],
    elsewhere: readonly Act[],
    now: Instant,
    marks: () => readonly Mark[],
    judged?: Act,
  ) {
    this.scene = scene;
    this.past = past;
    this.acts = judged ? [...past, judged] : past;
    this.elsewhere = elsewhere;
    this.now = now;
    this.day = scene.zone.dayOf(now);
    this.#marks = marks;
    this.judged = judged;
  }

  /** The same case just after one of its past acts. */
  after(act: Act): Moment {
    let moment = this.#earlier.get(act.id);
    if (!moment) {
      const past = this.past.slice(0, this.past.indexOf(act) + 1);
      const elsewhere = this.elsewhere.filter((one) => one.happened <= act.happened);
      moment = new Moment(this.scene, past, elsewhere, act.happened, this.#marks);
      this.#earlier.set(act.id, moment);
    }
    return moment;
  }

  /** The same case as it stood when an act was done, be it the judged one or one of another case. */
  whenDone(act: Act): Moment {
    if (act === this.judged) return this;
    if (this.past.includes(act)) return this.after(act);
    const known = this.#earlier.get(act.id);
    if (known) return known;
    const moment = this.asOf(act.happened);
    this.#earlier.set(act.id, moment);
    return moment;
  }

  /** The same case as it stood at an earlier instant, with all that had happened by then. */
  asOf(instant: Instant): Moment {
    const before = (one: Act) => one.happened <= instant;
    const [past, elsewhere] = [this.past.filter(before), this.elsewhere.filter(before)];
    return new Moment(this.scene, past, elsewhere, instant, this.#marks);
  }

  /** The same case just before one of its past acts, at the instant of that act. */
  before(act: Act): Moment {
    const past = this.past.slice(0, this.past.indexOf(act));
    const elsewhere = this.elsewhere.filter((one) => one.happened <= act.happened);
    return new Moment(this.scene, past, elsewhere, act.happened, this.#marks);
  }

  /** The same case at the same instant, as the judged act finds it. */
  get unjudged(): Moment {
    if (this.judged === undefined) return this;
    this.#unjudged ??= new Moment(this.scene, this.past, this.elsewhere, this.now, this.#marks);
    return this.#unjudged;
  }

  /** Within one period nobody joins, leaves, takes up or gives up anything. */
  get directoryPeriod(): number {
    this.#period ??= periodOf(this.scene.directory, this.day);
    return this.#period;
  }

  /** Whether it came after a rule was set off and after what set it off; of one instant, the order recorded decides. */
  comesAfter(
    act: Act,
    { trigger, setOff }: { readonly trigger?: Act | undefined; readonly setOff: Instant },
  ): boolean {
    if (!trigger || act.happened < setOff) return act.happened >= setOff;
    if (act.happened > setOff && act.happened > trigger.happened) return true;
    return this.past.indexOf(act) > this.past.findIndex((one) => one.id === trigger.id);
  }

  /** What earlier acts went against; worked out only when a clause asks. */
  get marks(): readonly Mark[] {
    return this.#marks();
  }

  typeOf(act: Act): ActType | undefined {
    return this.scene.rules.acts.get(act.act);
  }

  /**
   * The calendar by which a rule counts, with the holidays known by then.
   * @throws RangeError when it is not among those given.
   */
  calendarOf({ calendar: name }: Pick<NormBody, 'calendar'>): Calendar {
    const { calendar, calendars } = this.scene;
    const own = name === undefined ? calendar : calendars.get(name);
    if (own === undefined) throw new RangeError(`There is no calendar “${name}”.`);
    return asKnownOn(own, this.day);
  }
}

/** Where a condition, role or step is read: a moment, the act that set the rule off, or the act being judged. */
export interface Frame {
  readonly moment: Moment;
  readonly trigger?: Act | undefined;
}

/** @throws RangeError when the council’s calendar is not among those given. */
export function sceneOf(
  rulebook: Rulebook,
  directory: Directory,
  calendars: ReadonlyMap<string, Calendar>,
  history: History,
  opening: Act | undefined,
): Scene {
  const rules = indexOfRulebook(rulebook);
  const { council } = rulebook;
  const calendar = calendars.get(council.calendar);
  if (!calendar)
    throw new RangeError(
      `${council.name} counts by the calendar “${council.calendar}”, which is not among those given: ${[...calendars.keys()].join(', ')}`,
    );
  const opened = [...history.acts, ...(opening ? [opening] : [])].map((act) => rules.acts.get(act.act));
  return {
    rulebook,
    rules,
    directory: indexOfDirectory(directory),
    calendar,
    calendars,
    zone: zoneOf(council.zone),
    closesAt: minutesOf(council.closesAt),
    case: history.case,
    procedure: (opened.find((type) => type?.opens) ?? opened.find((type) => type !== undefined))?.procedure,
  };
}

function minutesOf(clock: string | undefined): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(clock ?? '') ?? [];
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** In the order in which they happened; what happened at once, in the order recorded. */
export function inOrder(acts: readonly Act[]): readonly Act[] {
  for (let i = 1; i < acts.length; i++) {
    const [before, after] = [acts[i - 1], acts[i]];
    // Sorting is stable, so the order recorded settles what happened at the same instant.
    if (before && after && before.happened > after.happened)
      return [...acts].sort((a, b) => a.happened - b.happened);
  }
  return acts;
}

export function idsIn(value: Value | undefined): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value : [];
}

/** Who did it: the person the act says did it, else whoever put it on the record, else in whose name the system did. */
export function doersOf(type: ActType | undefined, act: Act): readonly string[] {
  if (type?.by !== undefined && !type.sets.includes(type.by)) {
    const named = idsIn(act.values[type.by]);
    if (named.length > 0) return named;
  }
  return act.by === null ? idsIn(act.values['of']) : [act.by];
}
