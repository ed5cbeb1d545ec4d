// Every address that the running server answers, read from the server itself, so that a new one is tried without anybody
// thinking of it.

import assert from 'node:assert/strict';
import type { startApplication } from './application.ts';

type Server = Awaited<ReturnType<typeof startApplication>>['app'];

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** “/cases/:ref/drafts” */
  readonly pattern: string;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** HEAD is left out: there is one beside every GET. */
export function routesOf(app: Server): readonly Route[] {
  const above: string[] = [];
  const routes = app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line): readonly Route[] => {
      const [, indent = '', part = '', methods = ''] =
        /^([│├└─\s]*)(.*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
      const depth = indent.length / 4;
      above.length = depth;
      above[depth] = part;
      // The tree’s root is “/”, and of a parameter with two names either will do.
      const pattern = above
        .join('')
        .replace(/^\/(?=\/)/, '')
        .replaceAll(/:\w+\|/g, '');
      return METHODS.filter((method) => methods.split(', ').includes(method)).map((method) => ({
        method,
        pattern,
      }));
    });
  assert.ok(routes.length > 60, `only ${routes.length} routes were read`);
  for (const { pattern } of routes) assert.match(pattern, /^\/([\w:.-]+(\/[\w:.-]+)*)?$/);
  return routes;
}

/** With something in place of each parameter. */
export function addressOf({ pattern }: Route, values: (name: string) => string): string {
  return pattern.replaceAll(/:(\w+)/g, (_, name: string) => values(name));
}
