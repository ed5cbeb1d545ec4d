// The options that say which database and which address are meant, and the configuration they make with the environment.

import { type Config, type Flags, readConfig } from '../config.ts';
import { type Given, type Option, WronglyAsked } from './command.ts';

/** Shared by every command that opens a database. */
export const WHICH_DATABASE = {
  data: {
    type: 'string',
    short: 'd',
    value: 'folder',
    help: 'The folder that holds the embedded database (data, or COMITY_DATA)',
  },
  database: { type: 'string', value: 'postgres://…', help: 'A PostgreSQL database instead (DATABASE_URL)' },
} as const satisfies Readonly<Record<string, Option>>;

const SETTINGS = [
  'port',
  'host',
  'address',
  'data',
  'database',
  'history',
  'smtp',
  'sender',
  'proxy',
  'largest-file',
] as const;

/** @throws WronglyAsked when a setting, typed or of the environment, cannot be used. */
export function configFrom({ values, flags }: Given): Config {
  const given: Flags = {
    ...Object.fromEntries(
      SETTINGS.flatMap((name) => {
        const value = values.get(name);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    ...(flags.has('no-demonstration') ? { demonstration: false } : {}),
  };
  try {
    return readConfig(given);
  } catch (fault) {
    if (fault instanceof RangeError) throw new WronglyAsked(fault.message);
    throw fault;
  }
}
