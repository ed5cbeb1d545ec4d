// Who can see a case, and what is kept from whom: shown only to those who see the whole of it.

import type { CaseView } from '#casework/view.ts';
import { listOf } from '#language/english.ts';
import { wallSentence } from '#wording/notices.ts';
import { namedWithOffice, partInWords } from '#wording/readers.ts';
import { insetText } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import { keptOut } from './kept-out.ts';
import type { Reader } from './reader.ts';

export function whoCanSee(view: CaseView, reader: Reader, token: string): Html {
  const { names, cite } = reader;
  const walls = view.standing.walls.filter(({ state }) => state === 'in force');
  return html`<h2 class="govuk-heading-m" id="who-can-see">Who can see this</h2>
    ${view.private && html`<p class="govuk-body">This is private. Nobody but these people can see it or find it.</p>`}
    <ul class="govuk-list govuk-list--bullet">${view.seenBy.map(
      (seer) => html`<li>${namedWithOffice(reader.named(seer.person))}, who ${partIn(view, seer)}</li>`,
    )}</ul>
    ${walls.map((wall) => insetText({ html: cite(wallSentence(wall, names), wall.because) }))}
    ${keptOut(view, reader, token)}`;
}

/** What a sight rests on besides a party of the procedure; the last of them say least. */
const WHY: readonly (readonly [string, string])[] = [
  ['consulted', 'was asked for a view'],
  ['told', 'was told something of it'],
  ['oversight', 'oversees the council’s cases'],
];

function partIn({ procedure, entries }: CaseView, { person, as }: CaseView['seenBy'][number]): string {
  const parties = procedure.parties
    .filter(
      ({ name }) =>
        as.includes(name) ||
        entries.some(({ act, type }) => act.by === person && act.done === 'here' && type?.by === name),
    )
    .map(({ label }) => partInWords(label) ?? 'has a part in it');
  const named = entries.flatMap(({ act, type }) =>
    (type?.fields ?? [])
      .filter(
        ({ type: kind, name }) =>
          (kind === 'person' || kind === 'people') && [act.values[name]].flat().includes(person),
      )
      .flatMap(({ label }) => partInWords(label) ?? []),
  );
  const others = WHY.flatMap(([why, words]) => (as.includes(why) ? [words] : []));
  const said = [...parties, ...(as.includes('addressed') ? named : []), ...others];
  if (said.length > 0) return listOf([...new Set(said)]);
  if (as.includes('addressed')) return 'received part of it';
  return as.every((why) => why === 'has acted') ? 'put something on the record' : 'has something to do here';
}
