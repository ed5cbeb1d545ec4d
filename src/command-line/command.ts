// What a subcommand of `comity` is. A new one is a file of this folder that exports `command`, and a line in
// commands.ts.

/** Where a command speaks: its answer, and apart from it errors and progress. */
export interface Terminal {
  readonly out: (line: string) => void;
  readonly error: (line: string) => void;
  /** A line that the next one replaces; shown only where somebody watches. */
  readonly progress: (line: string) => void;
  readonly colour: boolean;
}

export interface Option {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
  /** What stands for its value in the help: “council/document/version”. */
  readonly value?: string;
  readonly help: string;
}

export interface Given {
  /** Words that are no options, in order. */
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/** 0: fine. 1: something is wrong with what was looked at. 2: wrongly asked. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  /** “check [council…]” */
  readonly usage: string;
  /** Sentences for its own help. */
  readonly about: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly run: (given: Given, terminal: Terminal) => Promise<ExitCode>;
}

/** Wrongly asked: shown as a sentence, with where to find help; never a fault. */
export class WronglyAsked extends Error {}
