// Doing an act, page by page: its form, whom it reaches, check your answers, send. What was typed is saved before it
// is read, so that nothing is lost; what may be sent is for casework to say.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signedIn, visitorOf, type Site } from '../../site.ts';
import { typedOne } from '../../components/question.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { controlsOf, type DraftForm, HAPPENED, REASONS, WHEN_ASKED } from './draft-form.ts';
import { openDraft, type OpenedDraft } from './opened-draft.ts';
import { readForm } from './read-form.ts';
import { answerCheck, answerForm, answerRecipient, showForm } from './steps.ts';
import { sendDraft } from './send.ts';
import { type TypedIn, typedIn } from './typed-in.ts';

interface At {
  Params: { ref: string };
}

type Step = (opened: OpenedDraft, request: FastifyRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply>;

export function serveDrafts(app: FastifyInstance, site: Site): void {
  const changing = { preHandler: [signedIn, app.csrfProtection] };
  const opening = (step: Step) => async (request: FastifyRequest<At>, reply: FastifyReply) => {
    const opened = await openDraft(site, request, request.params.ref);
    return opened === undefined ? showNotFound(site, request, reply) : step(opened, request, reply);
  };

  app.get<At>('/drafts/:ref', { preHandler: signedIn }, opening((opened, request, reply) => showForm(site, request, reply, opened, new Map(), 200)));

  app.post<At>('/drafts/:ref', changing, opening(async (opened, request, reply) => {
    const saved = await saved_(site, request, opened, controlsOf([...opened.form.asked.map(({ question }) => question), WHEN_ASKED, HAPPENED]));
    return answerForm(site, request, reply, saved);
  }));
}
