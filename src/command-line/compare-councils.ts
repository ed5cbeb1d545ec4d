// Several councils on a terminal: of each topic what each text says, clause by clause.

import { civilDateOf } from '#calendar/zone.ts';
import { type Column, columnsOf } from '#comparison/columns.ts';
import { compareOn } from '#comparison/councils.ts';
import type { Topic } from '#engine/rules.ts';
import type { Everything } from '#language/files.ts';
import { didYouMean, oneOf, quote } from '#language/nearest.ts';
import { columnTitle, SAYS_NOTHING } from '#wording/comparison.ts';
import { type Given, type Terminal, WronglyAsked } from './command.ts';
import { paint } from './paint.ts';

export function compareCouncils(given: Given, everything: Everything, terminal: Terminal): void {
  for (const name of ['from', 'to'])
    if (given.values.has(name))
      throw new WronglyAsked(
        `--${name} is for one council. Name a version in full: council/document/version`,
      );
  for (const name of ['text', 'rules'])
    if (given.flags.has(name)) throw new WronglyAsked(`--${name} is for two versions of one council’s text.`);
  const columns = columnsNamed(given.words, everything);
  const { vocabulary } = everything;
  const topics = topicsAsked(given, vocabulary.topics ?? []);
  const table = topics.map((topic) => ({ topic, cells: compareOn(topic, columns, vocabulary) }));
  if (given.flags.has('json')) {
    terminal.out(JSON.stringify(toJson(columns, table), null, 2));
    return;
  }
  for (const { topic, cells } of table) {
    terminal.out(`${paint(topic.name, 'bold', terminal)}: ${topic.asks}`);
    for (const { column, lines } of cells) {
      terminal.out(`  ${columnTitle(column)}${lines.length === 0 ? `: ${SAYS_NOTHING}` : ''}`);
      for (const { clause, says } of lines) terminal.out(`    ${clause}: ${says.join(' ')}`);
    }
    terminal.out('');
  }
}

function columnsNamed(words: readonly string[], everything: Everything): readonly Column[] {
  const all = [...everything.councils.values()].flatMap(({ rulebook }) =>
    columnsOf(rulebook, civilDateOf(Date.now(), rulebook.council.zone)),
  );
  return [...new Set(words)].map((word) => {
    const found = all.find(({ key, main }) => key === word || main.id === word);
    if (found !== undefined) return found;
    const known = all.map(({ key }) => key);
    throw new WronglyAsked(
      `There is no text ${quote(word)}; ${didYouMean(word, known) ?? `there are ${oneOf(known, 'and')}`}`,
    );
  });
}

function topicsAsked(given: Given, topics: readonly Topic[]): readonly Topic[] {
  const wanted = given.values.get('topic');
  if (wanted === undefined) return topics;
  const found = topics.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (found.length > 0) return found;
  const known = topics.map(({ name }) => name);
  throw new WronglyAsked(
    `There is no topic ${quote(wanted)}; ${didYouMean(wanted, known) ?? `there are ${oneOf(known, 'and')}`}`,
  );
}

function toJson(
  columns: readonly Column[],
  table: readonly { readonly topic: Topic; readonly cells: ReturnType<typeof compareOn> }[],
): unknown {
  return {
    texts: columns.map(({ key, rulebook, texts }) => ({
      key,
      council: rulebook.council.council,
      name: rulebook.council.name,
      versions: texts.map(({ id }) => id),
    })),
    topics: table.map(({ topic, cells }) => ({
      topic: topic.name,
      under: topic.under,
      asks: topic.asks,
      texts: cells.map(({ column, lines }) => ({
        key: column.key,
        clauses: lines.map(({ version, clause, says }) => ({ version: version.id, clause, says })),
      })),
    })),
  };
}
