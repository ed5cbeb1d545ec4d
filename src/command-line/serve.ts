// `comity serve`: the running program, until it is told to stop.

import { serve } from '../main.ts';
import { StorageRefused } from '../storage/refused.ts';
import { type Command, WronglyAsked } from './command.ts';
import { configFrom, WHICH_DATABASE } from './settings.ts';

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
    proxy: {
      type: 'string',
      value: 'address',
      help: 'The proxy in front of it, by IP address: its word on who asks is believed (COMITY_PROXY)',
    },
    ...WHICH_DATABASE,
    history: {
      type: 'string',
      value: 'cases',
      help: 'Also so many invented past cases a council, made from its situations; 2000 take a minute, once',
    },
    smtp: {
      type: 'string',
      value: 'smtp://…',
      help: 'The mail server: smtp://user:password@host:587, smtps:// or …?tls=no; without it nothing is mailed (COMITY_SMTP, which a demonstration does not heed)',
    },
    'largest-file': {
      type: 'string',
      value: 'megabytes',
      help: 'How large a file given with an act may be (10, or COMITY_LARGEST_FILE)',
    },
    sender: { type: 'string', value: 'address', help: 'The address e-mails come from (COMITY_SENDER)' },
    'no-demonstration': { type: 'boolean', help: 'Without invented people (COMITY_DEMONSTRATION=no)' },
  },
  run: async (given, terminal) => {
    const [extra] = given.words;
    if (extra !== undefined)
      throw new WronglyAsked(`“${extra}” says nothing here: comity serve takes nothing but options.`);
    const config = configFrom(given);
    try {
      const running = await serve(config, terminal.out);
      // With port 0 the machine chose one; nobody could have said where that is reached.
      const address = config.port === 0 ? running.address : config.address;
      // Listened for before it is announced: whoever waits for the announcement may stop it at once.
      const stopped = toldToStop();
      terminal.out(
        `Comity is at ${address}${config.demonstration ? '/demonstration' : ''} (Ctrl+C stops it)`,
      );
      await stopped;
      await running.close();
      return 0;
    } catch (fault) {
      terminal.error(sentence(fault, config));
      return 1;
    }
  },
};

/** What cannot be helped from here is said in a sentence; a fault of ours keeps its trace. */
function sentence(fault: unknown, { port, host }: { readonly port: number; readonly host: string }): string {
  if (!(fault instanceof Error)) return String(fault);
  if (fault instanceof StorageRefused) return fault.message;
  switch ('code' in fault ? fault.code : undefined) {
    case 'EADDRINUSE':
      return `Something else is using port ${port}. Stop it, or choose another: npm start -- --port ${port + 1}`;
    case 'EACCES':
      return `Port ${port} is kept for the administrator of this machine. Choose one from 1024 upwards: npm start -- --port 3000`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host} to listen on. 127.0.0.1 is for this machine alone, 0.0.0.0 for every network it is on.`;
    default:
      return fault.stack ?? fault.message;
  }
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
