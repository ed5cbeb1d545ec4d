// vocabulary/topics.yaml into topics: matters on which texts are compared, and what of the vocabulary belongs to each.
// Knows no text.

import type { Topic, Vocabulary } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { actsIn } from './named-in.ts';
import { didYouMean, quote } from './nearest.ts';
import type { Report } from './problems.ts';
import type { Words } from './scope.ts';
import { fits } from './shape.ts';
import { topicsShape } from './shapes.ts';
import type { SourceFile } from './vocabulary.ts';
import { readYaml } from './yaml-source.ts';

/** @returns undefined when a file of them could not be read: then no topic is called unknown. */
export function readTopics(
  files: readonly SourceFile[],
  vocabulary: Vocabulary,
  complete: boolean,
  report: Report,
): readonly Topic[] | undefined {
  const words = { vocabulary, offices: new Map(), meanings: new Map(), complete };
  const topics: Topic[] = [];
  let sound = true;
  for (const file of files) {
    const cell = readYaml(file.text, { file: file.path, line: 1, column: 1 }, report);
    if (cell === undefined || !fits(cell, topicsShape, report)) sound = false;
    for (const heading of cell?.each() ?? []) {
      for (const item of heading.many('topics')) {
        const topic = readTopic(item, heading.words('under') ?? '', words, report);
        const name = item.get('topic') ?? item;
        if (topics.some((other) => other.name === topic.name))
          report.at(name.place, `there is already a topic ${quote(topic.name)}`, 'give it another name');
        topics.push(topic);
      }
    }
  }
  return sound ? topics : undefined;
}

function readTopic(cell: Cell, under: string, words: Words, report: Report): Topic {
  const asks = cell.get('asks');
  if (asks !== undefined && !asks.text.endsWith('?'))
    report.at(asks.place, 'asks: write it as a question, with a question mark');
  return {
    name: cell.words('topic') ?? '',
    under,
    asks: asks?.text ?? '',
    acts: actsIn(cell.many('acts'), words, report),
    toldOf: actsIn(cell.many('told of'), words, report),
    // The shape admits no other words.
    as: cell.many('as').map(({ text }) => text as Topic['as'][number]),
    facts: cell.many('facts').flatMap((fact) => factIn(fact, words, report) ?? []),
  };
}

function factIn(cell: Cell, { vocabulary, complete }: Words, report: Report): string | undefined {
  const known = vocabulary.procedures.flatMap(({ facts }) => facts.map(({ name }) => name));
  if (known.includes(cell.text)) return cell.text;
  if (complete)
    report.at(
      cell.place,
      `${quote(cell.text)} is not a fact of the vocabulary`,
      didYouMean(cell.text, known),
    );
  return undefined;
}

/** Topics that a clause says it is about, by name. */
export function topicsIn(
  cells: readonly Cell[],
  { vocabulary, complete }: Words,
  report: Report,
): readonly string[] {
  const known = vocabulary.topics?.map(({ name }) => name);
  return cells.flatMap((cell) => {
    if (known === undefined || known.includes(cell.text)) return [cell.text];
    if (complete)
      report.at(
        cell.place,
        `${quote(cell.text)} is not a topic`,
        didYouMean(cell.text, known) ?? 'vocabulary/topics.yaml lists them',
      );
    return [];
  });
}
