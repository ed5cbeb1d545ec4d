// The numbers that a council’s document prints, kept beside our text of it, so that a clause left out is found.
// Knows numbers only, not what any clause says.

import type { Clause } from '#engine/rules.ts';
import { didYouMean } from './nearest.ts';
import type { Report } from './problems.ts';
import { fits } from './shape.ts';
import { printedNumbersShape } from './shapes.ts';
import type { SourceFile } from './vocabulary.ts';
import { readYaml } from './yaml-source.ts';

/**
 * @returns the numbers in the order printed, each once. Reports a number without a clause, and a clause whose number is
 * neither printed nor the heading above a printed one (8.9 above 8.9-a).
 */
export function readPrintedNumbers(
  file: SourceFile,
  clauses: readonly Clause[],
  report: Report,
): readonly string[] {
  const cell = readYaml(file.text, { file: file.path, line: 1, column: 1 }, report);
  if (cell === undefined || !fits(cell, printedNumbersShape, report)) return [];
  const printed = cell.many('printed');
  const numbers = new Set<string>();
  const here = new Set(clauses.map((clause) => clause.number));
  for (const { text, place } of printed) {
    if (numbers.has(text))
      report.at(place, `the number ${text} stands here twice`, 'write #1 and #2 after it');
    numbers.add(text);
    if (!here.has(text))
      report.at(place, `clause ${text} is printed in the document and is not in our text`, 'add it');
  }
  for (const { number, place } of clauses) {
    if (numbers.has(number) || isAbove(number, numbers)) continue;
    report.at(
      place,
      `clause ${number} is not among the numbers that the document prints`,
      didYouMean(number, numbers),
    );
  }
  return [...numbers];
}

/** A number that others continue, as 8.9 is continued by 8.9-a and 8.9.i. */
export function isAbove(number: string, numbers: Iterable<string>): boolean {
  for (const other of numbers)
    if (other.startsWith(number) && /^[-.#]/.test(other.slice(number.length))) return true;
  return false;
}
