// Which passwords can be used: long ones that are neither common nor made of what everybody knows of their owner. No rule
// asks for capitals or digits, and none makes a password old. Guessing is zxcvbn’s, from a list of 49,000 common passwords.

import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

export const SHORTEST_PASSWORD = 12;
/** Far beyond any phrase; what is longer is a mistake, and would only cost time. */
const LONGEST_PASSWORD = 256;
/** More than ten thousand million guesses: zxcvbn’s 4 of 4. */
const HARD_TO_GUESS = 4;
/** Characters that must be left when the words that everybody knows are taken out. */
const LEAST_OF_ITS_OWN = 8;
/** Words of every council, beside those of this one and of whoever the password is for. */
const WORDS_OF_THE_PLACE = ['comity', 'council', 'councillor', 'protocol', 'monitoring', 'officer', 'member'];

let guessing: ZxcvbnFactory | undefined;

/**
 * @param known what somebody could guess from who they are: their name, their address, their council.
 * @returns a sentence that says why it cannot be used, or undefined.
 */
export function whyNotUsable(password: string, known: readonly string[]): string | undefined {
  if (password.length < SHORTEST_PASSWORD)
    return `The password must be ${SHORTEST_PASSWORD} characters or more.`;
  if (password.length > LONGEST_PASSWORD)
    return `The password must be ${LONGEST_PASSWORD} characters or fewer.`;
  guessing ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const words = known.flatMap((one) => one.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const places = [...words, ...WORDS_OF_THE_PLACE];
  const own = places.reduce((left, word) => left.replaceAll(word, ''), password.toLowerCase());
  if (own.length < LEAST_OF_ITS_OWN || guessing.check(password, places).score < HARD_TO_GUESS)
    return 'That password is too easy to guess. Use a few words that have nothing to do with each other, with you or with the council.';
  return undefined;
}
