// Whether an expectation held, in lines: what was expected, and what there was instead.

import type { Result } from '#situations/run.ts';

export function resultLines({ expected, holds, instead }: Result): readonly string[] {
  const { place, none, words } = expected;
  if (holds) return [`As expected: ${none ? 'no ' : ''}{ ${words} }`];
  return [
    `line ${place.line}: expected ${none ? 'nothing like ' : ''}{ ${words} }`,
    ...instead.map((line) => `  ${none ? 'there is' : 'instead'}: ${line}`),
  ];
}
