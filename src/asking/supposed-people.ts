// Who is meant by “a councillor”, “an officer in Highways” or an office, for a question about nobody in particular:
// somebody of the directory who fits, called by those words, or else somebody invented. Knows no names of people.

import type { CivilDate, Directory, Person } from '#engine/history.ts';
import type { BodyKind, Party } from '#engine/rules.ts';

/** One answer to “who?”: its word is what an address carries, and never names a person. */
export interface WhoWord {
  /** “me”, “kind:member”, “office:<id>”, “in:<body id>”. */
  readonly word: string;
  /** “an officer in Highways” */
  readonly says: string;
}

type Kind = Person['kind'];
const KINDS: Readonly<Record<Kind, string>> = {
  member: 'a councillor',
  officer: 'an officer',
  outsider: 'somebody outside the council',
};
/** Whoever belongs to a body of this kind is of this kind; committees and wards are the councillors’ too. */
const BELONGS: Readonly<Record<BodyKind, { readonly kind: Kind; readonly says: string }>> = {
  unit: { kind: 'officer', says: 'an officer in' },
  group: { kind: 'member', says: 'a councillor of' },
  committee: { kind: 'member', says: 'a councillor on' },
  ward: { kind: 'member', says: 'a councillor for' },
};

/** The answers there are to who somebody is. @param is the kind of person the part is for. */
export function whoWords(directory: Directory, is: Party['is'], day: CivilDate): readonly WhoWord[] {
  const fits = (kind: Kind) => is === 'anyone' || is === kind;
  const kinds = (['member', 'officer', 'outsider'] as const).filter(fits);
  const bodies = directory.bodies.filter(({ kind }) => fits(BELONGS[kind].kind));
  const offices = directory.offices.filter(({ id }) => {
    const holder = holderOf(directory, id, day);
    return holder !== undefined && fits(holder.kind);
  });
  return [
    ...kinds.map((kind) => ({ word: `kind:${kind}`, says: KINDS[kind] })),
    ...offices.map((office) => ({ word: `office:${office.id}`, says: officeSays(directory, office) })),
    ...bodies.map(({ id, kind, name }) => ({ word: `in:${id}`, says: `${BELONGS[kind].says} ${name}` })),
  ];
}

/** The council’s directory with the people a question speaks of, each called by the words that were used. */
export class SupposedPeople {
  readonly #council: Directory;
  readonly #day: CivilDate;
  readonly #people: Map<string, Person>;
  readonly #memberships: Directory['memberships'][number][];
  readonly #meant = new Set<string>();

  constructor(council: Directory, day: CivilDate) {
    this.#council = council;
    this.#day = day;
    this.#people = new Map(council.people.map((person) => [person.id, person]));
    this.#memberships = [...council.memberships];
  }

  get directory(): Directory {
    return { ...this.#council, people: [...this.#people.values()], memberships: this.#memberships };
  }

  /** @param part for whom an invented person is made, so that two parts are two people. @returns the person’s id; undefined when the word is not one of `whoWords`. */
  meant(word: string, part: string): string | undefined {
    const [how = '', ...rest] = word.split(':');
    const id = rest.join(':');
    if (how === 'kind' && Object.hasOwn(KINDS, id)) return this.#ofKind(id as Kind, part); // one of the keys
    if (how === 'in') return this.#belonging(id, part);
    if (how !== 'office') return undefined;
    const office = this.#council.offices.find((one) => one.id === id);
    const holder = office && holderOf(this.#council, office.id, this.#day);
    return office && holder && this.#call(holder, officeSays(this.#council, office));
  }

  /** A real person under their own name: whoever asks. */
  keep(id: string): string {
    this.#meant.add(id);
    return id;
  }

  /** Nobody in particular has no office and belongs to nothing that could decide the answer. */
  #ofKind(kind: Kind, part: string): string {
    return this.#invent(part, kind, KINDS[kind]);
  }

  /** Somebody who only belongs there is as good as any other, and has a line manager and a chief. */
  #belonging(bodyId: string, part: string): string | undefined {
    const body = this.#council.bodies.find((one) => one.id === bodyId);
    if (body === undefined) return undefined;
    const { kind, says } = BELONGS[body.kind];
    const holders = new Set(this.#council.holdings.map(({ person }) => person));
    const plain = this.#council.memberships
      .filter((one) => one.body === bodyId && holds(one, this.#day) && !holders.has(one.person))
      .flatMap(({ person }) => this.#council.people.find((one) => one.id === person) ?? [])
      .find((person) => person.kind === kind && !this.#meant.has(person.id));
    if (plain !== undefined) return this.#call(plain, `${says} ${body.name}`);
    const id = this.#invent(part, kind, `${says} ${body.name}`);
    this.#memberships.push({ person: id, body: bodyId });
    return id;
  }

  #call(person: Person, says: string): string {
    // Whoever asks is “you” in every part.
    if (!this.#meant.has(person.id))
      this.#people.set(person.id, { id: person.id, kind: person.kind, name: says });
    this.#meant.add(person.id);
    return person.id;
  }

  #invent(part: string, kind: Kind, name: string): string {
    const id = `supposed ${part}`;
    this.#people.set(id, { id, kind, name });
    return id;
  }
}

function officeSays(directory: Directory, { title, of }: Directory['offices'][number]): string {
  const body = of === undefined ? undefined : directory.bodies.find(({ id }) => id === of);
  return `the ${title}${body === undefined ? '' : ` of ${body.name}`}`;
}

function holderOf(directory: Directory, office: string, day: CivilDate): Person | undefined {
  const held = directory.holdings.find((one) => one.office === office && holds(one, day));
  return held && directory.people.find(({ id }) => id === held.person);
}

function holds(
  { from, until }: { readonly from?: CivilDate; readonly until?: CivilDate },
  day: CivilDate,
): boolean {
  return (from === undefined || from <= day) && (until === undefined || day <= until);
}
