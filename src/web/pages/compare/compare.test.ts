import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Application, startApplication, Visit } from '../../../../tests/application/application.ts';

let application: Application;
before(async () => {
  application = await startApplication();
});
after(() => application.close());

const open = (address: string) => new Visit(application.app).open(address);

it('shows anybody what differs between two versions, marked and said to whoever does not see the marks', async () => {
  const page = await open('/protocols/st-helens/compare');
  assert.equal(page.status, 200);
  assert.match(page.words, /\d+ of \d+ clauses are worded otherwise, new or gone\./);
  assert.match(page.words, /Clause 9\.a\.iii: .*Gone/);
  const { body: sent } = page;
  assert.match(sent, /<del[^>]*><span class="govuk-visually-hidden">Removed: <\/span>[^<]*head of service/);
  assert.match(sent, /<ins[^>]*><span class="govuk-visually-hidden">Added: <\/span>[^<]*10 working days/);
});

it('leaves out what stayed as it was, unless every clause is asked for', async () => {
  const address = '/protocols/st-helens/compare';
  assert.doesNotMatch((await open(address)).words, /Clause 10\.c:/);
  const all = await open(`${address}?all=yes`);
  assert.match(all.words, /Clause 10\.c:/);
  assert.match(all.words, /Show only what changed/);
});

it('shows rules as sentences before and after, and the other way round when asked', async () => {
  const rules = await open('/protocols/st-helens/compare?show=rules');
  assert.match(rules.words, /Clause 9\.a\.iii.*Before When the report .* must tell every leader of a group/);
  assert.match(rules.words, /After When an enquiry is received, .* within 10 working days/);
  assert.doesNotMatch(rules.words, /Clause 7\.iii-c:/);
  const [from, to] = ['st-helens/protocol/2020-06-draft', 'st-helens/protocol/earlier'];
  const back = await open(`/protocols/st-helens/compare?show=rules&from=${from}&to=${to}`);
  assert.match(back.words, /Before When an enquiry is received, .* within 10 working days/);
});

it('leads to the rules and to the consequences of the same two versions', async () => {
  const { links } = await open('/protocols/st-helens/compare');
  const two = new URLSearchParams({
    from: 'st-helens/protocol/earlier',
    to: 'st-helens/protocol/2020-06-draft',
  });
  const leads = (text: string, href: string) =>
    assert.ok(
      links.some((link) => link.text === text && link.href === href),
      text,
    );
  leads('Rules', `/protocols/st-helens/compare?${two.toString()}&show=rules`);
  leads('Consequences', `/protocols/st-helens/consequences?${two.toString()}`);
});

it('says so where there is one version, and knows no others', async () => {
  assert.match((await open('/protocols/bfstc/compare')).words, /There is one version of each text here\./);
  for (const address of [
    '/protocols/nowhere/compare',
    '/protocols/st-helens/compare?from=york/protocol/appendix-16',
  ])
    assert.equal((await open(address)).status, 404, address);
});

it('asks for another version when the same one is chosen twice', async () => {
  const same = 'from=st-helens/protocol/earlier&to=st-helens/protocol/earlier';
  const wrong = await open(`/protocols/st-helens/compare?${same}`);
  assert.equal(wrong.status, 422);
  assert.match(wrong.title, /^Error: /);
  assert.match(wrong.words, /Choose two different versions/);
});

it('asks for two texts, and says so when fewer were chosen', async () => {
  assert.equal((await open('/compare')).status, 200);
  const wrong = await open('/compare?compare=yes&text=york');
  assert.equal(wrong.status, 422);
  assert.match(wrong.title, /^Error: /);
  assert.match(wrong.words, /Choose two or more texts/);
  assert.equal((await open('/compare?text=york&text=nowhere')).status, 404);
});

it('shows councils side by side, topic by topic, and where one says nothing', async () => {
  const page = await open('/compare?text=bfstc&text=st-helens&part=Enquiries');
  assert.match(
    page.words,
    /Enquiry deadline.*Clause 2\.4\.1-b04 The officer asked should answer the enquiry\./,
  );
  assert.match(
    page.words,
    /Clause 7\.iii The officer asked should answer the enquiry within 10 working days/,
  );
  assert.match(page.words, /Enquiry routing.*This text says nothing on it\./);
  assert.equal((await open('/compare?text=bfstc&text=st-helens&part=Nothing')).status, 404);
});

it('shows one topic on a page of its own, of every council where none is named', async () => {
  const page = await open('/compare?topic=who-is-told-of-group-support');
  assert.equal(page.heading, 'Who is told of group support');
  for (const council of application.casework.councils)
    assert.ok(page.words.includes(application.casework.rulebook(council).council.name), council);
  assert.match(page.words, /draft June 2020 Nothing This text says nothing on it\./);
  assert.equal((await open('/compare?topic=no-such-topic')).status, 404);
});

it('is found from the list of councils, from a protocol and from a clause', async () => {
  const leads = async (from: string, to: string) => (await open(from)).links.some(({ href }) => href === to);
  assert.ok(await leads('/protocols', '/compare'));
  assert.ok(await leads('/protocols/st-helens', '/protocols/st-helens/compare'));
  assert.ok(!(await leads('/protocols/bfstc', '/protocols/bfstc/compare')));
  const clause = '/protocols/st-helens/protocol/2020-06-draft/7.iii';
  assert.ok(await leads(clause, '/compare?topic=enquiry-deadline'));
  assert.ok(await leads(clause, '/protocols/st-helens/compare'));
});
