// Sends a draft: casework does the act or says why not. A draft that was sent is gone.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from '../../site.ts';
import { type OpenedDraft, openDraft } from './opened-draft.ts';
import { showChanged, showCheck, showForm, showRefused } from './show-step.ts';
import { notValid, stageOf } from './stage.ts';

export async function sendDraft(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
): Promise<FastifyReply> {
  const stage = await stageOf(site, opened);
  if (stage.is === 'mistakes') return showForm(site, request, reply, opened, stage.mistakes);
  if (stage.is === 'whom') return reply.redirect(`/drafts/${opened.ref}/recipient`, 303);
  if (stage.is === 'refused') return showRefused(site, request, reply, opened, stage.refusal);
  const { visitor } = opened.reader;
  const outcome = await site.casework.act(
    visitor,
    opened.view?.ref,
    stage.read.proposal,
    versionSeen(request),
  );
  if (outcome.ok) {
    await site.casework.discardDraft(visitor, opened.ref);
    const { ref } = outcome.value;
    const stillTheirs = (await site.casework.look(visitor, ref)) !== undefined;
    return reply.redirect(stillTheirs ? `/cases/${ref}/sent` : '/stood-aside', 303);
  }
  const { refusal } = outcome;
  // What is shown is the case as it is by now.
  const now = (await openDraft(site, request, opened.ref)) ?? opened;
  if (refusal.why === 'reason wanted')
    return showCheck(site, request, reply, now, stage, { says: 'Give your reasons', at: 'reasons' });
  if (refusal.why === 'not valid') {
    const wrong = notValid(now, refusal);
    if (wrong.is === 'mistakes') return showForm(site, request, reply, now, wrong.mistakes);
    return reply.redirect(`/drafts/${now.ref}/recipient`, 303);
  }
  if (refusal.why === 'changed meanwhile')
    return showChanged(site, request, reply, now, versionSeen(request) ?? refusal.version);
  return showRefused(site, request, reply, now, refusal);
}

/** The version of the case on the page from which this was sent. */
function versionSeen(request: FastifyRequest): number | undefined {
  const { _version: version } = (request.body ?? {}) as { readonly _version?: unknown }; // a form’s body is text by name
  return typeof version === 'string' && /^\d{1,9}$/.test(version) ? Number(version) : undefined;
}
