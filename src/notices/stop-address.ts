// The address by which somebody stops their reminders without signing in, as RFC 8058 wants it. It is proof in itself, for one
// person and this one purpose, and says to nobody else whose it is. The same person always has the same one.

import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { Viewer } from '#casework/view.ts';

const CIPHER = 'aes-256-gcm';
const [NONCE, TAG] = [12, 16];

/** @returns “/stop-reminders/…”, of letters and digits that name nobody. */
export function stopPath({ council, person }: Viewer, secret: string): string {
  const whose = JSON.stringify([council, person]);
  // Made from what is written, so that no nonce ever stands for two people.
  const nonce = keyed(secret, `nonce ${whose}`).subarray(0, NONCE);
  const cipher = createCipheriv(CIPHER, keyed(secret, 'key'), nonce);
  const written = Buffer.concat([cipher.update(whose, 'utf8'), cipher.final()]);
  const token = Buffer.concat([nonce, cipher.getAuthTag(), written]).toString('base64url');
  return `/stop-reminders/${token}`;
}

/** @returns undefined for whatever we did not make. */
export function whoseStop(token: string, secret: string): Viewer | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length <= NONCE + TAG) return undefined;
  const decipher = createDecipheriv(CIPHER, keyed(secret, 'key'), bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  });
  decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  try {
    const whose = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString();
    const [council, person] = JSON.parse(whose) as [string, string]; // it was written by stopPath and by nobody else
    return { council, person };
  } catch {
    return undefined;
  }
}

function keyed(secret: string, what: string): Buffer {
  return createHmac('sha256', secret).update(`stop reminders ${what}`).digest();
}
