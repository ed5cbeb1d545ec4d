// The pages by which a draft is circulated or its adoption recorded.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Value } from '#engine/history.ts';
import { parseField } from '../../components/parse-field.ts';
import { type Mistake, question, type Typed } from '../../components/question.ts';
import { csrfToken, show } from '../../show.ts';
import { type Site, signedIn, visitorOf } from '../../site.ts';
import { readerOf } from '../case/reader.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { choicesFor } from '../drafts/choices.ts';
import { type AtDraft, draftAddress, typedIn } from './address.ts';
import { HEADINGS, type RecordPage, recordBody } from './record-view.ts';

type Opened = Omit<RecordPage, 'typed' | 'mistakes' | 'token'>;

export function serveRecording(app: FastifyInstance, site: Site): void {
  for (const deed of ['circulate', 'adopt'] as const) {
    app.get<AtDraft>(`/drafting/:draft/${deed}`, { preHandler: signedIn }, async (request, reply) => {
      const opened = await openedFor(site, request, request.params.draft, deed);
      if (opened === undefined) return showNotFound(site, request, reply);
      return showRecording(site, request, reply, opened, {}, []);
    });

    const sending = { preHandler: [signedIn, app.csrfProtection] };
    app.post<AtDraft>(`/drafting/:draft/${deed}`, sending, async (request, reply) => {
      const visitor = visitorOf(request);
      const opened = await openedFor(site, request, request.params.draft, deed);
      if (opened === undefined) return showNotFound(site, request, reply);
      const typed: Typed = Object(request.body);
      const values: Record<string, Value> = {};
      const mistakes: Mistake[] = [];
      const ref = opened.occasions.find((line) => line.ref === typedIn(typed, '_case'))?.ref;
      if (ref === undefined) mistakes.push({ says: 'Choose the case in which it is recorded', at: 'case' });
      for (const { question: asked, answers } of opened.asked) {
        const parsed = parseField(asked, typed, answers);
        if (!parsed.ok) mistakes.push(parsed.mistake);
        else if (parsed.value !== undefined) values[asked.name] = parsed.value;
      }
      if (ref === undefined || mistakes.length > 0)
        return showRecording(site, request, reply, opened, typed, mistakes);
      const occasion = { ref, revision: Number(typedIn(typed, '_revision')), values };
      const { draft } = opened.text;
      const done =
        deed === 'circulate'
          ? await site.drafting.circulate(visitor, draft, occasion)
          : await site.drafting.adopt(visitor, draft, {
              ...occasion,
              meant: typedIn(typed, '_meant') === 'yes',
            });
      if (done.ok) return reply.redirect(deed === 'adopt' ? `/cases/${done.ref}` : draftAddress(draft), 303);
      return showRecording(site, request, reply, opened, typed, [{ says: done.says, at: 'case' }]);
    });
  }
}

/** @returns undefined alike for no such draft and for somebody who may not draft. */
async function openedFor(
  site: Site,
  request: FastifyRequest,
  draft: string,
  deed: RecordPage['deed'],
): Promise<Opened | undefined> {
  const visitor = visitorOf(request);
  const text = await site.drafting.read(visitor, draft);
  const checked = text && (await site.drafting.check(visitor, draft));
  const acts = site.drafting.acts(visitor);
  const type = deed === 'adopt' ? acts.adopts : acts.circulates;
  if (text === undefined || checked === undefined || type === undefined) return undefined;
  const reader = readerOf(site, visitor, []);
  const asked = type.fields
    .filter(({ name }) => name !== 'draft version')
    .map((one) => {
      const options = choicesFor(one.type, reader);
      return { question: question(one), answers: options === undefined ? {} : { options } };
    });
  return { text, deed, type, checked, asked, occasions: await site.drafting.occasions(visitor) };
}

function showRecording(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: Opened,
  typed: Typed,
  mistakes: readonly Mistake[],
): FastifyReply {
  return show(site, request, reply, {
    title: HEADINGS[opened.deed],
    backLink: { href: draftAddress(opened.text.draft) },
    body: recordBody({ ...opened, typed, mistakes, token: csrfToken(reply) }),
    ...(mistakes.length === 0 ? {} : { status: 422, errorSummary: mistakes }),
  });
}
