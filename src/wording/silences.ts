// Where a council’s texts are silent, in words: one list of sections for the page and for the command line. It says what
// is not there and whom to ask; it does not say that anything is wrong.

import type { At, Silences } from '#comparison/silences.ts';
import type { CouncilRules, Norm, Vocabulary } from '#engine/rules.ts';
import { listOf, withThe } from '#language/english.ts';
import { readBack } from '#language/read-back.ts';
import { roleInWords } from './holders.ts';

export interface SilentPoint {
  readonly says: string;
  /** The clauses it is about; none where no clause speaks of it. */
  readonly at: readonly At[];
}

export interface SilentSection {
  readonly name: string;
  readonly title: string;
  readonly points: readonly SilentPoint[];
}

/** @returns a section for each kind of silence, those of which there is none left out. */
export function silencesInWords(silences: Silences, vocabulary: Vocabulary): readonly SilentSection[] {
  const sections: readonly SilentSection[] = [
    {
      name: 'who',
      title: 'Somebody is named, and the text does not say who it is',
      points: silences.unnamed.map(({ role, at }) => ({ says: `Who ${withThe(role)} is.`, at })),
    },
    {
      name: 'when',
      title: 'Something is to be done, and no time is set',
      points: silences.undated.map(({ norm, ...at }) => ({ says: readBack(norm, vocabulary), at: [at] })),
    },
    {
      name: 'route',
      title: 'It says where some people go, and not where everybody goes',
      points: silences.unrouted.map((at) => ({
        says: `It says where to go in ${casesIn(at)}, and not in any other.`,
        at: [at],
      })),
    },
    {
      name: 'meaning',
      title: 'It can be read in more than one way',
      points: [
        ...silences.unread.map(({ norm, ...at }) => ({
          says: readingsInWords(norm),
          at: [at],
        })),
        ...silences.open.map(({ question, ...at }) => ({ says: question.asks, at: [at] })),
      ],
    },
    {
      name: 'nothing',
      title: 'Nothing is said about it at all',
      points: silences.unmentioned
        .filter(({ all }) => all)
        .map(({ procedure }) => ({ says: `${procedure.title}: ${procedure.plain}`, at: [] })),
    },
    {
      name: 'parts',
      title: 'Some of it is spoken of, and these things are not',
      points: silences.unmentioned
        .filter(({ all }) => !all)
        .map(({ procedure, acts }) => ({
          says: `${procedure.title}: ${acts.map(({ toDo }) => toDo).join('; ')}.`,
          at: [],
        })),
    },
  ];
  return sections.filter(({ points }) => points.length > 0);
}

/** A reading that is run although the text does not choose it is said to be, so that it can be ruled on like the others. */
function readingsInWords({ readings }: Norm): string {
  const all = listOf(
    readings.map(({ says }) => `“${says}”`),
    'or',
  );
  const taken = readings.findIndex(({ chosen }) => chosen);
  return taken < 0 ? all : `${all}: until somebody rules, the ${ORDINALS[taken] ?? 'last'} is taken`;
}

const ORDINALS = ['first', 'second', 'third', 'fourth'];

function casesIn({ clause }: At): string {
  const rows = clause.table?.rows.length ?? 0;
  return rows === 1 ? 'one case' : `${rows} cases`;
}

/** Whom to ask, and on whose word: the text’s or the council’s. */
export function whomToAsk({ rules, ask }: CouncilRules): string {
  if (rules !== undefined) {
    const after =
      rules.consulting === undefined ? '' : `, after consulting ${roleInWords(rules.consulting.words)}`;
    return `By clause ${rules.clause}, ${roleInWords(rules.role.words)} rules on what the text means${after}.`;
  }
  if (ask === undefined) return 'The text does not say who decides.';
  return `The text names nobody who decides. The council says to ask ${roleInWords(ask.words)}.`;
}
