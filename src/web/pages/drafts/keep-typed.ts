// Saves what a form sent in its draft before anything is read of it, so that nothing is lost: what was typed, and the files
// that were chosen, as far as they may be kept.

import type { FastifyRequest } from 'fastify';
import { WITHOUT } from '../../components/field.ts';
import { type Mistake, typedAll, typedOne } from '../../components/question.ts';
import { filesSentWith } from '../../receive-files.ts';
import { type Site, visitorOf } from '../../site.ts';
import { REASONS } from './draft-form.ts';
import { type OpenedDraft, openDraft } from './opened-draft.ts';
import { typedIn } from './typed-in.ts';

/** Puts what these controls sent in place of what they held before. A new answer may lead elsewhere, so whom it reaches is asked anew. */
export async function keepTyped(
  site: Site,
  request: FastifyRequest,
  opened: OpenedDraft,
  controls: ReadonlySet<string>,
): Promise<OpenedDraft> {
  const { draft, ref, recipient } = opened;
  const only = (typed: object, own: boolean) =>
    Object.fromEntries(Object.entries(typed).filter(([name]) => controls.has(name) === own));
  const sent = only(typedIn(request.body), true);
  const kept = only(draft.typed, false);
  const changed = JSON.stringify(sent) !== JSON.stringify(only(draft.typed, true));
  if (changed && recipient !== undefined && !controls.has(REASONS)) delete kept[recipient.question.name];
  await site.casework.saveDraft(visitorOf(request), { ...draft, ref, typed: { ...kept, ...sent } });
  return (await openDraft(site, request, ref)) ?? opened;
}

/** @returns the draft with the files that came with the form, and why others may not be kept. */
export async function keepFiles(
  site: Site,
  request: FastifyRequest,
  opened: OpenedDraft,
): Promise<{ readonly opened: OpenedDraft; readonly mistakes: ReadonlyMap<string, Mistake> }> {
  const { draft, ref, form } = opened;
  const visitor = visitorOf(request);
  const sent = filesSentWith(request);
  const without = typedAll(typedIn(request.body), WITHOUT);
  const typed = { ...draft.typed };
  const mistakes = new Map<string, Mistake>();
  const left: string[] = [];
  for (const { question } of form.asked) {
    const { name, id, type } = question;
    if (type !== 'file') continue;
    const before = typedOne(typed, name);
    const outcome = await sent.get(name)?.keep();
    if (outcome?.ok) typed[name] = outcome.file.id;
    else if (outcome !== undefined) mistakes.set(name, { says: outcome.says, at: id });
    else if (without.includes(name)) delete typed[name];
    if (before !== '' && typedOne(typed, name) !== before) left.push(before);
  }
  if (JSON.stringify(typed) === JSON.stringify(draft.typed)) return { opened, mistakes };
  await site.casework.saveDraft(visitor, { ...draft, ref, typed });
  for (const file of left) await site.casework.dropFile(visitor, file);
  return { opened: (await openDraft(site, request, ref)) ?? opened, mistakes };
}
