// A process to be killed: sends what is ready in the outbox of Millbrook, says so, and ends.

import { openCouncil } from './council.ts';

const [kind = '', where = '', server = '', now = ''] = process.argv.slice(2);
const council = await openCouncil(
  kind === 'postgres' ? { kind, address: where, connections: 2 } : { kind: 'sqlite', folder: where },
  new URL(server),
  () => Number(now),
);
const sent = await council.notices.send();
await council.close();
process.stdout.write(`sent ${sent}\n`);
