// Turns HTML into lines that are the same exactly when a browser would build and lay out the same thing.
// For tests only. Ignored: the order of attributes, and white space that a browser drops.

import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

/** Elements that begin and end a line of text, so that white space just inside and outside them is dropped. */
const blocks = new Set(
  (
    'address article aside blockquote caption details dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr ' +
    'legend li main nav ol optgroup option p section select summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** White space outside these counts; inside it is dropped at the edges (a button) or altogether (a drawing). */
const boxes = new Set(['button', 'svg']);

/** White space inside these is kept as it is. */
const verbatim = new Set(['pre', 'textarea', 'script', 'style']);

interface Run {
  readonly lines: string[];
  /** A white space is waiting for something to stand between. */
  space: boolean;
  /** Nothing has been laid out yet on this line of text. */
  start: boolean;
  /** Where the waiting space would stand: the tags since do not move it. */
  at: number;
}

function edge(run: Run): void {
  run.space = false;
  run.start = true;
}

function laid(run: Run): void {
  if (run.space && !run.start) run.lines.splice(run.at, 0, '␠');
  run.space = false;
  run.start = false;
}

function text(value: string, kept: boolean, run: Run): void {
  if (kept) {
    run.lines.push(JSON.stringify(value));
    return;
  }
  for (const piece of value.match(/[ \t\n\f\r]+|[^ \t\n\f\r]+/g) ?? []) {
    if (/^[ \t\n\f\r]/.test(piece)) {
      if (!run.space) run.at = run.lines.length;
      run.space = true;
    } else {
      laid(run);
      run.lines.push(`“${piece}”`);
    }
  }
}

function element(
  node: DefaultTreeAdapterTypes.Element,
  run: Run,
  inside: { kept: boolean; drawing: boolean },
): void {
  const name = node.tagName;
  const block = blocks.has(name) || inside.drawing;
  if (block) edge(run);
  else if (boxes.has(name) || ['input', 'img', 'textarea'].includes(name)) laid(run);
  const attributes = node.attrs
    .map(
      ({ name, value }) =>
        `${name}=${JSON.stringify(name === 'class' ? value.trim().replace(/\s+/g, ' ') : value)}`,
    )
    .sort();
  run.lines.push(`<${[name, ...attributes].join(' ')}>`);
  if (block || boxes.has(name)) edge(run);
  children(node, run, { kept: inside.kept || verbatim.has(name), drawing: inside.drawing || name === 'svg' });
  if (block || boxes.has(name)) edge(run);
  run.lines.push(`</${name}>`);
  if (boxes.has(name)) run.start = false;
}

function children(
  node: DefaultTreeAdapterTypes.ParentNode,
  run: Run,
  inside: { kept: boolean; drawing: boolean },
): void {
  for (const child of node.childNodes) {
    if ('value' in child) text(child.value, inside.kept, run);
    else if ('tagName' in child) element(child, run, inside);
    else run.lines.push(`other: ${child.nodeName}`);
  }
}

/** The lines of a fragment, then the mistakes that a browser would have to mend in it. */
export function rendered(html: string): string {
  const mistakes: string[] = [];
  const tree = parseFragment(html, { onParseError: ({ code }) => mistakes.push(`mistake: ${code}`) });
  const run: Run = { lines: [], space: false, start: true, at: 0 };
  children(tree, run, { kept: false, drawing: false });
  return [...run.lines, ...mistakes.sort()].join('\n');
}
