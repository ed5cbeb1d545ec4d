// Why something could not be put on the record, in a sentence for the person at the draft.

import type { Refusal, Viewer } from '#casework/view.ts';
import type { Directory } from '#engine/history.ts';
import type { ActType, Rulebook } from '#engine/rules.ts';
import { namesOf } from '#wording/names.ts';
import { verdictSentence } from '#wording/verdicts.ts';

export function whyNotRecorded(
  refusal: Refusal,
  { person }: Viewer,
  type: ActType,
  rulebook: Rulebook,
  directory: Directory,
): string {
  switch (refusal.why) {
    case 'not found':
      return 'There is no such case. Choose the case in which it is to be recorded.';
    case 'not valid':
      return refusal.problems.map(({ says }) => says).join(' ');
    case 'not yours':
      return `In that case this is for ${refusal.party}.`;
    case 'changed meanwhile':
      return 'Somebody changed the case or the text while you were writing. Look at both and try again.';
    default:
      return verdictSentence(refusal.verdict, person, type.name, namesOf(rulebook, directory, []));
  }
}
