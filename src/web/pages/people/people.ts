// Who to ask: offices before their holders, then everybody, found by name, office, service, group or ward.

import type { FastifyInstance } from 'fastify';
import { cardTable } from '../../components/card-table.ts';
import { button, input } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { show } from '../../show.ts';
import { type Site, signedIn, visitorOf } from '../../site.ts';
import { entriesIn, type PersonEntry } from './entries.ts';

/** People on one page; a longer list asks for a search. */
const MOST = 100;

export function servePeople(app: FastifyInstance, site: Site): void {
  app.get('/people', { preHandler: signedIn }, (request, reply) => {
    const { directory } = visitorOf(request);
    const { q } = request.query as { readonly q?: unknown };
    const sought = typeof q === 'string' ? q.trim().slice(0, 100) : '';
    const today = new Date(site.now()).toISOString().slice(0, 10);
    const found = entriesIn(directory, today, sought);
    return show(site, request, reply, { title: 'People and offices', body: peopleBody(sought, found) });
  });
}

function peopleBody(sought: string, found: readonly PersonEntry[]): Html {
  return html`<h1 class="govuk-heading-l">People and offices</h1>
    <form method="get" action="/people" role="search" novalidate>
      ${input({ id: 'q', name: 'q', label: { text: 'Who do you want to find?' }, hint: { text: 'A name, an office, a service, a ward or a group' }, value: sought })}
      ${button({ text: 'Find', classes: 'govuk-button--secondary' })}
    </form>
    ${resultsOf(sought, found)}`;
}

function resultsOf(sought: string, found: readonly PersonEntry[]): Html {
  if (found.length === 0)
    return html`<p class="govuk-body">Nobody was found for “${sought}”. Ask democratic services who deals with it.</p>`;
  const shown = found.slice(0, MOST);
  const table = cardTable({
    caption: sought === '' ? 'Everybody' : `Found for “${sought}”`,
    head: ['Name', 'Offices', 'Belongs to'],
    rows: shown.map((entry) => [
      entry.name,
      entry.offices.join(', ') || '–',
      entry.belongsTo.join(', ') || '–',
    ]),
  });
  const more =
    found.length > shown.length &&
    html`<p class="govuk-body">There are more. Search for a name or an office to narrow it down.</p>`;
  return html`${table}${more}`;
}
