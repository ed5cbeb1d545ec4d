// The answer to “May I?” in words: what the protocol says, what comes first, what follows, who is told, what is left open;
// one list of sections for the page and for the command line.

import type { Guidance } from '#asking/guidance.ts';
import type { Because, Due, Verdict } from '#engine/standing.ts';
import { dutySentence, mannerSentence, stepSentence } from './duties.ts';
import type { Names } from './names.ts';
import { noticeSentence, wallSentence } from './notices.ts';
import { barSentence } from './permissions.ts';
import { conflictSentence, notCoveredSentence, questionSentence } from './questions.ts';
import { workingInWords } from './workings.ts';

const ANSWERS: Readonly<Record<Verdict['answer'], string>> = {
  yes: 'Yes',
  'yes, with a reason': 'Yes, if a reason is given',
  no: 'No',
  'not yet': 'Not yet: something comes first',
  depends: 'It depends',
  conflict: 'Somebody has to rule on this',
  undecided: 'Somebody has to rule on this',
  'not covered': 'The protocol does not cover this',
};
const OTHER = { member: 'This is for a councillor to do', officer: 'This is for an officer to do' } as const;

export interface GuidanceLine {
  readonly says: string;
  /** Absent for what no single clause says. */
  readonly because?: Because;
  /** How a date was worked out, in parts. */
  readonly working?: readonly string[];
}

export interface GuidanceSection {
  readonly title: string;
  readonly lines: readonly GuidanceLine[];
}

/** “Yes”, “It depends”, “This is for an officer to do”. */
export function answerInWords({ verdict, otherKind }: Guidance): string {
  return otherKind === undefined ? ANSWERS[verdict.answer] : OTHER[otherKind];
}

/** @param mine the reader asks for themselves. @returns the sections that have something in them. */
export function guidanceSections(
  guidance: Guidance,
  names: Names,
  mine: boolean,
): readonly GuidanceSection[] {
  const { verdict, owed } = guidance;
  const sections: readonly GuidanceSection[] = [
    {
      title: mine ? 'You owe this' : 'This is owed',
      lines: owed.filter(({ state }) => state !== 'ended').map((duty) => dutyLine(duty, names)),
    },
    {
      title: 'How it is done',
      lines: verdict.manners
        .filter(({ state, undecided }) => state !== 'ended' && !undecided)
        .map((one) => ({ says: mannerSentence(one, names), because: one.because })),
    },
    { title: 'What comes first', lines: verdict.steps.map((step) => ({ says: stepSentence(step, names) })) },
    ...following(guidance, names),
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

/** Everything that the act would set off. */
function following({ after, proposed, type }: Guidance, names: Names): readonly GuidanceSection[] {
  if (after === undefined) return [];
  const own = <T extends { readonly because: Because }>(items: readonly T[]) =>
    items.filter(({ because }) => because.trigger === proposed.id);
  const line =
    <T extends { readonly because: Because }>(sentence: (item: T, names: Names) => string) =>
    (item: T): GuidanceLine => ({ says: sentence(item, names), because: item.because });
  return [
    {
      title: 'What follows once it is done',
      lines: [
        ...own(after.duties)
          .filter(({ acts }) => acts[0] !== 'tell')
          .map((duty) => dutyLine(duty, names)),
        ...own(after.bars).map(line(barSentence)),
      ],
    },
    { title: 'Who must be told', lines: own(after.notices).map(line(noticeSentence)) },
    { title: 'Who must not come to know', lines: own(after.walls).map(line(wallSentence)) },
    {
      title: 'What somebody decides',
      lines: after.questions.filter(({ state }) => state === 'open').map(line(questionSentence)),
    },
    {
      title: 'What the text leaves open',
      lines: [
        ...after.conflicts.map((conflict) => ({ says: conflictSentence(conflict, names) })),
        ...after.notCovered
          .filter(({ acts }) => !acts.includes(type.name))
          .map((gap) => ({ says: notCoveredSentence(gap, names) })),
      ],
    },
  ];
}

function dutyLine(
  duty: Parameters<typeof dutySentence>[0] & { readonly due?: Due },
  names: Names,
): GuidanceLine {
  const { because, due } = duty;
  const working = due?.working === undefined ? {} : { working: workingInWords(due.working, names, due.date) };
  return { says: dutySentence(duty, names), because, ...working };
}
