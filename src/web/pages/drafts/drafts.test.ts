import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CaseView } from '#casework/view.ts';
import { type Application, startApplication, type Visit } from '../../../../tests/application/application.ts';
import type { Page } from '../../../../tests/application/page.ts';
import { ids } from '../../components/form-data.ts';

let application: Application;
before(async () => {
  application = await startApplication();
});
after(() => application.close());

const ENQUIRY = {
  subject: 'Lamps on Canal Street',
  details: 'Two are out.\n\nWhen will they be mended?',
};

async function beginning(visit: Visit, wanted: string, act?: string): Promise<Page> {
  const chosen = await visit.send(await visit.open('/start'), '/start', { wanted });
  return act === undefined ? chosen : visit.send(chosen, '/start/act', { act });
}

/** Amina Rahman asks Dev Patel. @returns the reference. */
async function asked(amina: Visit): Promise<string> {
  const form = await beginning(amina, 'enquiry');
  const whom = await amina.send(form, form.url, { ...ENQUIRY, 'directors copied': ['jo-lee'] });
  const check = await amina.send(whom, whom.url, { 'officer asked': 'dev-patel' });
  const sent = await amina.send(check, `${form.url}/send`);
  assert.equal(sent.heading, 'Sent', sent.words);
  return sent.url.split('/')[2] ?? '';
}

/** A case that this person sees and of which this holds. */
async function caseWhere(visit: Visit, holds: (view: CaseView) => boolean): Promise<string> {
  const { lines } = JSON.parse((await visit.open('/api/cases')).body) as {
    readonly lines: readonly { readonly ref: string }[];
  };
  for (const { ref } of lines)
    if (holds(JSON.parse((await visit.open(`/api/cases/${ref}`)).body))) return ref;
  throw new Error('no such case');
}

describe('an enquiry', () => {
  it('is asked by one and answered by the other, and both read the same record', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const ref = await asked(amina);
    const hers = await amina.open(`/cases/${ref}`);
    assert.equal(hers.heading, ENQUIRY.subject);
    assert.match(hers.words, /Dev Patel should answer the enquiry by \w+day \d+ \w+ \d{4} \(clause 7\.iii/);

    const dev = await application.signIn('st-helens', 'dev-patel');
    const his = await dev.open(`/cases/${ref}`);
    assert.match(his.words, /You should answer the enquiry by/);
    assert.match(his.body, /class="govuk-button"[^>]*>\s*Answer the enquiry/);
    const form = await dev.send(his, `/cases/${ref}/drafts`, {}, 'enquiry.answered');
    const check = await dev.send(form, form.url, {
      reply: 'Tomorrow.\n\nI will write again.',
    });
    assert.match(check.words, /Who will read this Councillor Amina Rahman and Peter Quaye/);
    const sent = await dev.send(check, `${form.url}/send`);
    assert.equal(sent.url, `/cases/${ref}/sent`);

    for (const visit of [amina, dev]) {
      const page = await visit.open(`/cases/${ref}`);
      assert.match(page.words, /Dev Patel answered the enquiry\. Tomorrow\. ?I will write again\./);
      assert.match(page.words, /Closed/);
    }
    assert.equal((await dev.open(form.url)).status, 404, 'a draft that was sent is gone');
  });

  it('is for a third person as if it were not there', async () => {
    const ref = await asked(await application.signIn('st-helens', 'amina-rahman'));
    const owen = await application.signIn('st-helens', 'owen-price');
    const [there, absent] = [await owen.open(`/cases/${ref}`), await owen.open('/cases/333-333')];
    const plain = ({ body }: Page) => body.replaceAll(/name="_csrf" value="[^"]*"/g, '');
    assert.equal(there.status, 404);
    assert.equal(absent.status, 404);
    assert.equal(plain(there), plain(absent));
    for (const at of [`/cases/${ref}/sent`, `/cases/${ref}/drafts`])
      assert.equal((await owen.open(at)).words, absent.words);
  });

  it('is found under its reference however it is typed', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const ref = await asked(amina);
    assert.equal((await amina.open(`/cases/${ref.toUpperCase()}`)).heading, ENQUIRY.subject);
  });

  it('cites clauses by links that open them', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const page = await amina.open(`/cases/${await asked(amina)}`);
    const clauses = page.links.filter(({ href }) => href.startsWith('/protocols/'));
    assert.ok(clauses.length > 2);
    for (const { href, text } of clauses) {
      assert.match(text, /^clause/i);
      assert.equal((await amina.open(href)).status, 200, href);
    }
  });
});

describe('a draft', () => {
  it('says what is wrong above and beside the question, and keeps what was typed', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const form = await beginning(amina, 'enquiry');
    const wrong = await amina.send(form, form.url, {
      details: 'Two are out.',
      'received-day': '31',
      'received-month': '2',
    });
    assert.equal(wrong.status, 422);
    assert.match(wrong.title, /^Error: /);
    const links = wrong.links.filter(({ href }) => href.startsWith('#'));
    assert.deepEqual(
      links.map(({ href }) => href),
      ['#subject', '#received-year'],
    );
    for (const { href, text } of links) {
      assert.ok(ids(wrong.body).includes(href.slice(1)), href);
      assert.ok(wrong.words.includes(`Error: ${text}`), text);
    }
    assert.equal(wrong.forms.at(-1)?.data['details'], 'Two are out.');
    assert.equal(wrong.forms.at(-1)?.data['received-day'], '31');
  });

  it('is its writer’s alone and is there again after signing out', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const form = await beginning(amina, 'enquiry');
    await amina.send(form, form.url, ENQUIRY);
    const again = await application.signIn('st-helens', 'amina-rahman');
    assert.equal((await again.open(form.url)).forms.at(-1)?.data['subject'], ENQUIRY.subject);
    const owen = await application.signIn('st-helens', 'owen-price');
    assert.equal((await owen.open(form.url)).status, 404);
  });

  it('stands in my work once something is written in it, until it is sent or discarded', async () => {
    const wendy = await application.signIn('st-helens', 'wendy-lau');
    const form = await beginning(wendy, 'enquiry');
    assert.doesNotMatch((await wendy.open('/')).words, /Not sent yet/);
    await wendy.send(form, form.url, ENQUIRY);
    const work = await wendy.open('/');
    assert.match(work.words, /Not sent yet Continue: Ask an officer: Lamps on Canal Street/);
    assert.ok(work.links.some(({ href }) => href === form.url));
    const colin = await application.signIn('st-helens', 'colin-marsh');
    assert.equal((await colin.open(`${form.url}/discard`)).status, 404);
    const asked = await wendy.open(`${form.url}/discard`);
    assert.match(asked.words, /cannot be brought back/);
    assert.equal((await wendy.send(asked, `${form.url}/discard`)).url, '/');
    assert.doesNotMatch((await wendy.open('/')).words, /Not sent yet/);
    assert.equal((await wendy.open(form.url)).status, 404);
  });

  it('of something private says no more of itself in my work', async () => {
    const wendy = await application.signIn('st-helens', 'wendy-lau');
    const form = await beginning(wendy, 'concern', 'concern.raised');
    await wendy.send(form, form.url, { subject: 'jo-lee', matter: 'Zanzibarian rudeness.' });
    const { words } = await wendy.open('/');
    assert.match(words, /Continue: Something private/);
    assert.doesNotMatch(words, /Zanzibarian|Raise a concern|Jo Lee/);
  });

  it('is of now unless its writer says otherwise', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const form = await beginning(amina, 'enquiry');
    assert.match(
      form.body,
      /<details(?![^>]* open)[^>]*>\s*<summary[^>]*>\s*<span[^>]*>\s*Record something that has already/,
    );
    assert.match((await amina.open(`${form.url}?when=elsewhere`)).body, /<details[^>]* open/);
    const whom = await amina.send(form, form.url, { subject: 'Lamps', details: 'Out.' });
    assert.equal(whom.heading, 'Which officer is asked?');
  });

  it('is not sent by a form from elsewhere', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const form = await beginning(amina, 'enquiry');
    assert.equal((await amina.post(form.url, ENQUIRY)).status, 403);
    assert.equal((await amina.post(`${form.url}/send`, {})).status, 403);
  });

  it('asks for a reason where the text advises otherwise, and says by which clause', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const form = await beginning(amina, 'enquiry');
    const whom = await amina.send(form, form.url, ENQUIRY);
    const check = await amina.send(whom, whom.url, { 'officer asked': 'dev-patel' });
    assert.match(check.words, /Clause 7\.iii, .* asks for an answer to “Which directors are copied in\?”/);
    const without = await amina.send(check, `${form.url}/send`);
    assert.equal(without.status, 422);
    assert.ok(without.links.some(({ href }) => href === '#reasons'));
    const sent = await amina.send(without, `${form.url}/send`, { _reasons: 'I do not know them.' });
    assert.equal(sent.heading, 'Sent');
    const page = await amina.open(sent.url.replace('/sent', ''));
    assert.match(page.words, /Reasons given ?I do not know them\..*This is not a finding about anyone\./);
  });

  it('is not sent past what happened meanwhile, and is checked again with its answers kept', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const ref = await asked(amina);
    const dev = await application.signIn('st-helens', 'dev-patel');
    const form = await dev.send(
      await dev.open(`/cases/${ref}`),
      `/cases/${ref}/drafts`,
      {},
      'enquiry.answered',
    );
    const check = await dev.send(form, form.url, { reply: 'Tomorrow.' });
    assert.equal(check.heading, 'Check your answers');

    const more = await amina.send(
      await amina.open(`/cases/${ref}`),
      `/cases/${ref}/drafts`,
      {},
      'enquiry.followed up',
    );
    const hers = await amina.send(more, more.url, { details: 'A third one is out.' });
    await amina.send(hers, `${more.url}/send`);

    const changed = await dev.send(check, `${form.url}/send`);
    assert.equal(changed.status, 409);
    assert.equal(changed.heading, 'Something happened while you were writing');
    assert.match(changed.words, /A third one is out\./);
    assert.doesNotMatch(changed.words, /Two are out/);
    const again = await dev.open(changed.links.find(({ text }) => text === 'Check again')?.href ?? '');
    assert.match(again.words, /Tomorrow\./);
    assert.equal((await dev.send(again, `${form.url}/send`)).heading, 'Sent');
  });

  it('of what happened elsewhere asks when, takes no day to come, and is put on the record as of that day', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const ref = await asked(amina);
    const dev = await application.signIn('st-helens', 'dev-patel');
    const form = await dev.send(
      await dev.open(`/cases/${ref}`),
      `/cases/${ref}/drafts`,
      {},
      'enquiry.answered',
    );
    const day = (date: Temporal.PlainDate) => ({
      '_happened-day': String(date.day),
      '_happened-month': String(date.month),
      '_happened-year': String(date.year),
    });
    const today = Temporal.Now.plainDateISO('Europe/London');
    const said = { reply: 'On the telephone.' };
    const early = await dev.send(form, form.url, { ...said, ...day(today.add({ days: 1 })) });
    assert.equal(early.status, 422);
    assert.match(early.words, /must be today or in the past/);
    const check = await dev.send(early, form.url, { ...said, ...day(today) });
    assert.match(check.words, /When it happened/);
    await dev.send(check, `${form.url}/send`);
    assert.match(
      (await amina.open(`/cases/${ref}`)).words,
      /Dev Patel answered the enquiry\. On the telephone\./,
    );
  });
});

describe('what is barred', () => {
  it('is refused with its clause, what would change it and the answers kept, and can be recorded from elsewhere', async () => {
    const stellan = await application.signIn('york', 'stellan-moor');
    const ref = await caseWhere(stellan, ({ barred }) =>
      barred.some(({ type }) => type.name === 'grievance.outcome decided'),
    );
    const page = await stellan.open(`/cases/${ref}`);
    assert.match(page.words, /What you cannot do here Only Ngozi Bright may decide on the course of action/);
    const token = String(page.forms[0]?.data['_csrf']);
    const form = await stellan.post(`/cases/${ref}/drafts`, {
      _csrf: token,
      act: 'grievance.outcome decided',
    });
    const refused = await stellan.send(form, form.url, {
      'course of action': 'A talk.',
      reasons: 'It helps.',
    });
    assert.equal(refused.status, 409);
    assert.equal(refused.heading, 'You cannot do this');
    assert.match(refused.words, /clause 13\.5/);
    assert.match(refused.words, /Record that it happened elsewhere/);
    assert.equal((await stellan.open(form.url)).forms.at(-1)?.data['course of action'], 'A talk.');
    assert.equal(
      (await stellan.send(form, form.url, { 'course of action': 'A talk.', reasons: 'x' })).status,
      409,
    );
  });

  it('is not done by sending it all the same', async () => {
    const stellan = await application.signIn('york', 'stellan-moor');
    const ref = await caseWhere(stellan, ({ barred }) =>
      barred.some(({ type }) => type.name === 'grievance.outcome decided'),
    );
    const token = String((await stellan.open(`/cases/${ref}`)).forms[0]?.data['_csrf']);
    const form = await stellan.post(`/cases/${ref}/drafts`, {
      _csrf: token,
      act: 'grievance.outcome decided',
    });
    await stellan.send(form, form.url, {
      'course of action': 'A talk.',
      reasons: 'It helps.',
    });
    assert.equal((await stellan.post(`${form.url}/send`, { _csrf: token })).status, 409);
    assert.doesNotMatch((await stellan.open(`/cases/${ref}`)).words, /A talk/);
  });
});

describe('a question', () => {
  it('is settled by whose it is, with reasons, and then shows as settled', async () => {
    const ngozi = await application.signIn('york', 'ngozi-bright');
    const ref = await caseWhere(ngozi, ({ standing }) =>
      standing.questions.some(({ state }) => state === 'open'),
    );
    const form = await ngozi.send(
      await ngozi.open(`/cases/${ref}`),
      `/cases/${ref}/drafts`,
      {},
      'question.answered',
    );
    assert.match(form.words, /Whether consulting is appropriate is for you to decide \(clause 13\.5/);
    const check = await ngozi.send(form, form.url, { answer: 'no', reasons: 'It is plain.' });
    const sent = await ngozi.send(check, `${form.url}/send`);
    assert.equal(sent.heading, 'Sent');
    const page = await ngozi.open(`/cases/${ref}`);
    assert.match(page.words, /Ngozi Bright decided whether consulting is appropriate: no\. It is plain\./);
    assert.doesNotMatch(page.words, /To be decided/);
  });
});

describe('a private case', () => {
  it('goes where the protocol sends it and says who will read it before it is sent', async () => {
    const owen = await application.signIn('st-helens', 'owen-price');
    const form = await beginning(owen, 'concern', 'concern.raised');
    assert.match(form.words, /This is private\. Before you send it we tell you who will read it\./);
    assert.match(form.body, /href="\/leave"/);
    const check = await owen.send(form, form.url, {
      subject: 'jo-lee',
      matter: 'I was told to stop asking.',
    });
    assert.match(
      check.words,
      /Nadia Stone \(chief executive\) and Peter Quaye \(monitoring officer\) only, and you\./,
    );
    assert.match(check.words, /It goes to the person named by clause 10\.c/);
    const sent = await owen.send(check, `${form.url}/send`);
    const page = await owen.open(sent.url.replace('/sent', ''));
    for (const { title, headers, body } of [sent, page]) {
      assert.match(title, /^Case [0-9A-Z]{3}-[0-9A-Z]{3}$/);
      assert.equal(headers['cache-control'], 'no-store');
      assert.match(body, /href="\/leave"/);
    }
    const jo = await application.signIn('st-helens', 'jo-lee');
    assert.equal((await jo.open(page.url)).status, 404, 'the person it is about');
    assert.doesNotMatch((await jo.open('/')).body, new RegExp(page.url));
  });

  it('shows somebody who was told only what they were told', async () => {
    const grace = await application.signIn('st-helens', 'grace-okafor');
    const ref = await caseWhere(grace, ({ whole }) => !whole);
    const page = await grace.open(`/cases/${ref}`);
    assert.match(page.words, /You can see here only what was sent to you/);
    assert.match(page.words, /The finding: It happened as described/);
    assert.doesNotMatch(page.words, /shouted|Who can see this|Who owes what/);
  });
});
