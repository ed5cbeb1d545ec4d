// Colour for a terminal, and none anywhere else.

import { styleText } from 'node:util';
import type { Terminal } from './command.ts';

type Style = 'bold' | 'red' | 'green' | 'yellow' | 'dim';

export function paint(words: string, style: Style, terminal: Terminal): string {
  return terminal.colour ? styleText(style, words, { validateStream: false }) : words;
}
