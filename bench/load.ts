// Requests as fast as they are answered, over a few connections, for so many seconds: how many a second, and how long.

import autocannon from 'autocannon';

export interface Loaded {
  readonly rate: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
}

export interface Load {
  readonly address: string;
  readonly paths: readonly string[];
  readonly cookie?: string;
  readonly seconds: number;
}

const CONNECTIONS = 4;

/** The same load first for a moment, uncounted. @throws Error when anything but a page comes back. */
export async function load(asked: Load): Promise<Loaded> {
  await once({ ...asked, seconds: Math.max(1, asked.seconds / 4) });
  return once(asked);
}

function once({ address, paths, cookie, seconds }: Load): Promise<Loaded> {
  const took: number[] = [];
  const headers = cookie === undefined ? {} : { cookie };
  return new Promise((resolve, reject) => {
    const running = autocannon(
      {
        url: address,
        connections: CONNECTIONS,
        duration: seconds,
        requests: paths.map((path) => ({ method: 'GET' as const, path, headers })),
      },
      (fault, { requests, duration, non2xx, errors }) => {
        if (fault) return reject(fault);
        if (non2xx + errors > 0)
          return reject(
            new Error(`${non2xx + errors} of the answers from ${address}${paths[0]} were no pages.`),
          );
        took.sort((a, b) => a - b);
        const at = (part: number) => took[Math.floor(took.length * part)] ?? Number.NaN;
        resolve({ rate: requests.total / duration, median: at(0.5), p99: at(0.99) });
      },
    );
    // Its own figures are whole milliseconds, which are too coarse here.
    running.on('response', (_client, _status, _bytes, milliseconds) => took.push(milliseconds));
  });
}
