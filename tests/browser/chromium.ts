// Finds a Chromium and starts it for journeys: CHROMIUM_PATH, one of the system’s, Playwright’s own, or the one that
// comes from npm. Knows nothing of the pages it will show.

import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Quiet in a closed network: Chromium’s own look-ups are refused and slow every start. */
const QUIET = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
];

/**
 * @returns a running browser.
 * @throws Error of one line that says what to install, when there is none.
 */
export async function startChromium(): Promise<Browser> {
  const found = await findChromium();
  if (found === undefined)
    throw new Error(
      'No Chromium was found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to its program.',
    );
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: found.path, args: [...QUIET, ...sandbox, ...found.args] });
}

async function findChromium(): Promise<{ path: string; args: readonly string[] } | undefined> {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, and there is no such program.`);
    return { path: named, args: [] };
  }
  const installed = [...SYSTEM, chromium.executablePath()].find((path) => path !== '' && existsSync(path));
  if (installed !== undefined) return { path: installed, args: [] };
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const bundled = (await import('@sparticuz/chromium')).default;
  // In one process, the whole browser ends with the first page that is closed.
  const args = bundled.args.filter((one) => one !== '--single-process');
  return { path: await bundled.executablePath(), args };
}
