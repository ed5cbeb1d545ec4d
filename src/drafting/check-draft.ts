// What is wrong with a draft, and which of the council’s situations still hold under it. Nothing is saved or adopted by it.

import { setImmediate } from 'node:timers/promises';
import type { Calendar } from '#calendar/calendar.ts';
import type { Version } from '#engine/rules.ts';
import type { Council } from '#language/council.ts';
import type { Everything } from '#language/files.ts';
import { type Overlay, readUnder } from '#language/overlay.ts';
import { clausesNamed } from '#situations/clauses-named.ts';
import type { Library } from '#situations/library.ts';
import { runSituation } from '#situations/run.ts';
import { asIfInForce } from '#situations/text.ts';
import type { DraftChecked, Tried } from './draft.ts';

export interface CheckGround {
  readonly files: Everything;
  readonly situations: Library;
  readonly calendars: ReadonlyMap<string, Calendar>;
}

export interface ToCheck {
  readonly council: string;
  /** `<document>/<version>` */
  readonly draft: string;
  readonly content: string;
  /** What is laid over the files besides. */
  readonly overlay: Overlay;
  /** Id of the text that governs today, if any: situations that name it are tried too. */
  readonly before: string | undefined;
}

export async function checkDraft(ground: CheckGround, asked: ToCheck): Promise<DraftChecked> {
  const { council: id, draft, content, overlay } = asked;
  const { value: council, problems } = readUnder(
    ground.files,
    id,
    new Map([...overlay, [`${draft}.md`, content]]),
  );
  const version = council?.rulebook.versions.find((one) => one.id === `${id}/${draft}`);
  const before = council?.rulebook.versions.find((one) => one.id === asked.before);
  if (council === undefined || version === undefined)
    return { problems, version: undefined, before, tried: [] };
  const rulebook = asIfInForce(council.rulebook, version);
  return { problems, version, before, tried: await tryAll(ground, { ...council, rulebook }, version, asked) };
}

/** So many are run before others have their turn. */
const AT_A_TIME = 10;

/** Situations that name no text, or the one that governs: others are about what another text says. */
async function tryAll(
  ground: CheckGround,
  council: Council,
  version: Version,
  { council: id, before }: ToCheck,
): Promise<readonly Tried[]> {
  const all = (await ground.situations(id)).filter(({ text }) => text === undefined || text === before);
  const tried: Tried[] = [];
  for (const [place, situation] of all.entries()) {
    if (place % AT_A_TIME === 0) await setImmediate();
    const ran = runSituation(
      { ...situation, rulebook: council.rulebook },
      council.settings.offices,
      ground.calendars,
    );
    const failed = ran.results.filter(({ holds }) => !holds);
    tried.push({
      name: situation.name,
      holds: failed.length === 0,
      instead: failed.flatMap(({ instead }) => instead),
      clauses: clausesNamed(situation.expect, version),
    });
  }
  return tried;
}
