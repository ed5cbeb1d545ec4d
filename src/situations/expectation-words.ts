// The words an expectation is written in: its kinds, the keys each may have, and the states and answers there are.

const RULE = ['of', 'to', 'state', 'clause', 'acts', 'with', 'telling', 'showing'] as const;
const CAN = ['by', 'answer', 'with', 'here', 'done', 'reasons', 'clause'] as const;
/** First words of an entry, what they name, and the keys that may follow. */
export const KINDS = {
  duty: { names: 'norm', keys: [...RULE, 'due'] },
  must: { names: 'act', keys: [...RULE, 'due'] },
  should: { names: 'act', keys: [...RULE, 'due'] },
  may: { names: 'act', keys: RULE },
  'alone may': { names: 'act', keys: RULE },
  'has a right to': { names: 'act', keys: RULE },
  'must not': { names: 'act', keys: [...RULE, 'against'] },
  'should not': { names: 'act', keys: [...RULE, 'against'] },
  manner: { names: 'norm', keys: RULE },
  notice: { names: 'norm', keys: [...RULE, 'due'] },
  wall: { names: 'norm', keys: [...RULE, 'against'] },
  asks: { names: 'fact', keys: ['of', 'state', 'presumed', 'answer', 'clause'] },
  conflict: { names: 'conflict', keys: ['acts', 'clause', 'ask'] },
  'not covered': { names: 'act', keys: ['clause', 'ask'] },
  mark: { names: 'mark', keys: ['act', 'acts', 'of', 'by', 'clause'] },
  undecided: { names: 'norm', keys: ['clause'] },
  can: { names: 'act', keys: CAN },
  cannot: { names: 'act', keys: CAN },
} as const;

export const MARKS = ['gone against', 'departed', 'reason wanted', 'warned'] as const;
export const CONFLICTS = [
  'opposed',
  'opposed advice',
  'readings differ',
  'below the law',
  'route leads to its subject',
] as const;
export const STATES = [
  'open',
  'met',
  'met late',
  'overdue',
  'departed',
  'ended',
  'awaiting',
  'in force',
  'waiting for steps',
  'ready',
  'waiting',
  'held',
  'told',
  'answered',
];
export const ANSWERS = [
  'yes',
  'yes, with a reason',
  'no',
  'not yet',
  'depends',
  'conflict',
  'undecided',
  'not covered',
];

export type Kind = keyof typeof KINDS;

export function isKind(word: string): word is Kind {
  return word in KINDS;
}
