// Does an act: reads the proposal, refuses what the protocol bars, and puts the act on the record together with the
// notices it sets off and all that is kept beside it, and any text it puts in force, in one transaction.

import type { Act, Instant } from '#engine/history.ts';
import type { Attached } from '#files/attached.ts';
import { newActId } from '#register/identifiers.ts';
import { openCase as openOnRecord, record } from '#register/record.ts';
import type { KeptStanding, Storage, TextChange } from '#storage/storage.ts';
import { type CaseFile, caseFor, followsFrom, type Ground, historyOf } from './case-file.ts';
import { isPrivateCase, whatIsKept } from './keep.ts';
import { type Proposed, readProposal, refusalOf } from './propose.ts';
import { remindersOf } from './reminders.ts';
import type { Done, Outcome, Proposal, Viewer } from './view.ts';

export async function doAct(
  storage: Storage,
  ground: Ground,
  viewer: Viewer,
  ref: string | undefined,
  proposal: Proposal,
  expected: number | undefined,
  now: Instant,
  files: ReadonlyMap<string, Attached>,
  texts: readonly TextChange[] = [],
): Promise<Outcome<Done>> {
  if (ref === undefined) return openCase(storage, ground, viewer, proposal, now, files);
  const found = await caseFor(storage, ground, viewer, ref, now);
  if (found?.sight.of !== 'the case') return { ok: false, refusal: { why: 'not found' } };
  const { file } = found;
  if (expected !== undefined && expected !== file.header.version)
    return { ok: false, refusal: { why: 'changed meanwhile', version: file.header.version } };
  const read = readProposal(proposal, { ground, viewer, file, ref, id: newActId(now), now, files });
  if (!read.ok) return read;
  const refusal = refusalOf(read.value);
  if (refusal !== undefined) return { ok: false, refusal };
  return addToCase(storage, ground, read.value, file, now, texts);
}

async function openCase(
  storage: Storage,
  ground: Ground,
  viewer: Viewer,
  proposal: Proposal,
  now: Instant,
  files: ReadonlyMap<string, Attached>,
): Promise<Outcome<Done>> {
  const id = newActId(now);
  const read = readProposal(proposal, { ground, viewer, file: undefined, ref: '', id, now, files });
  if (!read.ok) return read;
  const refusal = refusalOf(read.value);
  if (refusal !== undefined) return { ok: false, refusal };
  const { act, type } = read.value;
  const opened = await openOnRecord(storage, {
    council: ground.rulebook.council.council,
    procedure: type.procedure,
    opened: now,
    private: isPrivateCase(ground.rulebook, [act]),
    first: (ref) => settle(storage, ground, ref, [{ ...act, case: ref }], now),
  });
  return {
    ok: true,
    value: { ref: opened.case, version: opened.version, act: { ...act, case: opened.case } },
  };
}

async function addToCase(
  storage: Storage,
  ground: Ground,
  { act }: Proposed,
  file: CaseFile,
  now: Instant,
  texts: readonly TextChange[],
): Promise<Outcome<Done>> {
  const earlier = file.history.acts;
  const settled = await settle(storage, ground, act.case, [...earlier, act], now);
  const appended = await record(storage, {
    council: ground.rulebook.council.council,
    case: act.case,
    expectedVersion: earlier.length,
    acts: settled.acts.slice(earlier.length),
    standing: settled.standing,
    ...(texts.length === 0 ? {} : { texts }),
  });
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
): Promise<{ readonly acts: readonly Act[]; readonly standing: KeptStanding }> {
  let history = await historyOf(storage, ground, ref, acts);
  for (;;) {
    const { standing, sights } = followsFrom(ground, history, now);
    const ready = standing.notices.filter((notice) => notice.state === 'ready' && !notice.undecided);
    if (ready.length === 0) {
      const kept = whatIsKept(ground.rulebook, history.acts, standing, sights);
      const notices = ground.mails
        ? [...kept.notices, ...remindersOf(ground, history.acts, standing, sights)]
        : kept.notices.map((notice) => ({ ...notice, inApp: true }));
      return { acts: history.acts, standing: { ...kept, notices } };
    }
    const told = ready.map(
      (notice): Act => ({
        id: newActId(now),
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
