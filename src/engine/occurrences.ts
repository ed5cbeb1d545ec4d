// When a rule is set off: each time that what its `when` names has happened, the version in force then deciding.
// A rule without a `when` applies from the case’s first act.

import type { DutyEntry, Occurrence } from './entries.ts';
import type { Moment } from './moment.ts';
import type { Rule, Run } from './rulebook-index.ts';
import type { NormBody, When } from './rules.ts';
import { bearingOn, standsAt } from './standing-acts.ts';
import { beginning, dueOf } from './time.ts';
import { governs } from './versions.ts';

/** The duties of another norm of the same version, for “is overdue”. Given by whoever asks, so that nothing goes in a circle. */
export type DutiesOf = (rule: Rule, moment: Moment) => readonly DutyEntry[];

/**
 * @returns in the order in which they were set off; those that begin later are left out, and so are those that are over.
 * Changes to come are noted.
 */
export function occurrencesOf(
  rule: Rule,
  run: Run,
  moment: Moment,
  dutiesOf: DutiesOf,
): readonly Occurrence[] {
  const { body } = run;
  const setOff =
    body.when.length === 0
      ? always(rule, moment)
      : body.when.flatMap((when) => setOffBy(when, rule, moment, dutiesOf));
  if (setOff.length > 1) setOff.sort((a, b) => a.setOff - b.setOff);
  const begun = body.after ? setOff.flatMap((one) => begunBy(one, body, moment)) : setOff;
  const isOwed = body.force === 'must' || body.force === 'should';
  return body.within && !isOwed ? begun.flatMap((one) => lasting(one, body, moment)) : begun;
}

function begunBy(occurrence: Occurrence, body: NormBody, moment: Moment): Occurrence[] {
  const since = beginning(body, occurrence, moment);
  if (since !== undefined && since > moment.now) moment.changes.add(since);
  return since === undefined || since > moment.now ? [] : [{ ...occurrence, since }];
}

/** What is allowed or barred within a time is so until that time has run, and then is no more. */
function lasting(occurrence: Occurrence, body: NormBody, moment: Moment): Occurrence[] {
  const lasts = dueOf(body, occurrence, moment);
  const end = lasts?.overdueFrom;
  if (end !== undefined && end > moment.now) moment.changes.add(end);
  return lasts === undefined || (end !== undefined && end <= moment.now) ? [] : [{ ...occurrence, lasts }];
}

function always(rule: Rule, moment: Moment): Occurrence[] {
  if (!governs(rule, moment.day)) return [];
  const begun = moment.acts[0]?.happened ?? moment.now;
  return [{ setOff: begun, since: begun }];
}

function setOffBy(when: When, rule: Rule, moment: Moment, dutiesOf: DutiesOf): Occurrence[] {
  const { zone, rules } = moment.scene;
  switch (when.is) {
    case 'it is done':
    case 'in office':
      return [];
    case 'act':
      return moment.past
        .filter((act) => act.act === when.act && governs(rule, zone.dayOf(act.happened)))
        .map((act) => ({ trigger: act, setOff: act.happened, since: act.happened }));
    case 'stands':
      if (!governs(rule, moment.day)) return [];
      return bearingOn(moment, when.act)
        .filter((stretch) => standsAt(stretch, moment.now))
        .map((during) => ({
          trigger: during.act,
          setOff: during.from,
          since: during.from,
          during,
          on: moment.day,
        }));
    case 'lapses':
      return bearingOn(moment, when.act).flatMap(({ until, act }) =>
        until !== undefined && until <= moment.now && governs(rule, zone.dayOf(until))
          ? [{ trigger: act, setOff: until, since: until }]
          : [],
      );
    case 'gone against':
      return moment.marks
        .filter(
          (mark) =>
            mark.mark === 'gone against' &&
            mark.because.norm === when.norm &&
            mark.because.version === rule.version.id,
        )
        .flatMap((mark) => {
          const trigger = moment.past.find((act) => act.id === mark.act);
          return trigger && governs(rule, zone.dayOf(trigger.happened))
            ? [{ trigger, setOff: trigger.happened, since: trigger.happened }]
            : [];
        });
    case 'overdue': {
      const late = rules.rules.get(`${rule.version.id}:${when.norm}`);
      // No act undoes by whom or what it names that something was overdue when it was done.
      return (late ? dutiesOf(late, moment.unjudged) : []).flatMap(({ overdueAt, occurrence, item }) => {
        // The text of the day on which the duty was set off still governs what follows from it.
        const on = occurrence.on ?? zone.dayOf(occurrence.setOff);
        const { trigger } = occurrence;
        if (overdueAt === undefined || item.undecided || !trigger || !governs(rule, on)) return [];
        return [{ trigger, setOff: overdueAt, since: overdueAt, on }];
      });
    }
  }
}
