// The people, offices and bodies that may be chosen in a form, as they are today.

import type { Directory } from '#engine/history.ts';
import type { FieldType, Party } from '#engine/rules.ts';
import type { Choice } from '../../components/question.ts';
import type { Reader } from '../case/reader.ts';
import { entriesIn } from '../people/entries.ts';

/** @returns undefined where nothing is chosen from the directory. */
export function choicesFor(type: FieldType, reader: Reader): readonly Choice[] | undefined {
  const { directory } = reader.visitor;
  switch (type) {
    case 'person':
    case 'people':
      return peopleChoices('anyone', reader);
    case 'office':
      return directory.offices.map((office) => ({
        value: office.id,
        text: office.title,
        hint: office.of && reader.byName.person(office.of),
      }));
    case 'group':
    case 'ward':
    case 'committee':
    case 'unit':
      return bodiesOf(type, directory);
    default:
      return undefined;
  }
}

export function partyChoices(is: Party['is'], reader: Reader): readonly Choice[] {
  if (is === 'member' || is === 'officer' || is === 'anyone') return peopleChoices(is, reader);
  return bodiesOf(is, reader.visitor.directory);
}

/** By name; offices, or else what they belong to, tell two people of one name apart. */
function peopleChoices(is: 'member' | 'officer' | 'anyone', { visitor, today }: Reader): readonly Choice[] {
  const kinds = new Map(visitor.directory.people.map((person) => [person.id, person.kind]));
  return entriesIn(visitor.directory, today, '')
    .filter(({ id }) => is === 'anyone' || kinds.get(id) === is)
    .map(({ id, name, offices, belongsTo }) => {
      const hint = (offices.length > 0 ? offices : belongsTo).join(', ');
      return { value: id, text: name, hint: hint === '' ? undefined : hint };
    })
    .toSorted((one, other) => one.text.localeCompare(other.text, 'en'));
}

function bodiesOf(kind: Directory['bodies'][number]['kind'], directory: Directory): readonly Choice[] {
  return directory.bodies
    .filter((body) => body.kind === kind)
    .map(({ id, name }) => ({ value: id, text: name }))
    .toSorted((one, other) => one.text.localeCompare(other.text, 'en'));
}
