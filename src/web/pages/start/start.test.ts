import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Application, startApplication } from '../../../../tests/application/application.ts';

let application: Application;
before(async () => {
  application = await startApplication();
});
after(() => application.close());

it('asks what somebody wants in their words, what is private last', async () => {
  const amina = await application.signIn('st-helens', 'amina-rahman');
  const { words, heading } = await amina.open('/start');
  assert.equal(heading, 'What do you want to do?');
  assert.ok(words.indexOf('Ask a question') < words.indexOf('in private'));
});

it('lists only what this person may begin', async () => {
  const dev = await application.signIn('st-helens', 'dev-patel');
  assert.doesNotMatch((await dev.open('/start')).words, /Ask a question or get something done/);
});

it('says so when nothing was chosen', async () => {
  const amina = await application.signIn('st-helens', 'amina-rahman');
  const wrong = await amina.send(await amina.open('/start'), '/start');
  assert.equal(wrong.status, 422);
  assert.ok(
    wrong.links.some(({ text, href }) => text === 'Choose what you want to do' && href === '#wanted'),
  );
});

for (const [words, wanted] of [
  ['a pothole outside the school', 'Ask a question'],
  ['he was rude to me', 'Get something put right'],
  ['Street lights!', 'Ask a question'],
] as const)
  it(`matches “${words}” with what can be started`, async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const found = await amina.send(await amina.open('/start'), '/start', { wanted: '_else', words });
    assert.match(found.words, new RegExp(`These may be what you want.*${wanted}`));
  });

it('offers a question, and nothing private, where words match nothing', async () => {
  const amina = await application.signIn('st-helens', 'amina-rahman');
  const found = await amina.send(await amina.open('/start'), '/start', {
    wanted: '_else',
    words: 'xylophones',
  });
  assert.match(found.words, /We could not match that\. Send it as a question\./);
  assert.match(found.words, /Ask a question or get something done/);
  assert.doesNotMatch(found.words, /in private/);
});

it('asks which way a thing begins where there are several, and begins only one of those', async () => {
  const owen = await application.signIn('st-helens', 'owen-price');
  const ways = await owen.send(await owen.open('/start'), '/start', { wanted: 'concern' });
  assert.match(ways.words, /Raise a concern/);
  const wrong = await owen.send(ways, '/start/act', { act: 'enquiry.received' });
  assert.equal(wrong.status, 422);
  assert.match((await owen.send(ways, '/start/act', { act: 'concern.raised' })).url, /^\/drafts\//);
});

it('keeps what only happens elsewhere apart from what somebody may want to do', async () => {
  const nadia = await application.signIn('st-helens', 'nadia-stone');
  const start = await nadia.open('/start');
  const ways = await nadia.send(start, '/start', { wanted: 'concern' });
  assert.doesNotMatch(ways.words, /criticise somebody in public/i);
  assert.ok(start.links.some(({ href }) => href === '/start/record'));
  const records = await nadia.open('/start/record');
  assert.match(records.words, /Record something that happened .*Public criticism/);
  const wrong = await nadia.send(records, '/start/record', { act: 'concern.raised' });
  assert.equal(wrong.status, 422);
  assert.ok(wrong.links.some(({ href }) => href === '#act'));
  const form = await nadia.send(records, '/start/record', { act: 'conduct.criticised in public' });
  assert.equal(form.heading, 'Record public criticism');
  assert.match(form.words, /When did it happen\?/);
});
