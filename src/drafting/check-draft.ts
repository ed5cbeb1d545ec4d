// What is wrong with a draft, and what the council’s situations come to under it, held against what they come to under the
// text in whose place it would stand: what fails there in the same way is not the draft’s doing. Nothing is saved or
// adopted by it.

import { setImmediate } from 'node:timers/promises';
import type { Calendar } from '#calendar/calendar.ts';
import type { Rulebook, Version } from '#engine/rules.ts';
import type { Council } from '#language/council.ts';
import type { Everything } from '#language/files.ts';
import { type Overlay, readUnder } from '#language/overlay.ts';
import { clausesNamed } from '#situations/clauses-named.ts';
import type { Library } from '#situations/library.ts';
import { twoTexts } from '#situations/replay.ts';
import { type Result, runSituation } from '#situations/run.ts';
import { asIfInForce } from '#situations/text.ts';
import type { DraftChecked, Tried } from './draft.ts';
import { nearestTo } from './substance.ts';

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
  /** Ids of the texts of its document that run today: the one in force, and one on trial. */
  readonly running: readonly string[];
}

export async function checkDraft(ground: CheckGround, asked: ToCheck): Promise<DraftChecked> {
  const { council: id, draft, content, overlay } = asked;
  const { value: council, problems } = readUnder(
    ground.files,
    id,
    new Map([...overlay, [`${draft}.md`, content]]),
  );
  const texts = council?.rulebook.versions ?? [];
  const running = asked.running.flatMap((one) => texts.find((text) => text.id === one) ?? []);
  const version = texts.find((text) => text.id === `${id}/${draft}`);
  if (council === undefined || version === undefined)
    return { problems, version: undefined, before: running[0], tried: [] };
  const before = nearestTo(version, running);
  return { problems, version, before, tried: await tryAll(ground, council, version, before) };
}

/** So many are run before others have their turn. */
const AT_A_TIME = 10;

/** Situations that name no text, or the one before: others are about what another text says. */
async function tryAll(
  { situations, calendars }: CheckGround,
  { rulebook, settings }: Council,
  version: Version,
  before: Version | undefined,
): Promise<readonly Tried[]> {
  // In its place and under its id, so that what a situation says of the text before it is said of the draft; and both
  // cited alike, so that what comes to the same reads the same.
  const { cited, title } = version;
  const texts =
    before === undefined
      ? { before: undefined, after: asIfInForce(rulebook, version) }
      : twoTexts(rulebook, { ...before, cited, title }, { ...version, id: before.id });
  const about = (await situations(rulebook.council.council)).filter(
    ({ text }) => text === undefined || text === before?.id,
  );
  const tried: Tried[] = [];
  for (const [place, situation] of about.entries()) {
    if (place % AT_A_TIME === 0) await setImmediate();
    const resultsUnder = (governing: Rulebook) =>
      runSituation({ ...situation, rulebook: governing }, settings.offices, calendars).results;
    const results = resultsUnder(texts.after);
    const earlier =
      texts.before === undefined || results.every(({ holds }) => holds) ? [] : resultsUnder(texts.before);
    const failed = results.filter((result, index) => !result.holds && !isSame(result, earlier[index]));
    tried.push({
      name: situation.name,
      holds: failed.length === 0,
      asBefore: failed.length === 0 && results.some(({ holds }) => !holds),
      instead: failed.flatMap(({ instead }) => instead),
      clauses: clausesNamed(situation.expect, version),
    });
  }
  return tried;
}

/** Neither comes to what was expected, and both come to the same. */
function isSame(one: Result, other: Result | undefined): boolean {
  return other !== undefined && !other.holds && one.instead.join('\n') === other.instead.join('\n');
}
