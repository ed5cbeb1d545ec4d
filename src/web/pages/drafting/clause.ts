// One clause of a draft as a form made from the language. What it writes is the draft’s file; what is wrong is told beside
// the box, and nothing typed is lost.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { boxAt } from '#drafting/clause-form/box-at.ts';
import { clauseForm, clauseSource, withClause } from '#drafting/clause-form/clause-form.ts';
import { isItemKind } from '#drafting/clause-form/controls.ts';
import { type ClauseForm, keptItems } from '#drafting/clause-form/form.ts';
import type { Wrong } from '#drafting/clause-form/item.ts';
import type { DraftChecked, DraftText } from '#drafting/draft.ts';
import { capital } from '#language/english.ts';
import type { Problem } from '#language/problems.ts';
import { html } from '../../components/html.ts';
import { csrfToken, show } from '../../show.ts';
import { type Site, signedIn, visitorOf } from '../../site.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { draftAddress, typedIn } from './address.ts';
import { boxName, typedForm } from './clause-typed.ts';
import { clauseBody } from './clause-view.ts';
import { meaningsIn, suggestedFor } from './clause-words.ts';
import type { Wrongs } from './item-boxes.ts';

interface AtClause {
  Params: { draft: string; clause: string };
}

export function serveClause(app: FastifyInstance, site: Site): void {
  const address = '/drafting/:draft/clauses/:clause';

  app.get<AtClause & { Querystring: { saved?: unknown } }>(
    address,
    { preHandler: signedIn },
    async (request, reply) => {
      const { draft, clause } = request.params;
      const text = await site.drafting.read(visitorOf(request), draft);
      const typed = text && clauseForm(text.content, clause);
      if (text === undefined || typed === undefined) return showNotFound(site, request, reply);
      if ('plain' in typed) return showPlain(site, request, reply, text, clause, typed.plain);
      const checked = await site.drafting.check(visitorOf(request), draft);
      const isSaved = request.query.saved === 'yes';
      return showClause(site, request, reply, {
        text,
        number: clause,
        typed,
        checked,
        content: text.content,
        isSaved,
      });
    },
  );

  app.post<AtClause>(address, { preHandler: [signedIn, app.csrfProtection] }, async (request, reply) => {
    const visitor = visitorOf(request);
    const { draft, clause: number } = request.params;
    const text = await site.drafting.read(visitor, draft);
    const before = text && clauseForm(text.content, number);
    if (text === undefined || before === undefined) return showNotFound(site, request, reply);
    if ('plain' in before) return showPlain(site, request, reply, text, number, before.plain);
    const typed = typedForm(request.body);
    const page = { text, number, typed, content: text.content, checked: undefined };
    const deed = typedIn(request.body, 'do');
    if (deed === 'add') {
      const kind = typedIn(request.body, 'kind');
      const items = isItemKind(kind) ? [...typed.items, { kind, answers: new Map() }] : typed.items;
      return showClause(site, request, reply, { ...page, typed: { ...typed, items } });
    }
    const revision = Number(typedIn(request.body, 'revision'));
    const written = withClause(text.content, number, typed);
    if ('wrong' in written) return showClause(site, request, reply, { ...page, wrong: written.wrong });
    if (deed !== 'save') {
      const checked = await site.drafting.check(visitor, draft, written.content);
      // What is shown is what would be saved: an item that is taken out is gone.
      return showClause(site, request, reply, { ...page, content: written.content, checked });
    }
    const saved =
      text.revision === revision && (await site.drafting.save(visitor, draft, written.content, revision));
    if (saved !== false && saved.ok)
      return reply.redirect(draftAddress(draft, `/clauses/${encodeURIComponent(number)}?saved=yes`), 303);
    const there = await site.drafting.read(visitor, draft);
    if (there === undefined) return showNotFound(site, request, reply);
    return showClause(site, request, reply, {
      ...page,
      text: there,
      theirs: clauseSource(there.content, number),
    });
  });
}

interface Shown {
  readonly text: DraftText;
  readonly number: string;
  readonly typed: ClauseForm;
  /** The file that `checked` is about. */
  readonly content: string;
  readonly checked?: DraftChecked | undefined;
  /** What could not even be written into the file. */
  readonly wrong?: readonly Wrong[];
  readonly isSaved?: boolean;
  readonly theirs?: string;
}

async function showClause(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: Shown,
): Promise<FastifyReply> {
  const visitor = visitorOf(request);
  const { text, number, typed, content, checked, wrong, ...rest } = shown;
  const { wrongs, elsewhere } =
    wrong === undefined
      ? placed(shown)
      : { wrongs: new Map(wrong.map(({ at, says }) => [at, says])), elsewhere: [] };
  const { vocabulary } = site.casework.rulebook(visitor.council);
  const body = clauseBody({
    text,
    number,
    typed,
    checked,
    wrongs,
    elsewhere,
    vocabulary,
    suggested: suggestedFor(typed, vocabulary, visitor.directory, meaningsIn(content)),
    token: csrfToken(reply),
    ...rest,
  });
  const isClash = shown.theirs !== undefined;
  return show(site, request, reply, {
    title: isClash ? 'Somebody saved while you were writing' : `Clause ${number}`,
    backLink: { href: draftAddress(text.draft) },
    body,
    ...(wrongs.size === 0
      ? {}
      : { errorSummary: [...wrongs].map(([at, says]) => ({ at: boxName(at), says })) }),
    ...(isClash ? { status: 409 } : wrong === undefined ? {} : { status: 422 }),
  });
}

/** What is wrong with the text, beside the boxes of this clause where it stands there. */
function placed({ text, number, typed, content, checked }: Shown): {
  wrongs: Wrongs;
  elsewhere: readonly Problem[];
} {
  const wrongs = new Map<string, string>();
  const kept = keptItems(typed);
  const elsewhere: Problem[] = [];
  for (const problem of checked?.problems ?? []) {
    const found = problem.file.endsWith(`/${text.path}`) ? boxAt(content, number, problem) : undefined;
    // An item that is taken out is still in the form, but no longer in the text that was read.
    const box = found?.replace(/^\d+/, (index) => String(kept[Number(index)] ?? index));
    const says = problem.instead === undefined ? problem.says : `${problem.says}; ${problem.instead}`;
    if (box === undefined) elsewhere.push(problem);
    else if (!wrongs.has(box)) wrongs.set(box, capital(says));
  }
  return { wrongs, elsewhere };
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
