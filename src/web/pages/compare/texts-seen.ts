// The texts of a council as this reader may know them: whoever may draft sees drafts that nobody else does.

import type { FastifyRequest } from 'fastify';
import type { TextsSeen } from '#drafting/draft.ts';
import type { Version } from '#engine/rules.ts';
import { insetText } from '../../components/govuk/index.ts';
import { type Html, html } from '../../components/html.ts';
import type { Site } from '../../site.ts';
import { clauseAddress as draftClauseAddress } from '../drafting/address.ts';
import { clauseAddress } from '../protocol/clause-words.ts';

export async function textsSeen(
  site: Site,
  { visitor }: FastifyRequest,
  council: string,
): Promise<TextsSeen> {
  if (visitor?.council !== council) return { rulebook: site.casework.rulebook(council), unseen: new Set() };
  return site.drafting.textsSeen(visitor);
}

/** Where a clause can be read: of a draft that is only being written, in the drafting room. */
export function whereRead(
  council: string,
  version: string,
  clause: string,
  unseen: TextsSeen['unseen'],
): string {
  if (!unseen.has(version)) return clauseAddress(council, version, clause);
  return draftClauseAddress(version.slice(council.length + 1), clause);
}

export function onlyDraftersSee(texts: readonly Version[], unseen: TextsSeen['unseen']): Html {
  const hidden = texts.filter(({ id }) => unseen.has(id));
  if (hidden.length === 0) return html``;
  const [one] = hidden;
  const named = hidden.length === 1 && one !== undefined ? `“${one.cited}” is` : 'Both texts are';
  return insetText({
    text: `${named} shown as it stands in the drafting room. Only those who may draft can see this page so.`,
  });
}
