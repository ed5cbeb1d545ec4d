// The case page and my work, as a browser gets them, of councils with few and with many cases; against a route that
// reads one row; and the memory of the process that serves them.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { BUSY, QUIET } from './big-council.ts';
import type { Served } from './council-process.ts';
import { type Loaded, load } from './load.ts';
import { milliseconds, type Plan, type Row, type Section, times, whole } from './results.ts';

const PROCESS = new URL('council-process.ts', import.meta.url);
const KINDS = ['case', 'work', 'little', 'bare'] as const;
type Kind = (typeof KINDS)[number];
const NAMES: Readonly<Record<Kind, string>> = {
  case: 'Case page',
  work: 'My work, of a member with 40 duties',
  little: 'My work, of an officer with few',
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

/** @returns the sections, and leaves the councils in folders named by size. */
export async function measurePages(plan: Plan, folder: string): Promise<readonly Section[]> {
  const measured: Measured[] = [];
  for (const size of plan.sizes) measured.push(await measureOne(plan, join(folder, String(size)), size));
  return [pagesSection(measured, plan), memorySection(measured)];
}

async function measureOne(plan: Plan, folder: string, size: number): Promise<Measured> {
  plan.say(`making a council with ${whole(size)} cases`);
  const imported = size / (await filled(plan, folder, size));
  const child = fork(PROCESS, ['serve', folder]);
  const served = await answerOf<Served>(child);
  const seconds = plan.quick ? 3 : 8;
  const pages = served.refs.map((ref) => `/cases/${ref}`);
  const loads = new Map<Kind, Loaded>();
  for (const kind of KINDS) {
    plan.say(`${NAMES[kind]}, ${whole(size)} cases`);
    loads.set(
      kind,
      await load(
        kind === 'bare'
          ? { address: served.bare, paths: served.refs.map((ref) => `/${ref}`), seconds }
          : {
              address: served.pages,
              paths: kind === 'case' ? pages : ['/'],
              cookie: served.cookies[kind === 'little' ? QUIET : BUSY] ?? '',
              seconds,
            },
      ),
    );
  }
  child.send('memory');
  const { memory } = await answerOf<{ memory: number }>(child);
  child.send('stop');
  await once(child, 'exit');
  return { size, loads, imported, memory: { first: served.memory / 2 ** 20, last: memory / 2 ** 20 } };
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
    for (const kind of ['case', 'work', 'little'] as const) {
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
    for (const kind of ['case', 'work', 'little'] as const) {
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
  return {
    title: 'Pages',
    how:
      `The real server with the embedded database, in a process of its own, signed in by a real session; councils with ${sizes.map(whole).join(' and ')} cases, four connections. ` +
      'The bare route is Fastify alone, in the same process, reading one row of the same file along an index.',
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
