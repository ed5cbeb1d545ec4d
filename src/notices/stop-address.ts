// The address by which somebody stops their reminders without signing in, as RFC 8058 wants it: it is proof in itself, for one
// person and this one purpose.

import { createHmac, timingSafeEqual } from 'node:crypto';

export const STOP_PATH = '/stop-reminders';

/** @returns “/stop-reminders/<council>/<person>/<proof>”. */
export function stopPath(council: string, person: string, secret: string): string {
  const parts = [council, person].map(encodeURIComponent).join('/');
  return `${STOP_PATH}/${parts}/${proofOf(council, person, secret).toString('base64url')}`;
}

export function isProof(council: string, person: string, given: string, secret: string): boolean {
  const proof = proofOf(council, person, secret);
  const said = Buffer.from(given, 'base64url');
  return said.length === proof.length && timingSafeEqual(said, proof);
}

function proofOf(council: string, person: string, secret: string): Buffer {
  return createHmac('sha256', secret)
    .update(JSON.stringify(['stop reminders', council, person]))
    .digest();
}
