// Which open questions wait for their decider now. A question that may arise in every case (is it inappropriate? is it
// excessive?) is nobody’s task until something that the decider owes cannot be done without the answer.

import type { CaseStanding, OpenQuestion } from '#engine/standing.ts';

/** @returns each such question with the people for whom it is a task. */
export function pressingQuestions({
  duties,
  questions,
}: CaseStanding): readonly { readonly question: OpenQuestion; readonly people: readonly string[] }[] {
  const held = duties.filter(
    ({ state, steps }) =>
      (state === 'open' || state === 'overdue') &&
      steps.some((step) => step.state === 'not known whether needed'),
  );
  return questions
    .filter(({ state, undecided }) => state === 'open' && !undecided)
    .map((question) => {
      const waiting = held
        .filter(({ awaits }) => awaits.includes(question.asks))
        .flatMap(({ who }) => who.people);
      return { question, people: question.who.people.filter((person) => waiting.includes(person)) };
    })
    .filter(({ people }) => people.length > 0);
}
