// Whose it is to keep somebody out of a case, and who is kept out now. That somebody must be kept out is never worked out
// here: a person says so, with reasons, and it stands on the record. What is then seen is for access to say.

import { pressingQuestions } from '#access/pressing-questions.ts';
import { indexOf } from '#access/vocabulary-index.ts';
import type { Act, Value } from '#engine/history.ts';
import { keptOut } from '#engine/kept-out.ts';
import { doersOf } from '#engine/moment.ts';
import type { CaseFile, Ground } from './case-file.ts';
import type { Reading } from './redact.ts';
import { isOwed } from './reminders.ts';
import type { FieldProblem, KeepingOut, Refusal, Viewer } from './view.ts';

/**
 * The office of oversight where it sees the case. Where it does not (the case is about its holder, or the office is outside
 * the council), whoever has something to do or to decide in it: they by themselves, not as one of a class of people.
 */
function deciders(ground: Ground, file: CaseFile): readonly string[] {
  const { sights, standing } = file;
  const whole = [...sights].filter(([, { of }]) => of === 'the case');
  const overseers = whole.filter(([, { as }]) => as.includes('oversight'));
  if (overseers.length > 0) return overseers.map(([person]) => person);
  const duties = standing.duties.filter(isOwed);
  const asked = pressingQuestions(standing).flatMap(({ people }) => people);
  return whole
    .filter(
      ([person, { as }]) =>
        asked.includes(person) ||
        duties.some(({ who }) => who.people.includes(person) && as.includes(who.words)),
    )
    .map(([person]) => person)
    .filter((person) => !isOpener(person, ground, file));
}

/** Who began a case knows of it, and what it asks for is owed to them. */
function isOpener(person: string, { rulebook }: Ground, { history: { acts } }: CaseFile): boolean {
  const [opening] = acts;
  return (
    opening !== undefined &&
    doersOf(indexOf(rulebook.vocabulary).acts.get(opening.act), opening).includes(person)
  );
}

/** Why somebody does not do one of these acts; undefined: they do, or it is another act. What is recorded from elsewhere is bound alike. */
export function mayNotKeepOut(
  act: Act,
  { person }: Viewer,
  ground: Ground,
  file: CaseFile | undefined,
): Refusal | undefined {
  if (file === undefined) return undefined;
  switch (act.act) {
    case 'recused':
      return isOpener(person, ground, file)
        ? { why: 'not yours', party: 'people who deal with it' }
        : undefined;
    case 'excluded':
    case 'readmitted':
      return deciders(ground, file).includes(person)
        ? undefined
        : {
            why: 'not yours',
            party: ground.rulebook.council.oversight?.role.words ?? 'people who deal with it',
          };
    default:
      return undefined;
  }
}

export function keepingOutProblems(
  act: string,
  values: Readonly<Record<string, Value>>,
  { person }: Viewer,
  ground: Ground,
  file: CaseFile | undefined,
): readonly FieldProblem[] {
  const { of } = values;
  if (file === undefined || typeof of !== 'string') return [];
  const isOut = keptOut(file.history.acts).has(of);
  const says = (words: string): readonly FieldProblem[] => [{ field: 'of', says: words }];
  if (act === 'readmitted') return isOut ? [] : says('Choose somebody who is kept out');
  if (act !== 'excluded') return [];
  if (of === person) return says('To keep yourself out, stand aside instead');
  if (isOpener(of, ground, file))
    return says('Whoever began a case cannot be kept out of it. Choose somebody else');
  return isOut ? says('They are kept out already. Choose somebody else') : [];
}

/** For those who see the whole case and from whom none of these people’s part in it is kept. */
export function keepingOut(viewer: Viewer, ground: Ground, file: CaseFile, { unnamed }: Reading): KeepingOut {
  const decide = deciders(ground, file);
  return {
    out: [...keptOut(file.history.acts)]
      .filter(([person]) => !unnamed.has(person))
      .map(([person, { by, happened }]) => ({
        person,
        since: happened,
        by: by !== null && !unnamed.has(by) ? by : null,
      })),
    decide: decide.filter((person) => !unnamed.has(person)),
    mayDecide: decide.includes(viewer.person),
    mayStandAside: !isOpener(viewer.person, ground, file),
  };
}
