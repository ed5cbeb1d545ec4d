// comity compare: two versions of a council’s text, clause by clause; or several councils, topic by topic.

import { type Command, WronglyAsked } from './command.ts';
import { compareCouncils } from './compare-councils.ts';
import { compareTwoVersions } from './compare-versions.ts';
import { IN_FOLDER, readTexts } from './ground.ts';

export const command: Command = {
  usage: 'compare <council> [<council> …]',
  about:
    'Of one council: what differs between two versions of a text, clause by clause, in its wording and in what its rules\n' +
    'come to. Of two or more: what each says, topic by topic. A council’s name means its text of today; another version\n' +
    'is named in full, as council/document/version.',
  options: {
    from: { type: 'string', value: 'document/version', help: 'Of one council: the text before' },
    to: { type: 'string', value: 'document/version', help: 'Of one council: the text after' },
    text: { type: 'boolean', help: 'Of one council: only the wording' },
    rules: { type: 'boolean', help: 'Of one council: only the rules' },
    topic: { type: 'string', value: 'name', help: 'Of several: only this topic' },
    json: {
      type: 'boolean',
      help: 'Print it as JSON (schemas/versions-compared.schema.json, schemas/councils-compared.schema.json)',
    },
    in: IN_FOLDER,
  },
  run: async (given, terminal) => {
    if (given.words.length === 0)
      throw new WronglyAsked('Name a council, or several: comity compare <council> [<council> …]');
    const everything = await readTexts(given);
    if (given.words.length === 1) compareTwoVersions(given, everything, terminal);
    else compareCouncils(given, everything, terminal);
    return 0;
  },
};
