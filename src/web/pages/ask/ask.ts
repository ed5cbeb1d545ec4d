// May I? Must I, by when, and why: asked step by step, answered from the texts and never from a case. Nothing is kept.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Mistake, Typed } from '../../components/question.ts';
import { typedOne } from '../../components/question.ts';
import { csrfToken, type Shown, show } from '../../show.ts';
import { type Site, signedIn, visitorOf } from '../../site.ts';
import { type Reader, readerOf } from '../case/reader.ts';
import { answerBody } from './answer-view.ts';
import { ACT, AS, type AskedPart, type Asking, askingOf, PROCEDURE, partsOf } from './asked.ts';
import { actBody, addressOf, carried, factsBody, procedureBody, whoBody } from './steps-view.ts';

/** Questions on one page. */
const FEW = 3;

export function serveAsk(app: FastifyInstance, site: Site): void {
  app.get('/ask', { preHandler: signedIn }, async (request, reply) => {
    const reader = readerOf(site, visitorOf(request), []);
    const typed = request.query as Typed; // a query is text, or texts, by name
    const shown = await stepOf(site, reader, typed, reply);
    return show(site, request, reply, { ...shown, backLink: { href: backFrom(typed) } });
  });

  app.post('/ask/start', { preHandler: [signedIn, app.csrfProtection] }, async (request, reply) =>
    startIt(site, request, reply),
  );
}

async function stepOf(site: Site, reader: Reader, typed: Typed, reply: FastifyReply): Promise<Shown> {
  const asking = askingOf(typed, reader);
  const { vocabulary } = reader.rulebook;
  if (asking === undefined) {
    const wanted = typedOne(typed, PROCEDURE);
    const procedure = vocabulary.procedures.find(({ name }) => name === wanted);
    const sent = PROCEDURE in typed;
    if (procedure === undefined) {
      const mistake = sent ? { says: 'Choose what it is about', at: 'procedure' } : undefined;
      return mistaken('May I?', procedureBody(vocabulary, mistake), mistake);
    }
    const mistake = ACT in typed ? { says: 'Choose what would be done', at: 'act' } : undefined;
    return mistaken('What would be done?', actBody(procedure, mistake), mistake);
  }
  const title = `May I ${asking.type.toDo}?`;
  const isFirst = asking.mistakes.some(({ at }) => /^(on|began)-/.test(at));
  if (asking.asked.as === '' || isFirst)
    return { title, body: whoBody(asking, typed, reader), ...wrong(asking.mistakes.filter(() => isFirst)) };
  const parts = partsOf(asking.procedure, asking.type, asking.openings, reader);
  if (asking.mistakes.length > 0)
    return {
      title,
      body: factsBody(asking, mistakenParts(asking, parts), 0, typed),
      ...wrong(asking.mistakes),
    };
  const guidance = await site.casework.guide(reader.visitor, asking.asked);
  if (guidance === undefined) {
    const nobody = { says: 'Choose who would do it', at: 'as' };
    return { title, body: whoBody({ ...asking, mistakes: [nobody] }, typed, reader), ...wrong([nobody]) };
  }
  const pending = asking.put.includes('*')
    ? []
    : guidance.matter
        .filter((name) => !asking.put.includes(name))
        .flatMap((name) => parts.filter(({ question }) => question.name === name));
  if (pending.length > 0)
    return {
      title,
      body: factsBody(asking, pending.slice(0, FEW), Math.max(0, pending.length - FEW), typed),
    };
  return { title, body: answerBody({ asking, guidance, parts, typed, reader, token: csrfToken(reply) }) };
}

function mistakenParts({ mistakes }: Asking, parts: readonly AskedPart[]): readonly AskedPart[] {
  return parts.filter(({ question: { id } }) => mistakes.some(({ at }) => at === id || at === `${id}-day`));
}

function mistaken(title: string, body: Shown['body'], mistake: Mistake | undefined): Shown {
  return { title, body, ...wrong(mistake === undefined ? [] : [mistake]) };
}

function wrong(mistakes: readonly Mistake[]): Pick<Shown, 'status' | 'errorSummary'> {
  return mistakes.length === 0 ? {} : { status: 422, errorSummary: mistakes };
}

/** One step back: to the acts, to the procedures, to where it began. */
function backFrom(typed: Typed): string {
  const procedure = typedOne(typed, PROCEDURE);
  if (typedOne(typed, ACT) !== '' && typedOne(typed, AS) !== '')
    return addressOf(carried(typed, new Set([AS])));
  if (typedOne(typed, ACT) !== '' && procedure !== '') return addressOf({ [PROCEDURE]: procedure });
  return procedure === '' ? '/' : '/ask';
}

/** What was answered is in the form already; who somebody is has to be chosen by name. */
async function startIt(site: Site, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visitor = visitorOf(request);
  const reader = readerOf(site, visitor, []);
  const asking = askingOf((request.body ?? {}) as Typed, reader); // a form’s body is text, or texts, by name
  if (asking === undefined || !asking.type.opens) return reply.redirect('/ask', 303);
  const named = new Set(Object.keys(asking.asked.people));
  const typed = Object.entries(carried((request.body ?? {}) as Typed, named)).filter(
    ([name]) => !name.startsWith('_'),
  ); // as above
  const ref = await site.casework.saveDraft(visitor, {
    act: asking.type.name,
    typed: Object.fromEntries(typed),
  });
  return reply.redirect(`/drafts/${ref}`, 303);
}
