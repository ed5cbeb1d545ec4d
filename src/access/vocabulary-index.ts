// Looks up acts and parties of a vocabulary by name. Built once for each vocabulary and remembered with it.

import type { ActType, Party, Vocabulary } from '#engine/rules.ts';

export interface VocabularyIndex {
  readonly acts: ReadonlyMap<string, ActType>;
  readonly partiesOf: ReadonlyMap<string, readonly Party[]>;
}

const known = new WeakMap<Vocabulary, VocabularyIndex>();

export function indexOf(vocabulary: Vocabulary): VocabularyIndex {
  const remembered = known.get(vocabulary);
  if (remembered !== undefined) return remembered;
  const { procedures } = vocabulary;
  const index: VocabularyIndex = {
    acts: new Map(procedures.flatMap((procedure) => procedure.acts.map((act) => [act.name, act]))),
    partiesOf: new Map(procedures.map((procedure) => [procedure.name, procedure.parties])),
  };
  known.set(vocabulary, index);
  return index;
}
