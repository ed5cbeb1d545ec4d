// Values of YAML on one line, as protocols are written: { fact: yes }, [one, two]. It knows no key.

import { isMap, isScalar, isSeq, parseDocument, stringify } from 'yaml';

/** Words, a list, or pairs in their order; of a map, a key stands once. */
export type Data = string | readonly Data[] | ReadonlyMap<string, Data>;

/** What a node of YAML holds; nothing at all is ''. */
export function dataOf(node: unknown): Data {
  if (isSeq(node)) return node.items.map(dataOf);
  if (isMap(node))
    return new Map(
      node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : String(key), dataOf(value)]),
    );
  return isScalar(node) && typeof node.value === 'string' ? node.value.trim() : '';
}

/** @param inside of a list or map on one line, where commas and brackets must be quoted. */
export function inFlow(data: Data, inside = false): string {
  if (typeof data === 'string') return scalar(data, inside);
  if (Array.isArray(data)) return `[${data.map((one: Data) => inFlow(one, true)).join(', ')}]`;
  const pairs = pairsOf(data);
  return pairs === '' ? '{}' : `{ ${pairs} }`;
}

/** A map without its brackets: “fact: yes, other: no”. */
export function pairsOf(data: Data): string {
  if (!(data instanceof Map)) return inFlow(data, true);
  return [...data].map(([key, value]) => `${scalar(key, true)}: ${inFlow(value, true)}`).join(', ');
}

/** The pairs written on one line, as in a map without its brackets; undefined: they cannot be read. */
export function readPairs(line: string): ReadonlyMap<string, Data> | undefined {
  const document = parseDocument(`{ ${line} }`, {
    schema: 'failsafe',
    logLevel: 'error',
    prettyErrors: false,
  });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const data = dataOf(document.contents);
  if (!(data instanceof Map) || data.size === 0) return undefined;
  return [...data.values()].some((value) => value === '') ? undefined : data;
}

function scalar(words: string, inside: boolean): string {
  const options = { schema: 'failsafe', lineWidth: 0 } as const;
  if (!inside) return stringify(words, { ...options, blockQuote: false }).trimEnd();
  const list = stringify([words], { ...options, collectionStyle: 'flow', flowCollectionPadding: false });
  return list.trimEnd().slice(1, -1);
}
