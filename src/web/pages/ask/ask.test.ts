import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Application, startApplication } from '../../../../tests/application/application.ts';

let application: Application;
before(async () => {
  application = await startApplication();
});
after(() => application.close());

const amina = () => application.signIn('st-helens', 'amina-rahman');

it('asks what it is about, then what would be done, then who and when', async () => {
  const visit = await amina();
  assert.equal((await visit.open('/ask')).heading, 'May I?');
  const acts = await visit.open('/ask?_procedure=concern');
  assert.match(acts.words, /What would be done\? Raise a concern/);
  const who = await visit.open('/ask?_procedure=concern&_act=concern.raised');
  assert.match(who.words, /Who would do it\? .*On what day would it be done\?/);
});

it('says what to choose when nothing was chosen, and that nobody is meant by a word that is none', async () => {
  const visit = await amina();
  for (const [url, says] of [
    ['/ask?_procedure=', 'Choose what it is about'],
    ['/ask?_procedure=concern&_act=', 'Choose what would be done'],
    ['/ask?_act=concern.raised&_as=office:nobody', 'Choose who would do it'],
    ['/ask?_act=concern.raised&_as=me&_on-day=31&_on-month=2&_on-year=2027', 'must be a real date'],
  ] as const) {
    const page = await visit.open(url);
    assert.equal(page.status, 422, url);
    assert.match(page.words, new RegExp(says), url);
  }
});

it('asks only the facts that would change the answer, and can be told that they are not known', async () => {
  const visit = await amina();
  const page = await visit.open('/ask?_act=concern.raised&_as=me');
  assert.match(page.words, /This would change the answer Who is it about\?/);
  assert.doesNotMatch(page.words, /social media|consulting is appropriate/);
  assert.match(page.words, /I do not know/);
});

it('answers with the office to whom a concern about the chief executive goes, and the clause', async () => {
  const visit = await amina();
  const page = await visit.open('/ask?_act=concern.raised&_as=me&subject=office:chief executive&_put=*');
  assert.equal(page.heading, 'Yes');
  assert.match(page.words, /it should go to Peter Quaye and Ruth Amadi \(clause 10\.c/);
  assert.match(page.words, /Not a ruling\. We do not keep what you asked\./);
});

it('works out the date by which an enquiry received before Christmas is owed an answer', async () => {
  const visit = await amina();
  const page = await visit.open(
    '/ask?_act=enquiry.answered&_as=in:Highways&_began-day=17&_began-month=12&_began-year=2026&_on-day=6&_on-month=1&_on-year=2027&_put=*',
  );
  assert.match(page.words, /should answer the enquiry by Tuesday 5 January 2027/);
  assert.match(page.words, /day 10 is Tuesday 5 January 2027/);
});

it('says that an enquiry is a councillor’s to make when an officer asks', async () => {
  const dev = await application.signIn('st-helens', 'dev-patel');
  const page = await dev.open('/ask?_act=enquiry.received&_as=me&_put=*');
  assert.equal(page.heading, 'This is for a councillor to do');
  assert.equal(
    page.forms.some(({ action }) => action === '/ask/start'),
    false,
  );
});

it('begins the act with what was answered already filled in', async () => {
  const visit = await amina();
  const answer = await visit.open('/ask?_act=concern.raised&_as=me&raised at public meeting=no&_put=*');
  const draft = await visit.send(answer, '/ask/start');
  assert.match(draft.url, /^\/drafts\//);
  const form = draft.forms.find(({ action }) => action === draft.url);
  assert.equal(form?.data['raised at public meeting'], 'no');
});

it('keeps names of people out of the addresses that lead on and back', async () => {
  const visit = await amina();
  const page = await visit.open('/ask?_act=concern.raised&_as=me&subject=office:chief executive&_put=*');
  const addresses = page.links
    .map(({ href }) => decodeURIComponent(href))
    .filter((href) => href.startsWith('/ask'));
  assert.ok(addresses.length > 2);
  const people = (await application.casework.directory('st-helens')).people;
  for (const { id, name } of people)
    for (const address of addresses)
      assert.equal(address.includes(id) || address.includes(name), false, address);
});

it('draws on no case: the same is answered whatever has been accepted or raised before', async () => {
  const visit = await amina();
  const url = '/ask?_act=enquiry.answered&_as=in:Highways&_put=*';
  const before = (await visit.open(url)).words;
  await application.casework.act({ council: 'st-helens', person: 'amina-rahman' }, undefined, {
    act: 'enquiry.received',
    done: 'here',
    values: { 'officer asked': 'dev-patel', subject: 'Kerbs', 'directors copied': ['jo-lee'] },
  });
  assert.equal((await visit.open(url)).words, before);
});
