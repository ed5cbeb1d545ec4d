// The decision of enquiries.ts as rules of json-rules-engine, on the same record: one rule for each thing that can be
// so. What it says of why is its own: the conditions of the rule that held, with the facts they met.

import { Engine, type RuleProperties } from 'json-rules-engine';
import { zoneOf } from '#calendar/zone.ts';
import { closingOf, dueOf, officersOf } from './by-hand.ts';
import type { Asked, Decision, Ground } from './enquiries.ts';

const OWED = [
  { fact: 'received', operator: 'equal', value: true },
  { fact: 'asked is officer', operator: 'equal', value: true },
];
const UNTIL = ['enquiry.declined', 'enquiry.withdrawn'];

function rule(state: Decision['state'], ...conditions: readonly object[]): RuleProperties {
  const all = [...OWED, ...conditions] as { fact: string; operator: string; value: unknown }[]; // they are written out below
  return { name: state, conditions: { all }, event: { type: state, params: { clause: '7.iii' } } };
}

const RULES = [
  rule(
    'open',
    { fact: 'closed by', operator: 'equal', value: 'nothing' },
    { fact: 'now', operator: 'lessThan', value: { fact: 'overdue from' } },
  ),
  rule(
    'overdue',
    { fact: 'closed by', operator: 'equal', value: 'nothing' },
    { fact: 'now', operator: 'greaterThanInclusive', value: { fact: 'overdue from' } },
  ),
  rule(
    'met',
    { fact: 'closed by', operator: 'equal', value: 'enquiry.answered' },
    { fact: 'closed at', operator: 'lessThan', value: { fact: 'overdue from' } },
  ),
  rule(
    'met late',
    { fact: 'closed by', operator: 'equal', value: 'enquiry.answered' },
    { fact: 'closed at', operator: 'greaterThanInclusive', value: { fact: 'overdue from' } },
  ),
  rule('ended', { fact: 'closed by', operator: 'in', value: UNTIL }),
];

export function byJsonRules(
  ground: Ground,
): (asked: Asked) => Promise<Decision & { readonly because: unknown }> {
  const engine = new Engine(RULES);
  const officers = officersOf(ground);
  const zone = zoneOf(ground.rulebook.council.zone);
  return async ({ history, now }) => {
    const received = history.acts.find(({ act }) => act === 'enquiry.received');
    const asked = String(received?.values['officer asked'] ?? '');
    const closing = closingOf(history.acts);
    const due = dueOf(ground.calendar, zone, received?.happened ?? 0);
    const { results } = await engine.run({
      received: received !== undefined,
      'asked is officer': officers.has(asked),
      'closed by': closing?.act ?? 'nothing',
      'closed at': closing?.happened ?? 0,
      'overdue from': due.ends,
      now,
    });
    const [held] = results;
    if (held === undefined) return { state: 'not owed', by: [], due: undefined, because: [] };
    const state = held.name as Decision['state']; // rules are named by what they decide
    return { state, by: [asked], due: due.date, because: held.conditions };
  };
}
