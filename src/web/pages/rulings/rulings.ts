// What has been ruled on the meaning of the texts, what still waits for a ruling, and making or asking for one. Open to
// everybody, except making one, which is for whoever may rule, and the cases it would touch, which are the reader’s own.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Point } from '#casework/meanings.ts';
import type { Mistake } from '../../components/question.ts';
import { csrfToken, show } from '../../show.ts';
import { type Site, signedIn, todayIn, visitorOf } from '../../site.ts';
import { readerOf } from '../case/reader.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { askForRuling } from './ask-for-ruling.ts';
import { listBody } from './list-view.ts';
import { chooseBody, effectsBody, REASONS } from './make-view.ts';

interface At {
  Params: { council: string };
}

export function serveRulings(app: FastifyInstance, site: Site): void {
  app.get<At>('/protocols/:council/rulings', async (request, reply) => {
    const council = site.councils.get(request.params.council);
    if (council === undefined) return showNotFound(site, request, reply);
    const rulebook = site.casework.rulebook(council.id);
    const { visitor } = request;
    const own = visitor?.council === council.id ? visitor : undefined;
    const body = listBody({
      rulebook,
      today: todayIn(site, rulebook),
      meanings: await site.casework.meanings(council.id),
      directory: await site.casework.directory(council.id),
      mayRule: own !== undefined && (await site.casework.rulers(council.id)).includes(own.person),
      mayAsk: own !== undefined,
      token: own === undefined ? '' : csrfToken(reply),
    });
    const breadcrumbs = [{ text: 'Protocol', href: `/protocols/${council.id}` }];
    return show(site, request, reply, { title: 'Rulings', council, breadcrumbs, body });
  });

  app.get('/rulings/new', { preHandler: signedIn }, async (request, reply) => {
    const found = await pointFor(site, request, request.query);
    if (found === undefined) return showNotFound(site, request, reply);
    return found.reading === undefined
      ? showChoice(site, request, reply, found.point)
      : showEffects(site, request, reply, found.point, found.reading);
  });

  const sending = { preHandler: [signedIn, app.csrfProtection] };

  app.post('/rulings/new', sending, async (request, reply) => {
    const found = await pointFor(site, request, request.body);
    if (found === undefined) return showNotFound(site, request, reply);
    const { point, reading } = found;
    if (reading === undefined)
      return showChoice(site, request, reply, point, { says: 'Choose how it is to be read', at: 'reading' });
    const typed = textsOf(request.body);
    const reasons = typed.get(REASONS)?.[0]?.trim() ?? '';
    const consulted = typed.get('consulted')?.filter((one) => one !== '') ?? [];
    const done = await site.casework.act(visitorOf(request), undefined, {
      act: 'ruling.made',
      done: 'here',
      values: {
        'clause ruled on': point.clause,
        version: point.version,
        norm: point.id,
        reading,
        ...(reasons === '' ? {} : { 'reasons for ruling': reasons }),
        ...(consulted.length === 0 ? {} : { 'consulted before ruling': consulted }),
      },
    });
    if (done.ok) return reply.redirect(`/protocols/${visitorOf(request).council}/rulings`, 303);
    const { refusal } = done;
    if (refusal.why !== 'not valid') return showNotFound(site, request, reply);
    const mistakes = refusal.problems.map(
      ({ field, says }): Mistake =>
        field === 'reasons for ruling'
          ? { says: 'Give reasons. They stand beside the clause', at: REASONS }
          : { says, at: field === 'consulted before ruling' ? 'consulted' : REASONS },
    );
    return showEffects(site, request, reply, point, reading, { mistakes, reasons, consulted });
  });

  app.post('/rulings/ask', sending, async (request, reply) => {
    const typed = textsOf(request.body);
    const ref = await askForRuling(site, visitorOf(request), {
      version: typed.get('version')?.[0] ?? '',
      clauses: typed.get('clause') ?? [],
      ...(typed.get('point')?.[0] === undefined ? {} : { point: typed.get('point')?.[0] ?? '' }),
    });
    return ref === undefined ? showNotFound(site, request, reply) : reply.redirect(`/drafts/${ref}`, 303);
  });
}

/** @returns undefined alike for no such point and for somebody who may not rule on it. */
async function pointFor(
  site: Site,
  request: FastifyRequest,
  given: unknown,
): Promise<{ readonly point: Point; readonly reading: string | undefined } | undefined> {
  const visitor = visitorOf(request);
  const typed = textsOf(given);
  const { points } = await site.casework.meanings(visitor.council);
  const point = points.find(
    ({ version, id }) => version === typed.get('version')?.[0] && id === typed.get('point')?.[0],
  );
  const mayRule = (await site.casework.rulers(visitor.council)).includes(visitor.person);
  if (point === undefined || !mayRule) return undefined;
  return { point, reading: point.readings[Number(typed.get('reading')?.[0] ?? Number.NaN)] };
}

function showChoice(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  point: Point,
  mistake?: Mistake,
): FastifyReply {
  const reader = readerOf(site, visitorOf(request), []);
  return show(site, request, reply, {
    title: 'Rule on what a clause means',
    backLink: { href: `/protocols/${reader.visitor.council}/rulings` },
    body: chooseBody(point, reader, mistake),
    ...(mistake === undefined ? {} : { status: 422, errorSummary: [mistake] }),
  });
}

async function showEffects(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  point: Point,
  reading: string,
  again?: {
    readonly mistakes: readonly Mistake[];
    readonly reasons: string;
    readonly consulted: readonly string[];
  },
): Promise<FastifyReply> {
  const visitor = visitorOf(request);
  const reader = readerOf(site, visitor, []);
  const touching = await site.casework.touchedBy(visitor, point, reading);
  const query = new URLSearchParams({ version: point.version, point: point.id });
  return show(site, request, reply, {
    title: 'Rule on what a clause means',
    backLink: { href: `/rulings/new?${query.toString()}` },
    body: effectsBody({ point, reading, touching, reader, token: csrfToken(reply), ...again }),
    ...(again === undefined ? {} : { status: 422, errorSummary: again.mistakes }),
  });
}

/** A form or an address is text, or texts, by name; what is anything else is left out. */
function textsOf(given: unknown): ReadonlyMap<string, readonly string[]> {
  const body: Readonly<Record<string, unknown>> = Object(given);
  return new Map(
    Object.entries(body).map(([name, value]) => [
      name,
      [value].flat().filter((one): one is string => typeof one === 'string'),
    ]),
  );
}
