// One search over what this person may see: cases, people, clauses.

import type { FastifyInstance } from 'fastify';
import type { CaseLine } from '#casework/view.ts';
import type { Rulebook } from '#engine/rules.ts';
import { statementText } from '#language/statement.ts';
import { isUnverified } from '#wording/clauses.ts';
import { button, input } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { show } from '../../show.ts';
import { type Site, signedIn, visitorOf } from '../../site.ts';
import { caseLinks } from '../case/case-links.ts';
import { entriesIn, type PersonEntry } from '../people/entries.ts';
import { clauseAddress } from '../protocol/clause-words.ts';

const MOST = 20;

export function serveFind(app: FastifyInstance, site: Site): void {
  app.get('/find', { preHandler: signedIn }, async (request, reply) => {
    const visitor = visitorOf(request);
    const { q } = request.query as { readonly q?: unknown };
    const sought = typeof q === 'string' ? q.trim().slice(0, 200) : '';
    const today = new Date(site.now()).toISOString().slice(0, 10);
    const found =
      sought === ''
        ? undefined
        : {
            cases: await site.casework.find(visitor, sought),
            people: entriesIn(visitor.directory, today, sought).slice(0, MOST),
            clauses: clausesWith(site.casework.rulebook(visitor.council), sought),
          };
    return show(site, request, reply, { title: 'Find', body: findBody(sought, found) });
  });
}

interface Found {
  readonly cases: readonly CaseLine[];
  readonly people: readonly PersonEntry[];
  readonly clauses: readonly { readonly text: string; readonly href: string; readonly statement: string }[];
}

function clausesWith({ council, versions }: Rulebook, sought: string): Found['clauses'] {
  const words = sought.toLowerCase().split(/\s+/);
  return versions
    .flatMap((text) => text.clauses.map((clause) => ({ text, clause })))
    .filter(({ clause }) => {
      const all = `${clause.number} ${clause.title ?? ''} ${clause.statement}`.toLowerCase();
      return words.every((word) => all.includes(word));
    })
    .slice(0, MOST)
    .map(({ text, clause }) => ({
      text: `Clause ${clause.number}, ${text.cited}${isUnverified(text, clause.number) ? ' (check with your lawyer)' : ''}`,
      href: clauseAddress(council.council, text, clause.number),
      statement: statementText(clause),
    }));
}

function findBody(sought: string, found: Found | undefined): Html {
  return html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
    <h1 class="govuk-heading-l">Find</h1>
    <form method="get" action="/find" role="search" novalidate>
      ${input({ id: 'q', name: 'q', label: { text: 'What are you looking for?' }, hint: { text: 'Words of a case, a person, an office or a clause' }, value: sought })}
      ${button({ text: 'Find' })}
    </form>
    ${found && resultsOf(sought, found)}
  </div></div>`;
}

function resultsOf(sought: string, { cases, people, clauses }: Found): Html {
  if (cases.length + people.length + clauses.length === 0)
    return html`<p class="govuk-body">Nothing found for “${sought}”. <a class="govuk-link" href="/people">Ask who deals with it</a>.</p>`;
  return html`
    ${cases.length > 0 && html`<h2 class="govuk-heading-m">Cases</h2>${caseLinks(cases)}`}
    ${
      people.length > 0 &&
      html`<h2 class="govuk-heading-m">People</h2><ul class="govuk-list">${people.map(
        ({ name, offices, belongsTo }) =>
          html`<li>${name}${[...offices, ...belongsTo].length > 0 && `: ${[...offices, ...belongsTo].join(', ')}`}</li>`,
      )}</ul>`
    }
    ${
      clauses.length > 0 &&
      html`<h2 class="govuk-heading-m">Clauses</h2><ul class="govuk-list comity-clauses">${clauses.map(
        ({ text, href, statement }) =>
          html`<li><a class="govuk-link" href="${href}">${text}</a> <span class="comity-clauses__statement">${statement}</span></li>`,
      )}</ul>`
    }`;
}
