// A council with as many cases as asked for: invented people, and cases that were each derived once for real and then put
// on the record again and again under other names, other references and earlier dates.

import type { Ground } from '#casework/case-file.ts';
import { replay } from '#casework/import-case.ts';
import type { Act, Directory, Instant, Person } from '#engine/history.ts';
import { importCases } from '#register/record.ts';
import type { KeptStanding, Storage } from '#storage/storage.ts';

export const COUNCIL = 'st-helens';
/** The member with much to do. */
export const BUSY = 'member-00';
/** The member with far too much to do, and with the longest case. */
export const LADEN = 'member-01';
/** One of many officers: a single late answer to give, in a council of any size. */
export const QUIET = 'officer-0007';
const DAY = 86_400_000;
const [MEMBERS, OFFICERS, SERVICES] = [48, 1200, 12];
/** Duties the busy member bears: enquiries that nobody answered. */
const LATE = 40;
/** Those of the laden one. The first of them is the long case. */
const LADEN_WITH = 500;
/** Acts of the long case. */
const LONG = 200;
const AT_ONCE = 1000;

const memberId = (n: number) => `member-${String(n % MEMBERS).padStart(2, '0')}`;
const officerId = (n: number) => `officer-${String(n % OFFICERS).padStart(4, '0')}`;
const serviceOf = (officer: number) => `Service ${officer % SERVICES}`;
const directorId = (service: number) => `director-${String(service).padStart(2, '0')}`;

export function bigDirectory(): Directory {
  const officer = (id: string): Person => ({ id, name: `Officer ${id}`, kind: 'officer' });
  const services = Array.from({ length: SERVICES }, (_, n) => n);
  const members = Array.from({ length: MEMBERS }, (_, n) => memberId(n));
  const officers = Array.from({ length: OFFICERS }, (_, n) => officerId(n));
  return {
    people: [
      ...members.map(
        (id): Person => ({ id, name: `Member ${id}`, title: `Councillor ${id}`, kind: 'member' }),
      ),
      ...['chief', 'monitoring', ...services.map(directorId), ...officers].map(officer),
    ],
    bodies: [
      ...services.map((n) => ({ id: serviceOf(n), kind: 'unit' as const, name: serviceOf(n) })),
      ...['A', 'B', 'C'].map((name) => ({ id: name, kind: 'group' as const, name })),
    ],
    memberships: [
      ...members.map((person, n) => ({ person, body: 'ABC'.charAt(n % 3) })),
      ...officers.map((person, n) => ({ person, body: serviceOf(n) })),
      ...services.map((n) => ({ person: directorId(n), body: serviceOf(n) })),
    ],
    offices: [
      { id: 'chief executive', title: 'chief executive' },
      { id: 'monitoring officer', title: 'monitoring officer' },
      ...services.map((n) => ({ id: `director ${n}`, title: 'executive director', of: serviceOf(n) })),
    ],
    holdings: [
      { office: 'chief executive', person: 'chief' },
      { office: 'monitoring officer', person: 'monitoring' },
      ...services.map((n) => ({ office: `director ${n}`, person: directorId(n) })),
    ],
    lines: officers.map((person, n) => ({ person, manager: directorId(n % SERVICES) })),
  };
}

type Shape = 'answered' | 'open' | 'late' | 'long';

interface Mould {
  readonly acts: readonly Act[];
  readonly standing: KeptStanding;
}

const THE_CASE = 'bbb-bbb';
const SUBJECT = 'Subject of the mould';

/** One case of each shape and service, derived as any case is. */
async function mould(
  storage: Storage,
  ground: Ground,
  shape: Shape,
  service: number,
  now: Instant,
): Promise<string> {
  const [asker, asked] = [memberId(MEMBERS - 1), officerId(service)];
  const received = now - { answered: 40, open: 3, late: 35, long: 35 }[shape] * DAY;
  const act = (id: string, name: string, by: string, happened: Instant, values: Act['values']): Act => ({
    id: `${id}-of-the-mould`,
    case: THE_CASE,
    act: name,
    by,
    done: 'here',
    happened,
    recorded: happened,
    values,
  });
  const acts = [
    act('received', 'enquiry.received', asker, received, {
      'member asking': asker,
      'officer asked': asked,
      subject: SUBJECT,
      details:
        'Residents have asked me about this three times now. What is planned, and when will it be done?',
      'directors copied': [directorId(service)],
    }),
  ];
  const reply = {
    reply: 'The work is ordered and will be done by the end of next month. I will write when it is.',
  };
  if (shape === 'answered') acts.push(act('answered', 'enquiry.answered', asked, received + 5 * DAY, reply));
  for (let n = 1; shape === 'long' && n < LONG; n += 1) {
    const happened = received + Math.floor((n * 30 * DAY) / LONG);
    const details = `And what of the ${n} other places that residents have named since?`;
    acts.push(
      n % 2 === 0
        ? act(`held-${n}`, 'enquiry.held', asked, happened, {})
        : act(`asked-${n}`, 'enquiry.followed up', asker, happened, { details }),
    );
  }
  return JSON.stringify(await replay(storage, ground, THE_CASE, acts, now));
}

interface Casting {
  readonly ref: string;
  readonly member: number;
  readonly officer: number;
  readonly number: number;
  readonly earlier: number;
}

function cast(moulded: string, { ref, member, officer, number, earlier }: Casting): Mould {
  const text = moulded
    .replaceAll(memberId(MEMBERS - 1), memberId(member))
    .replaceAll(officerId(officer % SERVICES), officerId(officer))
    .replaceAll(THE_CASE, ref)
    .replaceAll('-of-the-mould', `-${number}`)
    .replaceAll(SUBJECT, `Subject ${number}`);
  const { acts, standing } = JSON.parse(text) as Mould; // made by mould
  const moved = acts.map((act) => ({
    ...act,
    happened: act.happened - earlier,
    recorded: act.recorded - earlier,
  }));
  return { acts: moved, standing };
}

/** Whose case it is, and what became of it: most were answered; what is open is spread thinly, but for two members. */
function fateOf(n: number, size: number): { readonly shape: Shape; readonly member: number } {
  if (n < LATE) return { shape: 'late', member: 0 };
  if (n < LATE + LADEN_WITH) return { shape: n === LATE ? 'long' : 'late', member: 1 };
  const open = Math.min(size / 50, 400);
  // Every other member has some; those two have only the late ones and a share of what is answered.
  if (n < LATE + LADEN_WITH + open)
    return { shape: n % 4 === 0 ? 'late' : 'open', member: 2 + (n % (MEMBERS - 2)) };
  return { shape: 'answered', member: n % MEMBERS };
}

/**
 * @param said how many there are so far, now and then.
 * @returns seconds it took.
 */
export async function fill(
  storage: Storage,
  ground: Ground,
  size: number,
  now: Instant,
  said: (cases: number) => void,
): Promise<number> {
  const began = performance.now();
  await storage.replaceDirectory(COUNCIL, 0, ground.directory, { at: now, by: null, what: 'for measuring' });
  const moulds = new Map<string, string>();
  for (const shape of ['answered', 'open', 'late', 'long'] as const)
    for (let service = 0; service < SERVICES; service += 1)
      moulds.set(`${shape} ${service}`, await mould(storage, ground, shape, service, now));
  for (let from = 0; from < size; from += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, size - from) }, (_, at) => from + at);
    await importCases(
      storage,
      numbers.map((number) => {
        const { shape, member } = fateOf(number, size);
        const officer = (number * 7) % OFFICERS;
        const weeks = shape === 'answered' ? (number * 31) % 260 : 0;
        const ref = referenceOf(number);
        const made = cast(moulds.get(`${shape} ${officer % SERVICES}`) ?? '', {
          ref,
          member,
          officer,
          number,
          earlier: weeks * 7 * DAY,
        });
        return {
          council: COUNCIL,
          case: ref,
          procedure: 'enquiry',
          opened: made.acts[0]?.happened ?? now,
          private: false,
          first: () => made,
        };
      }),
    );
    if (from % 20_000 === 0) said(from);
  }
  return (performance.now() - began) / 1000;
}

const LETTERS = '346789bcdfghjkmnpqrtwxy';

export const longCase = (): string => referenceOf(LATE);

/** All different, in no order that anything could profit from. */
function referenceOf(number: number): string {
  let left = ((number + 1) * 54_018_521) % LETTERS.length ** 6;
  let letters = '';
  for (let at = 0; at < 6; at += 1) {
    letters += LETTERS.charAt(left % LETTERS.length);
    left = Math.floor(left / LETTERS.length);
  }
  return `${letters.slice(0, 3)}-${letters.slice(3)}`;
}
