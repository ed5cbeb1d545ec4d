// YAML text into cells with places, every scalar as it was typed. Knows nothing of what the values mean.

import type { Alias, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Place } from '#engine/rules.ts';
import { Cell, type Entry } from './cell.ts';
import { quote } from './nearest.ts';
import type { Report } from './problems.ts';
import { kindly } from './yaml-fault.ts';

/** Where the text begins in its file: a block inside Markdown starts further down and perhaps indented. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

const LONGEST = 1_000_000;
const DEEPEST = 60;

/**
 * Reads one YAML document. Returns undefined, having reported why, when its form is broken.
 * The failsafe schema keeps every scalar as words: no number, date or yes/no is guessed.
 */
export function readYaml(written: string, origin: Origin, report: Report): Cell | undefined {
  // Some editors begin a text with an invisible mark.
  const text = written.replace(/^\uFEFF/, '');
  if (!isReadable(text, origin, report)) return undefined;
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: origin.file, line: origin.line + line - 1, column: origin.column + col - 1 };
  };
  let document: ReturnType<typeof parseDocument>;
  try {
    document = parseDocument(text, {
      schema: 'failsafe',
      lineCounter: lines,
      prettyErrors: false,
      // A second document in the same text is told from this level on.
      logLevel: 'error',
    });
  } catch {
    // The parser runs out of stack on thousands of nested brackets.
    report.at(origin, 'this cannot be read: its lists and maps are nested too deeply');
    return undefined;
  }
  const broken = document.errors.find((error) => error.code !== 'DUPLICATE_KEY');
  if (broken) {
    const offset = Math.min(broken.pos[0], text.length);
    report.at(place(offset), ...kindly(broken, text));
    return undefined;
  }
  return new Reader(place, report).cell(document.contents, 0, 0);
}

/** Refuses what is far too long or is not text, with a sentence. */
export function isReadable(text: string, origin: Origin, report: Report): boolean {
  if (text.length > LONGEST) {
    report.at(origin, 'this is too long to read: over a million characters', 'divide it into several files');
    return false;
  }
  const junk = [...text].findIndex((c) => (c < ' ' && !'\n\r\t'.includes(c)) || c === '\uFFFD');
  if (junk !== -1) {
    report.at(origin, 'this is not plain text', 'save it as UTF-8 text');
    return false;
  }
  return true;
}

class Reader {
  readonly #place: (offset: number) => Place;
  readonly #report: Report;

  constructor(place: (offset: number) => Place, report: Report) {
    this.#place = place;
    this.#report = report;
  }

  cell(node: Node | null, offset: number, depth: number): Cell {
    const at = this.#place(node?.range?.[0] ?? offset);
    if (depth > DEEPEST) return this.#refuse(at, 'this is nested too deeply to read');
    if (isAlias(node)) return this.#alias(node, at);
    if (isSeq(node)) return this.#list(node, at, depth);
    if (isMap(node)) return this.#map(node, at, depth);
    if (isScalar(node)) return new Cell(at, wordsOf(node));
    return new Cell(at, null);
  }

  #list(node: YAMLSeq, at: Place, depth: number): Cell {
    const items = node.items.map((item) => {
      if (isPair(item)) return this.#refuse(at, 'this list mixes lists and maps', 'put the map in { }');
      return this.cell(asNode(item), node.range?.[0] ?? 0, depth + 1);
    });
    return new Cell(at, { items });
  }

  #map(node: YAMLMap, at: Place, depth: number): Cell {
    const seen = new Set<string>();
    const entries: Entry[] = [];
    for (const pair of node.items as Pair[]) {
      const key = asNode(pair.key);
      const keyPlace = this.#place(key?.range?.[0] ?? node.range?.[0] ?? 0);
      if (!isScalar(key)) {
        this.#refuse(keyPlace, 'a key must be plain words', 'write it as "word: value"');
        continue;
      }
      const name = wordsOf(key) ?? '';
      if (seen.has(name)) {
        this.#report.at(keyPlace, `${quote(name)} is written twice here`, 'keep one of them');
        continue;
      }
      seen.add(name);
      entries.push({
        key: name,
        keyPlace,
        value: this.cell(asNode(pair.value), key.range?.[1] ?? 0, depth + 1),
      });
    }
    return new Cell(at, { entries });
  }

  #alias(node: Alias, at: Place): Cell {
    return this.#refuse(
      at,
      `${quote(`*${node.source}`)} stands for something written elsewhere`,
      'write it out, or put it in "quotation marks"',
    );
  }

  #refuse(at: Place, says: string, instead?: string): Cell {
    this.#report.at(at, says, instead);
    const cell = new Cell(at, null);
    cell.faulty = true;
    return cell;
  }
}

function asNode(value: unknown): Node | null {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : null;
}

function wordsOf(node: Scalar): string | null {
  const words = typeof node.value === 'string' ? node.value.trim() : '';
  if (words === '' && (node.type === 'PLAIN' || node.type === undefined)) return null;
  return words === '~' || words === 'null' ? null : words;
}
