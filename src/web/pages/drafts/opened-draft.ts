// A draft as it is opened: the act it is for, the case it belongs to as its writer sees it, and the form it is made of.

import type { FastifyRequest } from 'fastify';
import { BUILT_IN_ACT_TYPES } from '#casework/built-in-acts.ts';
import type { Draft } from '#casework/casework.ts';
import type { CaseView } from '#casework/view.ts';
import type { Attached } from '#files/attached.ts';
import { typedAll } from '../../components/question.ts';
import type { Site } from '../../site.ts';
import { visitorOf } from '../../site.ts';
import { type Reader, readerOf } from '../case/reader.ts';
import { builtInForm } from './built-in-form.ts';
import { type Asked, askedOfParty, type DraftForm, formOf, recipientOf } from './draft-form.ts';
import type { Clock } from './read-form.ts';

export interface OpenedDraft {
  readonly ref: string;
  readonly draft: Draft;
  /** undefined: it would open a case. */
  readonly view: CaseView | undefined;
  readonly form: DraftForm;
  /** Whom it reaches, with everybody who could be that. */
  readonly recipient: Asked | undefined;
  readonly reader: Reader;
  readonly clock: Clock;
  readonly private: boolean;
  /** Files chosen so far, by id. */
  readonly files: ReadonlyMap<string, Attached>;
  /** Bytes. */
  readonly largestFile: number;
}

/** @returns undefined alike for no such draft, somebody else’s, and one for a case that is no longer open to its writer. */
export async function openDraft(
  site: Site,
  request: FastifyRequest,
  ref: string,
): Promise<OpenedDraft | undefined> {
  const visitor = visitorOf(request);
  const draft = await site.casework.draft(visitor, ref);
  if (draft === undefined) return undefined;
  const view = draft.case === undefined ? undefined : await site.casework.look(visitor, draft.case);
  if (draft.case !== undefined && view === undefined) return undefined;
  const reader = readerOf(site, visitor, view?.entries.map(({ act }) => act) ?? []);
  const form = formFor(draft, view, reader);
  if (form === undefined) return undefined;
  const party = recipientOf(form);
  const chosen = form.asked.flatMap(({ question: { type, name } }) =>
    type === 'file' ? typedAll(draft.typed, name) : [],
  );
  const files = await site.casework.filesWaiting(visitor, chosen);
  return {
    ref,
    draft,
    view,
    form,
    recipient: party && askedOfParty(party, reader),
    reader,
    clock: { now: site.now(), today: reader.today, zone: reader.rulebook.council.zone },
    private: view?.private ?? form.procedure?.private ?? false,
    files: new Map(files.map((file) => [file.id, file])),
    largestFile: site.casework.largestFile,
  };
}

function formFor({ act, typed }: Draft, view: CaseView | undefined, reader: Reader): DraftForm | undefined {
  const builtIn = BUILT_IN_ACT_TYPES.get(act);
  if (builtIn !== undefined) return view && builtInForm(builtIn, view.procedure, typed, reader);
  const { procedures } = reader.rulebook.vocabulary;
  const procedure = procedures.find(({ acts }) => acts.some(({ name }) => name === act));
  const type = procedure?.acts.find(({ name }) => name === act);
  if (type === undefined || type.opens !== (view === undefined)) return undefined;
  return formOf(type, procedure, reader);
}
