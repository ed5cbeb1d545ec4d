// The items of an answer, laid out so that any key of an expectation can be compared with them.

import type { CaseStanding, Holders } from '#engine/standing.ts';
import { dutySentence, mannerSentence } from '#wording/duties.ts';
import type { Names } from '#wording/names.ts';
import { noticeSentence, wallSentence } from '#wording/notices.ts';
import { barSentence, permissionSentence } from '#wording/permissions.ts';
import { conflictSentence, markSentence, notCoveredSentence, questionSentence } from '#wording/questions.ts';
import type { Kind } from './expectation-words.ts';
import type { Company } from './whom.ts';

/** One item of an answer, laid out so that any key can be compared. */
export interface Candidate {
  readonly sentence: string;
  readonly norms: readonly string[];
  readonly acts: readonly string[];
  readonly kinds: readonly string[];
  readonly clause?: string;
  readonly state?: string;
  readonly due?:
    | { readonly date?: string; readonly overdueFrom?: number; readonly words?: string }
    | undefined;
  readonly whom: Readonly<
    Partial<Record<'of' | 'to' | 'against' | 'ask' | 'by', Holders | null | undefined>>
  >;
  /** Only those named in `of` are free of it. */
  readonly others?: boolean;
  readonly with?: readonly string[] | undefined;
  readonly telling?: readonly string[] | 'everything' | undefined;
  readonly value?: string | number | boolean | undefined;
  readonly presumed?: string | number | boolean | undefined;
}

export interface Answered {
  readonly standing: CaseStanding;
  readonly company: Company;
  readonly names: Names;
}

export function candidatesOf(kind: Kind, answered: Answered): readonly Candidate[] {
  const { standing } = answered;
  switch (kind) {
    case 'duty':
      return duties(answered);
    case 'must':
    case 'should':
      return [...duties(answered), ...manners(answered)];
    case 'manner':
      return manners(answered);
    case 'may':
    case 'alone may':
    case 'has a right to':
      return permissions(answered);
    case 'must not':
    case 'should not':
      return [...bars(answered), ...walls(answered)];
    case 'notice':
      return notices(answered);
    case 'wall':
      return walls(answered);
    case 'asks':
      return questions(answered);
    case 'conflict':
      return conflicts(answered);
    case 'not covered':
      return gaps(answered);
    case 'mark':
      return marks(answered);
    case 'undecided':
      return undecided(answered, standing);
    case 'can':
    case 'cannot':
      return [];
  }
}

type Ruled = {
  readonly id: string;
  readonly because: { readonly norm: string; readonly clause: string; readonly version: string };
};

function rule({ id, because }: Ruled): Pick<Candidate, 'norms' | 'clause' | 'kinds'> {
  return { norms: [`${because.version}:${because.norm}`], clause: because.clause, kinds: [id] };
}

function duties({ standing, names }: Answered): readonly Candidate[] {
  return standing.duties.map((duty) => ({
    ...rule(duty),
    kinds: [duty.id, duty.force],
    sentence: dutySentence(duty, names),
    acts: duty.acts,
    state: duty.state,
    due: duty.due,
    whom: { of: duty.who, to: duty.to },
    with: duty.with,
    telling: duty.telling,
  }));
}

function manners({ standing, names }: Answered): readonly Candidate[] {
  return standing.manners.map((manner) => ({
    ...rule(manner),
    kinds: [manner.id, manner.force],
    sentence: mannerSentence(manner, names),
    acts: manner.acts,
    state: manner.state,
    whom: { of: manner.who, to: manner.to },
    with: manner.with,
  }));
}

function permissions({ standing, names }: Answered): readonly Candidate[] {
  return standing.permissions.map((permission) => ({
    ...rule(permission),
    kinds: [permission.id, permission.force],
    sentence: permissionSentence(permission, names),
    acts: permission.acts,
    state: permission.state,
    whom: { of: permission.who, to: permission.to },
    with: permission.with,
  }));
}

function bars({ standing, names }: Answered): readonly Candidate[] {
  return standing.bars.map((bar) => ({
    ...rule(bar),
    kinds: [bar.id, bar.force === 'alone may' ? 'must not' : bar.force],
    sentence: barSentence(bar, names),
    acts: bar.acts,
    state: bar.state,
    whom: { of: bar.who, to: bar.to },
    others: bar.force === 'alone may',
  }));
}

function walls({ standing, names }: Answered): readonly Candidate[] {
  return standing.walls.map((wall) => ({
    ...rule(wall),
    kinds: [wall.id, wall.force],
    sentence: wallSentence(wall, names),
    acts: ['tell'],
    state: wall.state,
    whom: { against: wall.against, to: wall.against, of: wall.against },
    telling: wall.telling,
  }));
}

function notices({ standing, names }: Answered): readonly Candidate[] {
  return standing.notices.map((notice) => ({
    ...rule(notice),
    sentence: noticeSentence(notice, names),
    acts: ['tell'],
    state: notice.state,
    due: notice.due,
    whom: { of: notice.from, to: one(notice.to) },
    telling: notice.telling,
  }));
}

function questions({ standing, names }: Answered): readonly Candidate[] {
  return standing.questions.map((question) => ({
    ...rule(question),
    kinds: [question.asks],
    sentence: questionSentence(question, names),
    acts: [],
    state: question.state,
    whom: { of: question.who },
    value: question.answer,
    presumed: question.presumed?.answer,
  }));
}

function conflicts({ standing, names }: Answered): readonly Candidate[] {
  return standing.conflicts.map((conflict) => ({
    sentence: conflictSentence(conflict, names),
    norms: conflict.norms.map(({ version, norm }) => `${version}:${norm}`),
    acts: conflict.acts,
    kinds: [conflict.kind],
    ...(conflict.norms[0] ? { clause: conflict.norms[0].clause } : {}),
    whom: { ask: conflict.rules },
  }));
}

function gaps({ standing, names }: Answered): readonly Candidate[] {
  return standing.notCovered.map((gap) => ({
    sentence: notCoveredSentence(gap, names),
    norms: [`${gap.version}:${gap.norm}`],
    acts: gap.acts,
    kinds: ['not covered'],
    clause: gap.clause,
    whom: { ask: gap.ask },
  }));
}

function marks({ standing, names }: Answered): readonly Candidate[] {
  return standing.marks.map((mark) => {
    const act = names.recorded(mark.act);
    return {
      sentence: markSentence(mark, names),
      norms: [`${mark.because.version}:${mark.because.norm}`],
      acts: act ? [act.act] : [],
      kinds: [mark.mark],
      clause: mark.because.clause,
      whom: { of: act?.by ? one(act.by) : undefined },
    };
  });
}

function undecided(answered: Answered, standing: CaseStanding): readonly Candidate[] {
  const items = [
    ...duties(answered),
    ...manners(answered),
    ...permissions(answered),
    ...bars(answered),
    ...walls(answered),
    ...notices(answered),
  ];
  const open = new Set(
    [
      ...standing.duties,
      ...standing.manners,
      ...standing.permissions,
      ...standing.bars,
      ...standing.walls,
      ...standing.notices,
    ].flatMap((item) => (item.undecided ? item.id : [])),
  );
  const differ = conflicts(answered).filter((conflict) => conflict.kinds.includes('readings differ'));
  return [...items.filter((item) => item.kinds.some((id) => open.has(id))), ...differ];
}

function one(person: string): Holders {
  return { words: person, people: [person], mode: 'any', gaps: [] };
}
