// The case page and my work, as a browser gets them, of councils with few and with many cases; against a route that
// reads one row; and the memory of the process that serves them.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { BUSY, LADEN, QUIET } from './big-council.ts';
import type { Served } from './council-process.ts';
import { type Load, type Loaded, load } from './load.ts';
import { median, milliseconds, type Plan, type Row, type Section, times, whole } from './results.ts';

const PROCESS = new URL('council-process.ts', import.meta.url);
const PAGES = ['case', 'long', 'work', 'laden', 'little'] as const;
const KINDS = [...PAGES, 'bare'] as const;
type Kind = (typeof KINDS)[number];
const NAMES: Readonly<Record<Kind, string>> = {
  case: 'Case page',
  long: 'Case page with 200 acts',
  work: 'My work, of a member with 40 duties',
  laden: 'My work, of a member with 500 duties',
  little: 'My work, of an officer with one',
  bare: 'Bare route',
};

interface Measured {
  readonly size: number;
  readonly loads: ReadonlyMap<Kind, Loaded>;
  /** Cases a second. */
  readonly imported: number;
  /** Megabytes: when it began to listen, and after all that load. */
  readonly memory: { readonly first: number; readonly last: number };
}

/** Councils of every size are served at once and take turns, so that noise meets all alike. */
interface Council {
  readonly size: number;
  readonly imported: number;
  readonly child: ChildProcess;
  readonly served: Served;
}

/** @returns the sections, and leaves the councils in folders named by size. */
export async function measurePages(plan: Plan, folder: string): Promise<readonly Section[]> {
  const councils: Council[] = [];
  for (const size of plan.sizes) councils.push(await madeCouncil(plan, join(folder, String(size)), size));
  const loads = await loadAll(plan, councils);
  const measured: Measured[] = [];
  for (const council of councils)
    measured.push({ ...council, loads: loads.get(council) ?? new Map(), memory: await stopped(council) });
  return [pagesSection(measured, plan), memorySection(measured)];
}

async function madeCouncil(plan: Plan, folder: string, size: number): Promise<Council> {
  plan.say(`making a council with ${whole(size)} cases`);
  const imported = size / (await filled(plan, folder, size));
  const child = fork(PROCESS, ['serve', folder]);
  return { size, imported, child, served: await answerOf<Served>(child) };
}

/** Each kind of page in each council, round by round; the first round warms up and is not counted. */
async function loadAll(
  { quick, say }: Plan,
  councils: readonly Council[],
): Promise<ReadonlyMap<Council, ReadonlyMap<Kind, Loaded>>> {
  const found = new Map(councils.map((council) => [council, new Map<Kind, Loaded[]>()]));
  const rounds = quick ? 3 : 6;
  for (let round = 0; round <= rounds; round += 1) {
    say(round === 0 ? 'warming up' : `pages, round ${round} of ${rounds}`);
    for (const kind of KINDS)
      for (const council of councils) {
        const loaded = await load({ ...askedFor(kind, council.served), seconds: quick ? 1 : 2 });
        const list = found.get(council)?.get(kind) ?? [];
        if (round > 0) found.get(council)?.set(kind, [...list, loaded]);
      }
  }
  return new Map([...found].map(([council, kinds]) => [council, mediansOf(kinds)]));
}

function mediansOf(kinds: ReadonlyMap<Kind, readonly Loaded[]>): ReadonlyMap<Kind, Loaded> {
  return new Map(
    [...kinds].map(([kind, list]) => [
      kind,
      { rate: median(list.map(({ rate }) => rate)), p99: median(list.map(({ p99 }) => p99)) },
    ]),
  );
}

function askedFor(kind: Kind, { pages, bare, refs, long, cookies }: Served): Omit<Load, 'seconds'> {
  const as = (person: string) => cookies[person] ?? '';
  switch (kind) {
    case 'bare':
      return { address: bare, paths: refs.map((ref) => `/${ref}`) };
    case 'case':
      return { address: pages, paths: refs.map((ref) => `/cases/${ref}`), cookie: as(BUSY) };
    case 'long':
      return { address: pages, paths: [`/cases/${long}`], cookie: as(LADEN) };
    case 'work':
      return { address: pages, paths: ['/'], cookie: as(BUSY) };
    case 'laden':
      return { address: pages, paths: ['/'], cookie: as(LADEN) };
    case 'little':
      return { address: pages, paths: ['/'], cookie: as(QUIET) };
  }
}

/** @returns megabytes: at first, and at the end. */
async function stopped({ child, served }: Council): Promise<Measured['memory']> {
  child.send('memory');
  const { memory } = await answerOf<{ memory: number }>(child);
  child.send('stop');
  if (child.exitCode === null) await once(child, 'exit');
  return { first: served.memory / 2 ** 20, last: memory / 2 ** 20 };
}

/** @returns seconds */
async function filled(plan: Plan, folder: string, size: number): Promise<number> {
  const child = fork(PROCESS, ['fill', folder, String(size)]);
  for (;;) {
    const said = await answerOf<{ cases?: number; seconds?: number }>(child);
    if (said.cases !== undefined && said.cases > 0) plan.say(`${whole(said.cases)} of ${whole(size)} cases`);
    if (said.seconds === undefined) continue;
    if (child.exitCode === null) await once(child, 'exit');
    return said.seconds;
  }
}

/** The next thing the process says. @throws Error when it ends instead. */
async function answerOf<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController();
  try {
    const { signal } = ended;
    const gone = once(child, 'exit', { signal }).then(([code]) => {
      throw new Error(`The process that serves the council ended (${code}).`);
    });
    const [said] = await Promise.race([once(child, 'message', { signal }), gone]);
    return said as T; // what council-process.ts sends in answer
  } finally {
    ended.abort();
  }
}

function pagesSection(measured: readonly Measured[], { sizes }: Plan): Section {
  const rows: Row[] = [];
  for (const one of measured) {
    const bare = one.loads.get('bare');
    for (const kind of PAGES) {
      const found = one.loads.get(kind);
      if (found === undefined || bare === undefined) continue;
      const ratio = found.rate / bare.rate;
      rows.push({
        what: `${NAMES[kind]}, ${whole(one.size)} cases`,
        comity: `${whole(found.rate)} a second; p99 ${milliseconds(found.p99)}`,
        against: `bare route: ${whole(bare.rate)} a second; p99 ${milliseconds(bare.p99)}`,
        ratio: times(ratio),
        aim: '≥ 0.33×',
        reached: ratio >= 1 / 3,
      });
    }
  }
  const [first, ...more] = measured;
  for (const one of more)
    for (const kind of PAGES) {
      const [before, now] = [first?.loads.get(kind), one.loads.get(kind)];
      if (first === undefined || before === undefined || now === undefined) continue;
      const ratio = now.p99 / before.p99;
      rows.push({
        what: `${NAMES[kind]}: p99 with ${whole(one.size)} cases`,
        comity: milliseconds(now.p99),
        against: `with ${whole(first.size)}: ${milliseconds(before.p99)}`,
        ratio: times(ratio),
        aim: '≤ 1.3×',
        reached: ratio <= 1.3,
      });
    }
  for (const { size, loads } of measured)
    for (const [much, usual] of [
      ['long', 'case'],
      ['laden', 'work'],
    ] as const) {
      const [one, other] = [loads.get(much), loads.get(usual)];
      if (one === undefined || other === undefined) continue;
      const ratio = one.p99 / other.p99;
      rows.push({
        what: `${NAMES[much]}: p99 against ${NAMES[usual].toLowerCase()}, ${whole(size)} cases`,
        comity: milliseconds(one.p99),
        against: milliseconds(other.p99),
        ratio: times(ratio),
      });
    }
  return {
    title: 'Pages',
    how:
      `The real server with the embedded database, in a process of its own, signed in by a real session; councils with ${sizes.map(whole).join(' and ')} cases, four connections, medians over the rounds. ` +
      'The bare route is Fastify alone, in the same process, reading one row of the same file along an index.',
    shortOfAim:
      'the bare route hands on one row of a few hundred bytes. A case page derives the case, judges each act that might come next and writes some 14 KB of sentences; my work with 40 duties reads 80 rows over three tables, which alone takes longer than several bare requests, and writes 25 KB. A p99 here is a few requests waiting behind one another on one thread, so it also shows what else the machine was doing.',
    rows,
  };
}

function memorySection(measured: readonly Measured[]): Section {
  return {
    title: 'Memory, and bringing cases in',
    how: 'Memory of the whole serving process (resident). Cases brought in are made ready in advance: this is what storing them takes.',
    rows: measured.flatMap(({ size, memory, imported }): Row[] => [
      {
        what: `Memory with ${whole(size)} cases`,
        comity: `${whole(memory.first)} MB at first, ${whole(memory.last)} MB after the load above`,
      },
      { what: `Bringing in ${whole(size)} cases`, comity: `${whole(imported)} cases a second` },
    ]),
  };
}
