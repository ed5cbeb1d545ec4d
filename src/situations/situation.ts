// One situation: who there is, what happened, and what is expected to follow; read from YAML against the council it is
// about. It knows the words; what follows from them is the engine’s.

import type { Act, Directory, History, Instant } from '#engine/history.ts';
import type { Place, Rulebook } from '#engine/rules.ts';
import { Cell } from '#language/cell.ts';
import type { Council } from '#language/council.ts';
import { didYouMean, quote } from '#language/nearest.ts';
import { type Read, type Report, startReport } from '#language/problems.ts';
import { fits } from '#language/shape.ts';
import type { SourceFile } from '#language/vocabulary.ts';
import { readYaml } from '#language/yaml-source.ts';
import { findFact, readFact, sayUnknownFact, type ValueGround } from './act-values.ts';
import { readCast } from './cast.ts';
import { type Expectation, readExpectations } from './expectation.ts';
import { readHappened } from './happened.ts';
import { instantOf } from './moments.ts';
import { situationsShape } from './shapes.ts';
import { asIfInForce, versionNamed } from './text.ts';

export interface Situation {
  readonly name: string;
  readonly place: Place;
  readonly council: string;
  /** The version run as if in force, if one was named, by its id. */
  readonly text?: string;
  readonly at: Instant;
  /** The council’s rulebook, or the copy in which `text` governs. */
  readonly rulebook: Rulebook;
  readonly directory: Directory;
  readonly history: History;
  readonly expect: readonly Expectation[];
}

/**
 * @param file its path may say which council is meant: `protocols/<council>/situations/x.yaml`, `law/situations/<council>/x.yaml`.
 * @param text runs every situation under this version instead.
 */
export function readSituations(
  file: SourceFile,
  councils: ReadonlyMap<string, Council>,
  text?: string,
): Read<readonly Situation[]> {
  const report = startReport();
  const root = readYaml(file.text, { file: file.path, line: 1, column: 1 }, report);
  if (root === undefined) return { problems: report.list() };
  if (root.kind === 'nothing') return { value: [], problems: report.list() };
  fits(root, situationsShape, report);
  const names = new Set<string>();
  const situations = root.each().flatMap((cell) => {
    const name = cell.get('name');
    if (name && names.has(name.text))
      report.at(name.place, `there is already a situation called ${quote(name.text)} in this file`);
    names.add(name?.text ?? '');
    return readSituation(cell, councils, folderOf(file.path), report, text) ?? [];
  });
  return { value: situations, problems: report.list() };
}

function folderOf(path: string): string | undefined {
  return /(?:^|\/)(?:protocols|law\/situations)\/([^/]+)\//.exec(path)?.[1];
}

function readSituation(
  cell: Cell,
  councils: ReadonlyMap<string, Council>,
  folder: string | undefined,
  report: Report,
  instead: string | undefined,
): Situation | undefined {
  const council = findCouncil(cell, councils, folder, report);
  // Without what a misspelt key stands for, the situation would be another one.
  if (council === undefined || cell.meant.size > 0) return undefined;
  const before = report.list().length;
  const rulebook = governing(cell, council.rulebook, report, instead);
  const clock = { zone: council.rulebook.council.zone };
  const directory = readCast(cell.get('people'), cell.get('bodies'), council.settings.offices, clock, report);
  const ground: ValueGround = { vocabulary: rulebook.vocabulary, directory, clock, report };
  const at = readAt(cell, clock.zone, report);
  const happened = readHappened(cell.get('happened')?.each() ?? [], rulebook, ground);
  // What is expected may name a rule of another version, to say that nothing follows from it.
  const expect = readExpectations(cell.get('expect')?.each() ?? [], council.rulebook, ground);
  const settled = readFacts(cell.get('facts'), happened.case, firstInstant(happened.acts, at ?? 0), ground);
  if (at === undefined || report.list().length > before || cell.faulty) return undefined;
  const text = instead ?? cell.words('text');
  return {
    name: cell.words('name') ?? 'A situation without a name',
    place: cell.get('name')?.place ?? cell.place,
    council: rulebook.council.council,
    ...(text === undefined ? {} : { text: versionNamed(text, rulebook)?.id ?? text }),
    at,
    rulebook,
    directory,
    history: historyOf(happened.case, withSettled(settled, happened.acts, at), rulebook),
    expect,
  };
}

function findCouncil(
  cell: Cell,
  councils: ReadonlyMap<string, Council>,
  folder: string | undefined,
  report: Report,
): Council | undefined {
  const written = cell.get('council');
  const name = written?.text ?? folder;
  const only = name === undefined && councils.size === 1 ? [...councils.values()][0] : undefined;
  const council = only ?? councils.get(name ?? '');
  if (council === undefined) {
    const known = [...councils.keys()];
    if (name === undefined)
      report.at(cell.place, 'this situation does not say of which council', 'add "council: …"');
    else
      report.at(
        written?.place ?? cell.place,
        `there is no council ${quote(name)}`,
        didYouMean(name, known) ?? (known.length > 0 ? `there are: ${known.join(', ')}` : undefined),
      );
  }
  return council;
}

function governing(cell: Cell, rulebook: Rulebook, report: Report, instead: string | undefined): Rulebook {
  const written = instead ?? cell.words('text');
  if (written === undefined) return rulebook;
  const version = versionNamed(written, rulebook);
  if (version) return asIfInForce(rulebook, version);
  const short = rulebook.versions.map((one) => one.id.slice(one.id.indexOf('/') + 1));
  report.at(
    cell.get('text')?.place ?? cell.place,
    `text: there is no version ${quote(written)}`,
    didYouMean(written, short) ?? `there are: ${short.join(', ')}`,
  );
  return rulebook;
}

function readAt(cell: Cell, zone: string, report: Report): Instant | undefined {
  const written = cell.get('at');
  if (written === undefined || written.kind !== 'text') return undefined;
  const at = instantOf(written.text, { zone });
  if (at === undefined)
    report.at(
      written.place,
      `at: ${quote(written.text)} is not a date`,
      'write it as 2027-01-06, or with a time: 2027-01-06 09:30',
    );
  return at;
}

function firstInstant(acts: readonly Act[], otherwise: Instant): Instant {
  return acts.reduce((first, act) => Math.min(first, act.happened), acts[0]?.happened ?? otherwise);
}

/**
 * Facts that the situation takes as settled. Each is put on the record as the answer to its question, by nobody in
 * particular (`by: null`), and also under its own name, for a fact that no clause asks about.
 */
function readFacts(
  cell: Cell | undefined,
  kase: string,
  instant: Instant,
  ground: ValueGround,
): readonly Act[] {
  return (cell?.pairs() ?? []).flatMap(({ key, keyPlace, value }, index) => {
    const fact = findFact(ground.vocabulary, key);
    if (fact === undefined) {
      sayUnknownFact(new Cell(keyPlace, key), ground);
      return [];
    }
    const answer = readFact(value, fact, ground);
    if (answer === undefined) return [];
    return {
      id: `fact-${index + 1}`,
      case: kase,
      act: 'question.answered',
      by: null,
      done: 'elsewhere' as const,
      happened: instant,
      recorded: instant,
      values: { asks: key, answer, [key]: answer, reasons: 'settled for the sake of this situation' },
    };
  });
}

/** Before all else, so that every act is read with it; and once more after all that is known, when its question is open. */
function withSettled(settled: readonly Act[], acts: readonly Act[], at: Instant): readonly Act[] {
  const known = acts.filter((act) => act.recorded <= at);
  const last = known.reduce((latest, act) => Math.max(latest, act.recorded), 0);
  const again = settled.map((act) => ({ ...act, id: `${act.id}-again`, happened: last, recorded: last }));
  return [
    ...settled,
    ...known,
    ...(known.length > 0 ? again : []),
    ...acts.filter((act) => act.recorded > at),
  ];
}

/** Of other cases only what outlives a case counts here. */
function historyOf(kase: string, acts: readonly Act[], rulebook: Rulebook): History {
  const types = rulebook.vocabulary.procedures.flatMap((procedure) => procedure.acts);
  const lasting = new Set(['absence.recorded', 'absence.ended', 'ruling.made']);
  for (const { name, stands } of types) {
    if (stands === undefined) continue;
    lasting.add(name);
    if (stands.until !== undefined) lasting.add(stands.until);
  }
  return {
    case: kase,
    acts: acts.filter((act) => act.case === kase),
    elsewhere: acts.filter((act) => act.case !== kase && lasting.has(act.act)),
  };
}
