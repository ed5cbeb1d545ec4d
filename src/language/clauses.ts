// The clauses of a Markdown tree: heading, statement, blocks and table, with places. Knows the form of a document,
// not what its rules mean.

import type { Code, Heading, Root, RootContent, Table } from 'mdast';
import type { Place } from '#engine/rules.ts';
import { Cell } from './cell.ts';
import { didYouMean, quote } from './nearest.ts';
import type { Report } from './problems.ts';
import { readYaml } from './yaml-source.ts';

export interface ClauseSource {
  readonly number: string;
  readonly title?: string;
  readonly statement: string;
  readonly place: Place;
  /** Items of its yaml blocks, in order. */
  readonly items: readonly Cell[];
  readonly table?: TableSource;
  /** A block of it could not be read, so that nothing can be said to be missing. */
  readonly broken: boolean;
}

export interface TableSource {
  readonly place: Place;
  /** The heading row first; cells as text with their places. */
  readonly rows: readonly (readonly Cell[])[];
}

interface Draft {
  heading: Heading;
  parts: RootContent[];
}

export class Gatherer {
  readonly #file: string;
  readonly #body: string;
  readonly #report: Report;
  #complete = true;

  constructor(file: string, body: string, report: Report) {
    this.#file = file;
    this.#body = body;
    this.#report = report;
  }

  gather(tree: Root): { clauses: readonly ClauseSource[]; complete: boolean } {
    const drafts: Draft[] = [];
    let current: Draft | undefined;
    for (const node of tree.children) {
      if (node.type === 'heading') {
        current = clauseNumber(this.#words(node)) === undefined ? undefined : { heading: node, parts: [] };
        if (current) drafts.push(current);
      } else if (current) {
        current.parts.push(node);
      } else if (node.type === 'code' && node.lang === 'yaml') {
        this.#report.at(
          this.#place(node),
          'this block stands under no clause',
          'put it under a heading that begins with a clause number',
        );
      }
    }
    const clauses = drafts.map((draft) => this.#clause(draft));
    return { clauses, complete: this.#complete };
  }

  #clause({ heading, parts }: Draft): ClauseSource {
    const place = this.#place(heading);
    const words = this.#words(heading);
    const number = clauseNumber(words) ?? '';
    const title = words.slice(words.split(/\s/, 1)[0]?.length).trim();
    if (/\.$/.test(words.split(/\s/, 1)[0] ?? '')) {
      this.#report.at(place, `write the clause number as ${quote(number)}, without a full stop`);
    }
    const before = this.#complete;
    this.#complete = true;
    const items = parts.flatMap((part) =>
      part.type === 'code' && this.#isRule(part) ? this.#items(part) : [],
    );
    const broken = !this.#complete;
    this.#complete = before && !broken;
    const tables = parts.filter((part) => part.type === 'table');
    const routes = tables.filter((table) => this.#isRoute(table));
    for (const extra of routes.slice(1))
      this.#report.at(
        this.#place(extra),
        'this clause has a second table',
        'put it under a clause number of its own, such as #2',
      );
    const [table] = routes;
    const rules = new Set<RootContent>([
      ...parts.filter((part) => part.type === 'code' && part.lang === 'yaml'),
      ...routes,
    ]);
    const statement = parts
      .filter((part) => !rules.has(part))
      .map((part) => this.#source(part))
      .join('\n\n')
      .trim();
    return {
      number,
      ...(title === '' ? {} : { title }),
      statement,
      place,
      items,
      broken,
      ...(table === undefined ? {} : { table: { place: this.#place(table), rows: this.#rows(table) } }),
    };
  }

  #isRule(node: Code): boolean {
    if (node.lang === 'yaml') return true;
    const near = node.lang === null || node.lang === undefined ? 'yaml' : didYouMean(node.lang, ['yaml']);
    if (near === undefined) return false;
    this.#report.at(this.#place(node), 'this block is not marked as a rule', 'begin it with ```yaml');
    this.#complete = false;
    return false;
  }

  #items(node: Code): readonly Cell[] {
    const { line, column } = this.#place(node);
    const indented = /^`{3}|^~{3}/.test(this.#source(node)) ? 1 : 0;
    const cell = readYaml(node.value, { file: this.#file, line: line + indented, column }, this.#report);
    if (cell === undefined) this.#complete = false;
    if (cell === undefined || cell.kind === 'nothing') return [];
    if (cell.kind === 'list') return cell.items;
    this.#report.at(
      cell.place,
      'a block is a list: every item begins with a dash',
      'write it as "- norm: …"',
    );
    this.#complete = false;
    return [];
  }

  /** A table that sends an act somewhere; any other table is part of the statement. */
  #isRoute(table: Table): boolean {
    const last = table.children[0]?.children.at(-1);
    return last !== undefined && this.#inner(last.children) === 'to';
  }

  #rows(table: Table): readonly (readonly Cell[])[] {
    return table.children.map((row) =>
      row.children.map((cell) => new Cell(this.#place(cell.children[0] ?? cell), this.#inner(cell.children))),
    );
  }

  #words(heading: Heading): string {
    return this.#inner(heading.children);
  }

  #inner(nodes: readonly RootContent[]): string {
    const from = nodes[0]?.position?.start.offset;
    const to = nodes.at(-1)?.position?.end.offset;
    return from === undefined || to === undefined
      ? ''
      : this.#body
          .slice(from, to)
          .replace(/\s+/g, ' ')
          .replace(/[`*\\]/g, '')
          .trim();
  }

  #source(node: RootContent): string {
    return this.#body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  }

  #place(node: { position?: RootContent['position'] | undefined }): Place {
    return {
      file: this.#file,
      line: node.position?.start.line ?? 1,
      column: node.position?.start.column ?? 1,
    };
  }
}

/** What stands before the first space, if it is a number such as 8.8, 7.iii, 4.4-b1, 10.b#2, 100F(1) or A1. */
export function clauseNumber(heading: string): string | undefined {
  const first = heading.split(/\s/, 1)[0] ?? '';
  return /^(\d|[A-Z]\.?\d)[\p{L}\p{N}.#()/:-]*$/u.test(first) ? first.replace(/\.+$/, '') : undefined;
}
