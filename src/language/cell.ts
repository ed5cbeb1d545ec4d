// One value of a YAML text together with its place: words as they were typed, a list, a map or nothing.
// Knows nothing of what the values mean.

import type { Place } from '#engine/rules.ts';

export interface Entry {
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: Cell;
}

export class Cell {
  readonly place: Place;
  readonly kind: 'text' | 'list' | 'map' | 'nothing';
  /** Words as typed: 8.10 stays 8.10 and yes stays yes. Empty unless kind is text. */
  readonly text: string;
  readonly items: readonly Cell[];
  readonly entries: readonly Entry[];
  /** Already reported: readers pass over it, so that one mistake is told once. */
  faulty = false;
  /** Keys that misspelt ones here probably stand for, so that these are not also called missing. */
  readonly meant = new Set<string>();

  constructor(
    place: Place,
    content: string | { items: readonly Cell[] } | { entries: readonly Entry[] } | null,
  ) {
    this.place = place;
    this.text = typeof content === 'string' ? content : '';
    this.items = content !== null && typeof content === 'object' && 'items' in content ? content.items : [];
    this.entries =
      content !== null && typeof content === 'object' && 'entries' in content ? content.entries : [];
    if (content === null) this.kind = 'nothing';
    else if (typeof content === 'string') this.kind = 'text';
    else this.kind = 'items' in content ? 'list' : 'map';
  }

  /** Whether the key was written at all, sound or not. */
  has(key: string): boolean {
    return this.entries.some((entry) => entry.key === key);
  }

  /** Written but not sound, or misspelt; either way reported already. */
  isSpoilt(key: string): boolean {
    return this.meant.has(key) || (this.has(key) && this.get(key) === undefined);
  }

  /** The sound value under a key. */
  get(key: string): Cell | undefined {
    const value = this.entries.find((entry) => entry.key === key)?.value;
    return value === undefined || value.faulty ? undefined : value;
  }

  /** Words under a key. */
  words(key: string): string | undefined {
    const value = this.get(key);
    return value?.kind === 'text' ? value.text : undefined;
  }

  /** One value or a list of values under a key, always as a list. */
  many(key: string): readonly Cell[] {
    return this.get(key)?.each() ?? [];
  }

  /** The sound items of a list; or the value itself, as a list of one. */
  each(): readonly Cell[] {
    if (this.kind === 'nothing' || this.faulty) return [];
    return this.kind === 'list' ? this.items.filter((item) => !item.faulty) : [this];
  }

  /** Sound entries of a map. */
  pairs(): readonly Entry[] {
    return this.entries.filter((entry) => !entry.value.faulty);
  }

  /** Part of these words, at the same place. */
  saying(text: string): Cell {
    return new Cell(this.place, text);
  }

  yes(key: string): boolean {
    return isYes(this.words(key)) === true;
  }

  keyPlace(key: string): Place {
    return this.entries.find((entry) => entry.key === key)?.keyPlace ?? this.place;
  }
}

/** yes and true, no and false; anything else is neither. */
export function isYes(words: string | undefined): boolean | undefined {
  if (words === undefined) return undefined;
  if (/^(yes|true)$/i.test(words)) return true;
  return /^(no|false)$/i.test(words) ? false : undefined;
}
