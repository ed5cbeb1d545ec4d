// `comity serve`: the running program, until it is told to stop.

import { readConfig } from '../config.ts';
import { serve } from '../main.ts';
import { StorageRefused } from '../storage/refused.ts';
import { type Command, WronglyAsked } from './command.ts';

export const command: Command = {
  usage: 'serve',
  about:
    'Serves the pages and the API until it is stopped. Without options: the demonstration, on http://localhost:3000, with the embedded database in the folder “data”.',
  options: {
    port: { type: 'string', short: 'p', value: 'number', help: 'The port to listen on (3000, or PORT)' },
    host: { type: 'string', value: 'address', help: 'The address to listen on (127.0.0.1, or HOST)' },
    address: {
      type: 'string',
      value: 'https://…',
      help: 'Where people reach it, if not there (COMITY_ADDRESS)',
    },
    data: {
      type: 'string',
      short: 'd',
      value: 'folder',
      help: 'The folder that holds the embedded database (data, or COMITY_DATA)',
    },
    database: { type: 'string', value: 'postgres://…', help: 'A PostgreSQL database instead (DATABASE_URL)' },
    'no-demonstration': { type: 'boolean', help: 'Without invented people (COMITY_DEMONSTRATION=no)' },
  },
  run: async ({ flags, values }, terminal) => {
    const config = configFrom(values, flags);
    try {
      const running = await serve(config, terminal.out);
      terminal.out(
        `Comity is at ${config.address}${config.demonstration ? '/demonstration' : ''} (Ctrl+C stops it)`,
      );
      await toldToStop();
      await running.close();
      return 0;
    } catch (fault) {
      terminal.error(sentence(fault, config.port));
      return 1;
    }
  },
};

function configFrom(
  values: ReadonlyMap<string, string>,
  flags: ReadonlySet<string>,
): ReturnType<typeof readConfig> {
  const given = Object.fromEntries(
    ['port', 'host', 'address', 'data', 'database'].flatMap((name) => {
      const value = values.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  try {
    return readConfig({ ...given, ...(flags.has('no-demonstration') ? { demonstration: false } : {}) });
  } catch (fault) {
    if (fault instanceof RangeError) throw new WronglyAsked(fault.message);
    throw fault;
  }
}

/** What cannot be helped from here is said in a sentence; a fault of ours keeps its trace. */
function sentence(fault: unknown, port: number): string {
  if (!(fault instanceof Error)) return String(fault);
  if ('code' in fault && fault.code === 'EADDRINUSE')
    return `Something else is using port ${port}. Stop it, or choose another: npm start -- --port ${port + 1}`;
  return fault instanceof StorageRefused ? fault.message : (fault.stack ?? fault.message);
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
