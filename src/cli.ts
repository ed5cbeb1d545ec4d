// The door for commands: the words typed, the terminal, and the exit code. Wiring only.

import type { ExitCode, Terminal } from './command-line/command.ts';
import { dispatch } from './command-line/dispatch.ts';

/** @param args what stands after the program’s name. */
export function run(args: readonly string[]): Promise<ExitCode> {
  return dispatch(args, terminal);
}

const terminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  error: (line) => void process.stderr.write(`${line}\n`),
  progress: (line) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
  },
  colour: process.stdout.isTTY && process.stdout.hasColors(),
};

// Whoever reads the answer may have seen enough: “comity ask … | head”.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
  process.exit();
});

if (import.meta.main) process.exitCode = await run(process.argv.slice(2));
