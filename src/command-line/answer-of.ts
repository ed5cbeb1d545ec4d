// One situation that was run, as the answer that is printed: items with their sentences and reasons.

import type { Because } from '#engine/standing.ts';
import type { Ran } from '#situations/run.ts';
import { becauseLines } from '#wording/clauses.ts';
import { dutySentence, mannerSentence } from '#wording/duties.ts';
import { noticeSentence, wallSentence } from '#wording/notices.ts';
import { barSentence, permissionSentence } from '#wording/permissions.ts';
import { conflictSentence, markSentence, notCoveredSentence, questionSentence } from '#wording/questions.ts';

export function answerOf({ situation, standing, names, results }: Ran) {
  const why = (because: Because) => becauseLines(because, names);
  const said =
    <T extends { readonly because: Because }>(sentence: (one: T, with_: typeof names) => string) =>
    (one: T) => ({ sentence: sentence(one, names), why: why(one.because), ...one });
  return {
    situation: situation.name,
    council: situation.council,
    ...(situation.text === undefined ? {} : { text: situation.text }),
    at: standing.at,
    versions: standing.versions,
    parties: standing.parties,
    closed: standing.closed,
    duties: standing.duties.map(said(dutySentence)),
    manners: standing.manners.map(said(mannerSentence)),
    bars: standing.bars.map(said(barSentence)),
    permissions: standing.permissions.map(said(permissionSentence)),
    notices: standing.notices.map(said(noticeSentence)),
    walls: standing.walls.map(said(wallSentence)),
    questions: standing.questions.map(said(questionSentence)),
    conflicts: standing.conflicts.map((one) => ({ sentence: conflictSentence(one, names), ...one })),
    notCovered: standing.notCovered.map((one) => ({ sentence: notCoveredSentence(one, names), ...one })),
    marks: standing.marks.map(said(markSentence)),
    nextChange: standing.nextChange,
    expectations: results.map(({ expected, holds, instead, verdict }) => ({
      expected: expected.words,
      none: expected.none,
      line: expected.place.line,
      holds,
      instead,
      ...(verdict === undefined ? {} : { answer: verdict.answer }),
    })),
  };
}
