// The yaml blocks of a clause, and the places of the file that change when an item is typed otherwise, taken out or added.
// An item left as it was keeps every character.

import { controlsOf } from './controls.ts';
import { type ClauseForm, type FormItem, isKept } from './form.ts';
import { type Edit, itemEdits, newItem, type Wrong } from './item.ts';
import { gapBefore } from './prose.ts';
import { type Block, type ClauseText, type Item, itemsOf } from './source.ts';

export function blocksEdits(
  content: string,
  clause: ClauseText,
  { items }: ClauseForm,
  wrong: Wrong[],
): readonly Edit[] {
  const all = itemsOf(clause);
  const added = items.flatMap((item, index) =>
    index >= all.length && isKept(item) ? [`- ${wholeItem(item, index, wrong)}`] : [],
  );
  const last = clause.blocks.at(-1);
  return [
    ...clause.blocks.flatMap((block) => {
      const isGone = block.items.every((item) => !stays(items[all.indexOf(item)]));
      // A block that is left empty goes altogether, unless something new will stand in it.
      if (isGone && block.items.length > 0 && (block !== last || added.length === 0))
        return [{ from: gapBefore(content, block.from), to: block.to, text: '' }];
      return block.items.flatMap((item) => {
        const index = all.indexOf(item);
        return changesOf(content, block, item, items[index], index, wrong);
      });
    }),
    ...addedEdits(content, clause, added),
  ];
}

function stays(typed: FormItem | undefined): boolean {
  return typed !== undefined && isKept(typed);
}

function changesOf(
  content: string,
  block: Block,
  item: Item,
  typed: FormItem | undefined,
  index: number,
  wrong: Wrong[],
): readonly Edit[] {
  if (typed === undefined || !isKept(typed)) return [withoutItem(content, item)];
  // Somebody else’s save put another item in its place: what was typed stands there instead.
  if (typed.kind !== item.kind)
    return [{ from: item.from, to: endOf(content, item), text: wholeItem(typed, index, wrong) }];
  if (item.map === undefined) return [];
  const controls = controlsOf(item.kind);
  const inside = unnamed(typed);
  const yaml = content.slice(block.base, block.to);
  const edits = inside.length > 0 ? [] : itemEdits(item.map, yaml, controls, typed.answers, inside);
  wrong.push(...inside.map((one) => ({ ...one, at: `${index}.${one.at}` })));
  return edits.map(({ from, to, text }) => ({ from: from + block.base, to: to + block.base, text }));
}

/** As it is written newly, without its dash. */
function wholeItem(typed: FormItem, index: number, wrong: Wrong[]): string {
  if (typed.kind === 'inform') return 'inform';
  const inside = unnamed(typed);
  const text = newItem(controlsOf(typed.kind), typed.answers, inside);
  wrong.push(...inside.map((one) => ({ ...one, at: `${index}.${one.at}` })));
  return text;
}

/** By its first key the file knows what an item is. */
function unnamed({ kind, answers }: FormItem): Wrong[] {
  const first = controlsOf(kind)[0]?.key;
  if (first === undefined || answers.has(first)) return [];
  return [{ at: first, says: 'Fill this in, or leave all of it empty to take it out' }];
}

/** The lines of an item, from its dash. */
function withoutItem(content: string, item: Item): Edit {
  const from = content.lastIndexOf('\n', item.from) + 1;
  const to = content.indexOf('\n', endOf(content, item));
  return { from, to: to === -1 ? content.length : to + 1, text: '' };
}

function endOf(content: string, { to }: Item): number {
  return content.slice(0, to).trimEnd().length;
}

function addedEdits(content: string, clause: ClauseText, added: readonly string[]): readonly Edit[] {
  if (added.length === 0) return [];
  const last = clause.blocks.at(-1);
  if (last !== undefined) {
    // Before the line that closes the block.
    const place = content.lastIndexOf('\n', last.to - 1) + 1;
    return [{ from: place, to: place, text: `${added.join('\n')}\n` }];
  }
  const place = clause.statement.at(-1)?.to ?? clause.title.to;
  return [{ from: place, to: place, text: `\n\n\`\`\`yaml\n${added.join('\n')}\n\`\`\`` }];
}
