// One norm of a clause: who must, must not, should, may … do what, when and by when; and its other readings.

import type { Force, Norm, NormBody, Reading } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { FORCES, normShape } from './clause-shapes.ts';
import { oneOf, quote } from './nearest.ts';
import { readNormBody } from './norm-body.ts';
import { checkNormKeys } from './norm-check.ts';
import { actWordsOf, type Keys } from './norm-keys.ts';
import type { Report } from './problems.ts';
import { isAct, type Scope, scopeOf, type Words } from './scope.ts';
import { fits } from './shape.ts';
import { actOfUntil, actsOfWhen } from './when.ts';

const OTHER_KEYS = ['norm', 'over', 'restates', 'readings', 'says', 'chosen'];

/** @param normActs the acts of another norm of the document, for rules set off by it. */
export function readNorm(
  cell: Cell,
  clause: string,
  words: Words,
  normActs: (norm: string) => readonly string[],
  report: Report,
): Norm | undefined {
  fits(cell, normShape, report);
  const id = cell.words('norm') ?? '';
  const own = keysOf(cell);
  const ways = cell.many('readings').filter((way) => way.kind === 'map');
  const readings = ways.flatMap((way) => readReading(way, own, cell, words, normActs, report) ?? []);
  checkChosen(ways, report);
  const body =
    ways.length === 0 || own.has('who')
      ? bodyOf(own, cell, words, normActs, ways.length === 0 ? report : undefined)
      : undefined;
  const base = body ?? readings[0]?.body;
  if (base === undefined) return undefined;
  const restates = cell.words('restates');
  const over = cell.many('over').map((other) => other.text);
  return {
    ...base,
    id,
    clause,
    place: cell.place,
    over,
    ...(restates === undefined ? {} : { restates }),
    readings,
  };
}

function readReading(
  way: Cell,
  own: Keys,
  norm: Cell,
  words: Words,
  normActs: (norm: string) => readonly string[],
  report: Report,
): Reading | undefined {
  const merged = new Map(own);
  const changed = keysOf(way);
  if (FORCES.some((force) => changed.has(force))) for (const force of FORCES) merged.delete(force);
  for (const [key, value] of changed) {
    if (value.kind === 'text' && value.text === 'none') merged.delete(key);
    else merged.set(key, value);
  }
  const body = bodyOf(merged, norm, words, normActs, report);
  return body && { says: way.words('says') ?? '', chosen: way.yes('chosen'), body };
}

function bodyOf(
  keys: Keys,
  norm: Cell,
  words: Words,
  normActs: (norm: string) => readonly string[],
  report: Report | undefined,
): NormBody | undefined {
  // With readings, what the norm itself lacks is no mistake if every reading gives it.
  const quiet: Report = report ?? { at: () => undefined, list: () => [] };
  const forces = FORCES.filter((force) => keys.has(force));
  const [force] = forces;
  if (forces.length > 1) {
    quiet.at(
      keys.get(forces[1] ?? '')?.place ?? norm.place,
      `this norm says both "${forces[0]}" and "${forces[1]}"`,
      'give it one, and the other a norm of its own',
    );
    return undefined;
  }
  if (force === undefined) {
    if (!FORCES.some((word) => norm.has(word)) && !norm.entries.some((entry) => entry.value.faulty)) {
      quiet.at(
        norm.place,
        `this norm does not say what is owed or allowed`,
        `write one of ${oneOf(FORCES.map(quote))} and an act`,
      );
    }
    return undefined;
  }
  checkNormKeys(keys, force, norm, quiet);
  return readNormBody(keys, force, scopeFor(keys, force, words, normActs), quiet);
}

/** The procedures a norm is about are those of its act and of whatever sets it off. */
function scopeFor(
  keys: Keys,
  force: Force,
  words: Words,
  normActs: (norm: string) => readonly string[],
): Scope {
  const acts = [...actWordsOf(keys.get(force)), ...actsOfWhen(keys.get('when')?.each() ?? [], words)];
  for (const when of keys.get('when')?.each() ?? []) {
    const norm = /^(\S+) is (?:overdue|gone against)$/.exec(when.text)?.[1];
    if (norm !== undefined) acts.push(...normActs(norm));
  }
  const known = acts.filter((act) => isAct(words.vocabulary, act));
  if (known.length > 0) return scopeOf(words, known);
  return scopeOf(
    words,
    (keys.get('until')?.each() ?? []).map(actOfUntil).filter((act) => isAct(words.vocabulary, act)),
  );
}

function keysOf(cell: Cell): Keys {
  return new Map(
    cell
      .pairs()
      .filter(({ key }) => !OTHER_KEYS.includes(key))
      .map(({ key, value }) => [key, value]),
  );
}

function checkChosen(ways: readonly Cell[], report: Report): void {
  const chosen = ways.filter((way) => way.yes('chosen'));
  for (const way of chosen.slice(1))
    report.at(
      way.keyPlace('chosen'),
      'another reading of this norm is chosen already',
      'choose one, or none and leave it to a ruling',
    );
}
