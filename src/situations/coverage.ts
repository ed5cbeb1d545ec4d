// Which rules the situations of a council have tried: one in which a rule bites, and one in which it could have and
// does not. A rule that no situation tries may be wrong without anybody seeing it.

import type { Norm, Rulebook, Version } from '#engine/rules.ts';
import type { CaseStanding } from '#engine/standing.ts';
import type { Ran } from './run.ts';

export interface Untried {
  readonly version: string;
  readonly norm: Norm;
  /** No situation in which it bites; none in which it could and does not. */
  readonly lacks: readonly ('bites' | 'does not bite')[];
}

/**
 * A rule **bites** where something of it is in the answer and counts: a duty open, overdue, met or departed from; a
 * manner or permission open; a bar or wall in force; a notice; a mark; a verdict that cites it. It **does not bite**
 * where its version governed, something of its procedure happened, and it gave nothing of that kind; or where an act
 * it speaks of was done, or asked about, without a mark or a citation of it.
 */
export function untriedRules(rulebook: Rulebook, ran: readonly Ran[]): readonly Untried[] {
  const own = rulebook.versions.filter((version) => !version.considered && !version.floor);
  return untriedIn(own, rulebook, ran);
}

/** The same of the law, which the situations of every council may try. @param rulebooks of all councils. */
export function untriedLaw(rulebooks: readonly Rulebook[], ran: readonly Ran[]): readonly Untried[] {
  const [first] = rulebooks;
  if (first === undefined) return [];
  const texts = rulebooks.flatMap(({ versions }) => versions.filter(({ floor }) => floor));
  return untriedIn([...new Map(texts.map((text) => [text.id, text])).values()], first, ran);
}

function untriedIn(
  versions: readonly Version[],
  rulebook: Rulebook,
  ran: readonly Ran[],
): readonly Untried[] {
  const tries = ran.map(trialOf);
  return versions.flatMap((version) =>
    rulesOf(version).flatMap((norm) => untried(version, norm, tries, rulebook) ?? []),
  );
}

function rulesOf(version: Version): readonly Norm[] {
  return version.clauses.flatMap((clause) => clause.norms);
}

interface Trial {
  readonly ran: Ran;
  /** Rules that bite, as “version:norm”. */
  readonly biting: ReadonlySet<string>;
  /** Acts that happened in the case. */
  readonly acts: ReadonlySet<string>;
  readonly procedures: ReadonlySet<string>;
  /** Acts done or asked about, each with the rules that were held against it. */
  readonly held: readonly { readonly act: string; readonly against: ReadonlySet<string> }[];
  readonly versions: ReadonlySet<string>;
}

function untried(
  version: Version,
  norm: Norm,
  tries: readonly Trial[],
  rulebook: Rulebook,
): Untried | undefined {
  const key = `${version.id}:${norm.id}`;
  const procedures = new Set(actsOf(norm).map((act) => procedureOf(act, rulebook)));
  const bites = tries.some((trial) => trial.biting.has(key));
  const spares = tries.some((trial) => {
    if (!trial.versions.has(version.id)) return false;
    const done = trial.held.some(({ act, against }) => speaksOf(norm, act) && !against.has(key));
    if (done && isAbout(norm)) return true;
    const about =
      [...trial.procedures].some((procedure) => procedures.has(procedure)) || norm.acts.includes('tell');
    return about && !trial.biting.has(key);
  });
  const lacks = [...(bites ? [] : (['bites'] as const)), ...(spares ? [] : (['does not bite'] as const))];
  return lacks.length === 0 ? undefined : { version: version.id, norm, lacks };
}

function actsOf(norm: Norm): readonly string[] {
  const bodies = [norm, ...norm.readings.map((reading) => reading.body)];
  return bodies.flatMap((body) => [
    ...body.acts,
    ...body.when.flatMap((when) => ('act' in when ? when.act : [])),
  ]);
}

function procedureOf(act: string, rulebook: Rulebook): string | undefined {
  return rulebook.vocabulary.procedures.find((one) => one.acts.some((type) => type.name === act))?.name;
}

function speaksOf(norm: Norm, act: string): boolean {
  return [norm, ...norm.readings.map((reading) => reading.body)].some((body) => body.acts.includes(act));
}

/** Rules about how or whether an act may be done are spared by an act that is done rightly. */
function isAbout(norm: Norm): boolean {
  return (
    norm.force.endsWith('not') ||
    norm.force.endsWith('may') ||
    norm.force === 'has a right to' ||
    norm.when.some((when) => when.is === 'it is done')
  );
}

function trialOf(ran: Ran): Trial {
  const { situation, standing, results } = ran;
  const { rulebook, history } = situation;
  const acts = history.acts.filter((act) => act.recorded <= situation.at);
  const verdicts = results.flatMap(({ expected, verdict }) =>
    verdict ? [{ act: expected.named[0] ?? '', verdict }] : [],
  );
  const held = [
    ...acts.map((act) => ({
      act: act.act,
      against: new Set(
        standing.marks.filter((mark) => mark.act === act.id).map((mark) => keyOf(mark.because)),
      ),
    })),
    ...verdicts.map(({ act, verdict }) => ({ act, against: new Set(verdict.because.map(keyOf)) })),
  ];
  const procedures = [...acts.map((act) => act.act), ...verdicts.map(({ act }) => act)].flatMap(
    (act) => procedureOf(act, rulebook) ?? [],
  );
  return {
    ran,
    biting: new Set([
      ...bitingIn(standing),
      ...verdicts.flatMap(({ verdict }) => verdict.because.map(keyOf)),
    ]),
    acts: new Set(acts.map((act) => act.act)),
    procedures: new Set(procedures),
    held,
    versions: new Set(
      rulebook.versions.filter((version) => governs(version, rulebook)).map((version) => version.id),
    ),
  };
}

/** Whether anything can follow from it here: a draft binds only where it is tried. */
function governs(version: Version, rulebook: Rulebook): boolean {
  return version.status !== 'draft' || rulebook.council.trial?.version === version.id;
}

function bitingIn(standing: CaseStanding): readonly string[] {
  const counts = [
    ...standing.duties.filter(({ state }) => state !== 'ended' && state !== 'awaiting'),
    ...standing.manners.filter(({ state }) => state === 'open'),
    ...standing.bars.filter(({ state }) => state === 'in force'),
    ...standing.permissions.filter(({ state }) => state === 'open' || state === 'waiting for steps'),
    ...standing.notices.filter(({ state }) => state !== 'ended'),
    ...standing.walls.filter(({ state }) => state === 'in force'),
    ...standing.marks,
  ];
  return counts.map(({ because }) => keyOf(because));
}

function keyOf({ version, norm }: { readonly version: string; readonly norm: string }): string {
  return `${version}:${norm}`;
}
