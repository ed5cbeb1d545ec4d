// Steps of `first`: what must come before an act.

import type { Step } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { readConditions } from './condition.ts';
import { listOf } from './english.ts';
import { deedWords } from './event-words.ts';
import { actIn, namesIn, roleIn } from './named-in.ts';
import { oneOf, quote } from './nearest.ts';
import type { Report } from './problems.ts';
import { roleWords } from './role-words.ts';
import type { Scope } from './scope.ts';

const KINDS = ['consent of', 'advice of', 'consult', 'tell', 'act', 'norm'] as const;

export function readSteps(cell: Cell | undefined, scope: Scope, report: Report): readonly Step[] {
  return (cell?.each() ?? []).flatMap((item) => readStep(item, scope, report) ?? []);
}

function readStep(cell: Cell, scope: Scope, report: Report): Step | undefined {
  const kinds = KINDS.filter((word) => cell.has(word));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    report.at(cell.place, `a step has exactly one of ${oneOf(KINDS.map(quote))}`);
    return undefined;
  }
  sayMisplaced(cell, kind, report);
  const what = cell.get(kind);
  if (what === undefined) return undefined;
  const clause = cell.words('clause');
  const common = {
    if: readConditions(cell.get('if'), scope, report),
    ...(clause === undefined ? {} : { clause }),
  };
  if (kind === 'norm') return { ...common, is: 'norm', norm: what.text, words: `do what ${what.text} says` };
  if (kind === 'act') {
    const act = actIn(what, scope.words, report);
    const to = roleIn(cell.get('to'), scope, report);
    if (act === undefined) return undefined;
    const words = `${deedWords(act, scope.words.vocabulary)}${to === undefined ? '' : ` (to ${roleWords(to)})`}`;
    return { ...common, is: 'act', act, ...(to === undefined ? {} : { to }), words };
  }
  const role = roleIn(what, scope, report);
  if (role === undefined) return undefined;
  const who = roleWords(role);
  if (kind === 'tell') {
    const telling = namesIn(cell.many('telling'), scope, report, true);
    return {
      ...common,
      is: 'tell',
      role,
      telling,
      words: `tell ${who}${telling.length > 0 ? `: ${listOf(telling)}` : ''}`,
    };
  }
  if (kind === 'consult') return { ...common, is: 'consult', role, words: `ask ${who} for their view` };
  return {
    ...common,
    is: kind,
    role,
    words: `get the ${kind === 'consent of' ? 'agreement' : 'advice'} of ${who}`,
  };
}

function sayMisplaced(cell: Cell, kind: string, report: Report): void {
  if (cell.has('to') && kind !== 'act')
    report.at(cell.keyPlace('to'), '"to" belongs only to a step with "act"');
  if (cell.has('telling') && kind !== 'tell')
    report.at(cell.keyPlace('telling'), '"telling" belongs only to a step with "tell"');
  if (kind === 'tell' && !cell.has('telling'))
    report.at(cell.place, 'this step does not say what is told', 'add "telling: [names]"');
}
