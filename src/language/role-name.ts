// Finds the longest name a role expression can begin with, in the order in which names are looked up: parties,
// fields, meanings, offices, then the grammar’s own words. Plurals count as “every”.

import type { Meaning, OfficeOf, Scope } from './scope.ts';

export type Found =
  | { readonly how: 'party' | 'field' | 'kind'; readonly name: string }
  | { readonly how: 'office'; readonly name: string; readonly office: OfficeOf }
  | { readonly how: 'body' | 'members' | 'line manager'; readonly name: string }
  | { readonly how: 'meaning'; readonly name: string; readonly meaning: Meaning };

export interface Match {
  readonly found: Found;
  readonly plural: boolean;
  /** Words it takes up. */
  readonly length: number;
}

/** Words of the grammar itself; `of` says whether a thing must, may or cannot follow. */
const OWN: readonly { words: string; found: Found; plural: boolean; of: boolean }[] = [
  { words: 'ward members', found: { how: 'members', name: 'ward members' }, plural: true, of: true },
  { words: 'ward member', found: { how: 'members', name: 'ward members' }, plural: false, of: true },
  { words: 'members', found: { how: 'members', name: 'members' }, plural: true, of: true },
  { words: 'member', found: { how: 'members', name: 'members' }, plural: false, of: true },
  { words: 'line manager', found: { how: 'line manager', name: 'line manager' }, plural: false, of: true },
  { words: 'line managers', found: { how: 'line manager', name: 'line manager' }, plural: true, of: true },
  ...(['group', 'committee', 'ward', 'unit'] as const).flatMap((name) => [
    { words: name, found: { how: 'body', name } as const, plural: false, of: false },
    { words: `${name}s`, found: { how: 'body', name } as const, plural: true, of: false },
  ]),
  ...Object.entries({
    member: 'member',
    councillor: 'member',
    officer: 'officer',
    employee: 'officer',
  }).flatMap(([words, name]) => [
    { words, found: { how: 'kind', name } as const, plural: false, of: false },
    { words: `${words}s`, found: { how: 'kind', name } as const, plural: true, of: false },
  ]),
  { words: 'anyone', found: { how: 'kind', name: 'everyone' }, plural: false, of: false },
  { words: 'everyone', found: { how: 'kind', name: 'everyone' }, plural: true, of: false },
  { words: 'system', found: { how: 'kind', name: 'system' }, plural: false, of: false },
];

/** The longest name at the start of these words. */
export function longestName(tokens: readonly string[], scope: Scope): Match | undefined {
  for (let length = Math.min(tokens.length, 14); length > 0; length -= 1) {
    const phrase = tokens.slice(0, length).join(' ').toLowerCase();
    // “members of …” is the grammar’s even where a field is called “member”, which could not be of anything.
    const next = tokens[length]?.toLowerCase();
    const match =
      (next === 'of' ? own(phrase, true) : undefined) ?? declared(phrase, scope) ?? own(phrase, false);
    if (match) return { ...match, length };
  }
  return undefined;
}

/** Words of the grammar that mean nothing without “of” and a person or body. */
export function needsOf(words: string): boolean {
  return OWN.some((own) => own.of && own.words === words.toLowerCase());
}

/** Every name a role could be, for near misses. */
export function roleNames(scope: Scope): readonly string[] {
  const { words } = scope;
  const own = OWN.filter((word) => !word.of).map((word) => word.words);
  return [
    ...scope.parties.keys(),
    ...peopleFields(scope),
    ...words.meanings.keys(),
    ...words.offices.keys(),
    ...own,
  ];
}

function declared(phrase: string, scope: Scope): Omit<Match, 'length'> | undefined {
  const { meanings, offices } = scope.words;
  const tries: [Iterable<string>, (name: string) => Found | undefined][] = [
    [scope.parties.keys(), (name) => ({ how: 'party', name })],
    [peopleFields(scope), (name) => ({ how: 'field', name })],
    [meanings.keys(), (name) => meaningOf(name, meanings.get(name))],
    [offices.keys(), (name) => officeOf(name, offices.get(name))],
  ];
  for (const [names, found] of tries) {
    for (const name of names) {
      const plural = sameName(phrase, name);
      const what = plural === undefined ? undefined : found(name);
      if (what !== undefined && plural !== undefined) return { found: what, plural };
    }
  }
  return undefined;
}

function own(phrase: string, of: boolean): Omit<Match, 'length'> | undefined {
  const word = OWN.find((candidate) => candidate.words === phrase && candidate.of === of);
  return word && { found: word.found, plural: word.plural };
}

function meaningOf(name: string, meaning: Meaning | undefined): Found | undefined {
  return meaning && { how: 'meaning', name, meaning };
}

function officeOf(name: string, office: OfficeOf | undefined): Found | undefined {
  return office && { how: 'office', name, office };
}

/** false: the name itself; true: its plural; undefined: another name. */
function sameName(phrase: string, name: string): boolean | undefined {
  const lower = name.toLowerCase();
  if (phrase === lower) return false;
  if (Math.abs(phrase.length - lower.length) > 3) return undefined;
  const words = lower.split(' ');
  const isPlural = words.some((word, index) => words.with(index, pluralOf(word)).join(' ') === phrase);
  return isPlural ? true : undefined;
}

function pluralOf(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

function peopleFields(scope: Scope): readonly string[] {
  const named = ['person', 'people', 'office', 'group', 'ward', 'committee', 'unit', 'document'];
  return [...scope.fields]
    .filter(([, fields]) => fields.some((field) => named.includes(field.type)))
    .map(([name]) => name);
}
