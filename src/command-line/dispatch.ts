// From the words typed after `comity` to the subcommand they mean; help, and near misses for what is not known.

import { parseArgs } from 'node:util';
import { didYouMean, quote } from '#language/nearest.ts';
import {
  type Command,
  type ExitCode,
  type Given,
  type Option,
  type Terminal,
  WronglyAsked,
} from './command.ts';
import { COMMANDS, type Listed } from './commands.ts';

const HELP: Option = { type: 'boolean', short: 'h', help: 'Show this help' };

/** @param args what stands after the program’s name. */
export async function dispatch(
  args: readonly string[],
  terminal: Terminal,
  commands: readonly Listed[] = COMMANDS,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  try {
    if (name === undefined) throw new WronglyAsked('Say what to do.');
    if (name === '--help' || name === '-h' || name === 'help') return await help(rest, terminal, commands);
    const listed = find(name, commands);
    const { command } = await listed.load();
    const given = read(rest, command);
    if (given.flags.has('help')) return await help([name], terminal, commands);
    return await command.run(given, terminal);
  } catch (fault) {
    if (!(fault instanceof WronglyAsked)) throw fault;
    const known = commands.some((listed) => listed.name === name);
    terminal.error(fault.message);
    terminal.error(`Try: comity ${known ? `${name} ` : ''}--help`);
    return 2;
  }
}

function find(name: string, commands: readonly Listed[]): Listed {
  const found = commands.find((listed) => listed.name === name);
  if (found) return found;
  const near = didYouMean(
    name,
    commands.map((listed) => listed.name),
  );
  throw new WronglyAsked(
    `There is no “comity ${name}”${near === undefined ? '.' : `: ${near.replaceAll('"', '“').replace('“?', '”?')}`}`,
  );
}

function read(args: readonly string[], command: Command): Given {
  const options: Readonly<Record<string, Option>> = { ...command.options, help: HELP };
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type, short }]) => [name, { type, ...(short ? { short } : {}) }]),
  );
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: config,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = options[token.name];
    if (option === undefined) {
      const near = didYouMean(token.name, Object.keys(options));
      throw new WronglyAsked(
        `${quote(token.rawName)} is not an option here${near ? `; ${near.replace('"', '"--')}` : '.'}`,
      );
    }
    if (option.type === 'boolean') {
      if (token.value !== undefined) throw new WronglyAsked(`--${token.name} takes no value.`);
      flags.add(token.name);
    } else {
      if (token.value === undefined || token.value === '')
        throw new WronglyAsked(`Give --${token.name} a value: --${token.name} ${option.value ?? '…'}`);
      values.set(token.name, token.value);
    }
  }
  return { words: positionals, flags, values };
}

async function help(
  words: readonly string[],
  terminal: Terminal,
  commands: readonly Listed[],
): Promise<ExitCode> {
  const [name] = words;
  if (name !== undefined && !name.startsWith('-')) {
    const { command } = await find(name, commands).load();
    terminal.out(
      `comity ${command.usage}\n\n${command.about}\n\nOptions\n${optionLines(command).join('\n')}`,
    );
    return 0;
  }
  const width = Math.max(...commands.map((listed) => listed.name.length));
  terminal.out(
    [
      'comity runs councils’ protocols on member–officer relations.',
      '',
      'comity <what to do> [options]',
      '',
      ...commands.map((listed) => `  ${listed.name.padEnd(width)}  ${listed.help}`),
      '',
      'comity <what to do> --help says more about each.',
    ].join('\n'),
  );
  return 0;
}

function optionLines(command: Command): readonly string[] {
  const options = Object.entries({ ...command.options, help: HELP });
  const names = options.map(
    ([name, { short, value }]) =>
      `--${name}${value === undefined ? '' : ` <${value}>`}${short ? `, -${short}` : ''}`,
  );
  const width = Math.max(...names.map((one) => one.length));
  return options.map(([, option], index) => `  ${(names[index] ?? '').padEnd(width)}  ${option.help}`);
}
