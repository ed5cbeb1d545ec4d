// The protocol as a place to read: a council’s texts, their clauses, what each requires in plain words, and where it is
// used. Open to everybody, except the cases, which are the reader’s own.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { textsNow } from '#comparison/columns.ts';
import { pointKey, silencesOf } from '#comparison/silences.ts';
import type { Rulebook } from '#engine/rules.ts';
import { silencesInWords } from '#wording/silences.ts';
import { csrfToken, show } from '../../show.ts';
import { type Site, todayIn } from '../../site.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { clauseBody } from './clause-view.ts';
import { contentsBody, councilsBody } from './contents-view.ts';
import { silentBody } from './silent-view.ts';

interface At {
  Params: { council: string; document: string; version: string; clause: string };
}

export function serveProtocol(app: FastifyInstance, site: Site): void {
  app.get('/protocols', (request, reply) =>
    show(site, request, reply, { title: 'Protocols', body: councilsBody([...site.councils.values()]) }),
  );

  app.get<{ Params: { council: string } }>('/protocols/:council', async (request, reply) => {
    const rulebook = rulebookOf(site, request.params.council);
    const council = site.councils.get(request.params.council);
    if (rulebook === undefined || council === undefined) return showNotFound(site, request, reply);
    const { visitor } = request;
    const mayDraft = visitor?.council === council.id && (await site.drafting.mayDraft(visitor));
    const { q } = request.query as { readonly q?: unknown };
    const sought = typeof q === 'string' ? q.trim().slice(0, 100) : '';
    return show(site, request, reply, {
      title: 'Protocol',
      council,
      body: contentsBody({ rulebook, council, sought, mayDraft, today: todayIn(site, rulebook) }),
    });
  });

  app.get<{ Params: { council: string } }>('/protocols/:council/silent', (request, reply) =>
    showSilences(site, request, reply),
  );

  app.get<At>('/protocols/:council/:document/:version/:clause', (request, reply) =>
    showClause(site, request, reply),
  );
  app.get<At>('/protocols/:council/:document/:clause', (request, reply) => showClause(site, request, reply));
}

async function showClause(
  site: Site,
  request: FastifyRequest<At>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { council: id, document, version, clause: number } = request.params;
  const rulebook = rulebookOf(site, id);
  const council = site.councils.get(id);
  const text = rulebook?.versions.find((one) => idsOf(id, document, version).includes(one.id));
  const clause = text?.clauses.find((one) => one.number === number);
  if (rulebook === undefined || council === undefined || text === undefined || clause === undefined)
    return showNotFound(site, request, reply);
  const { visitor } = request;
  const ofThisCouncil = visitor !== null && visitor.council === id;
  const cases = ofThisCouncil ? await site.casework.citing(visitor, text.id, clause.number) : undefined;
  const examples = await site.examples(id, text.id, clause.number);
  const meanings = await site.casework.meanings(id);
  const points = meanings.points.filter(
    (point) => point.version === text.id && point.clause === clause.number,
  );
  const meaning = {
    rulebook,
    today: todayIn(site, rulebook),
    meanings,
    directory: await site.casework.directory(id),
    mayRule: ofThisCouncil && (await site.casework.rulers(id)).includes(visitor.person),
    mayAsk: ofThisCouncil,
    token: ofThisCouncil ? csrfToken(reply) : '',
  };
  return show(site, request, reply, {
    title: `Clause ${clause.number}`,
    council,
    breadcrumbs: [
      { text: 'Protocol', href: `/protocols/${id}` },
      { text: `Clause ${clause.number}`, href: '' },
    ],
    body: clauseBody({ rulebook, text, clause, cases, examples, points, meaning }),
  });
}

async function showSilences(
  site: Site,
  request: FastifyRequest<{ Params: { council: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { council: id } = request.params;
  const rulebook = rulebookOf(site, id);
  const council = site.councils.get(id);
  if (rulebook === undefined || council === undefined) return showNotFound(site, request, reply);
  const { rulings } = await site.casework.meanings(id);
  const ruled = new Set(rulings.map(({ version, point }) => pointKey(version, point)));
  const texts = textsNow(rulebook, todayIn(site, rulebook));
  const sections = silencesInWords(silencesOf(rulebook, texts, ruled), rulebook.vocabulary);
  return show(site, request, reply, {
    title: 'Where are we silent?',
    council,
    breadcrumbs: [
      { text: 'Protocol', href: `/protocols/${id}` },
      { text: 'Where are we silent?', href: '' },
    ],
    body: silentBody(rulebook, texts, sections),
  });
}

/** Law stands outside every council’s folder, and only some of it is dated. */
function idsOf(council: string, document: string, version: string | undefined): readonly string[] {
  if (version === undefined) return [`law/${document}`];
  return [`${council}/${document}/${version}`, `law/${document}/${version}`];
}

function rulebookOf(site: Site, council: string): Rulebook | undefined {
  return site.councils.has(council) ? site.casework.rulebook(council) : undefined;
}
