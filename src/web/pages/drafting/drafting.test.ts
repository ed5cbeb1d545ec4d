// The council’s next text, from its beginning to the case that runs under it, as those who may draft meet it.

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Application, startApplication, Visit } from '../../../../tests/application/application.ts';

let application: Application;
before(async () => {
  application = await startApplication();
});
after(() => application.close());

const COUNCIL = 'exeter';
const OFFICER = { council: COUNCIL, person: 'malik-fenwick' };
const COUNCILLOR = { council: COUNCIL, person: 'kenji-marlow' };
const OLD = 'exeter/protocol/2023-04';

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
function dateParts(name: string, date: string): Record<string, string> {
  const [year = '', month = '', day = ''] = date.split('-');
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: day };
}
function draftPage(name: string, then = ''): string {
  return `/drafting/${encodeURIComponent(`protocol/${name}`)}${then}`;
}
async function begin(visit: Visit, name: string, from = OLD) {
  return visit.send(await visit.open('/drafting'), '/drafting', { from, name });
}
/** The case in which the change of the text is put on the record. */
async function changeCase(): Promise<string> {
  const done = await application.casework.act(OFFICER, undefined, {
    act: 'change.proposed',
    done: 'here',
    values: { about: 'Time to answer', drafter: OFFICER.person, 'person proposing': OFFICER.person },
  });
  assert.ok(done.ok, JSON.stringify(done));
  return done.value.ref;
}
async function ask(): Promise<string> {
  const done = await application.casework.act(COUNCILLOR, undefined, {
    act: 'enquiry.received',
    done: 'here',
    values: { 'member asking': COUNCILLOR.person, 'officer asked': 'bilal-esterhazy', subject: 'A bench' },
  });
  assert.ok(done.ok, JSON.stringify(done));
  return done.value.ref;
}
async function textsCited(ref: string): Promise<readonly string[]> {
  const view = await application.casework.look(COUNCILLOR, ref);
  const cited = view?.standing.duties.map(({ because }) => because.version) ?? [];
  return [...new Set(cited)].filter((version) => version.startsWith(`${COUNCIL}/protocol/`));
}

it('is for those who may draft; for everybody else there is nothing here', async () => {
  const mo = await application.signIn(COUNCIL, OFFICER.person);
  assert.equal((await begin(mo, 'hidden')).status, 200);
  const councillor = await application.signIn(COUNCIL, COUNCILLOR.person);
  for (const url of [
    '/drafting',
    draftPage('hidden'),
    draftPage('hidden', '/text'),
    draftPage('hidden', '/adopt'),
  ])
    assert.equal((await councillor.open(url)).status, 404, url);
  const own = (await councillor.open('/start')).forms[0]?.data['_csrf'];
  assert.ok(typeof own === 'string');
  const body = {
    _csrf: own,
    from: OLD,
    name: 'mine',
    do: 'remove',
    clause: '1.1',
    content: '',
    revision: '1',
  };
  const forms = ['/text', '/arrange', '/circulate', '/adopt', '/discard'].map((then) =>
    draftPage('hidden', then),
  );
  for (const url of ['/drafting', ...forms]) {
    const refused = await councillor.post(url, body);
    assert.equal(refused.status, 404, url);
  }
  assert.equal((await mo.open(draftPage('hidden'))).status, 200);
  assert.equal((await mo.open(draftPage('mine'))).status, 404);
  assert.equal((await new Visit(application.app).open(draftPage('hidden'))).heading, 'Sign in');
  const contents = await councillor.open(`/protocols/${COUNCIL}`);
  assert.doesNotMatch(contents.words, /draft hidden/);
  assert.equal((await councillor.open(`/protocols/${COUNCIL}/protocol/hidden/1.1`)).status, 404);
});

it('names each mistake and keeps what was typed when a draft cannot begin', async () => {
  const mo = await application.signIn(COUNCIL, OFFICER.person);
  const bad = await begin(mo, 'Next Year!');
  assert.equal(bad.status, 422);
  assert.match(bad.words, /small letters, figures and hyphens/);
  assert.equal(bad.forms[0]?.data['name'], 'Next Year!');
  assert.equal((await begin(mo, '2023-04')).status, 422);
  assert.equal((await begin(mo, 'next', 'exeter/protocol/none')).status, 422);
});

it('shows what cannot be read by its line, keeps it all the same, and refuses to circulate or adopt it', async () => {
  const mo = await application.signIn(COUNCIL, OFFICER.person);
  await begin(mo, 'broken');
  const edit = await mo.open(draftPage('broken', '/text'));
  const content = String(edit.forms[0]?.data['content']).replace('within: 5 working days', 'within: soon');
  const readBack = await mo.send(edit, draftPage('broken', '/text'), { content, do: 'check' });
  assert.match(readBack.words, /Line \d+, column \d+: within/);
  const saved = await mo.send(readBack, draftPage('broken', '/text'), { do: 'save' });
  assert.match(saved.words, /Line \d+, column \d+: within/);
  const ref = await changeCase();
  const asked = await mo.open(draftPage('broken', '/circulate'));
  const refused = await mo.send(asked, draftPage('broken', '/circulate'), {
    _case: ref,
    'circulated to': [COUNCILLOR.person],
  });
  assert.equal(refused.status, 422);
  assert.match(refused.words, /Put it right first/);
  assert.match(refused.words, /protocol\/broken\.md:\d+:\d+/);
});

it('shows both texts when somebody saved while you were writing, and loses neither', async () => {
  const one = await application.signIn(COUNCIL, OFFICER.person);
  await begin(one, 'shared');
  const url = draftPage('shared', '/text');
  const [mine, theirs] = [await one.open(url), await one.open(url)];
  const text = String(mine.forms[0]?.data['content']);
  assert.equal((await one.send(theirs, url, { content: `${text}\n# Theirs\n`, do: 'save' })).status, 200);
  const clash = await one.send(mine, url, { content: `${text}\n# Mine\n`, do: 'save' });
  assert.equal(clash.status, 409);
  assert.equal(clash.heading, 'Somebody saved while you were writing');
  assert.match(clash.words, /# Theirs/);
  assert.match(String(clash.forms[0]?.data['content']), /# Mine/);
  assert.equal((await one.send(clash, url, { do: 'save' })).status, 200);
  assert.match(String((await one.open(url)).forms[0]?.data['content']), /# Mine/);
});

it('has clauses added, moved and taken out, and keeps what was typed when one cannot be', async () => {
  const mo = await application.signIn(COUNCIL, OFFICER.person);
  await begin(mo, 'arranged');
  const url = draftPage('arranged', '/arrange');
  const add = { clause: '8.8', do: 'add', title: 'Benches', statement: 'Benches are answered for too.' };
  const refused = await mo.send(await mo.open(url), url, { ...add, number: '8.7' });
  assert.equal(refused.status, 422);
  assert.match(refused.words, /There is already a clause 8\.7/);
  assert.equal(refused.forms[0]?.data['statement'], add.statement);
  const added = await mo.send(refused, url, { number: '8.8-z' });
  assert.equal(added.heading, 'Clause 8.8-z');
  assert.match(added.words, /The clause is in the draft\. Say here what follows from it\./);
  const whole = await mo.open(draftPage('arranged'));
  assert.match(whole.words, /Clause 8\.8: Answers to councillors Clause 8\.8-z: Benches Added/);
  const stale = await mo.send(refused, url, { number: '8.8-y' });
  assert.equal(stale.status, 422);
  assert.match(stale.words, /Somebody saved while you were looking/);
  const moved = await mo.send(await mo.open(url), url, { clause: '8.8-z', do: 'up' });
  assert.match(moved.words, /Clause 8\.8-z: Benches Added Clause 8\.8: Answers to councillors/);
  const gone = await mo.send(await mo.open(url), url, { clause: '8.8-z', do: 'remove' });
  assert.doesNotMatch(gone.words, /Benches/);
  assert.equal((await mo.send(await mo.open(url), url, { clause: '8.8' })).status, 422);
});

it('is held against the text in force while it is only being written, by those who may draft and nobody else', async () => {
  const mo = await application.signIn(COUNCIL, OFFICER.person);
  await begin(mo, 'unseen');
  const edit = await mo.open(draftPage('unseen', '/text'));
  const content = String(edit.forms[0]?.data['content'])
    .replaceAll('within: 5 working days', 'within: 9 working days')
    .replace(/^title: .*$/m, 'title: Zanzibar');
  const saved = await mo.send(edit, draftPage('unseen', '/text'), { content, do: 'save' });
  const led = saved.links.filter(({ href }) => href.startsWith(`/protocols/${COUNCIL}/`));
  const pages = led.map(({ href }) => href).filter((href) => href.includes('to='));
  assert.equal(pages.length, 2, 'the draft leads to its comparison and to its consequences');
  for (const url of pages) {
    const page = await mo.open(`${url}&show=rules`);
    assert.match(page.words, /“draft unseen” is shown as it stands in the drafting room/);
    const clause = page.links.find(({ href }) => href === draftPage('unseen', '/clauses/8.8'));
    assert.ok(clause, `${url} leads to the clause where it is written`);
  }
  assert.match((await mo.open(pages[1] ?? '')).words, /the date is another/);

  const others = [
    await application.signIn(COUNCIL, COUNCILLOR.person),
    await application.signIn('st-helens', 'peter-quaye'),
    new Visit(application.app),
  ];
  for (const visit of others)
    for (const url of pages) {
      const unknown = await visit.open(url.replace('unseen', 'nothing'));
      const hidden = await visit.open(url);
      assert.deepEqual([hidden.status, hidden.words], [unknown.status, unknown.words], url);
      const plain = await visit.open(url.replace(/\?.*/, ''));
      assert.doesNotMatch(plain.body, /unseen|Zanzibar/, url);
    }
  await mo.send(await mo.open(draftPage('unseen')), draftPage('unseen', '/discard'));
  for (const url of pages)
    assert.doesNotMatch((await mo.open(url)).words, /drafting room|Zanzibar/, 'once it is discarded');
});

it('adopts nothing in place of a draft that the council runs on trial', async () => {
  const council = 'st-helens';
  const officer = { council, person: 'peter-quaye' };
  const mo = await application.signIn(council, officer.person);
  await begin(mo, 'next', 'st-helens/protocol/earlier');
  const opened = await application.casework.act(officer, undefined, {
    act: 'change.proposed',
    done: 'here',
    values: { about: 'The next text', drafter: officer.person, 'person proposing': officer.person },
  });
  assert.ok(opened.ok);
  const url = draftPage('next', '/adopt');
  const answers = { 'adopting body': 'Full Council', ...dateParts('in force from', today()), _meant: 'yes' };
  const asked = await mo.open(url);
  assert.equal((await mo.send(asked, url, { ...answers, _case: 'nowhere' })).status, 422);
  const refused = await mo.send(asked, url, { ...answers, _case: opened.value.ref });
  assert.equal(refused.status, 422);
  assert.match(refused.words, /on trial.*End the trial first/);
});

it('is written, circulated and adopted: a new case runs under it, and what was begun before keeps its text', async () => {
  const listed = await application.casework.cases(COUNCILLOR);
  const mo = await application.signIn(COUNCIL, OFFICER.person);
  await begin(mo, '2027');
  const edit = await mo.open(draftPage('2027', '/text'));
  const content = String(edit.forms[0]?.data['content']).replaceAll(
    'within: 5 working days',
    'within: 9 working days',
  );
  const saved = await mo.send(edit, draftPage('2027', '/text'), { content, do: 'save' });
  assert.match(saved.words, /Everything in it can be read/);
  assert.match(saved.words, /\d+ of \d+ examples no longer come to what was expected/);
  assert.match(saved.words, /Clause 8\.8: Answers to councillors Changed/);
  assert.ok(
    saved.links.some(({ text, href }) => text === 'Clause 8.8' && href === draftPage('2027', '/clauses/8.8')),
  );

  const ref = await changeCase();
  const circulated = await mo.send(
    await mo.open(draftPage('2027', '/circulate')),
    draftPage('2027', '/circulate'),
    { _case: ref, 'circulated to': [COUNCILLOR.person] },
  );
  assert.match(circulated.words, /It was circulated as it stands/);
  for (const page of ['compare', 'consequences']) {
    const own = `/protocols/${COUNCIL}/${page}?`;
    const led = circulated.links.find(({ href }) => href.startsWith(own))?.href ?? '';
    assert.equal(led, own + new URLSearchParams({ from: OLD, to: `${COUNCIL}/protocol/2027` }).toString());
    assert.match((await mo.open(led)).words, /“Before” is amended April 2023, “after” is draft 2027/);
  }
  const councillor = await application.signIn(COUNCIL, COUNCILLOR.person);
  const contents = await councillor.open(`/protocols/${COUNCIL}`);
  assert.match(contents.words, /draft 2027.*Draft: it binds nobody/);

  const form = await mo.open(draftPage('2027', '/adopt'));
  const answers = { _case: ref, 'adopting body': 'Full Council', ...dateParts('in force from', today()) };
  const unmeant = await mo.send(form, draftPage('2027', '/adopt'), answers);
  assert.equal(unmeant.status, 422);
  assert.match(unmeant.words, /say that the change is meant/);
  const adopted = await mo.send(unmeant, draftPage('2027', '/adopt'), { _meant: 'yes' });
  assert.match(adopted.words, /Full Council adopted the text/);
  assert.equal((await mo.open(draftPage('2027'))).status, 404);

  assert.deepEqual(await textsCited(await ask()), ['exeter/protocol/2027']);
  const earlier = await Promise.all(listed.lines.map((line) => textsCited(line.ref)));
  assert.ok(
    earlier.some((texts) => texts.includes(OLD)),
    'a case begun before cites its own text',
  );
  assert.ok(earlier.every((texts) => !texts.includes('exeter/protocol/2027')));
});
