// May this person do this now: the answer as a sentence or two, with what would change it.

import type { Verdict } from '#engine/standing.ts';
import { capital } from '#language/english.ts';
import { clausesCited } from './clauses.ts';
import { awaitsSentence, stepSentence } from './duties.ts';
import type { Names } from './names.ts';
import { conflictSentence, notCoveredSentence } from './questions.ts';

/** @param who the person’s id; @param act the act asked about. */
export function verdictSentence(verdict: Verdict, who: string, act: string, names: Names): string {
  const person = capital(names.person(who));
  const deed = names.toDo(act);
  const clauses = cited(verdict, names);
  switch (verdict.answer) {
    case 'yes':
      return verdict.spokenOf
        ? `${person} may ${deed}${clauses === '' ? '' : ` (${clauses})`}.`
        : `${person} may ${deed}: the protocol says nothing against it.`;
    case 'yes, with a reason':
      return `${person} may ${deed} if a reason is given, because ${clauses === '' ? 'the protocol advises' : `${clauses} ${clauses.includes(' and ') ? 'advise' : 'advises'}`} otherwise.`;
    case 'no':
      return `${person} must not ${deed}${clauses === '' ? '' : ` (${clauses})`}.`;
    case 'not yet':
      return `${person} may not ${deed} yet. ${verdict.steps
        .filter((step) => step.state === 'to do' || step.state === 'not known whether needed')
        .map((step) => stepSentence(step, names))
        .join(' ')}`.trim();
    case 'depends':
      return `Whether ${names.person(who)} may ${deed} cannot be said yet. ${awaitsSentence(verdict.awaits, names)}`;
    case 'conflict':
    case 'undecided':
      return `Whether ${names.person(who)} may ${deed} is for somebody to rule on. ${listed(verdict.conflicts.map((conflict) => conflictSentence(conflict, names)))}`.trim();
    case 'not covered':
      return `The protocol does not cover this. ${listed(verdict.notCovered.map((gap) => notCoveredSentence(gap, names)))}`.trim();
  }
}

function cited(verdict: Verdict, names: Names): string {
  const { answer, because, deciding } = verdict;
  if (answer === 'yes')
    // What would bar it if it were known allows nothing.
    return clausesCited(
      because.filter(({ force }) => force !== 'must not' && force !== 'should not'),
      names,
    );
  return clausesCited(deciding.length > 0 ? deciding : because, names);
}

function listed(sentences: readonly string[]): string {
  return [...new Set(sentences)].join(' ');
}
