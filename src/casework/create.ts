// Puts casework together from storage, rulebooks, calendars and a clock. Nothing is decided here.

import { guide } from '#asking/guidance.ts';
import type { Calendar } from '#calendar/calendar.ts';
import { dateOf } from '#calendar/civil-date.ts';
import { zoneOf } from '#calendar/zone.ts';
import type { Directory, Instant } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import { newActId } from '#register/identifiers.ts';
import type { Storage, TextChange } from '#storage/storage.ts';
import { caseFor, type Ground, rulingsOf } from './case-file.ts';
import type { Casework, Draft } from './casework.ts';
import { catchUp } from './catch-up.ts';
import { consequencesFor } from './consequences.ts';
import { doAct } from './do.ts';
import { type FilesKept, filesGiven, filesIn } from './files.ts';
import { withSubjects } from './limited-lines.ts';
import { citing, found, myCases, myNotices, myWork } from './lists.ts';
import { lookAtCase } from './look.ts';
import { noticeToMail, reminderToMail } from './mailing.ts';
import { meaningsOf, rulersOf, touchedBy } from './meanings.ts';
import { openingsFor } from './openings.ts';
import { readProposal, refusalOf } from './propose.ts';
import type { Done, Outcome, Proposal, Viewer } from './view.ts';

export interface CaseworkParts {
  readonly storage: Storage;
  /** By council, as they stand when they are asked for: a text may be adopted while this runs. */
  readonly rulebooks: Pick<ReadonlyMap<string, Rulebook>, 'get' | 'keys'>;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly now: () => Instant;
  /** Where files are kept; absent: none can be given. */
  readonly files?: FilesKept;
  /** What is told is mailed too, and people are reminded; absent: it is told in the app only. */
  readonly mails?: boolean;
}

export function createCasework({
  storage,
  rulebooks,
  calendars,
  now,
  files: kept,
  mails = false,
}: CaseworkParts): Casework {
  const directoryOf = directories(storage);
  const rulebookOf = (council: string): Rulebook => {
    const rulebook = rulebooks.get(council);
    if (rulebook === undefined) throw new Error(`No protocol of the council “${council}” is loaded.`);
    return rulebook;
  };
  const groundOf = async (council: string): Promise<Ground> => ({
    rulebook: rulebookOf(council),
    directory: await directoryOf(council),
    calendars,
    mails,
  });
  const calendarOf = (rulebook: Rulebook): Calendar => {
    const calendar = calendars.get(rulebook.council.calendar);
    if (calendar === undefined) throw new Error(`There is no calendar “${rulebook.council.calendar}”.`);
    return calendar;
  };
  const act = async (
    viewer: Viewer,
    ref: string | undefined,
    proposal: Proposal,
    expected?: number,
    texts?: readonly TextChange[],
  ): Promise<Outcome<Done>> => {
    const ground = await groundOf(viewer.council);
    const files = await filesGiven(storage, kept, ground, viewer, proposal);
    const outcome = await doAct(storage, ground, viewer, ref, proposal, expected, now(), files, texts);
    // From here on the act has them.
    if (outcome.ok) await storage.removeUploads(viewer.council, viewer.person, [...files.keys()]);
    return outcome;
  };
  // One at a time: a large council may take longer than the time between two looks.
  let catching: Promise<number> | undefined;
  let comparing: Promise<unknown> = Promise.resolve();

  return {
    councils: [...rulebooks.keys()],
    rulebook: rulebookOf,
    directory: directoryOf,
    openings: async (viewer) => openingsFor(await groundOf(viewer.council), viewer, now()),
    propose: async (viewer, ref, proposal) => {
      const ground = await groundOf(viewer.council);
      const at = now();
      const found = ref === undefined ? undefined : await caseFor(storage, ground, viewer, ref, at);
      if (ref !== undefined && found?.sight.of !== 'the case')
        return { ok: false, refusal: { why: 'not found' } };
      const file = found?.file;
      const files = await filesGiven(storage, kept, ground, viewer, proposal);
      const about = { ground, viewer, file, ref: ref ?? '', id: 'proposed', now: at, files };
      const read = readProposal(proposal, about);
      const refusal = read.ok ? refusalOf(read.value) : undefined;
      return read.ok && refusal !== undefined ? { ok: true, value: { ...read.value, refusal } } : read;
    },
    act,
    actOnTexts: (viewer, ref, proposal, texts) => act(viewer, ref, proposal, undefined, texts),
    look: async (viewer, ref) => lookAtCase(storage, await groundOf(viewer.council), viewer, ref, now()),
    work: async (viewer, kind, after) => {
      const rulebook = rulebookOf(viewer.council);
      const today = dateOf(zoneOf(rulebook.council.zone).dayOf(now()));
      return myWork(storage, rulebook, calendarOf(rulebook), today, now(), viewer, kind, after);
    },
    cases: async (viewer, after) => {
      const page = await myCases(storage, rulebookOf(viewer.council), viewer, after);
      const ground = await groundOf(viewer.council);
      return { ...page, lines: await withSubjects(storage, ground, viewer, now(), page.lines) };
    },
    notices: async (viewer, after) => myNotices(storage, viewer, after),
    noticeToMail: async (viewer, notice) =>
      noticeToMail(storage, await groundOf(viewer.council), viewer, notice, now()),
    reminderToMail: async (viewer, reminder) =>
      reminderToMail(storage, await groundOf(viewer.council), viewer, reminder, now()),
    find: async (viewer, words) => found(storage, rulebookOf(viewer.council), viewer, words),
    citing: async (viewer, version, clause) =>
      (await citing(storage, rulebookOf(viewer.council), viewer, { version, clause })).lines,
    meanings: async (council) => meaningsOf(storage, await groundOf(council)),
    rulers: async (council) => rulersOf(await groundOf(council), now()),
    touchedBy: async (viewer, point, reading) =>
      touchedBy(storage, await groundOf(viewer.council), viewer, point, reading, now()),
    consequences: async (viewer, texts, from) => {
      const ground = await groundOf(viewer.council);
      const earlier = comparing;
      const answer = (async () => {
        await earlier.catch(() => undefined);
        return consequencesFor(storage, ground, viewer, texts, now(), from);
      })();
      comparing = answer;
      return answer;
    },
    guide: async (viewer, asked) => {
      const ground = await groundOf(viewer.council);
      const rulings = await rulingsOf(storage, ground);
      return guide({ ...ground, rulings }, asked, viewer.person);
    },
    ...draftsIn(storage, now),
    ...filesIn({ storage, kept, councils: [...rulebooks.keys()], groundOf, now }),
    catchUp: () => {
      catching ??= catchUp({ storage, councils: [...rulebooks.keys()], groundOf, now: now() }).finally(() => {
        catching = undefined;
      });
      return catching;
    },
  };
}

/** One directory object for each version of it: the engine remembers what it has worked out about that object. */
function directories(storage: Storage): (council: string) => Promise<Directory> {
  const known = new Map<string, { readonly version: number; readonly directory: Directory }>();
  return async (council) => {
    const remembered = known.get(council);
    if (remembered !== undefined && remembered.version === (await storage.directoryVersion(council)))
      return remembered.directory;
    const read = await storage.readDirectory(council);
    known.set(council, read);
    return read.directory;
  };
}

/** Anything else is not the reference of a draft, and no database need look for it. */
const DRAFT = /^[0-9a-f-]{36}$/;

function draftsIn(
  storage: Storage,
  now: () => Instant,
): Pick<Casework, 'saveDraft' | 'draft' | 'drafts' | 'discardDraft'> {
  return {
    saveDraft: async ({ council, person }: Viewer, draft) => {
      const ref = draft.ref ?? newActId(now());
      await storage.saveDraft(council, person, {
        ref,
        body: JSON.stringify({ ...draft, ref }),
        updated: now(),
      });
      return ref;
    },
    draft: async ({ council, person }, ref) => {
      if (!DRAFT.test(ref)) return undefined;
      const kept = await storage.readDraft(council, person, ref);
      return kept === null ? undefined : (JSON.parse(kept.body) as Draft); // written by saveDraft and by nobody else
    },
    drafts: async ({ council, person }) => {
      const drafts: (Draft & { readonly ref: string })[] = [];
      for (const { ref, body } of await storage.draftsOf(council, person)) {
        const draft = JSON.parse(body) as Draft; // as above
        if (draft.case === undefined || (await storage.caseGrantedTo(council, person, draft.case)))
          drafts.push({ ...draft, ref });
      }
      return drafts;
    },
    discardDraft: async ({ council, person }, ref) => {
      const kept = DRAFT.test(ref) ? await storage.readDraft(council, person, ref) : null;
      if (kept === null) return;
      const { typed } = JSON.parse(kept.body) as Draft; // as above
      const files = Object.values(typed).filter(
        (one): one is string => typeof one === 'string' && DRAFT.test(one),
      );
      await storage.removeUploads(council, person, files);
      await storage.removeDraft(council, person, ref);
    },
  };
}
