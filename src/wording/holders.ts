// Whoever a role came to, in words: their names, or the role itself where there are many of them or none.

import type { Gap, Holders } from '#engine/standing.ts';
import { listOf, withThe } from '#language/english.ts';
import type { Names } from './names.ts';

/** More than so many are called by their role, not each by name. */
const MOST_NAMED = 4;
const ONE_OF_A_KIND = /^(member|councillor|officer|employee)(?= except | and | or |$)/;

/** Whether “has” or “have” follows them. */
export function areMany(holders: Holders): boolean {
  const named = holders.people.length > 1 && holders.people.length <= MOST_NAMED;
  return named && holders.mode === 'each';
}

/** “Dev Patel”, “Jo Lee or Sam Orr”, “every member”, “the monitoring officer”. Mid-sentence. */
export function holdersInWords(holders: Holders, names: Names): string {
  const { people, mode, words } = holders;
  if (people.length > MOST_NAMED && mode === 'any')
    return roleInWords(words.replace(ONE_OF_A_KIND, 'any $&'));
  if (people.length === 0 || people.length > MOST_NAMED) return roleInWords(words);
  return listOf(people.map(names.person), mode === 'any' ? 'or' : 'and');
}

/** “monitoring officer else chief executive” → “the monitoring officer, or failing that the chief executive”. */
export function roleInWords(words: string): string {
  return words
    .replace(/ ?\(intended\)/g, '')
    .split(/( else | and | or | except )/)
    .map((part) => (part.startsWith(' ') ? part : chain(part)))
    .join('')
    .replaceAll(' else ', ', or failing that ');
}

function chain(words: string): string {
  return words
    .split(' of ')
    .map((word, index) => (index > 0 && /^\p{Lu}/u.test(word) ? word : withThe(word)))
    .join(' of ');
}

/** Why a role came to nobody: “nobody holds the office of …”. A whole sentence. */
export function gapSentence(gap: Gap): string {
  const role = roleInWords(gap.role);
  switch (gap.why) {
    case 'nobody holds it':
      return gap.role === 'unset'
        ? 'The protocol does not say who this is.'
        : `Nobody is recorded as ${role}.`;
    case 'is the subject':
      return `This is about ${role}, who can have no part in it.`;
    case 'absent':
      return `It would come to ${role}, who is recorded as away.`;
    case 'party not named':
      return `It is not recorded who ${role} is.`;
    case 'not covered':
      return 'The protocol does not cover this.';
  }
}
