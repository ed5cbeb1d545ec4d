// Texts of law: floors, whom they hold for, and whether each statement has been read in its source.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCouncil } from './council.ts';
import { COUNCIL, FRONT, PATH, told, vocabulary } from './larkfield.fixture.ts';
import { readLaw } from './law.ts';
import { printProblem } from './problems.ts';
import { readBack } from './read-back.ts';

const RULE = '{ norm: 3(1)/right, who: returning officer, has a right to: letter.answered }';
const READ = '- verified: read in the Act';
const act = (front = '', mark = READ, path = 'law/act.md', rule = RULE) => ({
  path,
  text: `---\ntitle: Writing Act\nfloor: yes\noffices: { returning officer: council }\n${front}---\n## 3(1)\nWhoever reads may answer.\n\`\`\`yaml\n- ${rule}\n${mark}\n\`\`\`\n`,
});
const problemsOf = (...texts: Parameters<typeof readLaw>[0]) =>
  readLaw(texts, vocabulary).problems.map(printProblem);

/** Larkfield, saying this of itself, under this law, with a clause that restates it. */
function larkfield(settings: string, law: Parameters<typeof readLaw>[0], restates?: string) {
  const copy = restates === undefined ? '' : `, restates: ${restates}`;
  return readCouncil(
    [
      { path: 'protocols/larkfield/council.yaml', text: `${COUNCIL}${settings}` },
      {
        path: PATH,
        text: `${FRONT}## 1.1\nWhat.\n\`\`\`yaml\n- { norm: 1.1/x, who: reader, may: letter.answered${copy} }\n\`\`\`\n`,
      },
    ],
    { vocabulary, law: readLaw(law, vocabulary).value ?? [], calendars: ['ordinary'] },
  );
}

const lawOf = (settings: string, ...law: Parameters<typeof readLaw>[0]) =>
  larkfield(settings, law)
    .value?.rulebook.versions.filter(({ floor }) => floor)
    .map(({ id }) => id);

test('Law speaks of offices by its own words, is a floor, and cannot be capped', () => {
  assert.deepEqual(
    problemsOf({ ...act(), text: act().text.replace('floor: yes', 'force at most: should') }),
    [
      'law/act.md:2:1: a text of law is a floor; add "floor: yes"',
      'law/act.md:3:1: the force of law cannot be capped; take it out',
    ],
  );
  const [version] = readLaw([act()], vocabulary).value ?? [];
  assert.deepEqual(
    [version?.id, version?.floor, version?.status, version?.clauses[0]?.norms[0]?.who.words],
    ['law/act', true, 'adopted', 'returning officer'],
  );
});

test('Every statement of law says where it was read, or what nobody has checked', () => {
  assert.deepEqual(problemsOf(act()), []);
  assert.deepEqual(problemsOf(act('', '- unverified: from memory')), []);
  assert.deepEqual(problemsOf(act('unverified: yes\n', '')), []);
  assert.deepEqual(problemsOf(act('', '')), [
    'law/act.md:6:1: clause 3(1) does not say whether anybody has read it in its source; add "- verified: <where>" or "- unverified: <what nobody has checked>"',
  ]);
  assert.deepEqual(problemsOf(act('', `${READ}\n- unverified: from memory`)), [
    'law/act.md:6:1: clause 3(1) is both verified and unverified; make two clauses of it',
  ]);
  const [clause] = readLaw([act()], vocabulary).value?.[0]?.clauses ?? [];
  assert.equal(clause?.verified, 'read in the Act');
});

test('A protocol is no law: it says neither where it was read nor for whom it holds', () => {
  const text = `${FRONT.replace('---\n## ', '')}`.replace('cited: 2024', 'kinds: [parish]');
  const read = readCouncil(
    [
      { path: 'protocols/larkfield/council.yaml', text: COUNCIL },
      { path: PATH, text: `${text}## 1.1\nWhat.\n\`\`\`yaml\n- inform\n${READ}\n\`\`\`\n` },
    ],
    { vocabulary, law: [], calendars: ['ordinary'] },
  );
  assert.deepEqual(told(read.problems), [
    '3:1: only a text in law/ has "kinds"; take it out',
    '7:1: clause 1.1 is no law, and nobody need say where it was read; take it out',
  ]);
});

test('Law holds for the jurisdictions and kinds of council of which it speaks', () => {
  const english = act('jurisdiction: england\nkinds: [principal]\n');
  assert.deepEqual(lawOf('jurisdiction: england\nkinds: [principal, executive]\n', english), ['law/act']);
  assert.deepEqual(lawOf('jurisdiction: england\nkinds: [parish]\n', english), []);
  assert.deepEqual(lawOf('jurisdiction: scotland\nkinds: [principal]\n', english), []);
  assert.deepEqual(lawOf('jurisdiction: scotland\n', act('jurisdiction: [england, scotland]\n')), [
    'law/act',
  ]);
  assert.deepEqual(lawOf('jurisdiction: scotland\nkinds: [parish]\n', act()), ['law/act']);
});

test('What a council does not say of itself leaves no law out', () => {
  assert.deepEqual(lawOf('', act('jurisdiction: wales\nkinds: [community]\n')), ['law/act']);
  assert.deepEqual(lawOf('jurisdiction: england\n', act('kinds: [principal]\n')), ['law/act']);
});

test('A jurisdiction or kind that nobody knows is told, with the nearest that is known', () => {
  assert.deepEqual(told(larkfield('jurisdiction: englnd\nkinds: [principle]\n', []).problems), [
    'protocols/larkfield/council.yaml:13:15: jurisdiction: "englnd" cannot stand here: write england, wales, scotland or northern ireland; did you mean "england"?',
    'protocols/larkfield/council.yaml:14:9: kinds: "principle" cannot stand here: write principal, parish, community or executive; did you mean "principal"?',
  ]);
});

test('What restates the law names a clause of law that is there', () => {
  const law = [act('', READ, 'law/writing-act.md')];
  const wrong = (restates: string) => told(larkfield('', law, restates).problems);
  assert.deepEqual(wrong('law/writing-act/3(1)'), []);
  assert.deepEqual(wrong('law/writing-act/3(1)/right'), []);
  assert.deepEqual(wrong('law/writing-act/3(2)'), [
    '10:3: 1.1/x restates law/writing-act/3(2), which is not in the law; did you mean "law/writing-act/3(1)"?',
  ]);
});

test('A dated law is restated with or without its date, and only by a council for which it holds', () => {
  const law = [act('kinds: [principal]\n', READ, 'law/writing-act/2006-03.md')];
  const wrong = (kinds: string, restates: string) =>
    told(larkfield(`kinds: [${kinds}]\n`, law, restates).problems);
  assert.deepEqual(wrong('principal', 'law/writing-act/3(1)'), []);
  assert.deepEqual(wrong('principal', 'law/writing-act/2006-03/3(1)'), []);
  assert.deepEqual(wrong('parish', 'law/writing-act/3(1)'), [
    '10:3: 1.1/x restates law/writing-act/3(1), which is not law for this council; take "restates" out, or change "jurisdiction" or "kinds" in council.yaml',
  ]);
});

test('A rule counts by a calendar that is there, and only where it counts anything', () => {
  const rule = (more: string) =>
    act(
      '',
      READ,
      'law/act.md',
      `{ norm: 3(1)/right, who: reader, must: letter.answered, when: letter.written${more} }`,
    );
  const problems = (more: string) =>
    readLaw([rule(more)], vocabulary, true, ['ordinary']).problems.map(printProblem);
  assert.deepEqual(problems(', within: 3 working days, calendar: ordinary'), []);
  assert.deepEqual(problems(', within: 3 working days, calendar: ordinry'), [
    'law/act.md:9:115: calendar: there is no calendar "ordinry"; did you mean "ordinary"?',
  ]);
  assert.deepEqual(problems(', calendar: ordinary'), [
    'law/act.md:9:91: "calendar" has no "within", "after" or "by" to count',
  ]);
  const [norm] =
    readLaw([rule(', within: 3 working days, calendar: ordinary')], vocabulary).value?.[0]?.clauses[0]
      ?.norms ?? [];
  assert.match(norm ? readBack(norm, vocabulary) : '', /within 3 working days by the calendar ordinary/);
});
