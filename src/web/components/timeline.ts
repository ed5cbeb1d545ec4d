// What happened, day by day, as an ordered list. Knows nothing of cases: its sentences come ready made.

import { type Html, html, type Value } from './html.ts';

export interface TimelineEntry {
  /** A sentence; links and clauses in it are Html. */
  readonly said: Html | string;
  /** Beneath it: “Happened 17 December; recorded 21 December.” */
  readonly note?: Html | string | undefined;
  /** What was written, whole paragraphs, beneath the sentence. */
  readonly written?: Html | undefined;
}

export interface TimelineDay {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** As it is read: “Thursday 17 December 2026”. */
  readonly words: string;
  readonly entries: readonly TimelineEntry[];
}

function entry({ said, note, written }: TimelineEntry): Value {
  return html`<p class="govuk-body">${said}</p>
      ${written}
      ${note && html`<p class="govuk-body-s comity-timeline__note">${note}</p>`}`;
}

/** The days in the order given; newest first on a case. Headings are h3, so an h2 stands above. */
export function timeline(days: readonly TimelineDay[]): Html {
  return html`<ol class="comity-timeline">${days.map(
    ({ date, words, entries }) => html`
    <li class="comity-timeline__day">
      <h3 class="govuk-heading-s comity-timeline__date"><time datetime="${date}">${words}</time></h3>
      ${entries.map(entry)}
    </li>`,
  )}
</ol>`;
}
