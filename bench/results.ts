// What a measurement is and how the table of them is written. It measures nothing itself.

export interface Row {
  readonly what: string;
  readonly comity: string;
  /** What it is held against, and that one’s figure: “bare route: 9,100 a second”. */
  readonly against?: string;
  readonly ratio?: string;
  readonly aim?: string;
  readonly reached?: boolean;
}

export interface Section {
  readonly title: string;
  /** What was done, in a sentence or two. */
  readonly how: string;
  readonly rows: readonly Row[];
  /** Said below the table when an aim was not reached: why not. */
  readonly shortOfAim?: string;
}

/** How a run is to be done, and where it says how far it is. */
export interface Plan {
  readonly quick: boolean;
  /** Cases in the council, smallest first. */
  readonly sizes: readonly number[];
  readonly say: (line: string) => void;
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

/** Two figures are enough: the machine is not quieter than that. */
export function times(ratio: number): string {
  return `${ratio >= 20 ? whole(ratio) : Number(ratio.toPrecision(2))}×`;
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : whole(value)} ms`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const HEADINGS = ['', 'Comity', 'held against', 'ratio', 'aim', 'reached'];

/** As Markdown whose columns also line up in a terminal. */
export function table({ rows }: Section): string {
  const cells = rows.map(({ what, comity, against = '', ratio = '', aim = '', reached }) => [
    what,
    comity,
    against,
    ratio,
    aim,
    reached === undefined ? '' : reached ? 'yes' : '**no**',
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(3, heading.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(HEADINGS), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}

export function document(sections: readonly Section[], machine: string): string {
  const parts = sections.map((section) => {
    const isShort = section.shortOfAim !== undefined && section.rows.some((row) => row.reached === false);
    const why = isShort ? `\nShort of the aim: ${section.shortOfAim}\n` : '';
    return `## ${section.title}\n\n${section.how}\n\n${table(section)}\n${why}`;
  });
  return [
    '# How fast it is\n',
    'Written by `npm run bench`; do not edit. The machine is shared and noisy, so read the ratios: both sides of each were measured in the same run.\n',
    `${machine}\n`,
    ...parts,
  ].join('\n');
}
