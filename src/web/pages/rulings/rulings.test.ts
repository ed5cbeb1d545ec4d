import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Application, startApplication, Visit } from '../../../../tests/application/application.ts';

let application: Application;
before(async () => {
  application = await startApplication();
});
after(() => application.close());

/** A norm of the council with two readings of which the text chooses none. */
function undecided(council: string) {
  const version = application.casework.rulebook(council).versions.find(({ floor, clauses }) => {
    return !floor && clauses.some(({ norms }) => norms.some(({ readings }) => readings.length > 1));
  });
  const norm = version?.clauses
    .flatMap(({ norms }) => norms)
    .find(({ readings }) => readings.length > 1 && !readings.some(({ chosen }) => chosen));
  assert.ok(version && norm);
  return { version: version.id, point: norm.id, readings: norm.readings.map(({ says }) => says) };
}
const newRuling = ({ version, point }: { version: string; point: string }) =>
  `/rulings/new?${new URLSearchParams({ version, point }).toString()}`;

it('anybody may read what has been ruled, and what is still open, without signing in', async () => {
  const page = await new Visit(application.app).open('/protocols/exeter/rulings');
  assert.equal(page.status, 200);
  assert.match(page.words, /The text names nobody who rules on its meaning/);
  assert.match(page.words, /Nobody has ruled on this text yet/);
  assert.match(page.words, /Not ruled on yet/);
  assert.doesNotMatch(page.words, /Ask for a ruling|Rule on this/);
});

it('says by which clause somebody rules where the text says it', async () => {
  const page = await new Visit(application.app).open('/protocols/cheshire-east/rulings');
  assert.match(page.words, /By clause 2\.3, the monitoring officer rules on its meaning, after consulting/);
});

it('is made by whoever may rule, after seeing what it would change, with reasons; and stands beside the clause', async () => {
  const point = undecided('exeter');
  const mo = await application.signIn('exeter', 'malik-fenwick');
  const choice = await mo.open(newRuling(point));
  assert.equal(choice.heading, 'Rule on what it means');
  const effects = await mo.open(`${newRuling(point)}&reading=0`);
  assert.match(effects.words, /What this ruling would change/);
  const wrong = await mo.send(effects, '/rulings/new');
  assert.equal(wrong.status, 422);
  assert.match(wrong.words, /Give reasons/);
  const made = await mo.send(wrong, '/rulings/new', { reasons: 'It is what the council has always done.' });
  assert.equal(made.status, 200);
  const all = await mo.open('/protocols/exeter/rulings');
  assert.match(all.words, /Malik Fenwick.*It is what the council has always done\./);
  assert.ok(point.readings[0] !== undefined && all.words.includes(point.readings[0]));
});

it('is told to the public without names and reasons, which are for people of the council', async () => {
  const words = (await new Visit(application.app).open('/protocols/exeter/rulings')).words;
  assert.ok(words.includes(undecided('exeter').readings[0] ?? '?'));
  assert.doesNotMatch(words, /Malik Fenwick|always done/);
});

it('is not for anybody else to put on the record either, though it was made elsewhere', async () => {
  const point = undecided('exeter');
  const directory = await application.casework.directory('exeter');
  const before = (await application.casework.meanings('exeter')).rulings.length;
  const others = directory.people.filter(({ id }) => id !== 'malik-fenwick');
  for (const { id } of others) {
    const refused = await application.casework.act({ council: 'exeter', person: id }, undefined, {
      act: 'ruling.made',
      done: 'elsewhere',
      values: {
        'clause ruled on': '1',
        version: point.version,
        norm: point.point,
        reading: point.readings[0] ?? '',
        'reasons for ruling': 'So it was said.',
      },
    });
    assert.ok(!refused.ok, id);
  }
  assert.equal((await application.casework.meanings('exeter')).rulings.length, before);
});

it('can be replaced by a later ruling, and both are kept', async () => {
  const point = undecided('exeter');
  const mo = await application.signIn('exeter', 'malik-fenwick');
  await mo.send(await mo.open(`${newRuling(point)}&reading=1`), '/rulings/new', {
    reasons: 'On reflection.',
  });
  const all = await mo.open('/protocols/exeter/rulings');
  assert.match(all.words, /On reflection\..*always done\. Replaced by the ruling of/);
});

it('is not for anybody else to make, who may ask for one', async () => {
  const point = undecided('york');
  const [asker] = application.casework.rulebook('york').council.ask === undefined ? [] : ['stellan-moor'];
  assert.ok(asker);
  const people = (await application.casework.directory('york')).people;
  const member = people.find(({ kind }) => kind === 'member');
  assert.ok(member);
  const visit = await application.signIn('york', member.id);
  assert.equal((await visit.open(newRuling(point))).status, 404);
  const refused = await application.casework.act({ council: 'york', person: member.id }, undefined, {
    act: 'ruling.made',
    done: 'here',
    values: {
      'clause ruled on': '1',
      version: point.version,
      norm: point.point,
      reading: point.readings[0] ?? '',
      'reasons for ruling': 'No.',
    },
  });
  assert.equal(refused.ok, false);
  const rulings = await visit.open('/protocols/york/rulings');
  const draft = await visit.send(rulings, '/rulings/ask', {}, point.point);
  assert.match(draft.heading ?? '', /Ask what a clause means/);
  const form = draft.forms.find(({ action }) => action === draft.url);
  assert.match(String(form?.data['about']), /\?$/);
});

it('is on a point and a reading that the text has', async () => {
  const point = undecided('exeter');
  const viewer = { council: 'exeter', person: 'malik-fenwick' };
  const values = {
    'clause ruled on': '1',
    version: point.version,
    norm: point.point,
    'reasons for ruling': 'So.',
  };
  for (const wrong of [{ reading: 'neither' }, { norm: '1/none', reading: point.readings[0] ?? '' }]) {
    const refused = await application.casework.act(viewer, undefined, {
      act: 'ruling.made',
      done: 'here',
      values: { ...values, ...wrong },
    });
    assert.ok(!refused.ok && refused.refusal.why === 'not valid');
  }
});
