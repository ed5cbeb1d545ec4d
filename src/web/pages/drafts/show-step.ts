// Sends the pages of a draft, each in its frame: private ones with a way out, refusals with their own status.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '#casework/view.ts';
import type { Html } from '../../components/html.ts';
import type { Mistake } from '../../components/question.ts';
import { csrfToken, type Shown, show } from '../../show.ts';
import type { Site } from '../../site.ts';
import { referenceInWords } from '../case/case-links.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { type Checked, checkBody } from './check-view.ts';
import { formBody, headingOf, type Mistakes, recipientBody } from './form-view.ts';
import type { OpenedDraft } from './opened-draft.ts';
import { changedBody, notYoursBody, refusedBody, refusedTitle } from './refusal-view.ts';
import type { Whom } from './stage.ts';

type Step = Pick<Shown, 'title' | 'body'> &
  Pick<Shown, 'status' | 'errorSummary'> & { readonly back: string };

/** A conflict with the state of things, as HTTP has it: nothing was wrong with what was sent. */
const REFUSED = 409;
const MISTAKEN = 422;

function showStep(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
  { back, ...step }: Step,
): FastifyReply {
  const { view } = opened;
  return show(site, request, reply, {
    ...step,
    backLink: { href: back },
    private: opened.private,
    ...(view === undefined ? {} : { reference: referenceInWords(view.ref) }),
    ...(opened.private ? { exit: '/leave' } : {}),
  });
}

export function showForm(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
  mistakes: Mistakes = new Map(),
): FastifyReply {
  const { when: asWhen } = request.query as { readonly when?: unknown }; // a query is text by name
  return showStep(site, request, reply, opened, {
    title: headingOf(opened),
    body: formBody(opened, mistakes, csrfToken(reply), asWhen === 'elsewhere'),
    back: opened.view === undefined ? '/start' : `/cases/${opened.view.ref}`,
    ...(mistakes.size > 0 ? { status: MISTAKEN, errorSummary: [...mistakes.values()] } : {}),
  });
}

/** @param everybody the choice is opened to all who could be asked. */
export function showRecipient(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
  {
    whom,
    everybody,
    mistake,
  }: { readonly whom: Whom; readonly everybody: boolean; readonly mistake?: Mistake },
): FastifyReply {
  return showStep(site, request, reply, opened, {
    title: whom.asked.question.label,
    body: recipientBody(opened, whom, everybody, mistake, csrfToken(reply)),
    back: `/drafts/${opened.ref}`,
    ...(mistake === undefined ? {} : { status: MISTAKEN, errorSummary: [mistake] }),
  });
}

export function showCheck(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
  ready: Pick<Checked, 'read' | 'prospect'>,
  mistake?: Mistake,
): FastifyReply {
  const checked = { ...ready, opened, version: opened.view?.version, mistake };
  return showStep(site, request, reply, opened, {
    title: 'Check your answers',
    body: checkBody(checked, csrfToken(reply)),
    back: `/drafts/${opened.ref}`,
    ...(mistake === undefined ? {} : { status: MISTAKEN, errorSummary: [mistake] }),
  });
}

export function showRefused(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
  refusal: Refusal,
): FastifyReply {
  const back = `/drafts/${opened.ref}`;
  const refused = (title: string, body: Html) =>
    showStep(site, request, reply, opened, { title, body, back, status: REFUSED });
  switch (refusal.why) {
    case 'not found':
    case 'not valid':
      return showNotFound(site, request, reply);
    case 'changed meanwhile':
      return showChanged(site, request, reply, opened, opened.draft.version ?? refusal.version);
    case 'not yours':
      return refused('You cannot do this', notYoursBody(opened, refusal.party, csrfToken(reply)));
    default:
      return refused(refusedTitle(refusal), refusedBody(opened, refusal, csrfToken(reply)));
  }
}

export function showChanged(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedDraft,
  since: number,
): FastifyReply {
  return showStep(site, request, reply, opened, {
    title: 'Something happened while you were writing',
    body: changedBody(opened, since),
    back: `/drafts/${opened.ref}`,
    status: REFUSED,
  });
}
