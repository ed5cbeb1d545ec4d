import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Application, startApplication, type Visit } from '../../../../tests/application/application.ts';
import type { Page } from '../../../../tests/application/page.ts';

let application: Application;
before(async () => {
  application = await startApplication();
});
after(() => application.close());

/** The case that this person finds under these words in the list of all their cases. */
async function caseAbout(visit: Visit, words: RegExp): Promise<Page> {
  const link = (await visit.open('/cases')).links.find(({ text }) => words.test(text));
  assert.ok(link, `no case about ${words}`);
  return visit.open(link.href);
}

/** What the page says outside whatever is folded away. */
function unfolded({ body }: Page): string {
  return body.replaceAll(/<details[\s\S]*?<\/details>/g, '').replaceAll(/<[^>]+>/g, ' ');
}

it('folds away what nobody owes yet and what nothing turns on yet', async () => {
  const page = await caseAbout(await application.signIn('st-helens', 'amina-rahman'), /Street lights/);
  assert.doesNotMatch(unfolded(page), /inappropriate|To be decided/);
  assert.match(
    page.words,
    /What else may come to be owed .* should decline the enquiry as inappropriate.* This depends on whether/,
  );
  assert.match(page.words, /What else could be decided Whether the enquiry is inappropriate is for/);
});

it('shows a question on which something turns now', async () => {
  const ngozi = await application.signIn('york', 'ngozi-bright');
  const links = (await ngozi.open('/cases')).links.filter(({ href }) => href.startsWith('/cases/'));
  const pages = await Promise.all(links.map(({ href }) => ngozi.open(href)));
  assert.ok(
    pages.some((page) => /To be decided\s+Whether consulting is appropriate is for/.test(unfolded(page))),
  );
});

it('says in plain words why each person can see it', async () => {
  const page = await caseAbout(await application.signIn('st-helens', 'amina-rahman'), /Street lights/);
  for (const part of [
    'Councillor Amina Rahman, who is asking',
    'Dev Patel, who is asked',
    'Jo Lee (executive director of Place), who is copied in',
    'Peter Quaye (monitoring officer), who oversees the council’s cases',
  ])
    assert.ok(page.words.includes(part), part);
  const stellan = await application.signIn('york', 'stellan-moor');
  for (const { href } of (await stellan.open('/cases')).links)
    assert.doesNotMatch((await stellan.open(href)).words, /has acted|addressed|except subject|: oversight/);
});

it('names by its subject what somebody sees only in part, if that was sent to them', async () => {
  const jo = await application.signIn('st-helens', 'jo-lee');
  const page = await caseAbout(jo, /^Street lights on Ash Lane$/);
  assert.match(page.words, /You can see here only what was sent to you/);
  const grace = await application.signIn('st-helens', 'grace-okafor');
  assert.match((await grace.open('/cases')).words, /^All my cases Private case [0-9A-Z]{3}-[0-9A-Z]{3}$/);
});

it('tells together what one person owes by one date, with the clause of each', async () => {
  const nerys = await application.signIn('exeter', 'nerys-adeyemi');
  const page = await caseAbout(nerys, /Invoices/);
  assert.match(
    page.words,
    /You, by \w+day \d+ \w+ \d{4}: ?should answer [^:]*\(clause 8\.7[^:]*should answer the enquiry \(clause 8\.8/,
  );
  const { links } = await nerys.open('/');
  assert.equal(links.filter(({ text }) => text.includes('Invoices')).length, 2, 'owed by her, and to her');
});

it('lets whoever deals with it stand aside, tells the others, and lets the monitoring officer bring them back', async () => {
  const dev = await application.signIn('st-helens', 'dev-patel');
  const peter = await application.signIn('st-helens', 'peter-quaye');
  const page = await caseAbout(dev, /Street lights/);
  const aside = await dev.send(page, `${page.url}/drafts`, { act: 'recused' });
  const unsaid = await dev.send(aside, aside.url, { reasons: '' });
  assert.match(unsaid.words, /There is a problem/);
  await dev.send(unsaid, aside.url, { reasons: 'It is my own street' });
  const sent = await dev.send(await dev.open(`${aside.url}/check`), `${aside.url}/send`);
  assert.equal(sent.heading, 'You have stood aside');
  assert.doesNotMatch((await dev.open('/cases')).words, /Street lights/);
  assert.equal((await dev.open(page.url)).heading, 'Page not found');

  const seen = await peter.open(page.url);
  assert.match(seen.words, /Dev Patel.*, since .*: they stood aside/);
  const amina = await application.signIn('st-helens', 'amina-rahman');
  assert.match(
    (await amina.open(page.url)).words,
    /If that is wrong, ask Peter Quaye \(monitoring officer\)/,
  );
  const back = await peter.send(seen, `${page.url}/drafts`, { act: 'readmitted', only: 'dev-patel' });
  await peter.send(back, back.url, { reasons: 'He has moved' });
  await peter.send(await peter.open(`${back.url}/check`), `${back.url}/send`);
  assert.equal((await dev.open(page.url)).heading, page.heading);
});

it('keeps somebody out who is named by the monitoring officer, and nobody whom another names', async () => {
  const peter = await application.signIn('st-helens', 'peter-quaye');
  const page = await caseAbout(peter, /Street lights/);
  const amina = await application.signIn('st-helens', 'amina-rahman');
  const hers = await amina.open(page.url);
  assert.doesNotMatch(hers.words, /Keep somebody out/);
  const tried = await amina.send(hers, `${page.url}/drafts`, { act: 'excluded' });
  await amina.send(tried, tried.url, { of: 'dev-patel', reasons: 'I would rather not' });
  assert.match((await amina.open(`${tried.url}/check`)).words, /Only the monitoring officer can/);

  const form = await peter.send(page, `${page.url}/drafts`, { act: 'excluded' });
  await peter.send(form, form.url, { of: 'jo-lee', reasons: 'Named in it' });
  await peter.send(await peter.open(`${form.url}/check`), `${form.url}/send`);
  const jo = await application.signIn('st-helens', 'jo-lee');
  assert.equal((await jo.open(page.url)).heading, 'Page not found');
  assert.match((await peter.open(page.url)).words, /Jo Lee.*, since .*, by Peter Quaye/);
});
