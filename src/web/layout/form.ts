// A form that changes something: posted, with the token that proves it came from our own page.

import { type Html, html, type Value } from '../components/html.ts';

/** The hidden field that @fastify/csrf-protection reads. */
export function csrfField(token: string): Html {
  return html`<input type="hidden" name="_csrf" value="${token}">`;
}

/** Mistakes are ours to show, in one place and in our words, so the browser’s own checks are off. */
export function form(action: string, token: string, inside: Value, { files = false } = {}): Html {
  const encoding = files && html` enctype="multipart/form-data"`;
  return html`<form method="post" action="${action}"${encoding} novalidate>
  ${csrfField(token)}
  ${inside}
</form>`;
}
