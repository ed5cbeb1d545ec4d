// What somebody has begun and not sent, as a list to go on with or to discard. A private one says no more than that.

import { BUILT_IN_ACT_TYPES } from '#casework/built-in-acts.ts';
import type { Draft } from '#casework/casework.ts';
import type { Rulebook } from '#engine/rules.ts';
import { capital } from '#language/english.ts';
import { type Html, html } from '../../components/html.ts';
import { typedAll, typedOne } from '../../components/question.ts';
import { referenceInWords } from '../case/case-links.ts';
import { isSettledByLink } from '../drafts/built-in-form.ts';

type Unsent = Draft & { readonly ref: string };

export function unsentSection(drafts: readonly Unsent[], rulebook: Rulebook): Html | false {
  const begun = drafts.filter(isBegun).flatMap((draft) => {
    const words = unsentInWords(draft, rulebook);
    return words === undefined ? [] : [{ ref: draft.ref, words }];
  });
  if (begun.length === 0) return false;
  return html`<h2 class="govuk-heading-m">Not sent yet</h2>
    <ul class="govuk-list comity-work">${begun.map(
      ({ ref, words }) => html`
      <li class="comity-work__item"><a class="govuk-link" href="/drafts/${ref}"><span class="govuk-visually-hidden">Continue: </span>${words}</a>
        <span class="comity-work__who"><a class="govuk-link" href="/drafts/${ref}/discard">Discard<span class="govuk-visually-hidden">: ${words}</span></a></span></li>`,
    )}</ul>`;
}

/** Opening a form begins nothing; writing in it does. */
function isBegun({ typed }: Unsent): boolean {
  return Object.keys(typed).some(
    (name) =>
      !name.startsWith('_') &&
      !isSettledByLink(name) &&
      typedAll(typed, name).some((one) => one.trim() !== '' && one !== 'unknown'),
  );
}

/** “Ask an officer: Street lights on Ash Lane”; undefined for an act that is no longer in the vocabulary. */
export function unsentInWords({ act, case: of, typed }: Draft, { vocabulary }: Rulebook): string | undefined {
  const procedure = vocabulary.procedures.find(({ acts }) => acts.some(({ name }) => name === act));
  const type = procedure?.acts.find(({ name }) => name === act) ?? BUILT_IN_ACT_TYPES.get(act);
  if (type === undefined) return undefined;
  const isPrivate = procedure?.private ?? false;
  if (isPrivate) return of === undefined ? 'Something private' : `Private case ${referenceInWords(of)}`;
  const subject = type.fields.find((field) => field.subject);
  const about =
    of === undefined ? subject && typedOne(typed, subject.name).trim() : `case ${referenceInWords(of)}`;
  return `${capital(type.toDo)}${about ? `: ${about}` : ''}`;
}
