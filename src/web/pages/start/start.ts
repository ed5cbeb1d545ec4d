// Start: what somebody wants to do, in their words, until it is one act; then a draft of it. What this person may
// begin comes from casework.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ActType } from '#engine/rules.ts';
import type { Mistake } from '../../components/question.ts';
import { csrfToken, show } from '../../show.ts';
import { type Site, signedIn, visitorOf } from '../../site.ts';
import { matching } from './matching.ts';
import { AT, ELSE, type Opening, RECORD, recordsBody, wantedBody, waysBody } from './view.ts';

export function serveStart(app: FastifyInstance, site: Site): void {
  const sending = { preHandler: [signedIn, app.csrfProtection] };

  app.get('/start', { preHandler: signedIn }, async (request, reply) => {
    const { wants, records } = await openingsOf(site, request);
    return showWanted(site, request, reply, wants, { records: records.length > 0 });
  });

  app.post('/start', sending, async (request, reply) => {
    const { wants: openings } = await openingsOf(site, request);
    const { wanted, words } = fields(request);
    if (wanted === ELSE || (wanted === '' && words !== ''))
      return answerWords(site, request, reply, openings, words);
    const chosen = openings.find(({ procedure }) => procedure.name === wanted);
    if (chosen === undefined)
      return showWanted(site, request, reply, openings, {
        mistake: { says: 'Choose what you want to do', at: AT.wanted },
      });
    const [only, ...others] = chosen.acts;
    return only !== undefined && others.length === 0
      ? begin(site, request, reply, only.name)
      : showWays(site, request, reply, chosen);
  });

  app.get('/start/record', { preHandler: signedIn }, async (request, reply) => {
    const { records } = await openingsOf(site, request);
    return records.length === 0 ? reply.redirect('/start', 303) : showRecords(site, request, reply, records);
  });

  app.post('/start/record', sending, async (request, reply) => {
    const { records } = await openingsOf(site, request);
    const { act } = fields(request);
    if (records.some(({ name }) => name === act)) return begin(site, request, reply, act);
    return showRecords(site, request, reply, records, { says: 'Choose what happened', at: AT.act });
  });

  app.post('/start/act', sending, async (request, reply) => {
    const { wants: openings } = await openingsOf(site, request);
    const { wanted, act } = fields(request);
    const chosen = openings.find(({ procedure }) => procedure.name === wanted);
    if (chosen === undefined) return reply.redirect('/start', 303);
    if (!chosen.acts.some(({ name }) => name === act))
      return showWays(site, request, reply, chosen, { says: 'Choose what you want to do', at: AT.act });
    return begin(site, request, reply, act);
  });
}

interface Openings {
  /** What somebody may want to do; what is done in private comes after what is not. */
  readonly wants: readonly Opening[];
  /** What only happens elsewhere, and is put on the record here. */
  readonly records: readonly ActType[];
}

async function openingsOf(site: Site, request: FastifyRequest): Promise<Openings> {
  const openings = await site.casework.openings(visitorOf(request));
  const isPrivate = ({ procedure }: Opening) => Number(procedure.private);
  return {
    wants: openings
      .map(({ procedure, acts }) => ({ procedure, acts: acts.filter(({ done }) => done !== 'elsewhere') }))
      .filter(({ acts }) => acts.length > 0)
      .toSorted((one, other) => isPrivate(one) - isPrivate(other)),
    records: openings.flatMap(({ acts }) => acts.filter(({ done }) => done === 'elsewhere')),
  };
}

function showRecords(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  records: readonly ActType[],
  mistake?: Mistake,
): FastifyReply {
  return show(site, request, reply, {
    title: RECORD,
    body: recordsBody(records, { token: csrfToken(reply), mistake }),
    backLink: { href: '/start' },
    ...(mistake === undefined ? {} : { status: 422, errorSummary: [mistake] }),
  });
}

function fields(request: FastifyRequest): {
  readonly wanted: string;
  readonly words: string;
  readonly act: string;
} {
  const body = (request.body ?? {}) as Readonly<Record<string, unknown>>; // a form’s body is text by name
  const text = (name: string): string =>
    typeof body[name] === 'string' ? body[name].trim().slice(0, 250) : '';
  return { wanted: text('wanted'), words: text('words'), act: text('act') };
}

interface Wanted {
  readonly mistake?: Mistake;
  readonly words?: string;
  readonly said?: string;
  readonly records?: boolean;
}

function showWanted(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  openings: readonly Opening[],
  wanted: Wanted,
): FastifyReply {
  return show(site, request, reply, {
    title: 'What do you want to do?',
    body: wantedBody(openings, { token: csrfToken(reply), ...wanted }),
    ...(wanted.mistake === undefined ? {} : { status: 422, errorSummary: [wanted.mistake] }),
  });
}

function showWays(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  opening: Opening,
  mistake?: Mistake,
): FastifyReply {
  const isPrivate = opening.procedure.private;
  return show(site, request, reply, {
    title: opening.procedure.youWantTo,
    body: waysBody(opening, { token: csrfToken(reply), mistake }),
    backLink: { href: '/start' },
    private: isPrivate,
    ...(isPrivate ? { exit: '/leave' } : {}),
    ...(mistake === undefined ? {} : { status: 422, errorSummary: [mistake] }),
  });
}

/** What fits the words is offered; with nothing that fits, a question to somebody, which is never in private. */
function answerWords(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  openings: readonly Opening[],
  words: string,
): FastifyReply {
  if (words === '')
    return showWanted(site, request, reply, openings, {
      mistake: { says: 'Say what it is about', at: AT.words },
    });
  const found = matching(words, openings);
  if (found.length > 0)
    return showWanted(site, request, reply, found, {
      words,
      said: `These may be what you want for “${words}”.`,
    });
  const open = openings.filter(({ procedure }) => procedure.anythingElse).slice(0, 1);
  const said =
    open.length === 0 ? 'We could not match that.' : 'We could not match that. Send it as a question.';
  return showWanted(site, request, reply, open, { words, said });
}

async function begin(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  act: string,
): Promise<FastifyReply> {
  const ref = await site.casework.saveDraft(visitorOf(request), { act, typed: {} });
  return reply.redirect(`/drafts/${ref}`, 303);
}
