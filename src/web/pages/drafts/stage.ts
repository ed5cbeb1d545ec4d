// How far a draft has come: mistakes to mend, somebody to choose, a refusal, or ready to be sent.

import type { FieldProblem, Prospect, Refusal } from '#casework/view.ts';
import type { Mistake } from '../../components/question.ts';
import type { Site } from '../../site.ts';
import type { Asked } from './draft-form.ts';
import type { OpenedDraft } from './opened-draft.ts';
import { type ReadForm, readForm } from './read-form.ts';

/** Whom it should reach, of those the protocol names; others too, with reasons, where it only advises. */
export interface Whom {
  readonly asked: Asked;
  readonly among: FieldProblem['among'];
}

export type Stage =
  | { readonly is: 'mistakes'; readonly mistakes: ReadonlyMap<string, Mistake> }
  | { readonly is: 'whom'; readonly whom: Whom }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'ready'; readonly read: ReadForm; readonly prospect: Prospect };

/** @param unsent as if nobody had been chosen yet whom it should reach. */
export async function stageOf(site: Site, opened: OpenedDraft, { unsent = false } = {}): Promise<Stage> {
  const { form, recipient, draft, view, clock, reader } = opened;
  const read = readForm(form, unsent ? undefined : recipient, draft.typed, clock);
  if (read.mistakes.size > 0) return { is: 'mistakes', mistakes: read.mistakes };
  const outcome = await site.casework.propose(reader.visitor, view?.ref, read.proposal);
  if (!outcome.ok)
    return outcome.refusal.why === 'not valid'
      ? notValid(opened, outcome.refusal)
      : { is: 'refused', refusal: outcome.refusal };
  const { refusal } = outcome.value;
  if (refusal !== undefined && refusal.why !== 'reason wanted') return { is: 'refused', refusal };
  return { is: 'ready', read, prospect: outcome.value };
}

type NotValid = Extract<Refusal, { readonly why: 'not valid' }>;

export function notValid({ form, recipient }: OpenedDraft, { problems }: NotValid): Stage {
  const open = problems.find(({ field }) => field === recipient?.question.name);
  if (recipient !== undefined && open !== undefined && problems.length === 1) {
    const { among } = open;
    const options = recipient.answers.options ?? [];
    const named = among === undefined ? options : options.filter(({ value }) => among.people.includes(value));
    return { is: 'whom', whom: { asked: { ...recipient, answers: { options: named } }, among } };
  }
  const ids = new Map(form.asked.map(({ question }) => [question.name, question.id]));
  return {
    is: 'mistakes',
    mistakes: new Map(
      problems.map(({ field, says }) => [field, { says, at: ids.get(field) ?? 'main-content' }]),
    ),
  };
}
