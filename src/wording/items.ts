// Anything that follows from a record, as its sentence: one door to the sentences of each kind.

import type { Bar, Duty, Manner, Notice, OpenQuestion, Permission, Wall } from '#engine/standing.ts';
import { dutySentence, mannerSentence } from './duties.ts';
import type { Names } from './names.ts';
import { noticeSentence, wallSentence } from './notices.ts';
import { barSentence, permissionSentence } from './permissions.ts';
import { questionSentence } from './questions.ts';

export function itemSentence(
  item: Duty | Manner | Bar | Permission | Notice | Wall | OpenQuestion,
  names: Names,
): string {
  switch (item.kind) {
    case 'duty':
      return dutySentence(item, names);
    case 'manner':
      return mannerSentence(item, names);
    case 'bar':
      return barSentence(item, names);
    case 'permission':
      return permissionSentence(item, names);
    case 'notice':
      return noticeSentence(item, names);
    case 'wall':
      return wallSentence(item, names);
    case 'question':
      return questionSentence(item, names);
  }
}
