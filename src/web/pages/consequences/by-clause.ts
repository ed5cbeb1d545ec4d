// What would change, clause by clause, each folded: the rule before and after, in how many examples and cases it tells,
// and a few of them with what follows in each, before and after.

import type { CaseLine } from '#casework/view.ts';
import {
  asInTheTexts,
  type Consequences,
  type Count,
  type Example,
  type RuleConsequence,
  ruleKey,
} from '#comparison/consequences.ts';
import type { TextsSeen } from '#drafting/draft.ts';
import type { Rulebook } from '#engine/rules.ts';
import { capital, listOf } from '#language/english.ts';
import { readBack } from '#language/read-back.ts';
import type { Situation } from '#situations/situation.ts';
import { countsInWords, effectInWords, kindInWords } from '#wording/consequences.ts';
import { details } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { referenceInWords, titleOf } from '../case/case-links.ts';
import { whereRead } from '../compare/texts-seen.ts';

export interface Found {
  /** With both texts. */
  readonly rulebook: Rulebook;
  readonly situations: Consequences<Situation>;
  readonly cases: Consequences<CaseLine> | undefined;
  readonly unseen: TextsSeen['unseen'];
}

/** One rule as both sums have it. */
interface Changed {
  readonly rule: RuleConsequence<unknown>;
  readonly situations: RuleConsequence<Situation> | undefined;
  readonly cases: RuleConsequence<CaseLine> | undefined;
}

export function byClause(found: Found): Html {
  const clauses = Map.groupBy(changedIn(found), ({ rule }) => (rule.before ?? rule.after)?.clause ?? '');
  return html`${[...clauses].map(([number, rules]) =>
    details({
      summaryText: `Clause ${printed(number)}: ${summaryOf(rules)}`,
      html: html`${[...Map.groupBy(rules, normsOf).values()].map((kinds) => ruleChanged(kinds, found))}`,
    }),
  )}`;
}

function normsOf({ rule: { before, after } }: Changed): string {
  return `${before?.norm} ${after?.norm}`;
}

function changedIn({ situations, cases }: Found): readonly Changed[] {
  const bySituation = new Map(situations.rules.map((rule) => [ruleKey(rule), rule]));
  const byCase = new Map(cases?.rules.map((rule) => [ruleKey(rule), rule]));
  const rules = new Map<string, RuleConsequence<unknown>>([...bySituation, ...byCase]);
  return [...rules.values()].toSorted(asInTheTexts).map((rule) => ({
    rule,
    situations: bySituation.get(ruleKey(rule)),
    cases: byCase.get(ruleKey(rule)),
  }));
}

/** “a duty appears; the date is another” */
function summaryOf(rules: readonly Changed[]): string {
  const said = rules.flatMap(({ rule, situations, cases }) =>
    [...(situations?.counts ?? []), ...(cases?.counts ?? [])].map(({ effect }) =>
      effectInWords(rule.kind, effect),
    ),
  );
  return [...new Set(said)].join('; ');
}

/** What comes of one rule: a duty to tell and its notices are told of together. */
function ruleChanged(kinds: readonly Changed[], { rulebook, unseen }: Found): Html | false {
  const [first] = kinds;
  const link = first && (first.rule.after ?? first.rule.before);
  if (first === undefined || link === undefined) return false;
  const { before, after } = first.rule;
  const [was, is] = [ruleInWords(before, rulebook), ruleInWords(after, rulebook)];
  const both = was !== undefined && was === is;
  return html`<h3 class="govuk-heading-s">${capital(listOf(kinds.map(({ rule }) => kindInWords(rule.kind))))}</h3>
    ${both ? html`<p class="govuk-body">In both texts: ${was}</p>` : beforeAndAfter(was ?? absent(before), is ?? absent(after))}
    <p class="govuk-body"><a class="govuk-link" href="${whereRead(rulebook.council.council, link.version, link.clause, unseen)}">Read clause ${printed(link.clause)}</a></p>
    ${kinds.map(
      ({ rule, situations, cases }) => html`
    ${situations && told(rule, situations.counts, situations.examples, 'examples', (of) => html`<strong>${of.name}</strong>`)}
    ${cases && told(rule, cases.counts, cases.examples, 'cases', caseLink)}`,
    )}`;
}

/** Without what tells two of the same number apart. */
function printed(clause: string): string {
  return clause.replace(/#\d+$/, '');
}

function absent(cited: RuleConsequence<unknown>['before']): string | undefined {
  return cited === undefined ? 'Nothing of this.' : undefined;
}

function told<Of>(
  { kind }: RuleConsequence<unknown>,
  counts: readonly Count[],
  examples: readonly Example<Of>[],
  units: 'examples' | 'cases',
  name: (of: Of) => Html,
): Html {
  return html`<p class="govuk-body">${countsInWords(kind, counts, units)}</p>
    <ul class="govuk-list govuk-list--bullet">${examples.map(
      ({ of, before, after }) => html`<li>${name(of)}${beforeAndAfter(before, after)}</li>`,
    )}</ul>`;
}

function caseLink(line: CaseLine): Html {
  const title = titleOf(line);
  const ref = referenceInWords(line.ref);
  return html`<a class="govuk-link" href="/cases/${line.ref}">${title}${!title.includes(ref) && ` (${line.noun.toLowerCase()} ${ref})`}</a>`;
}

function beforeAndAfter(before: string | undefined, after: string | undefined): Html | false {
  if (before === undefined && after === undefined) return false;
  return html`<dl class="comity-before-after">
    ${before !== undefined && html`<dt>Before</dt> <dd>${before}</dd>`}
    ${after !== undefined && html`<dt>After</dt> <dd>${after}</dd>`}
  </dl>`;
}

/** The rule as English; undefined for a question, whose sentence says it all, and where there is none. */
function ruleInWords(cited: RuleConsequence<unknown>['before'], rulebook: Rulebook): string | undefined {
  if (cited === undefined) return undefined;
  const clause = rulebook.versions
    .find(({ id }) => id === cited.version)
    ?.clauses.find(({ number }) => number === cited.clause);
  const norm = clause?.norms.find(({ id }) => id === cited.norm);
  return norm && capital(readBack(norm, rulebook.vocabulary));
}
