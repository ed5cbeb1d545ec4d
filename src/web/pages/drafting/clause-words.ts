// Words that the form of a clause can suggest: roles and acts for its boxes, and all that the procedures of its acts name.

import type { ClauseForm } from '#drafting/clause-form/form.ts';
import type { Directory } from '#engine/history.ts';
import type { Procedure, Vocabulary } from '#engine/rules.ts';
import { details } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { ACTS, ROLES } from './item-boxes.ts';

export interface Suggested {
  readonly roles: readonly string[];
  readonly vocabulary: Vocabulary;
  /** Those that the clause is about. */
  readonly procedures: readonly Procedure[];
}

/** @param meanings words to which the draft gives a meaning of its own. */
export function suggestedFor(
  typed: ClauseForm,
  vocabulary: Vocabulary,
  { offices }: Directory,
  meanings: readonly string[],
): Suggested {
  const said = typed.items.flatMap(({ answers }) => [...answers.values()]).join('\n');
  const procedures = vocabulary.procedures.filter(({ acts }) => acts.some(({ name }) => said.includes(name)));
  const roles = [
    ...procedures.flatMap(({ parties }) => parties.map(({ name }) => name)),
    ...meanings,
    ...offices.map(({ title }) => title),
    'officer',
    'councillor',
    'anyone',
  ];
  return { roles: [...new Set(roles)].sort(), vocabulary, procedures };
}

export function suggestions({ roles, vocabulary, procedures }: Suggested): Html {
  const acts = vocabulary.procedures.flatMap((procedure) => procedure.acts);
  return html`<datalist id="${ROLES}">${roles.map((role) => html`<option value="${role}"></option>`)}</datalist>
    <datalist id="${ACTS}">${acts.map(({ name, toDo }) => html`<option value="${name}">${toDo}</option>`)}</datalist>
    ${
      procedures.length > 0 &&
      details({ summaryText: 'Words that rules on this can use', html: html`${procedures.map(wordsOf)}` })
    }`;
}

function wordsOf({ title, acts, parties, facts }: Procedure): Html {
  const line = (name: string, means: string) => html`<li><strong>${name}</strong>: ${means}</li>`;
  return html`<h3 class="govuk-heading-s">${title}</h3>
    <ul class="govuk-list">${[
      ...acts.map(({ name, toDo }) => line(name, toDo)),
      ...parties.map(({ name, label }) => line(name, label)),
      ...facts.map(({ name, phrase }) => line(name, phrase)),
    ]}</ul>`;
}

/** Words to which a text gives a meaning of its own. */
export function meaningsIn(content: string): readonly string[] {
  return [...content.matchAll(/^- meaning: (.+)$/gm)].map(([, name = '']) => name.trim());
}
