// Matters of judgement that a clause gives to a named office: open until it has answered, with what is presumed
// until then. The engine never answers one.

import { allHold } from './conditions.ts';
import { answerTo, presumedBy } from './facts.ts';
import type { Moment } from './moment.ts';
import type { DutiesOf } from './occurrences.ts';
import type { Resolved } from './roles.ts';
import { holders, resolve } from './roles.ts';
import type { Asking } from './rulebook-index.ts';
import type { OpenQuestion } from './standing.ts';
import { stepsOf } from './steps.ts';
import { governs } from './versions.ts';

export interface QuestionEntry {
  readonly item: OpenQuestion;
  readonly asking: Asking;
  readonly gaps: readonly Resolved[];
}

/** Every question that an act of the case has raised, each time. */
export function questionsRaised(moment: Moment, dutiesOf: DutiesOf): readonly QuestionEntry[] {
  const { questions } = moment.scene.rules;
  const raised = new Set(moment.past.flatMap((act) => questions.get(act.act) ?? []));
  return [...raised].flatMap((asking) => questionsOf(asking, moment, dutiesOf));
}

/** One for each act that raises it; a question without a `when` is raised by the case itself. */
function questionsOf(asking: Asking, moment: Moment, dutiesOf: DutiesOf): readonly QuestionEntry[] {
  const { question } = asking;
  const { zone } = moment.scene;
  const raising = new Set(question.when.flatMap((when) => (when.is === 'act' ? [when.act] : [])));
  const triggers =
    raising.size === 0
      ? moment.past.slice(0, 1)
      : moment.past.filter((act) => raising.has(act.act) && governs(asking, zone.dayOf(act.happened)));
  const who = triggers.length === 0 ? undefined : resolve(question.decidedBy, { moment }, true);
  if (!who) return [];
  const answer = answerTo(moment, question.asks, [asking]);
  const answered = answer === 'nobody decides' ? undefined : answer;
  const presumed = answered ? undefined : presumedBy(moment, question, allHold);
  return triggers.map((trigger) => {
    const since = trigger.happened;
    const isAnswered =
      answered?.act !== undefined && moment.comesAfter(answered.act, { trigger, setOff: since });
    const steps = stepsOf(asking, question.first, { moment, trigger }, since, dutiesOf);
    const item: OpenQuestion = {
      kind: 'question',
      id: `${asking.key}@${trigger.id}`,
      asks: question.asks,
      who: holders(who),
      state: isAnswered ? 'answered' : 'open',
      ...(isAnswered && answered?.value !== undefined ? { answer: answered.value } : {}),
      ...(presumed
        ? { presumed: { answer: presumed.answer, clause: presumed.clause, with: presumed.with } }
        : {}),
      steps: steps.states,
      undecided: false,
      because: {
        norm: asking.id,
        clause: asking.clause,
        version: asking.version.id,
        force: asking.version.forceAtMost && !asking.version.floor ? 'should' : 'must',
        place: question.place,
        trial: asking.trial,
        trigger: trigger.id,
        conditions: [],
        setAside: [],
      },
    };
    return { item, asking, gaps: [who, ...steps.roles] };
  });
}
