// Two questions that put the same fact to somebody for the same act must not presume it differently, unless one of their
// texts ranks above the other: until somebody decides, nobody could say which holds. Decides nothing itself.

import type { Clause, Place, Question, Version } from '#engine/rules.ts';
import { overlap } from './dates.ts';
import { quote } from './nearest.ts';
import type { Report } from './problems.ts';

interface Asked {
  readonly version: Version;
  readonly clause: Clause;
  readonly question: Question;
}

/** @param versions everything that can govern one council, the law among it. */
export function checkAskedOnce(versions: readonly Version[], report: Report): void {
  const asked = versions
    .filter(({ considered }) => !considered)
    .flatMap((version) =>
      version.clauses.flatMap((clause) =>
        clause.questions.map((question): Asked => ({ version, clause, question })),
      ),
    );
  asked.forEach((later, index) => {
    const earlier = asked.slice(0, index).find((one) => differ(one, later));
    if (earlier === undefined) return;
    const { id, asks, place } = later.question;
    report.at(
      place,
      `${id} asks ${quote(asks)} of the same act as ${earlier.question.id} (${written(earlier.question.place)}), and something else is presumed in each`,
      'let only one of them presume, or give its document a higher rank',
    );
  });
}

function differ(a: Asked, b: Asked): boolean {
  return (
    a.question.asks === b.question.asks &&
    isAtOnce(a, b) &&
    ofOneAct(a.question, b.question) &&
    a.version.floor === b.version.floor &&
    a.version.rank === b.version.rank &&
    presumes(a.question) !== presumes(b.question)
  );
}

/** A draft runs with nothing but itself: on trial it takes the place of its document’s other texts. */
function isAtOnce(a: Asked, b: Asked): boolean {
  if (a.version.id === b.version.id) return overlap(a.clause.inForce ?? {}, b.clause.inForce ?? {});
  if (a.version.status === 'draft' || b.version.status === 'draft') return false;
  const dates = ({ version, clause }: Asked) => [version.inForce, clause.inForce ?? {}];
  return dates(a).every((one) => dates(b).every((other) => overlap(one, other)));
}

function ofOneAct(a: Question, b: Question): boolean {
  const acts = a.when.flatMap((when) => (when.is === 'act' ? [when.act] : []));
  return b.when.some((when) => when.is === 'act' && acts.includes(when.act));
}

function presumes({ presume }: Question): string {
  return JSON.stringify(
    presume.map(({ answer, if: conditions, with: fields }) => [
      answer,
      conditions.map(({ words }) => words).toSorted(),
      fields.toSorted(),
    ]),
  );
}

function written({ file, line }: Place): string {
  return `${file}:${line}`;
}
