// More cases than the demonstration has, made by chance from a seed: every procedure, opened and carried on by whoever may,
// with people named where people can be named, and with files where files can be given. Whatever the protocol refuses is
// not done.

import { Readable } from 'node:stream';
import type { Casework } from '#casework/casework.ts';
import type { Directory, Value } from '#engine/history.ts';
import type { ActType, FieldType, Procedure } from '#engine/rules.ts';
import { PDF } from '#files/testing/samples.ts';

/** Mulberry32. @returns numbers from 0 to below 1. */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(from: readonly T[], chance: () => number): T {
  const one = from[Math.floor(chance() * from.length)];
  if (one === undefined) throw new Error('There is nothing to pick from.');
  return one;
}

const LETTERS = 'bcdfghjklmnprstvwz';
const VOWELS = 'aeiou';

/** A word that stands nowhere else. */
function word(chance: () => number): string {
  const pair = () => pick([...LETTERS], chance) + pick([...VOWELS], chance);
  return `q${pair()}${pair()}${pair()}${pair()}x`;
}

export function valuesFor(
  type: ActType,
  procedure: Procedure,
  directory: Directory,
  chance: () => number,
): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const name of type.sets) {
    const party = procedure.parties.find((one) => one.name === name);
    const fits = directory.people.filter(({ kind }) => party?.is === 'anyone' || kind === party?.is);
    if (fits.length > 0) values[name] = pick(fits, chance).id;
  }
  for (const fact of procedure.facts)
    if (type.facts.includes(fact.name) && fact.type === 'yes/no' && chance() < 0.5)
      values[fact.name] = chance() < 0.5;
  for (const field of type.fields)
    if (field.required || chance() < 0.7) {
      const value = valueFor(field.type, directory, chance);
      if (value !== undefined) values[field.name] = value;
    }
  return values;
}

function valueFor(type: FieldType, directory: Directory, chance: () => number): Value | undefined {
  const person = () => pick(directory.people, chance).id;
  switch (type) {
    case 'text':
    case 'long text':
      return `${word(chance)} ${word(chance)}`;
    case 'person':
      return person();
    case 'people':
      return [person(), person()];
    case 'yes/no':
      return chance() < 0.5;
    case 'group':
    case 'ward':
    case 'committee':
    case 'unit': {
      const bodies = directory.bodies.filter(({ kind }) => kind === type);
      return bodies.length === 0 ? undefined : pick(bodies, chance).id;
    }
    default:
      return undefined;
  }
}

const takesFile = ({ fields }: ActType): boolean => fields.some(({ type }) => type === 'file');

/** What somebody does, once its files are kept for them. */
async function actWithFiles(
  casework: Casework,
  viewer: { readonly council: string; readonly person: string },
  ref: string | undefined,
  type: ActType,
  values: Readonly<Record<string, Value>>,
) {
  const files: Record<string, Value> = {};
  for (const { name } of type.fields.filter((field) => field.type === 'file')) {
    const taken = await casework.takeFile(viewer, `${name}.pdf`, Readable.from([PDF]));
    const kept = await taken.keep();
    if (kept.ok) files[name] = kept.file.id;
  }
  return casework.act(viewer, ref, { act: type.name, values: { ...values, ...files }, done: 'elsewhere' });
}

/** Whoever was given a part stands aside, or is kept out by whoever may: most of those who try may not. */
async function keepSomebodyOut(
  casework: Casework,
  council: string,
  ref: string,
  { people }: Directory,
  chance: () => number,
): Promise<void> {
  const seers: string[] = [];
  for (const { id } of people)
    if ((await casework.look({ council, person: id }, ref))?.whole === true) seers.push(id);
  const out = pick(seers, chance);
  const reasons = word(chance);
  if (chance() < 0.5)
    await casework.act({ council, person: out }, ref, { act: 'recused', values: { reasons }, done: 'here' });
  for (const person of seers)
    await casework.act({ council, person }, ref, {
      act: 'excluded',
      values: { of: out, reasons },
      done: 'here',
    });
}

/** Two of them are opened by acts that take a file. @returns the references of the cases that came of it. */
export async function openMore(
  casework: Casework,
  council: string,
  many: number,
  chance: () => number,
): Promise<readonly string[]> {
  const directory = await casework.directory(council);
  const { procedures } = casework.rulebook(council).vocabulary;
  const refs: string[] = [];
  const withFiles = procedures.filter(({ acts }) => acts.some((type) => type.opens && takesFile(type)));
  for (let made = 0; made < many; made += 1) {
    const procedure = pick(made < 2 ? withFiles : procedures, chance);
    const opening = pick(
      procedure.acts.filter((type) => type.opens && (made >= 2 || takesFile(type))),
      chance,
    );
    const by = procedure.parties.find(({ name }) => name === opening.by)?.is;
    const doer = pick(
      directory.people.filter(({ kind }) => by === undefined || by === 'anyone' || by === kind),
      chance,
    );
    const values = valuesFor(opening, procedure, directory, chance);
    const opened = await actWithFiles(casework, { council, person: doer.id }, undefined, opening, values);
    if (!opened.ok) continue;
    const { ref } = opened.value;
    refs.push(ref);
    for (let more = 0; more < 3; more += 1) {
      const next = pick(
        procedure.acts.filter(({ opens }) => !opens),
        chance,
      );
      const actor = pick(directory.people, chance);
      const given = valuesFor(next, procedure, directory, chance);
      for (const { id } of [actor, doer])
        await actWithFiles(casework, { council, person: id }, ref, next, given);
    }
    if (made % 2 === 0) await keepSomebodyOut(casework, council, ref, directory, chance);
  }
  return refs;
}
