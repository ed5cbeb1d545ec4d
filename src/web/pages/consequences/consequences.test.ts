import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Application, startApplication, Visit } from '../../../../tests/application/application.ts';

const ADDRESS = '/protocols/st-helens/consequences?from=protocol/earlier&to=protocol/2020-06-draft';

let application: Application;
before(async () => {
  application = await startApplication();
});
after(() => application.close());

it('tells everybody what a draft would change in the examples, and nobody unknown of any case', async () => {
  const page = await new Visit(application.app).open(ADDRESS);
  assert.equal(page.status, 200);
  assert.match(page.words, /\d+ of \d+ examples change\. /);
  assert.match(page.words, /as if it had been in force from the first day/);
  assert.doesNotMatch(page.words, /past cases you can see/i);
  assert.doesNotMatch(page.body, /\/cases\//);
});

it('names the draft’s own changes: ten days that appear, notices that vanish, the head of service who drops out', async () => {
  const { words } = await new Visit(application.app).open(ADDRESS);
  assert.match(words, /Clause 7\.iii: [^:]*the date is another/);
  assert.match(words, /After Answerer should answer the enquiry by Tuesday 5 January 2027/);
  assert.match(words, /Clause 9\.a\.iii: a duty is gone; a notice is gone/);
  assert.match(words, /Clause 9\.b\.iv: a duty is gone; a notice is gone/);
  assert.match(
    words,
    /Before For Visitor to arrange the visit with an officer: it should go to Director or Head/,
  );
});

it('counts and names only the past cases that the reader sees the whole of', async () => {
  const council = 'st-helens';
  const { people } = await application.casework.directory(council);
  const numbers = new Set<string>();
  for (const { id: person } of people.filter((_, place) => place % 4 === 0)) {
    const page = await (await application.signIn(council, person)).open(ADDRESS);
    const { rows } = await application.storage.casesOf(council, person, { limit: 100 });
    const whole = new Set(rows.filter((row) => row.whole).map((row) => row.case));
    const [, looked] = /of (\d+) past cases? that you can see/.exec(page.words) ?? [];
    assert.equal(Number(looked ?? 0), whole.size, person);
    numbers.add(String(looked));
    for (const [, ref] of page.body.matchAll(/href="\/cases\/([^"]+)"/g))
      assert.ok(whole.has(ref ?? ''), person);
  }
  assert.ok(numbers.size > 2, 'some see more than others');
});

it('shows a past case before and after', async () => {
  const page = await (await application.signIn('st-helens', 'amina-rahman')).open(ADDRESS);
  assert.match(
    page.words,
    /Street lights on Ash Lane \(enquiry \w{3}-\w{3}\) Before Dev Patel should answer the enquiry \(clause 7\.iii, text before the June 2020 draft\)\. The protocol sets no date\. After Dev Patel should answer the enquiry by /,
  );
});

it('goes on where an earlier page left off', async () => {
  const [council, person] = ['st-helens', 'peter-quaye'];
  const first = await application.storage.recordsOf(council, person, { limit: 1 });
  const visit = await application.signIn(council, person);
  const page = await visit.open(`${ADDRESS}&cases=${encodeURIComponent(first.next ?? '')}`);
  const all = await application.storage.countOf(council, person);
  assert.ok(all > 2, 'the monitoring officer sees them all');
  assert.match(
    page.words,
    new RegExp(`You can see ${all} past cases; this page tells of ${all - 1} of them\\.`),
  );
  assert.match(page.words, /These are the oldest\./);
});

it('says that there is nothing to compare where a text has one version, and knows no other', async () => {
  const visit = new Visit(application.app);
  assert.match(
    (await visit.open('/protocols/bfstc/consequences')).words,
    /There is one version of each text here/,
  );
  for (const address of [
    '/protocols/st-helens/consequences?from=protocol/2019',
    '/protocols/nowhere/consequences',
  ])
    assert.equal((await visit.open(address)).status, 404, address);
});
