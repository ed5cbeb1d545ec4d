// An invented council with a protocol of its own, for tests of casework and access: one clause for each thing that matters
// there, on a real embedded database in a folder of its own.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newCalendar, SATURDAY_AND_SUNDAY } from '#calendar/calendar.ts';
import type { Act, Directory, Instant } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import { openFileFolder } from '#files/folder.ts';
import { readCouncil } from '#language/council.ts';
import { printProblem } from '#language/problems.ts';
import { readVocabulary } from '#language/vocabulary.ts';
import { openStorage } from '#storage/open.ts';
import type { Storage } from '#storage/storage.ts';
import type { Ground } from '../case-file.ts';
import type { Casework } from '../casework.ts';
import { createCasework } from '../create.ts';
import type { Proposal, Viewer } from '../view.ts';

const PETITIONS = `procedure: petition
title: Petitions
noun: Petition
plain: A councillor asks.
you want to: Ask
parties:
  asker: member
  answerer: officer
facts:
  urgent: it is urgent
acts:
  petition.made:
    opens: case
    by: asker
    to: answerer
    sets: [answerer]
    plain: "{asker} asked {answerer}: {subject}"
    to do: ask
    noun: A petition
    facts: [urgent]
    fields:
      subject: { type: text, required: yes, subject: yes }
      details: long text
      wanted by: date
      heard at: date and time
      households: number
      way: { type: choice, choices: [letter, call] }
      place: ward
      copied to: people
      plan: file
  petition.answered: { by: answerer, plain: "{answerer} answered", to do: answer, noun: An answer, closes: case, fields: { reply: { type: long text, required: yes }, letter: file } }
  petition.passed: { by: answerer, sets: [answerer], plain: "It was passed to {answerer}", to do: pass it on, noun: A passing }
  petition.chased: { by: asker, plain: "{asker} chased", to do: chase, noun: A chaser, fields: { news: long text } }
  petition.shelved: { by: answerer, plain: "{answerer} shelved it", to do: shelve it, noun: A shelving }
`;

const WORRIES = `procedure: worry
title: Worries
noun: Private case
plain: Somebody is worried about somebody.
you want to: Raise a worry
private: yes
parties:
  worrier: anyone
  hearer: anyone
  subject: { is: anyone, about: yes }
facts:
  settled: it is settled
acts:
  worry.raised: { opens: case, by: worrier, to: hearer, sets: [subject, hearer], plain: "{worrier} raised a worry", to do: raise a worry, noun: A worry, fields: { matter: { type: long text, required: yes } } }
  worry.heard: { by: hearer, plain: "{hearer} heard it", to do: hear it, noun: A hearing, fields: { outcome: long text, proof: file } }
  worry.sent outside: { by: worrier, plain: "It was sent outside", to do: send it outside, noun: A referral }
`;

const COUNCIL = `council: millbrook
name: Millbrook Council
zone: Europe/London
calendar: ordinary
documents:
  - { document: protocol, rank: 30 }
offices:
  clerk: council
  chief: council
  overseer: council
  leader: group
ask: clerk
oversight: { who: overseer, sees: all }
referred by: [worry.sent outside]
`;

/** A clause of a protocol. */
export const block = (clause: string, norms: string): string =>
  `\n## ${clause}\nWhat it says.\n\`\`\`yaml\n${norms}\n\`\`\`\n`;

const PROTOCOL = `---
title: Protocol
cited: 2024
status: adopted
in force: { from: 2024-01-01 }
---
${block('1.1', '- { norm: 1.1/answer, who: answerer, must: petition.answered, when: petition.made, within: 5 working days }')}
${block('1.2', '- { norm: 1.2/all, who: any member, should: petition.chased, when: petition.made }')}
${block('1.3', '- { norm: 1.3/tell, who: answerer, must: tell, when: petition.answered, to: chief, telling: [reply] }')}
${block('1.4', '- { norm: 1.4/wall, who: answerer, must not: tell, when: petition.answered, if: { urgent: yes }, to: overseer, telling: [reply] }')}
${block('1.5', '- { norm: 1.5/late, who: clerk, must: petition.passed, when: 1.1/answer is overdue }')}
${block('1.6', '- { norm: 1.6/enough, who: asker, must not: petition.chased, when: petition.answered }')}
${block('1.7', '- { norm: 1.7/keep, who: officer, should not: petition.passed }')}
${block('1.8', '- { norm: 1.8/shelf, who: answerer, may: petition.shelved, first: [{ advice of: clerk }] }')}
${block('2.1', '- { norm: 2.1/route, who: worrier, must: worry.raised, when: it is done, to: clerk }')}
${block('2.2', '- { norm: 2.2/shut, who: hearer, must not: tell, when: worry.raised, to: leader of group of worrier, telling: everything }')}
${block('2.3', '- { norm: 2.3/tell, who: hearer, must: tell, when: worry.heard, to: subject, telling: [outcome] }')}
`;

/** Ada, Ben and Cas are councillors, Cas leads Ada’s group; Dot, Eli, Fay and Gus are officers, Hal comes from outside. */
export const DIRECTORY: Directory = {
  people: [
    ...['ada', 'ben', 'cas'].map((id) => ({ id, name: id, kind: 'member' as const })),
    ...['dot', 'eli', 'fay', 'gus'].map((id) => ({ id, name: id, kind: 'officer' as const })),
    { id: 'hal', name: 'hal', kind: 'outsider' },
  ],
  bodies: [
    { id: 'reds', kind: 'group', name: 'Reds' },
    { id: 'mill', kind: 'ward', name: 'Mill Ward' },
  ],
  memberships: [
    { person: 'ada', body: 'reds' },
    { person: 'cas', body: 'reds' },
  ],
  offices: [
    { id: 'clerk', title: 'clerk' },
    { id: 'chief', title: 'chief' },
    { id: 'overseer', title: 'overseer' },
    { id: 'leader', title: 'leader', of: 'reds' },
  ],
  holdings: [
    { office: 'clerk', person: 'eli' },
    { office: 'chief', person: 'fay' },
    { office: 'overseer', person: 'gus' },
    { office: 'leader', person: 'cas' },
  ],
  lines: [],
};

const CALENDARS = new Map([
  ['ordinary', newCalendar('ordinary', '2025-01-01', '2027-12-31', [], SATURDAY_AND_SUNDAY)],
]);

/** Monday 1 June 2026, noon in London. */
export const MONDAY: Instant = Date.UTC(2026, 5, 1, 11);
export const DAY = 86_400_000;

/** @param council other lines for council.yaml, in place of those of the same key; @param clauses more of the protocol. */
export function millbrook(council = COUNCIL, clauses = ''): Ground {
  const vocabulary = readVocabulary([
    { path: 'vocabulary/petition.yaml', text: PETITIONS },
    { path: 'vocabulary/worry.yaml', text: WORRIES },
  ]);
  const folder = 'protocols/millbrook';
  const read = readCouncil(
    [
      { path: `${folder}/council.yaml`, text: council },
      { path: `${folder}/protocol/2024.md`, text: PROTOCOL + clauses },
    ],
    { vocabulary: vocabulary.value, law: [], calendars: ['ordinary'] },
  );
  const problems = [...vocabulary.problems, ...read.problems];
  if (read.value === undefined || problems.length > 0) throw new Error(problems.map(printProblem).join('\n'));
  return { rulebook: read.value.rulebook, directory: DIRECTORY, calendars: CALENDARS };
}

/** The overseer is of another body and sees only what is sent there. */
export function millbrookWatchedFromOutside(): Ground {
  return millbrook(COUNCIL.replace('sees: all', 'sees: referred'));
}

/** An act as the record holds it. */
export function actOf(act: string, by: string | null, values: Act['values'], given: Partial<Act> = {}): Act {
  const happened = given.happened ?? MONDAY;
  return {
    id: `${act}/${by}/${happened}`,
    case: 'bcd-fgh',
    act,
    by,
    done: 'here',
    happened,
    recorded: happened,
    values,
    ...given,
  };
}

export interface Millbrook {
  readonly ground: Ground;
  readonly rulebook: Rulebook;
  readonly storage: Storage;
  readonly casework: Casework;
  /** Milliseconds by which the clock is put on. */
  pass(time: number): void;
  now(): Instant;
  as(person: string): Viewer;
  /** Its data folder. */
  readonly folder: string;
  /** Opens a petition of Ada’s to Dot. @returns its reference. */
  petition(values?: Proposal['values']): Promise<string>;
  /** Opens a worry of Ada’s. @returns its reference. */
  worry(subject: string): Promise<string>;
  close(): Promise<void>;
}

export interface MillbrookParts {
  readonly mails?: boolean;
  /** More of the protocol. */
  readonly clauses?: string;
  /** An empty PostgreSQL; absent: an embedded database. */
  readonly databaseAddress?: string;
}

export async function startMillbrook(parts: MillbrookParts = {}): Promise<Millbrook> {
  const { mails = false, clauses, databaseAddress: address } = parts;
  const ground = millbrook(COUNCIL, clauses);
  const { rulebook, directory, calendars } = ground;
  const folder = await mkdtemp(join(tmpdir(), 'comity-millbrook-'));
  const storage = await openStorage(
    address === undefined ? { kind: 'sqlite', folder } : { kind: 'postgres', address },
  );
  let now = MONDAY;
  await storage.replaceDirectory('millbrook', 0, directory, { at: now, by: null, what: 'everybody' });
  const casework = createCasework({
    storage,
    rulebooks: new Map([['millbrook', rulebook]]),
    calendars,
    now: () => now,
    files: { folder: openFileFolder(join(folder, 'files')), largest: 1000 },
    mails,
  });
  await casework.catchUp();
  const as = (person: string): Viewer => ({ council: 'millbrook', person });
  const opened = async (act: string, values: Proposal['values']): Promise<string> => {
    const outcome = await casework.act(as('ada'), undefined, { act, values, done: 'here' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    return outcome.value.ref;
  };
  return {
    ground,
    rulebook,
    storage,
    casework,
    pass: (time) => {
      now += time;
    },
    now: () => now,
    as,
    folder,
    petition: (values = {}) =>
      opened('petition.made', { answerer: 'dot', subject: 'A lantern', details: 'It flickers', ...values }),
    worry: (subject) => opened('worry.raised', { subject, matter: 'He was curt' }),
    close: async () => {
      await storage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
