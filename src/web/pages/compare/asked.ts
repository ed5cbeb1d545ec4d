// What an address asks of a comparison. What it says in another form than words is as if it were not said.

export interface Asked {
  readonly from?: string;
  readonly to?: string;
  readonly show?: string;
  readonly all?: string;
  readonly part?: string;
  readonly topic?: string;
  readonly texts: readonly string[];
  /** By the form’s own button, perhaps with nothing chosen. */
  readonly sent: boolean;
}

const LONGEST = 200;
const MOST_TEXTS = 100;

export function askedOf(query: unknown): Asked {
  const given: Readonly<Record<string, unknown>> = Object(query);
  const words = (name: string) => {
    const value = given[name];
    return typeof value === 'string' && value !== '' ? value.slice(0, LONGEST) : undefined;
  };
  const one = Object.fromEntries(
    ['from', 'to', 'show', 'all', 'part', 'topic'].flatMap((name) => {
      const value = words(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const texts = [given['text']]
    .flat()
    .filter((value) => typeof value === 'string')
    .slice(0, MOST_TEXTS);
  return { ...one, texts, sent: given['compare'] !== undefined };
}
