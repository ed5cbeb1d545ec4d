// Each time that something is to be told: to whom, as fixed at the instant at which it fell due, and who has been told.

import { bearersOf, endOf } from './bearers.ts';
import type { AllConditions } from './conditions.ts';
import { allHold, conditionsHold } from './conditions.ts';
import type { Entry, Occurrence } from './entries.ts';
import { idOf } from './entries.ts';
import { factOf } from './facts.ts';
import type { Act, Instant } from './history.ts';
import { tellsEnough } from './kept-back.ts';
import type { Moment } from './moment.ts';
import { idsIn } from './moment.ts';
import type { DutiesOf } from './occurrences.ts';
import { occurrencesOf } from './occurrences.ts';
import { valueIn } from './parties.ts';
import type { Resolved } from './roles.ts';
import type { Rule, Run } from './rulebook-index.ts';
import type { NormBody } from './rules.ts';
import type { Due } from './standing.ts';
import { routeOf } from './tables.ts';
import { dueOf } from './time.ts';

/** One time that something is to be told. */
export interface Telling {
  readonly occurrence: Occurrence;
  readonly conditions: AllConditions;
  readonly who: Resolved;
  readonly to: Resolved | undefined;
  /** Recipients with the act by which they were told. */
  readonly recipients: ReadonlyMap<string, Act | undefined>;
  readonly ended: Act | undefined;
  readonly awaits: readonly string[];
  readonly fell: Instant;
  readonly due: Due | undefined;
}

export function tellings(rule: Rule, run: Run, moment: Moment, dutiesOf: DutiesOf): readonly Telling[] {
  const { body } = run;
  const told = new Set<string>();
  return occurrencesOf(rule, run, moment, dutiesOf)
    .flatMap((occurrence) => {
      const telling = tellingOf(rule, run, occurrence, told, moment, dutiesOf);
      if (telling.conditions.holds !== 'no') return [telling];
      // Once everybody had been told it was over, whatever came to be known later.
      const last = toldEnough(telling);
      const then =
        last &&
        conditionsHold(body.if, body.unless, { moment: moment.after(last), trigger: occurrence.trigger });
      return then?.holds === 'yes' ? [{ ...telling, conditions: then, awaits: [] }] : [];
    })
    .filter(({ ended, fell }) => !ended || ended.happened >= fell);
}

function tellingOf(
  rule: Rule,
  run: Run,
  occurrence: Occurrence,
  told: Set<string>,
  moment: Moment,
  dutiesOf: DutiesOf,
): Telling {
  const { body } = run;
  const { trigger } = occurrence;
  const conditions = conditionsHold(body.if, body.unless, { moment, trigger });
  const fell = conditions.holds === 'not known' ? undefined : fellDue(body, occurrence, moment);
  const who = bearersOf(body, occurrence, moment);
  const route = routeOf(rule, body, { moment: fell ?? moment, trigger }, false);
  // Nobody has to tell themselves.
  const people = (route.to?.people ?? []).filter(
    (person) => !(who.people.length === 1 && who.people[0] === person),
  );
  const fields = fieldsOf(body);
  const recipients = new Map(
    people.map((person) => [
      person,
      toldBy({ rule, run, occurrence }, person, moment, fields, dutiesOf, told),
    ]),
  );
  return {
    occurrence,
    conditions,
    who,
    to: route.to && { ...route.to, people },
    recipients,
    ended: endOf(body, occurrence, moment),
    awaits: [...conditions.awaits, ...route.awaits],
    fell: fell?.now ?? occurrence.since,
    due: dueOf(body, occurrence, moment),
  };
}

/** The last act of telling, once everybody has been told (or one, where one suffices). */
export function toldEnough(telling: Telling): Act | undefined {
  const acts = [...telling.recipients.values()];
  const done = acts.filter((act) => act !== undefined);
  const enough = done.length > 0 && (chooses(telling) || done.length === acts.length);
  return enough ? done.reduce((a, b) => (a.happened > b.happened ? a : b)) : undefined;
}

/**
 * The moment after the first act by which its conditions were all known to hold, or at which the norm then began;
 * recipients are those of that moment. Undefined when no act made them hold, but a day that came.
 */
function fellDue(body: NormBody, { trigger, since }: Occurrence, moment: Moment): Moment | undefined {
  const begun = moment.past.findIndex((act) => act.id === trigger?.id);
  for (const act of moment.past.slice(Math.max(0, begun))) {
    if (act.happened > moment.now) break;
    const then = moment.after(act);
    if (conditionsHold(body.if, body.unless, { moment: then, trigger }).holds !== 'yes') continue;
    return since > act.happened ? moment.asOf(since) : then;
  }
  return undefined;
}

/** The act by which this person was told this. `used` counts each such act once. */
export function toldBy(
  telling: Pick<Entry, 'rule' | 'run' | 'occurrence'>,
  person: string,
  moment: Moment,
  fields: readonly string[],
  dutiesOf: DutiesOf,
  used?: Set<string>,
): Act | undefined {
  const { rule, occurrence } = telling;
  const names = [rule.id, rule.key, idOf(rule, occurrence), `${idOf(rule, occurrence)}>${person}`];
  const act = moment.past.find(
    (one) =>
      one.act === 'told' &&
      moment.comesAfter(one, occurrence) &&
      idsIn(one.values['of']).includes(person) &&
      names.includes(String(one.values['norm'] ?? one.meets)) &&
      !used?.has(`${one.id}>${person}`) &&
      tellsEnough(one, fields, person, telling, moment, dutiesOf),
  );
  if (act) used?.add(`${act.id}>${person}`);
  return act;
}

/** Any one of several recipients suffices, and whoever tells picks. */
export function chooses({ to, recipients }: Telling): boolean {
  return to?.mode === 'any' && recipients.size > 1;
}

/** A phrase that begins with “that” tells itself; anything else can be told when it is on the record. */
export function isOnRecord(field: string, trigger: Act | undefined, moment: Moment): boolean {
  if (field.startsWith('that ') || valueIn({ moment, trigger }, field) !== undefined) return true;
  // What somebody has decided is on the record; what is only presumed is not.
  return factOf({ moment, trigger }, field, allHold).act !== undefined;
}

export function fieldsOf({ telling }: NormBody): readonly string[] {
  return telling === undefined || telling === 'everything' ? [] : telling;
}
