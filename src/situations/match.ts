// Whether an answer holds what was expected: the items of the kind and rule that an expectation names, each compared
// key by key, with what was there instead where a key differs.

import type { Holders, Verdict } from '#engine/standing.ts';
import { listOf } from '#language/english.ts';
import { holdersInWords } from '#wording/holders.ts';
import type { Names } from '#wording/names.ts';
import { type Answered, type Candidate, candidatesOf } from './candidates.ts';
import type { Expectation } from './expectation.ts';
import type { Whom } from './expectation-keys.ts';
import { bareNorm, sameClause } from './rule-names.ts';
import { isWhom } from './whom.ts';

export interface Judged {
  readonly holds: boolean;
  /** What was there instead, nearest first, a sentence each; empty when it holds. */
  readonly instead: readonly string[];
}

export function matches(expected: Expectation, answered: Answered): Judged {
  const candidates = candidatesOf(expected.kind, answered);
  const compared = candidates
    .filter((candidate) => isNamed(expected, candidate))
    .map((candidate) => ({ candidate, differs: differences(expected, candidate, answered) }));
  const found = compared.filter(({ differs }) => differs.length === 0);
  if (expected.none)
    return { holds: found.length === 0, instead: found.map(({ candidate }) => candidate.sentence) };
  if (found.length > 0) return { holds: true, instead: [] };
  const nearest = compared
    .toSorted((a, b) => a.differs.length - b.differs.length)
    .slice(0, 3)
    .map(({ candidate, differs }) => `${candidate.sentence} But ${differs.join('; ')}.`);
  if (nearest.length > 0) return { holds: false, instead: nearest };
  const others = candidates.slice(0, 5).map(({ sentence }) => sentence);
  return { holds: false, instead: others.length > 0 ? others : ['Nothing of that kind follows.'] };
}

/** `can` and `cannot`: the verdict compared. */
export function matchesVerdict(expected: Expectation, verdict: Verdict, sentence: string): Judged {
  const usual = expected.kind === 'cannot' ? 'no' : 'yes';
  const wanted = expected.states.length > 0 ? expected.states : [usual];
  const clause = expected.clause;
  const cites = clause === undefined || verdict.because.some((because) => sameClause(because.clause, clause));
  const found = wanted.includes(verdict.answer) && cites;
  if (found !== expected.none) return { holds: true, instead: [] };
  const cited = [...new Set(verdict.because.map((because) => because.clause))].join(', ');
  return {
    holds: false,
    instead: [`The answer is “${verdict.answer}”${cited === '' ? '' : ` (clauses ${cited})`}: ${sentence}`],
  };
}

function isNamed(expected: Expectation, candidate: Candidate): boolean {
  const { kind, named } = expected;
  const has = (known: readonly string[]) => named.every((name) => known.includes(name));
  const norms = [...candidate.norms, ...candidate.norms.map((norm) => norm.slice(norm.indexOf(':') + 1))];
  switch (kind) {
    case 'duty':
    case 'manner':
    case 'notice':
    case 'wall':
    case 'undecided':
      return named.every(
        (name) =>
          norms.includes(name) ||
          (/[~@]/.test(name) &&
            norms.includes(bareNorm(name)) &&
            candidate.kinds.some((id) => id.endsWith(name))),
      );
    case 'conflict':
      return has([...candidate.kinds, ...norms]);
    case 'asks':
    case 'mark':
      return has(candidate.kinds);
    default:
      return candidate.kinds.includes(kind) && named.some((name) => candidate.acts.includes(name));
  }
}

function differences(expected: Expectation, candidate: Candidate, answered: Answered): readonly string[] {
  const { names, company } = answered;
  const differs: string[] = [];
  const binds = expected.kind.endsWith(' not') || expected.kind === 'wall';
  for (const key of ['of', 'by', 'to', 'against', 'ask'] as const) {
    const wanted = expected.whom[key];
    if (wanted === undefined) continue;
    const holders = key in candidate.whom ? candidate.whom[key] : candidate.whom.of;
    const same = isWhom(wanted, holders, company, binds);
    if (
      candidate.others && key === 'of'
        ? wanted.people.some((person) => holders?.people.includes(person))
        : !same
    )
      differs.push(
        `${key} is ${candidate.others ? 'everybody but ' : ''}${whomInWords(holders, names)}${leftOut(wanted, holders, names)}`,
      );
  }
  if (expected.clause !== undefined && !sameClause(candidate.clause ?? '', expected.clause))
    differs.push(`its clause is ${candidate.clause ?? 'not said'}, not ${expected.clause}`);
  if (expected.states.length > 0 && !expected.states.some((state) => sameState(state, candidate.state)))
    differs.push(`its state is “${candidate.state ?? 'none'}”, not “${expected.states.join('” or “')}”`);
  if (expected.due !== undefined && !sameDue(expected.due, candidate.due))
    differs.push(
      `it is due ${candidate.due?.date ?? candidate.due?.words ?? 'on no date'}, not ${expected.due}`,
    );
  differs.push(...listDifferences(expected, candidate));
  if (
    expected.value !== undefined &&
    expected.value !== candidate.value &&
    expected.value !== candidate.presumed
  )
    differs.push(`its answer is ${String(candidate.value ?? candidate.presumed ?? 'not given')}`);
  return differs;
}

/** A list is everybody: where all it names are right, whom it leaves out. */
function leftOut(wanted: Whom, holders: Holders | null | undefined, names: Names): string {
  const others = holders?.people.filter((person) => !wanted.people.includes(person)) ?? [];
  const right = wanted.people.length > 0 && wanted.people.length + others.length === holders?.people.length;
  return right && others.length > 0
    ? `, and the list leaves out ${listOf(others.map((person) => names.person(person)))}`
    : '';
}

function listDifferences(expected: Expectation, candidate: Candidate): readonly string[] {
  const { acts, telling, with: fields } = expected.lists;
  const lacks = (wanted: readonly string[], known: readonly string[]) =>
    wanted.some((name) => !known.includes(name));
  const told = candidate.telling === 'everything' ? ['everything'] : (candidate.telling ?? []);
  // A notice tells its fields and no others, so a list of them is complete.
  const tellsMore = telling?.all && told.length !== new Set(telling.names).size;
  return [
    ...(acts && lacks(acts.names, candidate.acts) ? [`its act is ${candidate.acts.join(' or ')}`] : []),
    ...(fields && lacks(fields.names, candidate.with ?? [])
      ? [`it is to be done with ${list(candidate.with)}`]
      : []),
    ...(telling && (lacks(telling.names, told) || tellsMore) ? [`what is told is ${list(told)}`] : []),
  ];
}

function list(words: readonly string[] | undefined): string {
  return words === undefined || words.length === 0 ? 'nothing' : words.join(', ');
}

/** Open and in force are one word, said of duties or of bars. */
function sameState(wanted: string, state: string | undefined): boolean {
  const one = (word: string | undefined) => (word === 'in force' ? 'open' : word);
  return one(wanted) === one(state);
}

function sameDue(wanted: string, due: Candidate['due']): boolean {
  if (wanted === 'none') return due === undefined;
  return wanted === due?.date || wanted === due?.words || wanted === String(due?.overdueFrom);
}

function whomInWords(holders: Holders | null | undefined, names: Names): string {
  if (holders === undefined) return 'not said';
  if (holders === null || holders.people.length === 0) return `nobody${holders ? ` (${holders.words})` : ''}`;
  return `${holdersInWords(holders, names)} (${holders.words})`;
}
