// What would be otherwise under another version of a text: in the council’s situations, which are open to everybody, and
// in past cases, which are the reader’s own.

import type { FastifyInstance } from 'fastify';
import { severalVersions } from '#comparison/columns.ts';
import type { Rulebook } from '#engine/rules.ts';
import { type TwoTexts, twoTexts } from '#situations/replay.ts';
import { show } from '../../show.ts';
import type { Site } from '../../site.ts';
import { onlyDraftersSee, textsSeen } from '../compare/texts-seen.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { type Chosen, textsMeant } from './texts.ts';
import { nothingToCompareBody, whatChangesBody } from './view.ts';
import { waysToCompare } from './ways-to-compare.ts';

interface At {
  Params: { council: string };
}

export function serveConsequences(app: FastifyInstance, site: Site): void {
  app.get<At>('/protocols/:council/consequences', async (request, reply) => {
    const council = site.councils.get(request.params.council);
    if (council === undefined) return showNotFound(site, request, reply);
    const { rulebook, unseen } = await textsSeen(site, request, council.id);
    const breadcrumbs = [{ text: 'Protocol', href: `/protocols/${council.id}` }];
    const shown = { title: 'What would change', council, breadcrumbs };
    if (severalVersions(rulebook).length === 0)
      return show(site, request, reply, { ...shown, body: nothingToCompareBody() });
    const asked = textsIn(request.query);
    const chosen = textsMeant(rulebook, asked);
    if (chosen === undefined) return showNotFound(site, request, reply);
    const { visitor } = request;
    const own = visitor?.council === council.id ? visitor : undefined;
    const { texts, replayed } = tried(site, rulebook, chosen);
    const situations = await replayed;
    const cases = own && (await site.casework.consequences(own, texts, asked.cases));
    const goneOn = asked.cases !== undefined;
    const ways = waysToCompare(app, council.id, chosen, 'Consequences');
    const note = onlyDraftersSee([chosen.from, chosen.to], unseen);
    const body = whatChangesBody({ ways, texts, chosen, situations, cases, goneOn, unseen, note });
    return show(site, request, reply, { ...shown, body });
  });
}

interface Tried {
  readonly texts: TwoTexts;
  readonly replayed: ReturnType<Site['replay']>;
}

/** Situations under the same two texts come out the same every time; a text that was changed is in another rulebook. */
const known = new WeakMap<Rulebook, Map<string, Tried>>();

function tried(site: Site, rulebook: Rulebook, { from, to }: Chosen): Tried {
  const ofRulebook = known.get(rulebook) ?? new Map<string, Tried>();
  known.set(rulebook, ofRulebook);
  const found = ofRulebook.get(`${from.id} ${to.id}`);
  if (found !== undefined) return found;
  const texts = twoTexts(rulebook, from, to);
  const trying = { texts, replayed: site.replay(rulebook.council.council, texts) };
  ofRulebook.set(`${from.id} ${to.id}`, trying);
  return trying;
}

interface Asked {
  readonly document?: string;
  readonly from?: string;
  readonly to?: string;
  readonly cases?: string;
}

/** What an address says twice, or not in words, is as if it were not said. */
function textsIn(query: unknown): Asked {
  const given: Readonly<Record<string, unknown>> = Object(query);
  return Object.fromEntries(
    ['document', 'from', 'to', 'cases'].flatMap((name) => {
      const value = given[name];
      return typeof value === 'string' && value !== '' ? [[name, value.slice(0, 200)]] : [];
    }),
  );
}
