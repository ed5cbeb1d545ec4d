// The seal of an act: a SHA-256 over everything it says, where it stands in its case, and the seals of the act before it in
// the case and in the council’s lane. Pure; it knows nothing of where acts are kept.

import { createHash } from 'node:crypto';
import type { Act } from '#engine/history.ts';
import type { Unsealed } from '#storage/storage.ts';

/** A council’s record is chained in so many lanes, so that cases can be worked on at the same time. Never to be altered. */
export const LANES = 16;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** JSON with sorted keys, so that the same content always has the same hash. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}

function content({ id, case: ref, act, by, done, happened, recorded, values, meets, reasons }: Act) {
  return { id, case: ref, act, by, done, happened, recorded, values, meets, reasons };
}

/** @returns 64 hexadecimal digits */
export function chain({ council, number, lane, place, previous, before, act }: Unsealed): string {
  return sha256(canonical({ council, number, lane, place, previous, before, act: content(act) }));
}

/** The lane a case is chained in, from its reference alone. */
export function laneOf(council: string, ref: string): number {
  return Number.parseInt(sha256(canonical([council, ref])).slice(0, 8), 16) % LANES;
}
