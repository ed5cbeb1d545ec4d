// What every page is given: casework, accounts, the councils’ own names and colours, and who is visiting.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Accounts } from '#accounts/accounts.ts';
import type { Administrators } from '#accounts/administrators.ts';
import { civilDateOf } from '#calendar/zone.ts';
import type { Casework } from '#casework/casework.ts';
import type { Viewer } from '#casework/view.ts';
import type { Consequences } from '#comparison/consequences.ts';
import type { DraftingRoom } from '#drafting/draft.ts';
import type { CivilDate, Directory, Person } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import type { NoticesRoom } from '#notices/room.ts';
import type { Persona } from '#situations/demonstration.ts';
import type { TwoTexts } from '#situations/replay.ts';
import type { Situation } from '#situations/situation.ts';
import type { Examples } from '#situations/worked-examples.ts';
import type { Council } from './layout/frame.ts';

export interface Site {
  readonly casework: Casework;
  readonly accounts: Accounts;
  /** Who keeps the system, of which no case is part. */
  readonly administrators: Administrators;
  readonly drafting: DraftingRoom;
  readonly notices: NoticesRoom;
  readonly councils: ReadonlyMap<string, Council>;
  /** Invented people who sign in by one click; undefined: this is not a demonstration. */
  readonly personas: ReadonlyMap<string, readonly Persona[]> | undefined;
  /** A council’s situations under two texts, and what differs. */
  readonly replay: (council: string, texts: TwoTexts) => Promise<Consequences<Situation>>;
  /** Worked examples of one clause. */
  readonly examples: Examples;
  readonly now: () => number;
}

/** The civil date by the council’s clocks. */
export function todayIn({ now }: Pick<Site, 'now'>, { council }: Rulebook): CivilDate {
  return civilDateOf(now(), council.zone);
}

/** Somebody signed in, looking at a page of their own council. */
export interface Visitor extends Viewer {
  readonly self: Person;
  readonly directory: Directory;
  readonly councilNamed: Council;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every request before its page; null: nobody is signed in. */
    visitor: Visitor | null;
  }
}

/** For pages that exist only for people signed in; the sign-in page comes first and leads back here. */
export async function signedIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.visitor !== null) return;
  const back = request.method === 'GET' ? `?after=${encodeURIComponent(request.url)}` : '';
  await reply.redirect(`/sign-in${back}`, 303);
}

/** @throws Error when a page forgot to ask for a visitor first. */
export function visitorOf(request: FastifyRequest): Visitor {
  if (request.visitor === null) throw new Error('This page needs the signedIn hook.');
  return request.visitor;
}
