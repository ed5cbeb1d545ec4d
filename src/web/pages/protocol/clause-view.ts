// One clause: its statement, its rules in plain words, its doubts and readings, and the reader’s own cases that it
// set something off in.

import { micromark } from 'micromark';
import type { Point } from '#casework/meanings.ts';
import type { CaseLine } from '#casework/view.ts';
import { rowInWords } from '#comparison/sentences.ts';
import type { Clause, Norm, Question, Rulebook, Version } from '#engine/rules.ts';
import { readBack } from '#language/read-back.ts';
import type { WorkedExample } from '#situations/worked-examples.ts';
import { details, insetText, tag, warningText } from '../../components/govuk/index.ts';
import { type Html, html, trusted } from '../../components/html.ts';
import { caseLinks } from '../case/case-links.ts';
import { comparedWith } from '../compare/clause-links.ts';
import { pointTold, type RulingsPage, rulingTold } from '../rulings/list-view.ts';
import { statusOf, textTitle, WHAT_COMITY_DOES, whoseLaw } from './clause-words.ts';

export interface ClausePage {
  readonly rulebook: Rulebook;
  readonly text: Version;
  readonly clause: Clause;
  /** undefined: the reader is not of this council, and nothing is said of cases. */
  readonly cases: readonly CaseLine[] | undefined;
  readonly examples: readonly WorkedExample[];
  /** The points it leaves open and the rulings on them, as this reader meets them. */
  readonly points: readonly Point[];
  readonly meaning: RulingsPage;
}

export function clauseBody({ rulebook, text, clause, cases, examples, points, meaning }: ClausePage): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <span class="govuk-caption-l">${textTitle(text)}</span>
    <h1 class="govuk-heading-l">Clause ${clause.number}${clause.title && `: ${clause.title}`}</h1>
    <p class="govuk-body">${tag({ text: statusOf(rulebook, text, meaning.today), classes: 'govuk-tag--grey' })}</p>
    ${readInSource(text, clause)}
    ${trusted(micromark(clause.statement).replaceAll('<p>', '<p class="govuk-body">').replaceAll('<ul>', '<ul class="govuk-list govuk-list--bullet">'))}
    ${rulesOf(rulebook, clause)}
    ${meaningOf(points, meaning)}
    ${clause.doubts.map((doubt) => insetText({ html: html`<strong>Not clear from the text.</strong> ${doubt}` }))}
    ${clause.cannot && insetText({ html: html`<strong>What software cannot do here.</strong> ${clause.cannot}` })}
    <h2 class="govuk-heading-m">What Comity does</h2>
    <p class="govuk-body">${WHAT_COMITY_DOES[clause.treatment]}</p>
    ${examplesOf(examples)}
    ${comparedWith(rulebook, text, clause)}
    ${usedIn(cases)}
  </div></div>`;
}

/** Of law: for whom it is, and whether this statement of it has been read in its source. */
function readInSource(text: Version, clause: Clause): Html | false {
  if (!text.floor) return false;
  const whose = html`<p class="govuk-body">${whoseLaw(text)}.</p>`;
  if (clause.verified !== undefined)
    return html`${whose}<p class="govuk-body">Checked: ${clause.verified}.</p>`;
  const why = clause.unverified === undefined ? '' : ` (${clause.unverified})`;
  const said = `Nobody has checked this against the source${why}. Check with your lawyer.`;
  return html`${whose}${warningText({ text: said, iconFallbackText: 'Warning' })}`;
}

/** What it leaves open, each point with the rulings on it, newest first. */
function meaningOf(points: readonly Point[], meaning: RulingsPage): Html | false {
  if (points.length === 0) return false;
  const told = points.map((point) => {
    const own = meaning.meanings.rulings.filter(
      ({ version, point: id }) => version === point.version && id === point.id,
    );
    return html`<li>${pointTold(point, meaning)}${own.map((ruling) => rulingTold(ruling, meaning))}</li>`;
  });
  return html`<h2 class="govuk-heading-m">What it leaves open</h2><ul class="govuk-list comity-clauses">${told}</ul>`;
}

function rulesOf(rulebook: Rulebook, clause: Clause): Html | false {
  const { norms, questions, table } = clause;
  if (norms.length === 0 && questions.length === 0 && table === undefined) return false;
  return html`<h2 class="govuk-heading-m">The rule</h2>
    ${norms.map((norm) => normSection(rulebook, norm))}
    ${questions.map((question) => questionSection(rulebook, question))}
    ${table && html`<ul class="govuk-list govuk-list--bullet">${table.rows.map((row) => html`<li>${rowInWords(row)}</li>`)}</ul>`}`;
}

function normSection(rulebook: Rulebook, norm: Norm): Html {
  return html`<p class="govuk-body">${readBack(norm, rulebook.vocabulary)}</p>`;
}

function questionSection({ vocabulary }: Rulebook, { asks, decidedBy }: Question): Html {
  const phrase =
    vocabulary.procedures.flatMap(({ facts }) => facts).find(({ name }) => name === asks)?.phrase ?? asks;
  return html`<p class="govuk-body">Whether ${phrase} is for the ${decidedBy.words} to decide.</p>`;
}

/** More than this are the same again. */
const MOST_EXAMPLES = 4;
const MOST_COUNTEREXAMPLES = 2;

function examplesOf(examples: readonly WorkedExample[]): Html | false {
  if (examples.length === 0) return false;
  const list = (said: readonly string[]) =>
    html`<ul class="govuk-list govuk-list--bullet">${said.map((one) => html`<li>${one}</li>`)}</ul>`;
  const shown = [
    ...examples.filter(({ follows }) => follows.length > 0).slice(0, MOST_EXAMPLES),
    ...examples.filter(({ follows }) => follows.length === 0).slice(0, MOST_COUNTEREXAMPLES),
  ];
  const told = shown.map(({ name, happened, at, follows }) =>
    details({
      summaryText: name,
      html: html`${list(happened)}
        <p class="govuk-body">${follows.length === 0 ? `On ${at} nothing follows from this clause.` : `What follows from this clause on ${at}:`}</p>
        ${follows.length > 0 && list(follows)}`,
    }),
  );
  return html`<h2 class="govuk-heading-m">Examples</h2>
    <p class="govuk-body">Everybody in them is invented.</p>${told}`;
}

function usedIn(cases: readonly CaseLine[] | undefined): Html | false {
  if (cases === undefined) return false;
  const heading = html`<h2 class="govuk-heading-m">Your cases it has applied to</h2>`;
  if (cases.length === 0) return html`${heading}<p class="govuk-body">None that you can see.</p>`;
  return html`${heading}${caseLinks(cases)}`;
}
