// Files from the form in which they are chosen to those who may open them, through the real application.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bomb, PDF, PNG } from '#files/testing/samples.ts';
import { type Application, startApplication, type Visit } from '../../../../tests/application/application.ts';
import type { Page } from '../../../../tests/application/page.ts';

let application: Application;
before(async () => {
  application = await startApplication();
});
after(() => application.close());

const SUBJECT = { subject: 'Lamps on Canal Street', details: 'Two are out.', 'directors copied': ['jo-lee'] };
const pdf = (name = 'Letter.pdf'): File => new File([Buffer.from(PDF)], name);

async function begun(visit: Visit): Promise<Page> {
  return visit.send(await visit.open('/start'), '/start', { wanted: 'enquiry' });
}

/** Amina Rahman asks Dev Patel. @returns the page of the case, for her. */
async function asked(amina: Visit, file: File): Promise<Page> {
  const form = await begun(amina);
  const whom = await amina.sendWithFiles(form, SUBJECT, { enclosure: file });
  const check = await amina.send(whom, whom.url, { 'officer asked': 'dev-patel' });
  assert.equal(check.heading, 'Check your answers', check.words);
  const sent = await amina.send(check, `${form.url}/send`);
  return amina.open(`/cases/${sent.url.split('/')[2] ?? ''}`);
}

function linkTo(page: Page, name: string): string {
  const link = page.links.find(({ text }) => text === name);
  assert.ok(link, page.words);
  return link.href;
}

/** What a request for a file brings. */
async function fetched(visit: Visit, url: string) {
  return application.app.inject({ method: 'GET', url, headers: { cookie: visit.cookie } });
}

describe('a file given with an act', () => {
  it('can be opened by both who see the case, is only ever saved, and its address does not say its name', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const page = await asked(amina, pdf());
    const url = linkTo(page, 'Letter.pdf');
    assert.match(url, /^\/cases\/[0-9a-z-]+\/files\/[0-9a-f-]{36}$/);
    for (const person of ['amina-rahman', 'dev-patel']) {
      const { statusCode, headers, rawPayload } = await fetched(
        await application.signIn('st-helens', person),
        url,
      );
      assert.equal(statusCode, 200);
      assert.deepEqual(rawPayload, Buffer.from(PDF));
      assert.equal(headers['content-disposition'], 'attachment; filename=Letter.pdf');
      assert.equal(headers['content-type'], 'application/pdf');
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['content-security-policy'], "sandbox; default-src 'none'");
      assert.equal(headers['cache-control'], 'no-store');
    }
  });

  it('is for anybody else the same as a wrong number', async () => {
    const url = linkTo(
      await asked(await application.signIn('st-helens', 'amina-rahman'), pdf()),
      'Letter.pdf',
    );
    const owen = await application.signIn('st-helens', 'owen-price');
    const other = await application.signIn('exeter', (await someCouncillor('exeter')) ?? '');
    const plain = (body: string) => body.replaceAll(/name="_csrf" value="[^"]*"/g, '');
    for (const visit of [owen, other]) {
      const there = await fetched(visit, url);
      const absent = await fetched(visit, '/cases/333-333/files/0199aaaa-0000-7000-8000-000000000000');
      assert.deepEqual([there.statusCode, absent.statusCode], [404, 404]);
      assert.equal(plain(there.body), plain(absent.body));
    }
    const amina = await application.signIn('st-helens', 'amina-rahman');
    assert.equal((await fetched(amina, `${url.slice(0, -4)}ffff`)).statusCode, 404);
  });

  it('keeps a name that people can read and no browser can be misled by', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    for (const [given, name, header] of [
      [
        '../../a "b"\r\nSet-Cookie: x.pdf',
        'a "b" Set-Cookie: x.pdf',
        'attachment; filename="a \\"b\\" Set-Cookie: x.pdf"',
      ],
      [
        'Übersicht £5 – 予算.pdf',
        'Übersicht £5 – 予算.pdf',
        /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''%C3%9Cbersicht/,
      ],
      ['<b>x</b>.pdf', 'b>.pdf', 'attachment; filename="b>.pdf"'],
    ] as const) {
      const url = linkTo(await asked(amina, pdf(given)), name);
      const said = String((await fetched(amina, url)).headers['content-disposition']);
      if (typeof header === 'string') assert.equal(said, header);
      else assert.match(said, header);
    }
  });

  it('is another file than one of the same content, and lies there once', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const content = Buffer.concat([PDF, Buffer.from('% the same twice')]);
    const before = await kept();
    const [one, other] = [
      linkTo(await asked(amina, new File([content], 'One.pdf')), 'One.pdf'),
      linkTo(await asked(amina, new File([content], 'Other.pdf')), 'Other.pdf'),
    ];
    assert.equal((await kept()) - before, 1);
    const crossed = `${one.split('/files/')[0]}/files/${other.split('/files/')[1]}`;
    assert.equal((await fetched(amina, crossed)).statusCode, 404);
    assert.deepEqual((await fetched(amina, other)).rawPayload, content);
  });
});

async function someCouncillor(council: string): Promise<string | undefined> {
  return (await application.casework.directory(council)).people.find(({ kind }) => kind === 'member')?.id;
}

/** Contents of St Helens that have a place. */
async function kept(): Promise<number> {
  const names = await readdir(join(application.folder, 'files', 'kept', 'st-helens'), { recursive: true });
  return names.filter((name) => /[0-9a-f]{64}$/.test(name)).length;
}

describe('choosing a file', () => {
  it('says what may be chosen and how large, before', async () => {
    const form = await begun(await application.signIn('st-helens', 'amina-rahman'));
    assert.match(form.words, /PDF, Word, Excel.* or CSV, up to 1 MB\./);
  });

  it('refuses what is not what it is called, of no type on the list or too large, and loses nothing else', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    for (const [file, says] of [
      [new File(['#!/bin/sh\nrm -rf /\n'], 'report.pdf'), /“report\.pdf” is not PDF inside\. Save it again/],
      [
        new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'plan.svg'),
        /“plan\.svg” must be one of these types: PDF/,
      ],
      [new File([Buffer.from(bomb())], 'sheet.xlsx'), /“sheet\.xlsx” is not Excel inside/],
      [
        new File([Buffer.concat([PDF, Buffer.alloc(3_000_000)])], 'long.pdf'),
        /“long\.pdf” must be smaller than 1 MB/,
      ],
      [new File([], 'empty.pdf'), /“empty\.pdf” is empty/],
    ] as const) {
      const form = await begun(amina);
      const again = await amina.sendWithFiles(form, SUBJECT, { enclosure: file });
      assert.equal(again.status, 422);
      assert.match(again.words, says);
      assert.match(again.title, /^Error/);
      assert.ok(again.body.includes('href="#enclosure"'));
      const [data] = again.forms.map((one) => one.data);
      assert.deepEqual([data?.['subject'], data?.['details']], [SUBJECT.subject, SUBJECT.details]);
      const whom = await amina.sendWithFiles(again, {});
      assert.match(whom.url, /recipient$/, whom.words);
    }
    assert.deepEqual(await readdir(join(application.folder, 'files', 'incoming')), []);
  });

  it('keeps the file chosen before over every page, until another is chosen or it is left out', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const form = await begun(amina);
    const wrong = await amina.sendWithFiles(
      form,
      { ...SUBJECT, subject: '' },
      { enclosure: pdf('First.pdf') },
    );
    assert.equal(wrong.status, 422);
    assert.match(wrong.words, /You have chosen First\.pdf/);
    await amina.sendWithFiles(wrong, SUBJECT);
    const check = async () => {
      const whom = await amina.open(`${form.url}/recipient`);
      return whom.url.endsWith('recipient')
        ? amina.send(whom, whom.url, { 'officer asked': 'dev-patel' })
        : whom;
    };
    assert.match((await check()).words, /First\.pdf, 1\d\d bytes/);
    await amina.sendWithFiles(
      await amina.open(form.url),
      {},
      { enclosure: new File([Buffer.from(PNG)], 'Second.png') },
    );
    const second = await check();
    assert.match(second.words, /Second\.png/);
    assert.doesNotMatch(second.words, /First/);
    await amina.sendWithFiles(await amina.open(form.url), { _without: 'enclosure' });
    const without = await check();
    assert.equal(without.heading, 'Check your answers');
    assert.doesNotMatch(without.words, /\.png|\.pdf/);
    await amina.send(await amina.open(`${form.url}/discard`), `${form.url}/discard`);
    const { council, person } = { council: 'st-helens', person: 'amina-rahman' };
    assert.equal(await application.storage.uploadsWaiting(council, person), 0);
  });

  it('takes nothing from somebody who is not signed in, and nothing without the form’s own token', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const form = await begun(amina);
    const before = await kept();
    const forged = await amina.sendWithFiles(
      form,
      { ...SUBJECT, _csrf: 'made up' },
      { enclosure: pdf('Forged.pdf') },
    );
    assert.equal(forged.status, 403);
    const data = new FormData();
    data.append('enclosure', pdf('Nobody.pdf'));
    const body = new Response(data);
    const sent = await application.app.inject({
      method: 'POST',
      url: form.url,
      headers: { 'content-type': body.headers.get('content-type') ?? '' },
      payload: Buffer.from(await body.arrayBuffer()),
    });
    assert.equal(sent.statusCode, 303);
    assert.equal(await kept(), before);
    assert.deepEqual(await readdir(join(application.folder, 'files', 'incoming')), []);
  });

  it('answers a form that breaks off, or is none, with what is wrong and not with a fault', async () => {
    const { cookie } = await application.session('st-helens', 'amina-rahman');
    const form = await begun(await application.signIn('st-helens', 'amina-rahman'));
    for (const [type, payload] of [
      [
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="enclosure"; filename="a.pdf"\r\n\r\n%PDF',
      ],
      ['multipart/form-data; boundary=x', 'nothing of the kind'],
      ['multipart/form-data', '--x--'],
      [
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n',
      ],
      [
        'multipart/form-data; boundary=x',
        `--x\r\nContent-Disposition: form-data; name="subject"\r\n\r\n${'x'.repeat(300_000)}\r\n--x--\r\n`,
      ],
      [
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: application/json\r\n\r\n{"b":\r\n--x--\r\n',
      ],
    ] as const) {
      const { statusCode } = await application.app.inject({
        method: 'POST',
        url: form.url,
        headers: { cookie, 'content-type': type },
        payload,
      });
      assert.ok(statusCode >= 400 && statusCode < 500, `${statusCode} for ${payload.slice(0, 60)}`);
    }
  });

  it('never takes an id for a file that somebody else sent in', async () => {
    const amina = await application.signIn('st-helens', 'amina-rahman');
    const form = await begun(amina);
    await amina.sendWithFiles(form, SUBJECT, { enclosure: pdf('Hers.pdf') });
    const ref = form.url.split('/')[2] ?? '';
    const viewer = { council: 'st-helens', person: 'amina-rahman' };
    const id = (await application.casework.draft(viewer, ref))?.typed['enclosure'] ?? '';
    assert.match(String(id), /^[0-9a-f-]{36}$/);
    const values = { ...SUBJECT, 'officer asked': 'dev-patel', enclosure: id };
    const act = { act: 'enquiry.received', done: 'here', values } as const;
    const theirs = await application.casework.act({ ...viewer, person: 'owen-price' }, undefined, act);
    assert.ok(!theirs.ok && theirs.refusal.why === 'not valid');
    assert.deepEqual(
      theirs.refusal.problems.map(({ field }) => field),
      ['enclosure'],
    );
    for (const enclosure of [
      [`sha256:${'a'.repeat(64)}`, 'x.pdf', 'pdf', '3', 'id'],
      'Letter.pdf',
      '../secret',
    ]) {
      const made = await application.casework.act(viewer, undefined, {
        ...act,
        values: { ...values, enclosure },
      });
      assert.ok(!made.ok && made.refusal.why === 'not valid', JSON.stringify(enclosure));
    }
  });
});
