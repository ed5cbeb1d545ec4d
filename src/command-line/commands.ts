// Every subcommand by name, with its line in the help. Each is loaded only when it is asked for.

import type { Command } from './command.ts';

export interface Listed {
  readonly name: string;
  readonly help: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

export const COMMANDS: readonly Listed[] = [
  {
    name: 'check',
    help: 'Check vocabulary, protocols and demonstrations, and run every situation',
    load: () => import('./check.ts'),
  },
  {
    name: 'clauses',
    help: 'List the clauses of a council and how each is treated',
    load: () => import('./clauses.ts'),
  },
  {
    name: 'ask',
    help: 'Say what follows from a situation, and why',
    load: () => import('./ask.ts'),
  },
  {
    name: 'compare',
    help: 'Compare two versions of a text, or councils topic by topic',
    load: () => import('./compare.ts'),
  },
  {
    name: 'consequences',
    help: 'Say what would be otherwise under another version of a text',
    load: () => import('./consequences.ts'),
  },
  {
    name: 'may',
    help: 'Say whether somebody may do something, and what it turns on',
    load: () => import('./may.ts'),
  },
  {
    name: 'silent',
    help: 'List what the texts of a council do not say',
    load: () => import('./silent.ts'),
  },
  {
    name: 'texts',
    help: 'Write a council’s texts as they now stand, with those written in the browser',
    load: () => import('./texts.ts'),
  },
  {
    name: 'serve',
    help: 'Serve the pages and the API',
    load: () => import('./serve.ts'),
  },
  {
    name: 'verify',
    help: 'Find any act of the record that was altered, removed or reordered',
    load: () => import('./verify.ts'),
  },
  {
    name: 'administrator',
    help: 'Let somebody sign in, give them a new password, sign them out or remove them',
    load: () => import('./administrator.ts'),
  },
  {
    name: 'directory',
    help: 'Load a council’s people, bodies and offices from a file',
    load: () => import('./directory.ts'),
  },
];
