// Role words into roles: “every leader of group except leader of asking group”. Knows the grammar of
// protocols/README.md and the names in scope; knows nobody who holds anything.

import type { Role } from '#engine/rules.ts';
import { didYouMean, quote } from './nearest.ts';
import { type Found, longestName, needsOf, roleNames } from './role-name.ts';
import { belongsTo, type Scope, scopeOf } from './scope.ts';

export type ReadRole =
  | { readonly role: Role }
  | { readonly says: string; readonly instead?: string }
  | { readonly unknowable: true };

/** Nobody: what `is: unset` means. It comes to no person, so that whoever meets it reports a gap. */
export const UNSET: Role = { is: 'joined', by: 'or', parts: [], words: 'unset' };

const JOINERS = ['and', 'or', 'else'] as const;
type Joiner = (typeof JOINERS)[number];

class Unclear extends Error {
  readonly says: string;
  readonly instead: string | undefined;
  constructor(says: string, instead?: string) {
    super(says);
    this.says = says;
    this.instead = instead;
  }
}

/** Says what is wrong as a value; `unknowable` when a name is unknown only because its file could not be read. */
export function readRole(words: string, scope: Scope): ReadRole {
  try {
    return { role: new Parser(words, scope, []).whole() };
  } catch (fault) {
    if (!(fault instanceof Unclear)) throw fault;
    if (!scope.words.complete && fault.says.includes('is not a role')) return { unknowable: true };
    return { says: fault.says, ...(fault.instead === undefined ? {} : { instead: fault.instead }) };
  }
}

class Parser {
  readonly #scope: Scope;
  /** Meanings being read, so that a circle is seen. */
  readonly #within: readonly string[];
  #rest: string[];

  constructor(words: string, scope: Scope, within: readonly string[]) {
    this.#scope = scope;
    this.#within = within;
    if (words.length > 400) throw new Unclear('this role is too long to read', 'give its parts a meaning');
    if (/[()[\]]/.test(words.replace(/ ?\(intended\)/g, ''))) {
      throw new Unclear(
        `${quote(words)} has brackets, which a role cannot`,
        'give the part in brackets a meaning',
      );
    }
    this.#rest = words
      .replaceAll('(intended)', ' (intended) ')
      .split(/\s+/)
      .filter((word) => word !== '');
    if (/\band\/or\b/i.test(words))
      throw new Unclear(`${quote(words)} says "and/or"`, 'write "or": any one of them suffices');
  }

  whole(): Role {
    if (this.#rest.length === 0) throw new Unclear('nobody is named here');
    const words = this.#rest.join(' ');
    const all = this.#joined();
    if (!this.#take('except')) return this.#ended(all, words);
    const but = this.#joined();
    if (this.#next() === 'except')
      throw new Unclear(`${quote(words)} says "except" twice`, 'give one part a meaning');
    return this.#ended({ is: 'except', all, but, words }, words);
  }

  #ended(role: Role, words: string): Role {
    if (this.#rest.length > 0)
      throw new Unclear(`${quote(words)} cannot be read from ${quote(this.#rest.join(' '))} on`);
    return role;
  }

  #joined(): Role {
    const start = [...this.#rest];
    const parts = [this.#part()];
    let by: Joiner | undefined;
    for (let joiner = this.#joiner(); joiner !== undefined; joiner = this.#joiner()) {
      if (by !== undefined && by !== joiner) {
        throw new Unclear(
          `${quote(start.join(' '))} mixes "${by}" and "${joiner}"`,
          'give the part that belongs together a meaning',
        );
      }
      by = joiner;
      parts.push(this.#part());
    }
    const words = start.slice(0, start.length - this.#rest.length).join(' ');
    const [first] = parts;
    return by === undefined && first ? first : { is: 'joined', by: by ?? 'or', parts, words };
  }

  #part(): Role {
    const start = [...this.#rest];
    const role = this.#chain(this.#partWords());
    const words = start.slice(0, start.length - this.#rest.length).join(' ');
    return this.#take('(intended)') || words.includes('(intended)') ? intended(role, words) : role;
  }

  /** [every] name [of thing] */
  #chain(whole: string): Role {
    const start = [...this.#rest];
    const every = this.#every();
    const match = longestName(this.#rest, this.#scope);
    if (!match) throw this.#unknown(whole);
    this.#rest = this.#rest.slice(match.length);
    this.#take('(intended)');
    const of = this.#take('of') ? this.#chain(whole) : undefined;
    const next = this.#next();
    if (next !== undefined && !isStop(next)) throw this.#unknown(whole);
    const words = start
      .slice(0, start.length - this.#rest.length)
      .join(' ')
      .replace(/ ?\(intended\)/g, '');
    return this.#named(match.found, every || match.plural, of, words);
  }

  #named(found: Found, every: boolean, of: Role | undefined, words: string): Role {
    const things = of === undefined ? {} : { of };
    if (found.how === 'meaning') {
      return {
        is: 'meaning',
        name: found.name,
        every,
        intended: false,
        ...things,
        means: this.#means(found),
        words,
      };
    }
    if (of !== undefined && (found.how === 'party' || found.how === 'field' || found.how === 'kind')) {
      throw new Unclear(`${quote(words)}: ${quote(found.name)} cannot be of something`, 'give it a meaning');
    }
    return { is: 'named', how: found.how, name: found.name, every, intended: false, ...things, words };
  }

  #means(found: Extract<Found, { how: 'meaning' }>): Role {
    const { name, meaning } = found;
    if (this.#within.includes(name))
      throw new Unclear(`${quote(name)} is given a meaning that leads back to itself`);
    if (meaning.is === 'unset') return UNSET;
    const everywhere = scopeOf(this.#scope.words, []);
    for (const scope of [this.#scope, everywhere]) {
      try {
        return new Parser(meaning.is, scope, [...this.#within, name]).whole();
      } catch (fault) {
        if (!(fault instanceof Unclear)) throw fault;
      }
    }
    // Reported once, where the meaning is written; a circle of meanings too.
    return UNSET;
  }

  #every(): boolean {
    const word = this.#next();
    if (word !== 'every' && word !== 'any') return false;
    if (this.#rest.length > 1) this.#rest = this.#rest.slice(1);
    if (word === 'any') this.#take('other');
    return word === 'every';
  }

  #joiner(): Joiner | undefined {
    const joiner = JOINERS.find((word) => word === this.#next());
    if (joiner) this.#rest = this.#rest.slice(1);
    return joiner;
  }

  #take(word: string): boolean {
    if (this.#next() !== word) return false;
    this.#rest = this.#rest.slice(1);
    return true;
  }

  #next(): string | undefined {
    return this.#rest[0]?.toLowerCase();
  }

  /** The words up to the next joiner, for a message. */
  #partWords(): string {
    const end = this.#rest.findIndex((word) => isStop(word.toLowerCase()) && word !== '(intended)');
    return (end === -1 ? this.#rest : this.#rest.slice(0, end)).join(' ');
  }

  #unknown(whole: string): Unclear {
    if (whole === '')
      return new Unclear(`${quote([...this.#rest].join(' '))} names nobody before or after a joining word`);
    const bare = whole.replace(/^(any|every) (other )?/i, '');
    if (needsOf(bare))
      return new Unclear(`${quote(bare)} is not a role by itself`, `write "${bare} of" and whose`);
    const elsewhere = belongsTo(this.#scope.words.vocabulary, bare);
    const near = didYouMean(bare, roleNames(this.#scope));
    const help = near ?? 'add it to the offices of council.yaml, or give it a meaning';
    if (elsewhere !== undefined && near === undefined) {
      return new Unclear(`${quote(bare)} is not a role here: it is ${elsewhere}`);
    }
    return new Unclear(`${quote(bare)} is not a role of this council`, help);
  }
}

function isStop(word: string): boolean {
  return word === 'except' || word === '(intended)' || JOINERS.some((joiner) => joiner === word);
}

function intended(role: Role, words: string): Role {
  return role.is === 'named' || role.is === 'meaning' ? { ...role, intended: true, words } : role;
}
