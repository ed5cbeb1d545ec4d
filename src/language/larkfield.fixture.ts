// An invented council, its vocabulary and one clause at a time, for the tests of this folder.

import { type Council, readCouncil } from './council.ts';
import { type Problem, printProblem, type Read } from './problems.ts';
import { readVocabulary } from './vocabulary.ts';

export const LETTERS = `procedure: letter
title: Letters
noun: Letter
plain: Somebody writes.
you want to: Write
parties:
  writer: officer
  reader: { is: member }
facts:
  urgent: it is urgent
  tone: { phrase: the tone of the letter is, type: choice, choices: [kind, plain, cross] }
  pages: { phrase: the number of pages, type: number }
acts:
  letter.written:
    opens: case
    by: writer
    sets: [reader]
    plain: "{writer} wrote to {reader} about {matter}"
    to do: write a letter
    noun: A letter
    fields:
      matter: { type: text, subject: yes }
      written: date
      secret copies: yes/no
      helper: person
  letter.answered: { by: reader, plain: "{reader} answered", to do: answer the letter, noun: An answer, closes: case }
  friendship.declared: { plain: "{by} declared a friendship", to do: declare a friendship, noun: A declaration, stands: until friendship.ended, between: [writer, reader] }
  friendship.ended: { plain: "{by} ended it", to do: end it, noun: An end }
`;

export const COUNCIL = `council: larkfield
name: Larkfield Council
zone: Europe/London
calendar: ordinary
documents:
  - { document: protocol, rank: 30 }
offices:
  clerk: council
  chief officer: unit
  leader: group
  chair: committee
ask: clerk
`;

export const FRONT = `---
title: Protocol
cited: 2024
status: adopted
in force: { from: 2024-01-01 }
---
`;

export const PATH = 'protocols/larkfield/protocol/2024.md';

export const vocabulary = readVocabulary([{ path: 'vocabulary/letter.yaml', text: LETTERS }]).value;

export function readLarkfield(files: Readonly<Record<string, string>>, council = COUNCIL): Read<Council> {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  return readCouncil([{ path: 'protocols/larkfield/council.yaml', text: council }, ...sources], {
    vocabulary,
    law: [],
    calendars: ['ordinary'],
  });
}

/** Reads one clause, 1.1, whose block begins on line 11 of its file. */
export function readBlock(block: string): Read<Council> {
  return readLarkfield({ [PATH]: `${FRONT}\n## 1.1\nWhat it says.\n\`\`\`yaml\n${block}\n\`\`\`\n` });
}

/** What is wrong with the block, without the name of its file: “11:3: …”. */
export function wrongWith(block: string): readonly string[] {
  return told(readBlock(block).problems);
}

export function told(problems: readonly Problem[]): readonly string[] {
  return problems.map((problem) => printProblem(problem).replace(`${PATH}:`, ''));
}
