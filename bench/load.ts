// Requests as fast as they are answered, over a few connections, for so many seconds: how many a second, and how long.

import autocannon from 'autocannon';

export interface Loaded {
  readonly rate: number;
  /** Milliseconds. */
  readonly p99: number;
}

export interface Load {
  readonly address: string;
  readonly paths: readonly string[];
  readonly cookie?: string;
  readonly seconds: number;
}

const CONNECTIONS = 4;

/** @throws Error when anything but a page comes back. */
export function load({ address, paths, cookie, seconds }: Load): Promise<Loaded> {
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
        resolve({
          rate: requests.total / duration,
          p99: took[Math.floor(took.length * 0.99)] ?? Number.NaN,
        });
      },
    );
    // Its own figures are whole milliseconds, which are too coarse here.
    running.on('response', (_client, _status, _bytes, milliseconds) => took.push(milliseconds));
  });
}
