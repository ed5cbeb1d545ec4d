// Which keys a norm needs, and which mean nothing beside each other: a key that would be ignored is an error.

import type { Force } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { actWordsOf, type Keys } from './norm-keys.ts';
import type { Report } from './problems.ts';

export function checkNormKeys(keys: Keys, force: Force, norm: Cell, report: Report): void {
  const place = (key: string) => keys.get(key)?.place ?? norm.place;
  const faulty = (key: string) => norm.isSpoilt(key);
  const owes = force === 'must' || force === 'should';
  const bars = force === 'must not' || force === 'should not';
  const tells = actWordsOf(keys.get(force)).includes('tell');
  if (!keys.has('who') && !faulty('who'))
    report.at(norm.place, 'this norm does not say who it is for', 'add "who: <role>"');
  if (owes && !keys.has('when') && !faulty('when')) {
    report.at(
      place(force),
      `a norm with "${force}" needs "when"`,
      'write an act, "it is done" or "while in office"',
    );
  }
  if (tells) {
    if (!keys.has('to') && !faulty('to'))
      report.at(
        place(force),
        bars ? 'this norm does not say from whom it is kept' : 'this norm does not say who is told',
        'add "to: <role>"',
      );
    if (!keys.has('telling') && !faulty('telling'))
      report.at(place(force), 'this norm does not say what is told', 'add "telling: [names]"');
    if (keys.get('telling')?.text === 'everything' && !bars) {
      report.at(
        place('telling'),
        '"telling: everything" is only for what must not or should not be told',
        'list what the notice says',
      );
    }
    if (keys.get('to')?.text === 'table')
      report.at(place('to'), 'a notice cannot be sent by table', 'write a role');
  } else if (keys.has('telling')) {
    report.at(place('telling'), '"telling" belongs only to a norm about "tell"');
  }
  checkTimes(keys, owes, report, place);
}

function checkTimes(keys: Keys, owes: boolean, report: Report, place: (key: string) => Cell['place']): void {
  const whens = keys.get('when')?.each() ?? [];
  for (const key of ['within', 'by']) {
    if (!keys.has(key)) continue;
    if (!owes && key === 'by')
      report.at(
        place(key),
        '"by" is a deadline, which only "must" and "should" have',
        'say for how long with "within", or until which act with "until"',
      );
    else if (!owes && whens.length === 0)
      report.at(place(key), '"within" has no "when" to count from', 'say what begins it with "when"');
    else if (owes && whens.some((when) => when.text === 'it is done')) {
      report.at(
        place(key),
        `a norm about how something is done has no deadline`,
        'take "it is done" or the deadline out',
      );
    }
  }
  if (keys.has('within') && keys.has('by'))
    report.at(place('by'), 'this norm has two deadlines, "within" and "by"', 'keep one, or write two norms');
  if (keys.has('from') && !keys.has('within') && !keys.has('after'))
    report.at(place('from'), '"from" has no "within" or "after" to count');
  if (keys.has('calendar') && !['within', 'after', 'by'].some((key) => keys.has(key)))
    report.at(place('calendar'), '"calendar" has no "within", "after" or "by" to count');
  if (keys.has('paused while') && !keys.has('within'))
    report.at(place('paused while'), '"paused while" has no "within" to stop');
}
