// A role said in English: “the leader of a group”, “any officer except a teacher”.

import type { Role } from '#engine/rules.ts';
import { isPlural, withA, withThe } from './english.ts';

/** As the subject or object of a sentence. */
export function roleWords(role: Role): string {
  if (role.is === 'joined' && role.parts.length === 0) return 'somebody the text does not name';
  if (role.is === 'joined') {
    const joiner = role.by === 'else' ? 'or, failing that,' : role.by;
    return role.parts.map(roleWords).join(` ${joiner} `);
  }
  if (role.is === 'except') return `${roleWords(role.all)} except ${roleWords(role.but)}`;
  if (isKind(role)) return `any ${role.words}`;
  return withThe(applied(role));
}

/** As what somebody is or is not: “a member”, “the line manager of the person raising”. */
export function asWhat(role: Role): string {
  if (role.is === 'joined' && role.parts.length > 0)
    return role.parts.map(asWhat).join(` ${role.by === 'else' ? 'or' : role.by} `);
  if (role.is === 'except') return `${asWhat(role.all)} except ${asWhat(role.but)}`;
  if (isKind(role)) return withA(role.words);
  if (role.is === 'named' && role.how === 'office' && role.of === undefined && !role.every)
    return withThe(role.words.replace(/^any /, ''));
  if (role.is === 'meaning' && role.of === undefined && !role.every)
    return withA(role.words.replace(/^any /, ''));
  return roleWords(role);
}

/** Whether it takes a plural verb. */
export function isMany(role: Role): boolean {
  if (role.is === 'joined') return role.by === 'and';
  return role.is === 'except' ? isMany(role.all) : isPlural(role.words) && !/^(any|every) /.test(role.words);
}

/** One of a kind, without “any” or “every” before it. */
function isKind(role: Role): boolean {
  return (
    role.is === 'named' &&
    role.how === 'kind' &&
    !role.every &&
    role.name !== 'everyone' &&
    !/^(any|every) /.test(role.words)
  );
}

function applied(role: Extract<Role, { is: 'named' | 'meaning' }>): string {
  const words = role.words.replace(' (intended)', '');
  if (role.of === undefined || !words.endsWith(` of ${role.of.words}`)) return words;
  const head = words.slice(0, -` of ${role.of.words}`.length);
  const any = role.of.is === 'named' && role.of.how === 'body' && !role.of.every && role.of.of === undefined;
  return `${head} of ${any ? withA(role.of.words) : roleWords(role.of)}`;
}
