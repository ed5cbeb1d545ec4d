import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Application, startApplication, Visit } from '../../../../tests/application/application.ts';

let application: Application;
before(async () => {
  application = await startApplication();
});
after(() => application.close());

const open = (address: string) => new Visit(application.app).open(address);
const lawOf = (council: string) =>
  application.casework.rulebook(council).versions.filter(({ floor }) => floor);
const addressOf = (council: string, text: string, number: string) =>
  `/protocols/${council}/${text.replace(/^law\//, '')}/${encodeURIComponent(number)}`;

it('shows the council’s own text before the law that stands above it', async () => {
  const rulebook = application.casework.rulebook('exeter');
  const [own] = rulebook.versions.filter(({ floor }) => !floor);
  const [law] = lawOf('exeter');
  assert.ok(own && law);
  const page = await open('/protocols/exeter');
  assert.equal(page.status, 200);
  assert.ok(page.words.indexOf(own.title) < page.words.indexOf(law.title));
});

it('shows of every statement of law where it was read, or that nobody has checked it', async () => {
  for (const text of lawOf('exeter')) {
    for (const { number, verified, unverified } of text.clauses) {
      const page = await open(addressOf('exeter', text.id, number));
      assert.equal(page.status, 200, `${text.id} ${number}`);
      assert.match(page.words, /Law of /);
      const check = /Nobody has checked this against the source/.test(page.words);
      assert.equal(check, unverified !== undefined || text.unverified === true, `${text.id} ${number}`);
      assert.equal(page.words.includes(`Checked: ${verified}`), !check, `${text.id} ${number}`);
    }
  }
});

it('says in the list of clauses what nobody has checked', async () => {
  const page = await open('/protocols/exeter?q=tender');
  assert.match(
    page.words,
    /That it was the council which offered a particular tender.*Check with your lawyer\./,
  );
});

it('does not know a law that speaks of other councils', async () => {
  const [dated] = lawOf('exeter').filter(({ holdsFor }) => holdsFor?.kinds.includes('principal'));
  assert.ok(dated?.clauses[0]);
  const { number } = dated.clauses[0];
  assert.equal((await open(addressOf('exeter', dated.id, number))).status, 200);
  assert.equal((await open(addressOf('bfstc', dated.id, number))).status, 404);
});

it('says where the council’s texts are silent, with the clause, and whom to ask', async () => {
  const page = await open('/protocols/st-helens/silent');
  assert.equal(page.status, 200);
  assert.equal(page.heading, 'Where are we silent?');
  assert.match(
    page.words,
    /The text names nobody who decides\. The council says to ask the monitoring officer/,
  );
  assert.match(page.words, /Who the judge of the delay is\. \(clause 7\.iv\)/);
  assert.match(page.words, /not in any other\. \(clause 10\.c\)/);
  assert.equal((await open('/protocols/nowhere/silent')).status, 404);
});

it('says of a point that was ruled on no longer that the text is silent', async () => {
  const open = async () => (await new Visit(application.app).open('/protocols/exeter/silent')).words;
  const rulebook = application.casework.rulebook('exeter');
  const [point] = rulebook.versions.flatMap(({ id: version, clauses, floor }) =>
    floor
      ? []
      : clauses.flatMap(({ openQuestions }) => openQuestions.map(({ id, asks }) => ({ version, id, asks }))),
  );
  assert.ok(point);
  assert.ok((await open()).includes(point.asks));
  const mo = await application.signIn('exeter', 'malik-fenwick');
  const address = `/rulings/new?${new URLSearchParams({ version: point.version, point: point.id }).toString()}`;
  const effects = await mo.open(`${address}&reading=0`);
  const made = await mo.send(effects, '/rulings/new', { reasons: 'It has always been so.' });
  assert.equal(made.status, 200);
  assert.ok(!(await open()).includes(point.asks));
});

it('shows beside a clause the situations that are about it as examples, when it applies and when it does not', async () => {
  const page = await open('/protocols/st-helens/protocol/2020-06-draft/7.iii');
  assert.equal(page.status, 200);
  assert.match(page.words, /Examples Everybody in them is invented\./);
  assert.match(page.words, /What follows from this clause on [^:]+: Answerer should answer the enquiry by/);
  const other = await open('/protocols/st-helens/protocol/2020-06-draft/10.c');
  assert.match(other.words, /On [^:]+ nothing follows from this clause\./);
});
