// Texts held against each other: two versions of one council’s text, clause by clause, and councils topic by topic. Open
// to everybody; nothing of any case is in it.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { lastTwo, severalVersions, versionsOf } from '#comparison/columns.ts';
import { compareVersions } from '#comparison/versions.ts';
import type { Rulebook } from '#engine/rules.ts';
import { show } from '../../show.ts';
import type { Site } from '../../site.ts';
import { waysToCompare } from '../consequences/ways-to-compare.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { askedOf } from './asked.ts';
import { showCouncils } from './councils.ts';
import { onlyDraftersSee, textsSeen } from './texts-seen.ts';
import { choiceBody, nothingToCompareBody, versionsBody } from './versions-view.ts';

interface At {
  Params: { council: string };
}

export function serveCompare(app: FastifyInstance, site: Site): void {
  app.get<At>('/protocols/:council/compare', (request, reply) => showVersions(app, site, request, reply));
  app.get('/compare', (request, reply) => showCouncils(site, request, reply));
}

async function showVersions(
  app: FastifyInstance,
  site: Site,
  request: FastifyRequest<At>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const council = site.councils.get(request.params.council);
  if (council === undefined) return showNotFound(site, request, reply);
  const { rulebook, unseen } = await textsSeen(site, request, council.id);
  const breadcrumbs = [{ text: 'Protocol', href: `/protocols/${council.id}` }];
  const shown = { title: 'Two versions compared', council, breadcrumbs };
  const several = severalVersions(rulebook);
  if (several.length === 0) return show(site, request, reply, { ...shown, body: nothingToCompareBody() });
  const asked = askedOf(request.query);
  const [from, to] = [named(asked.from, rulebook), named(asked.to, rulebook)];
  const by = asked.show ?? 'text';
  if (from === null || to === null || (by !== 'text' && by !== 'rules'))
    return showNotFound(site, request, reply);
  const versions = several.flat();
  const two = lastTwo(rulebook, from, to);
  if (two === undefined) {
    const says = from === to ? 'Choose two different versions' : 'Choose two versions of the same text';
    const body = choiceBody({ before: from, after: to, versions, by }, says);
    return show(site, request, reply, { ...shown, status: 422, errorSummary: [{ says, at: 'to' }], body });
  }
  const [before, after] = two;
  const ways = waysToCompare(app, council.id, { from: before, to: after }, by === 'rules' ? 'Rules' : 'Text');
  const changes = compareVersions(before, after, rulebook.vocabulary);
  const body = versionsBody({
    rulebook,
    before,
    after,
    versions,
    changes,
    by,
    all: asked.all === 'yes',
    ways,
    unseen,
    note: onlyDraftersSee(two, unseen),
  });
  return show(site, request, reply, { ...shown, body });
}

/** null: there is no such version. */
function named(id: string | undefined, rulebook: Rulebook) {
  return id === undefined ? undefined : (versionsOf(rulebook).find((version) => version.id === id) ?? null);
}
