// One clause of a draft as a form made from the language. What it writes is the draft’s file; what is wrong is told beside
// the box, and nothing typed is lost.

import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { clauseForm, clauseSource, type FormOf, withClause } from '#drafting/clause-form/clause-form.ts';
import { isItemKind } from '#drafting/clause-form/controls.ts';
import type { ClauseForm } from '#drafting/clause-form/form.ts';
import type { Wrong } from '#drafting/clause-form/item.ts';
import type { DraftText } from '#drafting/draft.ts';
import { html } from '../../components/html.ts';
import { csrfToken, show } from '../../show.ts';
import { type Site, signedIn, visitorOf } from '../../site.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { clauseAddress, draftAddress, typedIn } from './address.ts';
import { itemsShown, mistakesIn, type Typed, wrongsIn } from './clause-shown.ts';
import { typedForm } from './clause-typed.ts';
import { clauseBody, type Stage } from './clause-view.ts';
import { meaningsIn, suggestedFor } from './clause-words.ts';

interface AtClause {
  Params: { draft: string; clause: string };
}

export function serveClause(app: FastifyInstance, site: Site): void {
  const address = '/drafting/:draft/clauses/:clause';

  app.get<AtClause & { Querystring: { now?: unknown } }>(
    address,
    { preHandler: signedIn },
    async (request, reply) => {
      const { draft, clause: number } = request.params;
      const text = await site.drafting.read(visitorOf(request), draft);
      const form = text && clauseForm(text.content, number);
      if (text === undefined || form === undefined) return showNotFound(site, request, reply);
      if ('plain' in form) return showPlain(site, request, reply, text, number, form.plain);
      const checked = await site.drafting.check(visitorOf(request), draft);
      const { now } = request.query;
      const stage = now === 'saved' || now === 'added' ? now : 'asked';
      const typed = { number, form, content: text.content, checked };
      return showClause(site, request, reply, { text, typed, stage, mark: markOf(text, number) });
    },
  );

  app.post<AtClause>(address, { preHandler: [signedIn, app.csrfProtection] }, async (request, reply) => {
    const visitor = visitorOf(request);
    const { draft, clause: number } = request.params;
    const text = await site.drafting.read(visitor, draft);
    if (text === undefined) return showNotFound(site, request, reply);
    const mark = typedIn(request.body, 'mark');
    const deed = typedIn(request.body, 'do');
    const sent = typedForm(request.body);
    const kind = typedIn(request.body, 'kind');
    const isAdding = deed === 'add' && isItemKind(kind);
    const form = isAdding ? { ...sent, items: [...sent.items, { kind, answers: new Map() }] } : sent;
    const unread = { number, form, content: text.content, checked: undefined };
    const clash = (there: DraftText) =>
      showClause(site, request, reply, {
        text: there,
        typed: { ...unread, content: there.content },
        stage: 'clash',
        mark: markOf(there, number),
        theirs: clauseSource(there.content, number),
      });

    const before = clauseForm(text.content, number);
    if (!isForm(before)) return mark === '' ? showNotFound(site, request, reply) : clash(text);
    // Another clause that was saved meanwhile is no matter: only this one is written.
    if (deed === 'save' && mark !== markOf(text, number)) return clash(text);
    const written = withClause(text.content, number, form);
    if ('wrong' in written) {
      const told = isAdding ? {} : { wrong: written.wrong };
      return showClause(site, request, reply, { text, typed: unread, stage: 'typed', mark, ...told });
    }
    if (deed !== 'save') {
      const checked = await site.drafting.check(visitor, draft, written.content);
      const typed = { number, form, content: written.content, checked };
      return showClause(site, request, reply, { text, typed, stage: 'typed', mark });
    }
    const saved = await site.drafting.save(visitor, draft, written.content, text.revision);
    if (saved.ok) return reply.redirect(clauseAddress(draft, number, 'saved'), 303);
    return saved.theirs === undefined ? showNotFound(site, request, reply) : clash(saved.theirs);
  });
}

interface Shown {
  readonly text: DraftText;
  readonly typed: Typed;
  readonly stage: Stage;
  readonly mark: string;
  /** What could not even be written into the file. */
  readonly wrong?: readonly Wrong[];
  readonly theirs?: string;
}

async function showClause(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  { text, typed, stage, mark, wrong, theirs }: Shown,
): Promise<FastifyReply> {
  const visitor = visitorOf(request);
  const { number, form, content, checked } = typed;
  const { wrongs, elsewhere } =
    wrong === undefined
      ? wrongsIn(typed, text)
      : { wrongs: new Map(wrong.map(({ at, says }) => [at, says])), elsewhere: [] };
  const { vocabulary } = site.casework.rulebook(visitor.council);
  const there = clauseForm(text.content, number);
  const before = {
    form: isForm(there) ? there : undefined,
    checked: checked ?? (await site.drafting.check(visitor, text.draft)),
  };
  const body = clauseBody({
    text,
    number,
    typed: form,
    items: itemsShown(typed, before, wrongs, vocabulary),
    checked,
    wrongs,
    elsewhere,
    suggested: suggestedFor(form, vocabulary, visitor.directory, meaningsIn(content)),
    token: csrfToken(reply),
    mark,
    stage,
    theirs,
  });
  return show(site, request, reply, {
    title: stage === 'clash' ? 'Somebody saved while you were writing' : `Clause ${number}`,
    backLink: { href: draftAddress(text.draft) },
    body,
    ...(wrongs.size === 0 ? {} : { errorSummary: mistakesIn(form, wrongs) }),
    ...(stage === 'clash' ? { status: 409 } : wrong === undefined ? {} : { status: 422 }),
  });
}

function isForm(form: FormOf): form is ClauseForm {
  return form !== undefined && !('plain' in form);
}

/** Of the clause as the draft has it. */
function markOf({ content }: DraftText, number: string): string {
  return createHash('sha256').update(clauseSource(content, number)).digest('base64url').slice(0, 22);
}

function showPlain(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  { draft }: DraftText,
  number: string,
  why: string,
): FastifyReply {
  return show(site, request, reply, {
    title: `Clause ${number}`,
    backLink: { href: draftAddress(draft) },
    body: html`<h1 class="govuk-heading-l">Clause ${number}</h1>
      <p class="govuk-body">${why}</p>
      <p class="govuk-body"><a class="govuk-link" href="${draftAddress(draft, '/text')}">Edit it in the whole text</a></p>`,
  });
}
