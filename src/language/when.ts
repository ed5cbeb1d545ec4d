// What sets a rule off (`when`), ends it (`until`) and by when it is owed (`by`).

import type { By, Until, When } from '#engine/rules.ts';
import type { Cell } from './cell.ts';
import { readDuration } from './duration.ts';
import { actIn, roleIn, standingActIn } from './named-in.ts';
import { didYouMean, quote } from './nearest.ts';
import type { Report } from './problems.ts';
import { isAct, type Scope, type Words } from './scope.ts';

export function readWhen(cells: readonly Cell[], words: Words, report: Report): readonly When[] {
  return cells.flatMap((cell) => readOne(cell, words, report) ?? []);
}

function readOne(cell: Cell, words: Words, report: Report): When | undefined {
  const { text } = cell;
  if (text === 'it is done') return { is: 'it is done' };
  if (text === 'while in office') return { is: 'in office' };
  const stands = /^while (?:an? )?(.+)$/.exec(text)?.[1];
  if (stands !== undefined) {
    const act = standingActIn(cell, words, report, stands);
    return act === undefined ? undefined : { is: 'stands', act };
  }
  const norm = /^(\S+) is (overdue|gone against)$/.exec(text);
  if (norm?.[1] !== undefined)
    return { is: norm[2] === 'overdue' ? 'overdue' : 'gone against', norm: norm[1] };
  const lapsing = /^(.+) lapses$/.exec(text)?.[1];
  if (lapsing !== undefined) {
    const act = standingActIn(cell, words, report, lapsing);
    return act === undefined ? undefined : { is: 'lapses', act };
  }
  const near = didYouMean(text, ['it is done', 'while in office']);
  if (near !== undefined) {
    report.at(cell.place, `when: ${quote(text)} is not an act of the vocabulary`, near);
    return undefined;
  }
  const act = actIn(cell, words, report);
  return act === undefined ? undefined : { is: 'act', act };
}

/** Acts that `when` cells mention, for knowing which procedures a rule is about. Reports nothing. */
export function actsOfWhen(cells: readonly Cell[], words: Words): readonly string[] {
  return cells.flatMap(({ text }) => {
    const name = text.replace(/^while /, '').replace(/ lapses$/, '');
    return isAct(words.vocabulary, name) ? [name] : [];
  });
}

/** `act` or `act by role`. */
export function readUntil(cells: readonly Cell[], scope: Scope, report: Report): readonly Until[] {
  return cells.flatMap((cell) => {
    const [name = '', ...who] = cell.text.split(' by ');
    if (who.length === 0 || isAct(scope.words.vocabulary, cell.text)) {
      const act = actIn(cell, scope.words, report);
      return act === undefined ? [] : [{ act }];
    }
    const act = actIn(cell, scope.words, report, name);
    const by = roleIn(cell.saying(who.join(' by ')), scope, report);
    return act === undefined || by === undefined ? [] : [{ act, by }];
  });
}

/** The act an `until` cell names, whatever follows “by”. */
export function actOfUntil(cell: Cell): string {
  return cell.text.split(' by ')[0] ?? '';
}

/** A date field, `before <act>`, `at <act>`, or `5 clear days before <date field>`. */
export function readBy(cell: Cell, scope: Scope, report: Report): By | undefined {
  const { text } = cell;
  const before = /^(\d+ .+?) before (.+)$/.exec(text);
  if (before?.[1] !== undefined && before[2] !== undefined) {
    const duration = readDuration(before[1]);
    if (duration === undefined)
      report.at(cell.place, `by: write "5 clear days before" and a date of the act`);
    const field = dateField(cell, before[2], scope, report, 'by');
    return duration === undefined || field === undefined
      ? undefined
      : { is: 'before field', ...duration, field };
  }
  const moment = /^(before|at) (.+)$/.exec(text);
  if (moment?.[2] !== undefined) {
    const act = actIn(cell, scope.words, report, moment[2]);
    return act === undefined ? undefined : { is: moment[1] === 'before' ? 'before' : 'at', act };
  }
  const field = dateField(cell, text, scope, report, 'by');
  return field === undefined ? undefined : { is: 'field', field };
}

/** The name of a date field of the acts in scope. */
export function dateField(
  cell: Cell,
  name: string,
  scope: Scope,
  report: Report,
  key: string,
): string | undefined {
  const fields = scope.fields.get(name);
  const isDate = (type: string) => type === 'date' || type === 'date and time';
  if (fields?.some((field) => isDate(field.type))) return name;
  if (!scope.words.complete) return undefined;
  if (fields) {
    report.at(cell.place, `${key}: ${quote(name)} is not a date`, 'name a field whose type is date');
    return undefined;
  }
  const dates = [...scope.fields]
    .filter(([, found]) => found.some((field) => isDate(field.type)))
    .map(([found]) => found);
  if (/^\d/.test(name))
    report.at(
      cell.place,
      `${key}: write a date field of the act; a length of time goes after "within"`,
      'write it as "within: 10 working days"',
    );
  else
    report.at(
      cell.place,
      `${key}: ${quote(name)} is not a date field of the acts this is about`,
      didYouMean(name, dates),
    );
  return undefined;
}
