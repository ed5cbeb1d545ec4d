// Plain cases for tests of storage and register, made through the register as casework makes them.

import type { Act } from '#engine/history.ts';
import { newActId } from '#register/identifiers.ts';
import { openCase, record } from '#register/record.ts';
import type { KeptStanding, Storage, WorkRow } from '../storage.ts';

export const NOON = Date.UTC(2026, 5, 1, 12);

export function act(ref: string, given: Partial<Act> = {}): Act {
  const recorded = given.recorded ?? NOON;
  return {
    id: newActId(recorded),
    case: ref,
    act: 'enquiry.made',
    by: 'amina',
    done: 'here',
    happened: recorded,
    recorded,
    values: { subject: 'A pothole', 'officer asked': ['ben', 'carys'], urgent: true, weight: 3.5 },
    ...given,
  };
}

export function standing(given: Partial<KeptStanding> = {}): KeptStanding {
  return {
    at: NOON,
    nextChange: null,
    closed: false,
    subject: 'A pothole',
    work: [],
    grants: [{ person: 'amina', whole: true }],
    notices: [],
    searchText: 'A pothole in Mill Lane',
    cites: [],
    standingActs: [],
    ...given,
  };
}

export function work(given: Partial<WorkRow> = {}): WorkRow {
  const item = { person: 'ben', item: 'alder@1:answer@a1', role: 'owes', due: '2026-06-08' } as const;
  return { ...item, overdueFrom: null, clause: '4.2', detail: '{}', ...given };
}

interface One {
  readonly council: string;
  readonly opened?: number;
  readonly standing?: Partial<KeptStanding>;
  readonly act?: Partial<Act>;
}
/** @returns its reference. */
export async function openOne(
  storage: Storage,
  { council, opened = NOON, standing: kept, act: made }: One,
): Promise<string> {
  const { case: ref } = await openCase(storage, {
    council,
    procedure: 'enquiry',
    opened,
    private: false,
    first: (given) => ({
      acts: [act(given, { recorded: opened, ...made })],
      standing: standing({ at: opened, ...kept }),
    }),
  });
  return ref;
}

export async function addOne(
  storage: Storage,
  council: string,
  ref: string,
  expectedVersion: number,
  kept: Partial<KeptStanding> = {},
  made: Partial<Act> = {},
) {
  return record(storage, {
    council,
    case: ref,
    expectedVersion,
    acts: [act(ref, made)],
    standing: standing(kept),
  });
}
