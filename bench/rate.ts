// How often a second something can be done. What is held against each other takes turns, so that noise meets both alike.

import { median } from './results.ts';

export interface Contender {
  readonly name: string;
  /** Does it for the n-th input; whatever it gives is kept, lest it is not worked out at all. */
  readonly once: (n: number) => unknown;
}

let kept: unknown;

/** @returns times a second for each contender, the median over the rounds; one more round comes first and is not counted. */
export async function rates(
  contenders: readonly Contender[],
  milliseconds: number,
  rounds: number,
): Promise<ReadonlyMap<string, number>> {
  const seen = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1)
    for (const contender of contenders) {
      const rate = await rateOf(contender, milliseconds);
      if (round > 0) seen.get(contender.name)?.push(rate);
    }
  return new Map([...seen].map(([name, found]) => [name, median(found)]));
}

async function rateOf({ once }: Contender, milliseconds: number): Promise<number> {
  const began = performance.now();
  let done = 0;
  let took = 0;
  while (took < milliseconds) {
    for (let inner = 0; inner < 64; inner += 1) {
      const given = once(done);
      kept = given instanceof Promise ? await given : given;
      done += 1;
    }
    took = performance.now() - began;
  }
  return (done / took) * 1000;
}

/** The latest thing given. */
export function latest(): unknown {
  return kept;
}
