// The ways of comparing two versions of a text, as links between their pages: word by word, rule by rule, and by what
// would come out otherwise. A page that is not served here is not offered.

import type { FastifyInstance } from 'fastify';
import type { Version } from '#engine/rules.ts';
import type { Html } from '../../components/html.ts';
import { subNavigation } from '../../components/sub-navigation.ts';

export type Way = 'Text' | 'Rules' | 'Consequences';

const WAYS: readonly (readonly [Way, page: string, show?: string])[] = [
  ['Text', 'compare'],
  ['Rules', 'compare', 'rules'],
  ['Consequences', 'consequences'],
];

/** @returns nothing where there is only one way. */
export function waysToCompare(
  app: FastifyInstance,
  council: string,
  { from, to }: { readonly from: Version; readonly to: Version },
  current: Way,
): Html | false {
  const served = WAYS.filter(([, page]) =>
    app.hasRoute({ method: 'GET', url: `/protocols/:council/${page}` }),
  );
  if (served.length < 2) return false;
  return subNavigation(
    'Ways to compare',
    served.map(([text, page, shown]) => {
      const query = new URLSearchParams({ from: from.id, to: to.id, ...(shown ? { show: shown } : {}) });
      return {
        text,
        href: `/protocols/${council}/${page}?${query.toString()}`,
        current: text === current,
      };
    }),
  );
}
