// A rulebook made ready to run, once: which rules an act sets off, which speak of an act, which always apply to a
// procedure. It knows no case; drafts (unless on trial), considered documents and copies of the law are left out here.

import type { Day } from '#calendar/civil-date.ts';
import type {
  ActType,
  Condition,
  Norm,
  NormBody,
  Party,
  Question,
  Role,
  Rulebook,
  Table,
  Version,
} from './rules.ts';
import { capped, daysInForce, lastDayBeforeTrial } from './versions.ts';

/** One way of reading a norm, with its force as the document allows it. */
export interface Run {
  readonly body: NormBody;
  /** The force it had before the document’s cap. */
  readonly cappedFrom?: NormBody['force'];
  /** Place among the readings, from 1; 0 when the text has one meaning. */
  readonly place: number;
  readonly says: string;
  /** One of its conditions is on a field or fact that the act itself carries: it bars not the act but what is in it. */
  readonly barsContent: boolean;
}

/** What norms and questions have in common: where they stand and from when to when they are in force. */
export interface Source {
  /** `<version>:<norm>` */
  readonly key: string;
  readonly id: string;
  readonly clause: string;
  readonly version: Version;
  /** Civil days, both inclusive. */
  readonly from: Day;
  readonly until: Day;
  readonly trial: boolean;
}

export interface Rule extends Source {
  readonly norm: Norm;
  readonly runs: readonly Run[];
  /** Place in `runs` of the reading the text itself chooses, or -1. */
  readonly chosen: number;
  readonly table?: Table;
  /** Rules set off when this one is overdue. */
  readonly whenOverdue: Rule[];
}

export interface Asking extends Source {
  readonly question: Question;
}

export interface RulebookIndex {
  readonly acts: ReadonlyMap<string, ActType>;
  readonly facts: ReadonlySet<string>;
  readonly parties: ReadonlyMap<string, ReadonlyMap<string, Party>>;
  /** Names of parties whom a case can be about. */
  readonly about: ReadonlySet<string>;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly setOffBy: ReadonlyMap<string, readonly Rule[]>;
  readonly speakingOf: ReadonlyMap<string, readonly Rule[]>;
  /** By procedure: rules that need no act to set them off. */
  readonly always: ReadonlyMap<string, readonly Rule[]>;
  /** Rules set off by a lapse, by a clause gone against: looked at in every case of their procedures. */
  readonly late: ReadonlyMap<string, readonly Rule[]>;
  readonly questions: ReadonlyMap<string, readonly Asking[]>;
  readonly asking: ReadonlyMap<string, readonly Asking[]>;
  /** Days on which some text comes into force or has ceased to be, in order. */
  readonly boundaries: readonly Day[];
  /** Calendars by name, other than the council’s, by which rules count. */
  readonly calendars: readonly string[];
}

const indexes = new WeakMap<Rulebook, RulebookIndex>();

export function indexOfRulebook(rulebook: Rulebook): RulebookIndex {
  const known = indexes.get(rulebook);
  if (known) return known;
  const index = makeIndex(rulebook);
  indexes.set(rulebook, index);
  return index;
}

function makeIndex(rulebook: Rulebook): RulebookIndex {
  const procedures = rulebook.vocabulary.procedures;
  const acts = new Map(procedures.flatMap((p) => p.acts.map((act) => [act.name, act] as const)));
  const rules = new Map<string, Rule>();
  const questions: Asking[] = [];
  const boundaries = new Set<Day>();
  const calendars = new Set<string>();
  for (const version of rulebook.versions) {
    if (version.considered) continue;
    const trial = rulebook.council.trial?.version === version.id ? rulebook.council.trial : undefined;
    if (version.status === 'draft' && !trial) continue;
    const before = lastDayBeforeTrial(rulebook, version);
    for (const clause of version.clauses) {
      const { from, until } = daysInForce(version, clause, trial?.from, before);
      if (from > until) continue;
      if (Number.isFinite(from)) boundaries.add(from);
      if (Number.isFinite(until)) boundaries.add(until + 1);
      const source = { version, clause: clause.number, from, until, trial: trial !== undefined };
      for (const norm of clause.norms) {
        const key = `${version.id}:${norm.id}`;
        if (!rules.has(key))
          rules.set(key, makeRule(norm, { ...source, key, id: norm.id }, clause.table, acts));
      }
      for (const question of clause.questions) {
        const key = `${version.id}:${question.id}`;
        if (!questions.some((q) => q.key === key))
          questions.push({ ...source, key, id: question.id, question });
      }
    }
  }
  dropCopiesOfTheLaw(rules, rulebook.versions);
  const setOffBy = new Map<string, Rule[]>();
  const speakingOf = new Map<string, Rule[]>();
  const always = new Map<string, Rule[]>();
  const late = new Map<string, Rule[]>();
  const procedureOf = (act: string): readonly string[] => {
    const procedure = acts.get(act)?.procedure;
    return procedure === undefined ? [] : [procedure];
  };
  for (const rule of rules.values()) {
    for (const { body } of rule.runs) {
      if (body.calendar !== undefined) calendars.add(body.calendar);
      for (const act of body.acts) add(speakingOf, act, rule);
      const own = body.acts[0] === 'tell' ? proceduresTold(body, procedures) : body.acts.flatMap(procedureOf);
      if (body.when.length === 0) for (const procedure of own) add(always, procedure, rule);
      for (const when of body.when) {
        if (when.is === 'act') add(setOffBy, when.act, rule);
        else if (when.is === 'overdue') {
          const target = rules.get(`${rule.version.id}:${when.norm}`);
          if (target && !target.whenOverdue.includes(rule)) target.whenOverdue.push(rule);
        } else {
          const about = when.is === 'stands' || when.is === 'lapses' ? procedureOf(when.act) : [];
          const against =
            when.is === 'gone against' ? rules.get(`${rule.version.id}:${when.norm}`)?.norm : undefined;
          const touched = [...own, ...about, ...(against?.acts.flatMap(procedureOf) ?? [])];
          for (const procedure of touched)
            add(when.is === 'it is done' || when.is === 'in office' ? always : late, procedure, rule);
        }
      }
    }
  }
  const asking = new Map<string, Asking[]>();
  const byTrigger = new Map<string, Asking[]>();
  for (const one of questions) {
    add(asking, one.question.asks, one);
    for (const when of one.question.when) if (when.is === 'act') add(byTrigger, when.act, one);
  }
  return {
    acts,
    facts: new Set(procedures.flatMap((p) => p.facts.map((fact) => fact.name))),
    parties: new Map(procedures.map((p) => [p.name, new Map(p.parties.map((party) => [party.name, party]))])),
    about: new Set(
      procedures.flatMap((p) => p.parties.filter((party) => party.about).map((party) => party.name)),
    ),
    rules,
    setOffBy,
    speakingOf,
    always,
    late,
    questions: byTrigger,
    asking,
    boundaries: [...boundaries].sort((a, b) => a - b),
    calendars: [...calendars],
  };
}

function makeRule(
  norm: Norm,
  source: Source,
  table: Table | undefined,
  acts: ReadonlyMap<string, ActType>,
): Rule {
  const bodies: readonly { body: NormBody; says: string }[] =
    norm.readings.length === 0 ? [{ body: norm, says: '' }] : norm.readings;
  const runs = bodies.map(({ body, says }, index): Run => {
    const force = source.version.forceAtMost && !source.version.floor ? capped(body.force) : body.force;
    const place = norm.readings.length === 0 ? 0 : index + 1;
    const barsContent = body.if.some((condition) => isCarried(condition, body.acts, acts));
    return force === body.force
      ? { body, place, says, barsContent }
      : { body: { ...body, force }, cappedFrom: body.force, place, says, barsContent };
  });
  const chosen = norm.readings.findIndex((reading) => reading.chosen);
  return { ...source, norm, runs, chosen, ...(table ? { table } : {}), whenOverdue: [] };
}

function isCarried(
  condition: Condition,
  names: readonly string[],
  acts: ReadonlyMap<string, ActType>,
): boolean {
  const on =
    condition.is === 'fact' ? condition.fact : condition.is === 'role' ? condition.subject : undefined;
  return names.some((name) => {
    const type = acts.get(name);
    return (
      on !== undefined &&
      type !== undefined &&
      (type.facts.includes(on) || type.fields.some((field) => field.name === on))
    );
  });
}

/** The procedures that know everything of which a rule on telling speaks. */
function proceduresTold(body: NormBody, procedures: Rulebook['vocabulary']['procedures']): readonly string[] {
  const told =
    body.telling === 'everything' ? [] : (body.telling ?? []).filter((name) => !name.startsWith('that '));
  return procedures
    .filter((procedure) => {
      const names = new Set<string>([...procedure.parties, ...procedure.facts].map((one) => one.name));
      for (const act of procedure.acts) for (const field of act.fields) names.add(field.name);
      return told.every((name) => names.has(name));
    })
    .map((procedure) => procedure.name);
}

/** A clause that only repeats the law decides nothing: the law itself is run, in whichever of its dated texts. */
function dropCopiesOfTheLaw(rules: Map<string, Rule>, versions: readonly Version[]): void {
  const laws = new Set(
    versions
      .filter(({ floor, considered }) => floor && !considered)
      .flatMap(({ id: text, document, clauses }) =>
        clauses.flatMap(({ number, norms }) =>
          norms.flatMap(({ id }) => [
            id,
            `${text}/${id}`,
            `${document}/${id}`,
            `${text}/${number}`,
            `${document}/${number}`,
          ]),
        ),
      ),
  );
  for (const [key, { norm }] of rules)
    if (norm.restates !== undefined && laws.has(norm.restates)) rules.delete(key);
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

/** Whether whom the role comes to depends on the act that is looked at (a field of it), not on the case and day alone. */
export const dependsOnAct: (role: Role) => boolean = mentions(
  (role) => role.is === 'named' && role.how === 'field',
);

/** Whether it depends on the case at all: on a party or field, or, in an `else`, on who is absent or whom it is about. */
const dependsOnCase: (role: Role) => boolean = mentions(isOfTheCase);

function isOfTheCase(role: Role): boolean {
  if (role.is === 'named') return role.how === 'field' || role.how === 'party';
  return role.is === 'joined' && role.by === 'else';
}

/** The same, once it is known of whom or what the role is. */
export function asksTheCase(role: Role): boolean {
  return isOfTheCase(role) || partsOf(role).some(dependsOnCase);
}

/** Whether a role, or a role inside it, is such a one; asked often, so each answer is kept. */
function mentions(isSuch: (role: Role) => boolean): (role: Role) => boolean {
  const answers = new WeakMap<Role, boolean>();
  return function anywhere(role): boolean {
    const known = answers.get(role);
    if (known !== undefined) return known;
    const of = (role.is === 'named' || role.is === 'meaning') && role.of ? [role.of] : [];
    const answer = isSuch(role) || [...partsOf(role), ...of].some(anywhere);
    answers.set(role, answer);
    return answer;
  };
}

function partsOf(role: Role): readonly Role[] {
  switch (role.is) {
    case 'joined':
      return role.parts;
    case 'except':
      return [role.all, role.but];
    case 'meaning':
      return [role.means];
    case 'named':
      return [];
  }
}
