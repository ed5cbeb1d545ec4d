// comity silent: what a council’s texts leave unsaid, kind by kind, with clauses.

import { civilDateOf } from '#calendar/zone.ts';
import { textsNow } from '#comparison/columns.ts';
import { silencesOf } from '#comparison/silences.ts';
import { silencesInWords, whomToAsk } from '#wording/silences.ts';
import { type Command, WronglyAsked } from './command.ts';
import { councilsNamed, IN_FOLDER, readTexts } from './ground.ts';
import { paint } from './paint.ts';

export const command: Command = {
  usage: 'silent <council>',
  about:
    'Lists what the texts of a council do not say: whom they never name, what has no date, tables that do not reach\n' +
    'everybody, what can be read in more than one way, and what they do not speak of. Rulings are not looked at.',
  options: {
    json: { type: 'boolean', help: 'Print it as JSON (schemas/silent.schema.json)' },
    in: IN_FOLDER,
  },
  run: async (given, terminal) => {
    const everything = await readTexts(given);
    if (given.words.length !== 1) throw new WronglyAsked('Name one council: comity silent <council>');
    const [id = ''] = councilsNamed(given.words, everything);
    const rulebook = everything.councils.get(id)?.rulebook;
    if (rulebook === undefined) return 1;
    const texts = textsNow(rulebook, civilDateOf(Date.now(), rulebook.council.zone));
    const sections = silencesInWords(silencesOf(rulebook, texts), rulebook.vocabulary);
    if (given.flags.has('json')) {
      const told = sections.map(({ name, title, points }) => ({
        name,
        title,
        points: points.map(({ says, at }) => ({
          says,
          clauses: at.map(({ version, clause }) => ({ version: version.id, clause: clause.number })),
        })),
      }));
      terminal.out(
        JSON.stringify({ council: id, texts: texts.map((text) => text.id), sections: told }, null, 2),
      );
      return 0;
    }
    terminal.out(whomToAsk(rulebook.council));
    for (const { title, points } of sections) {
      terminal.out(`\n${paint(title, 'bold', terminal)}`);
      for (const { says, at } of points) {
        const clauses = at.map(({ clause }) => clause.number).join(', ');
        terminal.out(`  ${says}${clauses === '' ? '' : ` [${clauses}]`}`);
      }
    }
    return 0;
  },
};
