// Rulings, newest first, and the points that wait for one, text by text.

import type { Meanings, Point, Ruling } from '#casework/meanings.ts';
import type { CivilDate, Directory } from '#engine/history.ts';
import type { Rulebook, Version } from '#engine/rules.ts';
import { capital, listOf } from '#language/english.ts';
import { dayInWords } from '#wording/dates.ts';
import { roleInWords } from '#wording/holders.ts';
import { namesOf } from '#wording/names.ts';
import { button, insetText, tag } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { form } from '../../layout/form.ts';
import { clauseAddress, statusOf, textTitle } from '../protocol/clause-words.ts';

export interface RulingsPage {
  readonly rulebook: Rulebook;
  readonly today: CivilDate;
  readonly meanings: Meanings;
  readonly directory: Directory;
  readonly mayRule: boolean;
  readonly mayAsk: boolean;
  readonly token: string;
}

export function listBody(page: RulingsPage): Html {
  const { rulebook, meanings } = page;
  const { rules } = rulebook.council;
  const texts = rulebook.versions.filter(
    ({ id, floor }) => !floor && meanings.points.some(({ version }) => version === id),
  );
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h1 class="govuk-heading-l">Rulings on what the protocol means</h1>
    <p class="govuk-body">${
      rules === undefined
        ? 'The text names nobody who rules on its meaning.'
        : `By clause ${rules.clause}, ${roleInWords(rules.role.words)} rules on its meaning${rules.consulting === undefined ? '' : `, after consulting ${roleInWords(rules.consulting.words)}`}.`
    }</p>
    <h2 class="govuk-heading-m">What has been ruled</h2>
    ${meanings.rulings.length === 0 ? html`<p class="govuk-body">Nobody has ruled on this text yet.</p>` : meanings.rulings.map((ruling) => rulingTold(ruling, page))}
    ${texts.map((text) => stillOpen(text, page))}
  </div></div>`;
}

/** One ruling: what and when, and what replaced it; to people of the council also by whom and why. */
export function rulingTold(ruling: Ruling, { rulebook, directory, meanings, mayAsk }: RulingsPage): Html {
  const names = namesOf(rulebook, directory);
  const point = meanings.points.find(({ version, id }) => version === ruling.version && id === ruling.point);
  const later = meanings.rulings.find(({ id }) => id === ruling.replacedBy);
  const consulted =
    mayAsk &&
    ruling.consulted.length > 0 &&
    `, after consulting ${listOf(ruling.consulted.map(names.person))}`;
  const by = ruling.by === null || !mayAsk ? 'Ruled' : capital(names.person(ruling.by));
  return insetText({
    html: html`<p class="govuk-body">${point?.asks && html`${point.asks}<br>`}<strong>${ruling.reading}</strong></p>
      <p class="govuk-body">${by}, ${dayInWords(ruling.from, names.zone)}${consulted}. <a class="govuk-link" href="${clauseAddress(rulebook.council.council, ruling.version, ruling.clause)}">Clause ${ruling.clause}</a>.</p>
      ${mayAsk && ruling.reasons && html`<p class="govuk-body">Reasons: ${ruling.reasons}</p>`}
      ${later && html`<p class="govuk-body">${tag({ text: 'Replaced', classes: 'govuk-tag--grey' })} by the ruling of ${dayInWords(later.from, names.zone)}.</p>`}`,
  });
}

function stillOpen(text: Version, page: RulingsPage): Html {
  const ruled = new Set(
    page.meanings.rulings.filter(({ version }) => version === text.id).map(({ point }) => point),
  );
  const open = page.meanings.points.filter(({ version, id }) => version === text.id && !ruled.has(id));
  return html`<h2 class="govuk-heading-m">Not ruled on yet: ${textTitle(text)}</h2>
    <p class="govuk-body">${tag({ text: statusOf(page.rulebook, text, page.today), classes: 'govuk-tag--grey' })}</p>
    ${open.length === 0 ? html`<p class="govuk-body">Everything that is known to be open has been ruled on.</p>` : html`<ul class="govuk-list comity-clauses">${open.map((point) => html`<li>${pointTold(point, page)}</li>`)}</ul>`}`;
}

/** A point with its readings, and what this reader can do about it. */
export function pointTold(
  point: Point,
  { rulebook, mayRule, mayAsk, token }: Pick<RulingsPage, 'rulebook' | 'mayRule' | 'mayAsk' | 'token'>,
): Html {
  const { version, clause, id, asks, readings, chosen } = point;
  const query = new URLSearchParams({ version, point: id });
  return html`<a class="govuk-link" href="${clauseAddress(rulebook.council.council, version, clause)}">Clause ${clause}</a>
    <span class="comity-clauses__statement">${asks ?? 'It can be read in more than one way.'}</span>
    <ul class="govuk-list govuk-list--bullet">${readings.map((says) => html`<li>${says}${says === chosen && ' (read so until somebody rules)'}</li>`)}</ul>
    ${
      mayRule
        ? html`<p class="govuk-body"><a class="govuk-link" href="/rulings/new?${query.toString()}">Rule on this<span class="govuk-visually-hidden">: clause ${clause}</span></a></p>`
        : mayAsk && askButton(token, version, [clause], id)
    }`;
}

/** “Ask for a ruling”: a draft of the question, which is sent only once it has been read again. */
export function askButton(token: string, version: string, clauses: readonly string[], point?: string): Html {
  return form(
    '/rulings/ask',
    token,
    html`<input type="hidden" name="version" value="${version}">
    ${clauses.map((clause) => html`<input type="hidden" name="clause" value="${clause}">`)}
    ${point !== undefined && html`<input type="hidden" name="point" value="${point}">`}
    ${button({ text: 'Ask for a ruling', classes: 'govuk-button--secondary' })}`,
  );
}
