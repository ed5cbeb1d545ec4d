// The values of one entry by name: parties, fields and facts of its act, and names of rules where an act has them.

import type { Value } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { Cell } from '#language/cell.ts';
import { didYouMean, quote } from '#language/nearest.ts';
import {
  findFact,
  isBuiltIn,
  kindsOf,
  readFact,
  readValue,
  sayUnknownFact,
  type ValueGround,
} from './act-values.ts';
import { normIn } from './rule-names.ts';

const OWN_KEYS = ['act', 'on', 'by', 'here', 'done', 'recorded', 'reasons', 'meets', 'case'];
/** Values of an act: of an entry of the record, or of one that somebody asks about. */
export function readValues(
  entry: Cell,
  act: string,
  rulebook: Rulebook,
  ground: ValueGround,
  ownKeys: readonly string[] = OWN_KEYS,
): Readonly<Record<string, Value>> {
  const kinds = kindsOf(act, ground.vocabulary);
  const values: Record<string, Value> = {};
  for (const { key, value, keyPlace } of entry.pairs()) {
    const kind = kinds.get(key);
    if (kind === undefined) {
      if (!ownKeys.includes(key))
        ground.report.at(
          keyPlace,
          `${quote(key)} is not a party, fact or field of ${act}`,
          didYouMean(key, [...kinds.keys(), ...ownKeys]) ??
            (value.kind === 'nothing' ? 'put words that contain a comma in "quotation marks"' : undefined),
        );
      continue;
    }
    const read = readSpecial(entry, act, key, value, rulebook, ground) ?? readValue(value, kind, key, ground);
    if (read !== undefined) values[key] = read;
  }
  return values;
}

/** Values that name rules or facts; undefined where the value is nothing special. */
function readSpecial(
  entry: Cell,
  act: string,
  key: string,
  cell: Cell,
  rulebook: Rulebook,
  ground: ValueGround,
): Value | undefined {
  if (act === 'question.answered' && (key === 'asks' || key === 'answer')) {
    const asks = entry.words('asks') ?? '';
    const fact = findFact(ground.vocabulary, asks);
    if (key === 'answer') return fact && readFact(cell, fact, ground);
    if (fact === undefined) sayUnknownFact(cell, ground);
    return cell.text;
  }
  if (key === 'norm' && isBuiltIn(act)) return normIn(cell, rulebook, ground.report) ?? cell.text;
  if (act !== 'ruling.made') return undefined;
  if (key === 'version') return versionNamed(cell.text, rulebook);
  return key === 'reading' ? readingNamed(cell.text, entry.words('norm') ?? '', rulebook) : undefined;
}

function versionNamed(words: string, rulebook: Rulebook): string {
  const full = `${rulebook.council.council}/${words}`;
  return rulebook.versions.some((version) => version.id === full) ? full : words;
}

/** A reading is named by what it says, or by its place in the list. */
function readingNamed(words: string, norm: string, rulebook: Rulebook): string {
  const readings = rulebook.versions
    .flatMap((version) => version.clauses)
    .flatMap((clause) => clause.norms)
    .find((one) => one.id === norm)?.readings;
  return (/^\d+$/.test(words) ? readings?.[Number(words) - 1]?.says : undefined) ?? words;
}
