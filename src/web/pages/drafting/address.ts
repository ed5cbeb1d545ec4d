// Addresses of the drafting pages, and what their forms hold.

/** A draft is “protocol/2027-01”, one part of an address. */
export function draftAddress(draft: string, then = ''): string {
  return `/drafting/${encodeURIComponent(draft)}${then}`;
}

/** @param now what was just done to it, to be told on its page. */
export function clauseAddress(draft: string, number: string, now?: 'saved' | 'added'): string {
  const page = draftAddress(draft, `/clauses/${encodeURIComponent(number)}`);
  return now === undefined ? page : `${page}?now=${now}`;
}

export interface AtDraft {
  Params: { draft: string };
}

/** What a form holds under a name, when it is text. */
export function typedIn(body: unknown, name: string): string {
  const value: unknown = Object(body)[name];
  return typeof value === 'string' ? value : '';
}
