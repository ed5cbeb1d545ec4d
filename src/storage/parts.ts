// Puts the contract together over one database; it says nothing of which.

import { appendPart } from './append.ts';
import type { AuthDatabase } from './auth-database.ts';
import { casesPart } from './cases.ts';
import { directoryPart } from './directory.ts';
import { draftsPart } from './drafts.ts';
import { filesPart } from './files.ts';
import { lanesPart } from './lanes.ts';
import { mailPart } from './mail.ts';
import { manyCasesPart } from './many-cases.ts';
import { outboxPart } from './outbox.ts';
import type { Base } from './steps.ts';
import type { Storage } from './storage.ts';
import { textsPart } from './texts.ts';

export function storageOver(
  base: Base,
  ends: { authDatabase(): AuthDatabase; close(): Promise<void> },
): Storage {
  return {
    ...appendPart(base),
    ...casesPart(base),
    ...manyCasesPart(base),
    ...outboxPart(base),
    ...mailPart(base),
    ...directoryPart(base),
    ...draftsPart(base),
    ...filesPart(base),
    ...textsPart(base),
    ...lanesPart(base),
    ...ends,
  };
}
