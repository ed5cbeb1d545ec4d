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
