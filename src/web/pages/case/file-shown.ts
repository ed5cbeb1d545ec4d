// A file of an act as a page shows it: a link to its content and, of a confidential one, who has opened it, where the reader
// may know that.

import type { SeenFile } from '#casework/view.ts';
import { sizeInWords } from '#files/attached.ts';
import { momentInWords } from '#wording/dates.ts';
import { details } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import type { Reader } from './reader.ts';

/** Its address says nothing of what it is called. */
export function fileShown({ file, confidential, openings }: SeenFile, ref: string, reader: Reader): Html {
  const link = html`<a class="govuk-link" href="/cases/${ref}/files/${file.id}">${file.name}</a>`;
  return html`<p class="govuk-body-s">With it: ${link}, ${sizeInWords(file.size)}</p>
    ${confidential && html`<p class="govuk-body-s">This is confidential. If you open it, that is noted here.</p>`}
    ${openings && openedBy(openings, reader)}`;
}

function openedBy(openings: NonNullable<SeenFile['openings']>, { byName }: Reader): Html {
  if (openings.length === 0) return html`<p class="govuk-body-s">Nobody has opened it yet.</p>`;
  const [latest] = openings.toReversed();
  const times = openings.length === 1 ? 'Opened once' : `Opened ${openings.length} times`;
  const said = openings
    .toReversed()
    .map(({ person, at }) => html`<li>${byName.person(person)}, ${momentInWords(at, byName.zone)}</li>`);
  return details({
    summaryText: latest === undefined ? times : `${times}, last by ${byName.person(latest.person)}`,
    html: html`<ul class="govuk-list govuk-list--bullet">${said}</ul>`,
  });
}
