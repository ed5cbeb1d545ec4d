// npm run bench: measures, prints the tables and writes them to RESULTS.md beside this file.
//   --quick    shorter and with fewer cases; prints only
//   --million  also a council with a million cases, which takes some ten minutes more

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureConsequences } from './consequences.ts';
import { measureEngine } from './engine.ts';
import { measurePages } from './pages.ts';
import { document, type Plan, type Section } from './results.ts';
import { measureStart } from './start.ts';
import { measureTexts } from './texts.ts';
import { measureWrites } from './writes.ts';

const { quick, million } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, million: { type: 'boolean', default: false } },
}).values;
const began = performance.now();
const usual = quick ? 10_000 : 100_000;
const plan: Plan = {
  quick,
  sizes: [1000, usual, ...(million ? [1_000_000] : [])],
  say: (line) => {
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stderr.write(`${String(seconds).padStart(4)} s  ${line}\n`);
  },
};
const folder = await mkdtemp(join(tmpdir(), 'comity-bench-'));
try {
  const big = join(folder, String(usual));
  const sections: readonly Section[] = [
    await measureEngine(plan),
    ...(await measurePages(plan, folder)),
    await measureWrites(plan, big, usual),
    await measureStart(plan, folder, big, usual),
    await measureTexts(plan),
    await measureConsequences(plan, folder),
  ];
  const [processor] = cpus();
  const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} × ${processor?.model.trim() ?? 'unknown processor'}; ${new Date().toISOString().slice(0, 10)}.`;
  const text = document(sections, machine);
  process.stdout.write(`\n${text}`);
  if (!quick) await writeFile(new URL('RESULTS.md', import.meta.url), text);
} finally {
  await rm(folder, { recursive: true, force: true });
}
