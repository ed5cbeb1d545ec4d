// What a form sent, as it is kept in a draft: names with text or texts, and nothing else.

import type { Draft } from '#casework/casework.ts';

export type TypedIn = Draft['typed'];

/** @param body as the form parser gives it. The token is left out. */
export function typedIn(body: unknown): TypedIn {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]): [string, string | readonly string[]][] => {
      if (name === '_csrf') return [];
      if (typeof value === 'string') return [[name, value]];
      return Array.isArray(value) && value.every((one) => typeof one === 'string') ? [[name, value]] : [];
    }),
  );
}
