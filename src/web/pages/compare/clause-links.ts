// On a clause’s page: what other councils say on its topics, and what the clause was in another version of the text.

import { severalVersions } from '#comparison/columns.ts';
import { topicsOf } from '#comparison/topics.ts';
import type { Clause, Rulebook, Version } from '#engine/rules.ts';
import { type Html, html } from '../../components/html.ts';
import { topicAddress } from './topic-address.ts';

export function comparedWith(rulebook: Rulebook, text: Version, clause: Clause): Html | false {
  if (text.floor) return false;
  const topics = topicsOf(clause, text, rulebook.vocabulary.topics ?? []);
  const hasOthers = severalVersions(rulebook).flat().includes(text);
  if (topics.length === 0 && !hasOthers) return false;
  return html`<h2 class="govuk-heading-m">Compare</h2>
    <ul class="govuk-list">
      ${topics.map((topic) => html`<li><a class="govuk-link" href="${topicAddress(topic)}">What other councils say: ${topic.name}</a></li>`)}
      ${hasOthers && html`<li><a class="govuk-link" href="/protocols/${rulebook.council.council}/compare">What differs between the versions of this text</a></li>`}
    </ul>`;
}
