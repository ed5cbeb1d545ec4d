// A redline as markup: what was added and removed is marked, and said to whoever does not see the marks.

import type { Piece } from '#comparison/redline.ts';
import { type Html, html } from '../../components/html.ts';

export function redlineView(pieces: readonly Piece[]): Html {
  return html`${pieces.map(({ is, text }) => {
    if (is === 'added') return html`<ins class="comity-added">${hidden('Added: ')}${text}</ins>`;
    if (is === 'removed') return html`<del class="comity-removed">${hidden('Removed: ')}${text}</del>`;
    return html`${text}`;
  })}`;
}

function hidden(words: string): Html {
  return html`<span class="govuk-visually-hidden">${words}</span>`;
}
