// A letter in two forms, plain text and simple HTML, from the same lines. Knows nothing of what it says.

import { type Html, html } from '#web/components/html.ts';

export interface Letter {
  readonly subject: string;
  readonly lines: readonly Line[];
  /** Why it was sent, and what can be done about it. */
  readonly foot: readonly string[];
}

/** A paragraph; something with what it is; or where to go. */
export type Line =
  | string
  | { readonly label: string; readonly value: string }
  | { readonly link: string; readonly text: string };

/** The foot stands below “-- ”, which mail programs know as the end of what is said. */
export function asText({ lines, foot }: Letter): string {
  return `${lines.map(lineAsText).join('\n\n')}\n\n-- \n${foot.join('\n')}\n`;
}

function lineAsText(line: Line): string {
  if (typeof line === 'string') return line;
  return 'link' in line ? `${line.text}: ${line.link}` : `${line.label}: ${line.value}`;
}

/** No picture, style or script: it looks alike everywhere and fetches nothing. */
export function asHtml({ lines, foot }: Letter): string {
  return String(html`<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"></head><body>
${lines.map(lineAsHtml)}
<hr>
${foot.map((words) => html`<p><small>${words}</small></p>\n`)}</body></html>
`);
}

function lineAsHtml(line: Line): Html {
  if (typeof line === 'string') return html`<p>${asTyped(line)}</p>\n`;
  if ('link' in line) return html`<p><a href="${line.link}">${line.text}</a></p>\n`;
  return html`<p><strong>${line.label}:</strong> ${asTyped(line.value)}</p>\n`;
}

/** Line breaks stay. */
function asTyped(words: string): Html {
  return html`${words.split('\n').map((part, index) => (index === 0 ? html`${part}` : html`<br>${part}`))}`;
}
