// Which readings of a norm run: the one ruled or chosen; else all of them, and whether they agree. Until somebody who
// may has ruled, readings that disagree leave what follows undecided, and nothing is owed or barred by it.

import type { Entry, Item } from './entries.ts';
import type { Act } from './history.ts';
import type { Moment } from './moment.ts';
import { doersOf } from './moment.ts';
import { peopleOf, resolve } from './roles.ts';
import type { Rule, Run } from './rulebook-index.ts';
import type { Because } from './standing.ts';

interface Chosen {
  readonly runs: readonly Run[];
  readonly how?: 'chosen in the text' | 'ruled';
  readonly ruling?: string;
}

export function runsOf(rule: Rule, moment: Moment): Chosen {
  const only = rule.runs[0];
  if (rule.norm.readings.length === 0 || !only) return { runs: rule.runs };
  const ruling = rulingOn(rule, moment);
  if (ruling) return { runs: [ruling.run], how: 'ruled', ruling: ruling.act };
  const chosen = rule.runs[rule.chosen];
  return chosen ? { runs: [chosen], how: 'chosen in the text' } : { runs: rule.runs };
}

/** The latest ruling; it names a reading by what it says or by its place, from 1. */
function rulingOn(rule: Rule, moment: Moment): { readonly run: Run; readonly act: string } | undefined {
  let latest: { run: Run; act: string; at: number } | undefined;
  for (const act of [...moment.elsewhere, ...moment.acts]) {
    if (
      act.act !== 'ruling.made' ||
      act.values['version'] !== rule.version.id ||
      act.values['norm'] !== rule.id
    )
      continue;
    const reading = String(act.values['reading']);
    const run = rule.runs.find((one) => one.says === reading || String(one.place) === reading);
    if (run && (!latest || act.happened >= latest.at) && mayRule(act, moment))
      latest = { run, act: act.id, at: act.happened };
  }
  return latest;
}

/** Where the text names who rules on meaning, nobody else’s ruling counts; where it names nobody, any on the record. */
function mayRule(ruling: Act, moment: Moment): boolean {
  const { rules } = moment.scene.rulebook.council;
  if (!rules || (ruling.done === 'elsewhere' && ruling.by === null)) return true;
  const isHere = moment.acts.includes(ruling);
  const holders = peopleOf(resolve(rules.role, { moment: moment.whenDone(ruling) }, isHere));
  return doersOf(undefined, ruling).some((person) => holders.has(person));
}

/** Runs the readings that apply and brings what they give together. */
export function underEachReading<T extends Entry>(
  rule: Rule,
  moment: Moment,
  entriesOf: (run: Run) => readonly T[],
): readonly T[] {
  const { runs, how, ruling } = runsOf(rule, moment);
  const only = runs[0];
  if (runs.length === 1 && only) {
    const entries = entriesOf(only);
    if (!how) return entries;
    const reading = { says: only.says, how, ...(ruling === undefined ? {} : { ruling }) };
    for (const entry of entries) explain(entry, reading);
    return entries;
  }
  const given = runs.map((run) => entriesOf(run));
  const first = given[0] ?? [];
  if (given.every((entries) => saidBy(entries) === saidBy(first))) {
    for (const entry of first) explain(entry, { says: entry.run.says, how: 'every reading agrees' });
    return first;
  }
  for (const entry of given.flat()) leaveUndecided(entry);
  return given.flat();
}

/** What entries come to, apart from the words by which they were reached. */
function saidBy(entries: readonly Entry[]): string {
  const bare = (key: string, value: unknown): unknown =>
    key === 'because' || key === 'words' ? undefined : value;
  return JSON.stringify(
    entries.map(({ item }) => item),
    bare,
  );
}

function explain(entry: Entry, reading: NonNullable<Because['reading']>): void {
  entry.item = { ...entry.item, because: { ...entry.item.because, reading } };
}

/** Until it is decided nothing is overdue, barred or sent. */
function leaveUndecided(entry: Entry): void {
  const { item, run } = entry;
  const because: Because = { ...item.because, reading: { says: run.says, how: 'not chosen' } };
  const undecided: Item = { ...item, id: `${item.id}~${run.place}`, undecided: true, because };
  entry.active = false;
  entry.item = withoutEffect(undecided);
}

function withoutEffect(item: Item): Item {
  if (item.kind === 'duty' && item.state === 'overdue') {
    const { at: _, ...open } = item;
    return { ...open, state: 'open' };
  }
  return item.kind === 'notice' && item.state === 'ready' ? { ...item, state: 'waiting' } : item;
}
