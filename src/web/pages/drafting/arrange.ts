// Adding a clause to a draft, taking one out, moving one.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DraftText, Rearrangement } from '#drafting/draft.ts';
import type { Clause } from '#engine/rules.ts';
import { button, fieldset, input, radios, select, textarea } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import type { Mistake } from '../../components/question.ts';
import { form } from '../../layout/form.ts';
import { csrfToken, show } from '../../show.ts';
import { type Site, signedIn, visitorOf } from '../../site.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { type AtDraft, clauseAddress, draftAddress, typedIn } from './address.ts';

const WHAT = {
  add: 'Add a clause after it',
  up: 'Move it before the clause above',
  down: 'Move it after the clause below',
  remove: 'Take it out',
} as const;

interface ArrangePage {
  readonly text: DraftText;
  readonly clauses: readonly Clause[];
  readonly typed: (name: string) => string;
  readonly token: string;
  readonly mistake?: Mistake | undefined;
}

export function serveArranging(app: FastifyInstance, site: Site): void {
  app.get<AtDraft>('/drafting/:draft/arrange', { preHandler: signedIn }, async (request, reply) => {
    const opened = await openedFor(site, request, request.params.draft);
    if (opened === undefined) return showNotFound(site, request, reply);
    return showArranging(site, request, reply, { ...opened, typed: () => '', token: csrfToken(reply) });
  });

  const sending = { preHandler: [signedIn, app.csrfProtection] };
  app.post<AtDraft>('/drafting/:draft/arrange', sending, async (request, reply) => {
    const opened = await openedFor(site, request, request.params.draft);
    if (opened === undefined) return showNotFound(site, request, reply);
    const typed = (name: string) => typedIn(request.body, name);
    const page = { ...opened, typed, token: csrfToken(reply) };
    const change = changeIn(typed);
    if (change === undefined) {
      const mistake = { says: 'Choose what to do with it', at: 'do' };
      return showArranging(site, request, reply, { ...page, mistake });
    }
    const { draft } = opened.text;
    const saved = await site.drafting.rearrange(visitorOf(request), draft, change, Number(typed('revision')));
    if (saved.ok) {
      const isNew = change.do === 'add';
      return reply.redirect(isNew ? clauseAddress(draft, change.number, 'added') : draftAddress(draft), 303);
    }
    const says =
      'says' in saved
        ? saved.says
        : 'Somebody saved while you were looking. Nothing was changed: look at the clauses again, then send this again.';
    return showArranging(site, request, reply, { ...page, mistake: { says, at: 'clause' } });
  });
}

function changeIn(typed: ArrangePage['typed']): Rearrangement | undefined {
  const clause = typed('clause');
  switch (typed('do')) {
    case 'add':
      return {
        do: 'add',
        ...(clause === '' ? {} : { clause }),
        number: typed('number').trim(),
        title: typed('title'),
        statement: typed('statement').replaceAll(/\r\n?/g, '\n'),
      };
    case 'up':
      return { do: 'up', clause };
    case 'down':
      return { do: 'down', clause };
    case 'remove':
      return { do: 'remove', clause };
    default:
      return undefined;
  }
}

async function openedFor(
  site: Site,
  request: FastifyRequest,
  draft: string,
): Promise<Pick<ArrangePage, 'text' | 'clauses'> | undefined> {
  const text = await site.drafting.read(visitorOf(request), draft);
  const checked = text && (await site.drafting.check(visitorOf(request), draft));
  return text && { text, clauses: checked?.version?.clauses ?? [] };
}

function showArranging(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  page: ArrangePage,
): FastifyReply {
  return show(site, request, reply, {
    title: 'Add, move or take out a clause',
    backLink: { href: draftAddress(page.text.draft) },
    body: arrangeBody(page),
    ...(page.mistake === undefined ? {} : { status: 422, errorSummary: [page.mistake] }),
  });
}

function arrangeBody({ text, clauses, typed, token, mistake }: ArrangePage): Html {
  const wrong = (at: string) => (mistake?.at === at ? { text: mistake.says } : undefined);
  const adding = html`
    ${input({ id: 'number', name: 'number', classes: 'govuk-input--width-5', label: { text: 'Number of the new clause' }, value: typed('number') })}
    ${input({ id: 'title', name: 'title', label: { text: 'Its title (optional)' }, value: typed('title') })}
    ${textarea({ id: 'statement', name: 'statement', label: { text: 'What it states, in your own words' }, hint: { text: 'What follows from it is written on the next page' }, value: typed('statement') })}`;
  const inside = html`
    <input type="hidden" name="revision" value="${text.revision}">
    ${select({
      id: 'clause',
      name: 'clause',
      label: { text: 'Which clause?', classes: 'govuk-label--s' },
      errorMessage: wrong('clause'),
      items: [
        { value: '', text: 'The end of the text' },
        ...clauses.map(({ number, title }) => ({
          value: number,
          text: `${number} ${title ?? ''}`.trim(),
          selected: number === typed('clause'),
        })),
      ],
    })}
    ${radios({
      name: 'do',
      idPrefix: 'do',
      fieldset: { legend: { text: 'What do you want to do?', classes: 'govuk-fieldset__legend--s' } },
      errorMessage: wrong('do'),
      items: Object.entries(WHAT).map(([value, words]) => ({
        value,
        text: words,
        checked: typed('do') === value,
      })),
    })}
    ${fieldset({ legend: { text: 'If you add a clause', classes: 'govuk-fieldset__legend--s' }, html: adding })}
    ${button({ text: 'Change the draft', preventDoubleClick: true })}`;
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <span class="govuk-caption-l">Draft ${text.draft}</span>
    <h1 class="govuk-heading-l">Add, move or take out a clause</h1>
    ${form(draftAddress(text.draft, '/arrange'), token, inside)}
  </div></div>`;
}
