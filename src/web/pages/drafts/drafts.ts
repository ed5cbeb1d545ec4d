// Doing an act, page by page: its form, whom it reaches, check your answers, send. What was typed is saved before it
// is read, so that nothing is lost; what may be sent is for casework to say.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseField } from '../../components/parse-field.ts';
import { letFilesIn, receiveFiles } from '../../receive-files.ts';
import { type Site, signedIn } from '../../site.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { discard, showDiscard } from './discard.ts';
import { controlsOf, HAPPENED, REASONS } from './draft-form.ts';
import type { Mistakes } from './form-view.ts';
import { keepFiles, keepTyped } from './keep-typed.ts';
import { type OpenedDraft, openDraft } from './opened-draft.ts';
import { sendDraft } from './send.ts';
import { showChanged, showCheck, showForm, showRecipient, showRefused } from './show-step.ts';
import { stageOf, type Whom } from './stage.ts';
import { typedIn } from './typed-in.ts';

interface At {
  Params: { ref: string };
}

type Step = (
  opened: OpenedDraft,
  request: FastifyRequest,
  reply: FastifyReply,
) => FastifyReply | Promise<FastifyReply>;

/** In a room of its own: no other address takes in forms with files. */
export function serveDrafts(server: FastifyInstance, site: Site): void {
  server.register(async (app) => {
    await letFilesIn(app, site);
    serveSteps(app, site);
  });
}

function serveSteps(app: FastifyInstance, site: Site): void {
  const looking = { preHandler: signedIn };
  const sending = { preHandler: [signedIn, receiveFiles(site), app.csrfProtection] };
  const opening = (step: Step) => async (request: FastifyRequest<At>, reply: FastifyReply) => {
    const opened = await openDraft(site, request, request.params.ref);
    return opened === undefined ? showNotFound(site, request, reply) : step(opened, request, reply);
  };

  app.get<At>(
    '/drafts/:ref',
    looking,
    opening((opened, request, reply) => showForm(site, request, reply, opened)),
  );

  app.post<At>(
    '/drafts/:ref',
    sending,
    opening(async (before, request, reply) => {
      const asked = [...before.form.asked.map(({ question }) => question), HAPPENED];
      const typed = await keepTyped(site, request, before, controlsOf(asked));
      const { opened, mistakes } = await keepFiles(site, request, typed);
      const stage = await stageOf(site, opened);
      if (stage.is === 'mistakes' || mistakes.size > 0) {
        const others = stage.is === 'mistakes' ? [...stage.mistakes] : [];
        return showForm(site, request, reply, opened, inOrder(opened, new Map([...others, ...mistakes])));
      }
      return reply.redirect(`/drafts/${opened.ref}/${stage.is === 'whom' ? 'recipient' : 'check'}`, 303);
    }),
  );

  app.get<At>(
    '/drafts/:ref/recipient',
    looking,
    opening(async (opened, request, reply) => {
      const stage = await stageOf(site, opened, { unsent: true });
      if (stage.is !== 'whom') return reply.redirect(`/drafts/${opened.ref}/check`, 303);
      const { everybody } = request.query as { readonly everybody?: unknown }; // a query is text by name
      const open = everybody === 'yes' && mayBeOthers(stage.whom);
      return showRecipient(site, request, reply, opened, { whom: stage.whom, everybody: open });
    }),
  );

  app.post<At>(
    '/drafts/:ref/recipient',
    sending,
    opening(async (before, request, reply) => {
      const stage = await stageOf(site, before, { unsent: true });
      if (stage.is !== 'whom') return reply.redirect(`/drafts/${before.ref}/check`, 303);
      const { question, answers } = stage.whom.asked;
      const opened = await keepTyped(site, request, before, controlsOf([question]));
      const everybody = typedIn(request.body)['_everybody'] === 'yes' && mayBeOthers(stage.whom);
      const parsed = parseField(
        question,
        opened.draft.typed,
        (everybody && opened.recipient?.answers) || answers,
      );
      if (!parsed.ok)
        return showRecipient(site, request, reply, opened, {
          whom: stage.whom,
          everybody,
          mistake: parsed.mistake,
        });
      return reply.redirect(`/drafts/${opened.ref}/check`, 303);
    }),
  );

  app.get<At>(
    '/drafts/:ref/check',
    looking,
    opening(async (opened, request, reply) => {
      const { view, draft } = opened;
      const { seen } = request.query as { readonly seen?: unknown }; // a query is text by name
      const known =
        typeof seen === 'string' && /^\d{1,9}$/.test(seen) ? Number(seen) : (draft.version ?? view?.version);
      if (view !== undefined && known !== view.version)
        return showChanged(site, request, reply, opened, known ?? view.version);
      const stage = await stageOf(site, opened);
      switch (stage.is) {
        case 'mistakes':
          return showForm(site, request, reply, opened, stage.mistakes);
        case 'whom':
          return reply.redirect(`/drafts/${opened.ref}/recipient`, 303);
        case 'refused':
          return showRefused(site, request, reply, opened, stage.refusal);
        case 'ready':
          return showCheck(site, request, reply, opened, stage);
      }
    }),
  );

  app.post<At>(
    '/drafts/:ref/send',
    sending,
    opening(async (before, request, reply) => {
      const opened = await keepTyped(site, request, before, new Set([REASONS]));
      return sendDraft(site, request, reply, opened);
    }),
  );

  app.get<At>(
    '/drafts/:ref/discard',
    looking,
    opening((opened, request, reply) => showDiscard(site, request, reply, opened)),
  );

  app.post<At>(
    '/drafts/:ref/discard',
    sending,
    opening((opened, request, reply) => discard(site, request, reply, opened)),
  );
}

/** As the form has them, which is how a list of mistakes is read. */
function inOrder({ form }: OpenedDraft, mistakes: Mistakes): Mistakes {
  const names = form.asked.map(({ question }) => question.name);
  const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length);
  return new Map([...mistakes].toSorted(([one], [other]) => place(one) - place(other)));
}

function mayBeOthers({ among }: Whom): boolean {
  return among?.force === 'should';
}
