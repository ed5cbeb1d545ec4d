// Addresses of the drafting pages, and what their forms hold.

/** A draft is “protocol/2027-01”, one part of an address. */
export function draftAddress(draft: string, then = ''): string {
  return `/drafting/${encodeURIComponent(draft)}${then}`;
}

export interface AtDraft {
  Params: { draft: string };
}

/** What a form holds under a name, when it is text. */
export function typedIn(body: unknown, name: string): string {
  const value: unknown = Object(body)[name];
  return typeof value === 'string' ? value : '';
}
