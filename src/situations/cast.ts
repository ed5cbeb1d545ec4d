// The people and bodies of a situation or a demonstration, as the directory they amount to. A body that is only named
// is made; a person who is only named is a mistake.

import type { Body, Directory, Person } from '#engine/history.ts';
import type { BodyKind } from '#engine/rules.ts';
import type { Cell } from '#language/cell.ts';
import { didYouMean, oneOf, quote } from '#language/nearest.ts';
import type { Report } from '#language/problems.ts';
import type { OfficeOf } from '#language/scope.ts';
import { type Between, datedIn } from './dated.ts';
import type { Clock } from './moments.ts';
import { type NamedOffice, officeIn, titlesOf } from './offices.ts';

/**
 * @param offices the council’s titles. Ids of people and bodies are their names in the file.
 * @param clock in which dates of offices and memberships are read.
 */
export function readCast(
  people: Cell | undefined,
  bodies: Cell | undefined,
  offices: ReadonlyMap<string, OfficeOf>,
  clock: Clock,
  report: Report,
): Directory {
  return new Casting(offices, clock, report).read(people, bodies);
}

const BODY_KINDS: readonly BodyKind[] = ['group', 'committee', 'ward', 'unit'];
/** Keys by which a person belongs to a body, and the kind it is unless declared otherwise. */
const BELONGING: readonly [string, BodyKind][] = [
  ['member of', 'ward'],
  ['ward', 'ward'],
  ['wards', 'ward'],
  ['officer in', 'unit'],
  ['unit', 'unit'],
  ['units', 'unit'],
  ['group', 'group'],
  ['groups', 'group'],
  ['committee', 'committee'],
  ['committees', 'committee'],
];

/** With what only mail needs. */
interface CastPerson extends Person {
  readonly email?: string;
}

class Casting {
  readonly #offices: ReadonlyMap<string, OfficeOf>;
  readonly #clock: Clock;
  readonly #report: Report;
  readonly #people = new Map<string, CastPerson>();
  readonly #bodies = new Map<string, Body>();
  readonly #seats = new Map<string, Directory['offices'][number]>();
  readonly #holdings: Directory['holdings'][number][] = [];
  readonly #memberships: Directory['memberships'][number][] = [];
  readonly #lines: Directory['lines'][number][] = [];

  constructor(offices: ReadonlyMap<string, OfficeOf>, clock: Clock, report: Report) {
    this.#offices = offices;
    this.#clock = clock;
    this.#report = report;
  }

  read(people: Cell | undefined, bodies: Cell | undefined): Directory {
    const persons = people?.pairs() ?? [];
    for (const { key, value, keyPlace } of bodies?.pairs() ?? []) this.#declare(key, value, keyPlace);
    for (const { key, value, keyPlace } of persons) this.#introduce(key, value, keyPlace);
    for (const { key, value } of persons) this.#place(key, value);
    for (const { key, value } of bodies?.pairs() ?? []) this.#fill(key, value);
    for (const { key, value } of persons) this.#appoint(key, value);
    return {
      people: [...this.#people.values()],
      bodies: [...this.#bodies.values()],
      memberships: this.#memberships,
      offices: [...this.#seats.values()],
      holdings: this.#holdings,
      lines: this.#lines,
    };
  }

  #declare(id: string, cell: Cell, keyPlace: Cell['place']): void {
    const kinds =
      cell.kind === 'text'
        ? BODY_KINDS.filter((kind) => kind === cell.text)
        : BODY_KINDS.filter((kind) => cell.has(kind) && !isNo(cell, kind));
    const [kind] = kinds;
    if (kind === undefined || kinds.length > 1) {
      this.#report.at(keyPlace, `say what ${quote(id)} is`, `write { ${oneOf(BODY_KINDS)} }`);
      return;
    }
    this.#bodies.set(id, { id, kind, name: cell.words('name') ?? id });
  }

  #introduce(id: string, cell: Cell, keyPlace: Cell['place']): void {
    const any = (...keys: readonly string[]) => keys.some((key) => cell.has(key) && !isNo(cell, key));
    const kinds = [
      ...(any('member', 'councillor', 'member of', 'ward', 'wards') ? (['member'] as const) : []),
      ...(any('officer', 'officer in', 'unit', 'units') ? (['officer'] as const) : []),
      ...(any('outsider') ? (['outsider'] as const) : []),
    ];
    if (kinds.length === 0 && any('group', 'groups')) kinds.push('member');
    const [kind] = kinds;
    // A misspelt key has been told already.
    const misspelt = kind === undefined && cell.meant.size > 0;
    if (!misspelt && (kind === undefined || kinds.length > 1)) {
      const says = kind === undefined ? 'say what' : 'say which one thing';
      this.#report.at(
        keyPlace,
        `${says} ${quote(id)} is`,
        'write { member of: a ward }, { officer in: a unit }, { officer } or { outsider }',
      );
    }
    const name = cell.words('name') ?? id;
    const title = cell.words('title');
    const addressed = title === undefined || title.endsWith(name) ? title : `${title} ${name}`;
    const email = cell.words('email');
    if (email !== undefined && !/^[^\s@<>]+@[^\s@<>]+$/.test(email))
      this.#report.at(
        keyPlace,
        `${quote(email)} is not an e-mail address`,
        'write it like name@example.gov.uk',
      );
    this.#people.set(id, {
      id,
      name,
      kind: kind ?? 'outsider',
      ...(addressed ? { title: addressed } : {}),
      ...(email === undefined ? {} : { email }),
    });
  }

  #place(id: string, cell: Cell): void {
    for (const [key, kind] of BELONGING) {
      for (const { name, between } of datedIn(cell, key, this.#clock, this.#report)) {
        const found = this.#body(name, kind, key === 'member of' || key === 'officer in');
        if (found) this.#join(found.id, id, between);
      }
    }
    for (const { name, between } of datedIn(cell, 'line manager', this.#clock, this.#report))
      if (this.#person(name)) this.#lines.push({ person: id, manager: name.text, ...between });
  }

  #fill(id: string, cell: Cell): void {
    const body = this.#bodies.get(id);
    if (!body || cell.kind !== 'map') return;
    const within = cell.get('within');
    if (within?.kind === 'text') {
      const outer = this.#body(within, body.kind, true);
      if (outer) this.#bodies.set(id, { ...body, within: outer.id });
    }
    for (const member of [...cell.many('members'), ...cell.many('member')])
      if (this.#person(member)) this.#join(id, member.text);
    const chair = cell.get('chair');
    if (chair?.kind === 'text' && this.#person(chair)) {
      const title = titlesOf(body.kind, this.#offices).find((known) => /^chair/i.test(known)) ?? 'chair';
      this.#seat(title, chair.text, id);
      this.#join(id, chair.text);
    }
  }

  #appoint(id: string, cell: Cell): void {
    const dated = (key: string) => datedIn(cell, key, this.#clock, this.#report);
    for (const { name: words, between } of [...dated('office'), ...dated('offices')]) {
      const named = officeIn(words.text, this.#offices);
      if (!named) {
        this.#report.at(
          words.place,
          `${quote(words.text)} is not an office of this council`,
          didYouMean(words.text.split(' of ')[0] ?? '', this.#offices.keys()) ??
            didYouMean(words.text, this.#offices.keys()) ??
            `it has: ${[...this.#offices.keys()].join(', ')}`,
        );
        continue;
      }
      const body = this.#bodyOfOffice(named, id, words);
      if (body !== null) this.#seat(named.title, id, body, between);
    }
  }

  /** Undefined: of the whole council. Null: reported. */
  #bodyOfOffice(named: NamedOffice, person: string, words: Cell): string | undefined | null {
    const { office, of, title } = named;
    if (office === 'council') {
      if (of === undefined || /^(the )?council$/i.test(of)) return undefined;
      this.#report.at(words.place, `${quote(title)} is an office of the whole council`, `write "${title}"`);
      return null;
    }
    if (of !== undefined) return this.#body(words.saying(of), office, false)?.id ?? null;
    const own = [...this.#bodies.values()].filter(
      (body) => body.kind === office && this.#belongs(body.id, person),
    );
    const [only] = own;
    if (only && own.length === 1) return only.id;
    this.#report.at(words.place, `${quote(title)} of which ${office}?`, `write "${title} of …"`);
    return null;
  }

  #seat(title: string, person: string, body?: string, between: Between = {}): void {
    const id = body === undefined ? title : `${title} of ${body}`;
    this.#seats.set(id, { id, title, ...(body === undefined ? {} : { of: body }) });
    const held = this.#holdings.some(
      (one) => one.office === id && one.person === person && sameDates(one, between),
    );
    if (!held) this.#holdings.push({ office: id, person, ...between });
  }

  #join(body: string, person: string, between: Between = {}): void {
    const joined = this.#memberships.some(
      (one) => one.body === body && one.person === person && sameDates(one, between),
    );
    if (!joined) this.#memberships.push({ person, body, ...between });
  }

  #belongs(body: string, person: string): boolean {
    return this.#memberships.some((one) => one.body === body && one.person === person);
  }

  /** @param otherwise whether a body declared to be of another kind will do. */
  #body(cell: Cell, kind: BodyKind, otherwise: boolean): Body | undefined {
    const lower = cell.text.toLowerCase();
    const known = [...this.#bodies.values()].find((body) => body.id.toLowerCase() === lower);
    if (known && known.kind !== kind && !otherwise) {
      this.#report.at(cell.place, `${quote(cell.text)} is a ${known.kind}, and a ${kind} is wanted here`);
      return undefined;
    }
    const body = known ?? { id: cell.text, kind, name: cell.text };
    this.#bodies.set(body.id, body);
    return body;
  }

  #person(cell: Cell): boolean {
    if (this.#people.has(cell.text)) return true;
    this.#report.at(
      cell.place,
      `there is nobody called ${quote(cell.text)} here`,
      didYouMean(cell.text, this.#people.keys()) ?? 'add them to people',
    );
    return false;
  }
}

function sameDates(one: Between, other: Between): boolean {
  return one.from === other.from && one.until === other.until;
}

function isNo(cell: Cell, key: string): boolean {
  return /^(no|false)$/i.test(cell.words(key) ?? '');
}
