// What is open for somebody to decide or to rule on, and what the text leaves out, as sentences. Never a finding.

import type { Conflict, Holders, Mark, NotCovered, OpenQuestion } from '#engine/standing.ts';
import { capital, listOf } from '#language/english.ts';
import { clauseCited, clausesCited, inBrackets } from './clauses.ts';
import { gapSentence, holdersInWords } from './holders.ts';
import type { Names } from './names.ts';

/** “Whether the enquiry is inappropriate is for the chief executive to decide (clause 7.iii).” */
export function questionSentence(question: OpenQuestion, names: Names): string {
  const fact = names.fact(question.asks);
  const who = holdersInWords(question.who, names);
  const cited = inBrackets(question.because, names);
  if (question.state === 'answered') {
    const answer = question.answer === undefined ? '' : `: ${names.value(question.answer)}`;
    return `Whether ${fact} has been decided${answer} ${cited}.`;
  }
  const { presumed } = question;
  const presumption =
    presumed === undefined
      ? ''
      : presumed.answer === 'not presumed'
        ? ` Clause ${presumed.clause} presumes nothing here.`
        : ` Clause ${presumed.clause} presumes: ${names.value(presumed.answer)}. ${capital(who)} may decide otherwise, with reasons.`;
  return `Whether ${fact} is for ${who} to decide ${cited}.${presumption}`;
}

/** “Clauses 7.7 and 8.1 disagree. The monitoring officer decides.” */
export function conflictSentence(conflict: Conflict, names: Names): string {
  const cited = clausesCited(conflict.norms, names);
  const one = new Set(conflict.norms.map((norm) => `${norm.version}:${norm.clause}`)).size === 1;
  const says = {
    opposed: one ? `${capital(cited)} disagrees with itself.` : `These disagree: ${cited}.`,
    'opposed advice': one ? `${capital(cited)} advises two ways.` : `These advise two ways: ${cited}.`,
    'readings differ': `${capital(cited)} can be read in more than one way, and it matters here.`,
    'below the law': `The law goes before what the protocol says: ${cited}.`,
    'route leads to its subject': `${capital(cited)} sends this to the person it is about, and means to.`,
  }[conflict.kind];
  return `${says}${conflict.kind === 'below the law' ? '' : ` ${rulerSentence(conflict.rules, names)}`}`;
}

/** “The monitoring officer may rule on it.” / “The protocol does not say who decides.” */
export function rulerSentence(rules: Holders | null, names: Names): string {
  return rules === null
    ? 'The protocol does not say who decides.'
    : `${capital(holdersInWords(rules, names))} may rule on it.`;
}

export function notCoveredSentence(gap: NotCovered, names: Names): string {
  const deeds = gap.acts.map((act) => (act === 'tell' ? 'tell somebody' : names.toDo(act)));
  const doing = deeds.length === 0 ? '' : `To ${listOf(deeds, 'or')}: `;
  const ask =
    gap.ask === null ? 'The protocol does not say who decides.' : `Ask ${holdersInWords(gap.ask, names)}.`;
  return `${doing}${gapSentence(gap.what)} ${ask} (${capital(inBrackets(gap, names).slice(1, -1))}.)`;
}

/** What is recorded as done otherwise than a clause says. “This is not a finding about anyone.” */
export function markSentence(mark: Mark, names: Names): string {
  const act = names.recorded(mark.act);
  const done = act === undefined ? 'Something on the record' : capital(names.noun(act.act));
  const cited = clauseCited(mark.because, names);
  const says = {
    'gone against': `${done} is recorded although ${cited} says otherwise.`,
    departed: `${done} is recorded otherwise than ${cited} advises, for reasons that are recorded.`,
    'reason wanted': `${done} is recorded otherwise than ${cited} advises. A reason is still wanted.`,
    warned: `${done}: ${cited} gives a warning.`,
  }[mark.mark];
  return `${says} This is not a finding about anyone.`;
}
