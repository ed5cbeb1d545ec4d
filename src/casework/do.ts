// Does an act: reads the proposal, refuses what the protocol bars, and puts the act on the record together with the
// notices it sets off and all that is kept beside it, in one transaction.

import type { Act, Instant } from '#engine/history.ts';
import { caseReference, laneOf, newActId, seal } from '#register/register.ts';
import type { KeptStanding, Storage } from '#storage/storage.ts';
import { type CaseFile, type Ground, followsFrom, historyOf, readCaseFile } from './case-file.ts';
import { isPrivateCase, whatIsKept } from './keep.ts';
import { type Proposed, readProposal, refusalOf } from './propose.ts';
import type { Done, Outcome, Proposal, Viewer } from './view.ts';

/** A reference is random; meeting one that is taken is put right by drawing again. */
const DRAWS = 5;

export async function doAct(
  storage: Storage,
  ground: Ground,
  viewer: Viewer,
  ref: string | undefined,
  proposal: Proposal,
  expected: number | undefined,
  now: Instant,
): Promise<Outcome<Done>> {
  if (ref === undefined) return openCase(storage, ground, viewer, proposal, now);
  const file = await readCaseFile(storage, ground, ref, now);
  if (file === null || file.sights.get(viewer.person)?.of !== 'the case')
    return { ok: false, refusal: { why: 'not found' } };
  if (expected !== undefined && expected !== file.header.version)
    return { ok: false, refusal: { why: 'changed meanwhile', version: file.header.version } };
  const read = readProposal(proposal, { ground, viewer, file, ref, id: newActId(), now });
  if (!read.ok) return read;
  const refusal = refusalOf(read.value);
  if (refusal !== undefined) return { ok: false, refusal };
  return record(storage, ground, read.value, file, now);
}

async function openCase(
  storage: Storage,
  ground: Ground,
  viewer: Viewer,
  proposal: Proposal,
  now: Instant,
): Promise<Outcome<Done>> {
  for (let draw = 1; ; draw += 1) {
    const ref = caseReference();
    const read = readProposal(proposal, { ground, viewer, file: undefined, ref, id: newActId(), now });
    if (!read.ok) return read;
    const refusal = refusalOf(read.value);
    if (refusal !== undefined) return { ok: false, refusal };
    const done = await record(storage, ground, read.value, undefined, now);
    if (done.ok || draw === DRAWS) return done;
  }
}

async function record(
  storage: Storage,
  ground: Ground,
  { act, type }: Proposed,
  file: CaseFile | undefined,
  now: Instant,
): Promise<Outcome<Done>> {
  const earlier = file?.history.acts ?? [];
  const settled = await settle(storage, ground, act.case, [...earlier, act], now);
  const added = settled.acts.slice(earlier.length);
  const appended = await storage.appendActs(
    {
      council: ground.rulebook.council.council,
      case: act.case,
      expectedVersion: earlier.length,
      ...(file === undefined
        ? { opening: { procedure: type.procedure, opened: now, private: isPrivateCase(ground.rulebook, added) } }
        : {}),
      acts: added,
      lane: laneOf(act.case),
      standing: settled.kept,
    },
    seal,
  );
  if (!appended.ok) return { ok: false, refusal: { why: 'changed meanwhile', version: appended.conflict } };
  return { ok: true, value: { ref: act.case, version: appended.version, act } };
}

/**
 * Tells whom the protocol has told, as soon as all that is to be told is on the record, until nothing more follows.
 * @returns the record with those notices on it, and what is kept beside it.
 */
export async function settle(
  storage: Storage,
  ground: Ground,
  ref: string,
  acts: readonly Act[],
  now: Instant,
): Promise<{ readonly acts: readonly Act[]; readonly kept: KeptStanding }> {
  let history = await historyOf(storage, ground, ref, acts);
  for (;;) {
    const { standing, sights } = followsFrom(ground, history, now);
    const ready = standing.notices.filter((notice) => notice.state === 'ready' && !notice.undecided);
    if (ready.length === 0)
      return { acts: history.acts, kept: whatIsKept(ground.rulebook, history.acts, standing, sights) };
    const told = ready.map(
      (notice): Act => ({
        id: newActId(),
        case: ref,
        act: 'told',
        by: null,
        done: 'here',
        happened: now,
        recorded: now,
        values: { of: notice.to, norm: notice.because.norm, telling: notice.telling },
      }),
    );
    history = { ...history, acts: [...history.acts, ...told] };
  }
}
