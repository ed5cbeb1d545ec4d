import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DAY, startMillbrook } from '#casework/testing/millbrook.ts';
import { type Caught, startCatchingServer } from './testing/catching-server.ts';
import {
  ADDRESS,
  type MailedMillbrook,
  noticesFor,
  startMailedMillbrook,
} from './testing/mailed-millbrook.ts';

const MINUTE = 60_000;

describe('a notice by e-mail', () => {
  let council: MailedMillbrook;
  let ref = '';
  const to = (person: string): Caught => {
    const found = council.server.caught.filter((one) => one.to === `${person}@millbrook.example`);
    const notices = found.filter(({ email }) => /News on/.test(email.subject ?? ''));
    assert.equal(notices.length, 1, `${person} was mailed ${notices.length} notices`);
    return notices[0] as Caught; // there is exactly one
  };
  before(async () => {
    council = await startMailedMillbrook();
    ref = await council.answered('It is <mended> & lit.\nCome and see.');
    await council.notices.send();
  });
  after(() => council.close());

  it('goes to each recipient once, with the same identity whenever it is asked for', async () => {
    assert.deepEqual(council.server.caught.map(({ to: whom }) => whom).sort(), [
      'ada@millbrook.example',
      'eli@millbrook.example',
      'fay@millbrook.example',
    ]);
    assert.equal(await council.notices.send(), 0);
    council.pass(30 * DAY);
    await council.notices.send();
    council.pass(-30 * DAY);
    assert.equal(council.server.byId().size, council.server.caught.length);
    assert.match(to('ada').email.messageId ?? '', /^<comity\.[0-9a-f]{40}@millbrook\.example>$/);
  });

  it('says in its subject the council, that there is news, and the reference, and no word of the matter', () => {
    assert.equal(
      to('ada').email.subject,
      `Millbrook Council: News on one of your cases (${ref.toUpperCase()})`,
    );
  });

  it('holds the fields that are to be told and no others, in plain text and in HTML', () => {
    const { text = '', html = '' } = to('fay').email;
    assert.match(text, /This is for you to know under clause 1\.3, 2024\./);
    assert.match(text, /The reply: It is <mended> & lit\.\r?\nCome and see\./);
    assert.match(html, /It is &#60;mended&#62; &#38; lit\.<br>Come and see\./);
    assert.doesNotMatch(to('fay').raw, /lantern|flickers/i);
    assert.match(to('ada').email.text ?? '', /The subject: A lantern/);
    assert.doesNotMatch(to('ada').raw, /flickers/i);
  });

  it('leads to the case', () => {
    const { text = '', html = '' } = to('ada').email;
    assert.ok(text.includes(`${ADDRESS}/cases/${ref}`));
    assert.ok(html.includes(`href="${ADDRESS}/cases/${ref}"`));
  });

  it('says openly who else is told, to whoever sees the whole case, and to nobody else', () => {
    assert.match(to('ada').email.text ?? '', /Open copy: eli is told the same \(clause 9\.1, 2024\)\./);
    assert.doesNotMatch(to('eli').raw, /Open copy/);
    assert.doesNotMatch(to('fay').raw, /Open copy/);
  });

  it('cannot be unsubscribed from, and is answered by no absence message', () => {
    for (const { raw, email } of council.server.caught) {
      assert.doesNotMatch(raw, /list-unsubscribe/i);
      assert.equal(email.headers.find(({ key }) => key === 'auto-submitted')?.value, 'auto-generated');
      assert.match(email.text ?? '', /it always comes by email/);
    }
  });

  it('comes at once whatever was chosen for reminders', async () => {
    for (const choice of ['daily', 'app only'] as const) {
      await council.notices.choose(council.as('fay'), choice);
      const before = council.server.caught.length;
      await council.answered();
      await council.notices.send();
      const mailed = council.server.caught.slice(before).filter(({ to: whom }) => whom.startsWith('fay@'));
      assert.equal(mailed.length, 1, choice);
    }
    await council.notices.choose(council.as('fay'), 'at once');
  });

  it('is shown in the app as well', async () => {
    const { lines } = await council.casework.notices(council.as('fay'));
    assert.ok(lines.some((line) => line.ref === ref && line.told['reply'] !== undefined));
  });
});

describe('what has been kept from somebody since', () => {
  it('is left out of the message, and with nothing left there is none', async () => {
    const council = await startMailedMillbrook();
    try {
      const ref = await council.answered();
      const shelved = await council.casework.act(council.as('dot'), ref, {
        act: 'petition.shelved',
        values: {},
        done: 'elsewhere',
      });
      assert.ok(shelved.ok);
      await council.notices.send();
      const raw = (person: string) =>
        council.server.caught.filter(({ to }) => to.startsWith(`${person}@`)).map((one) => one.raw);
      assert.equal(raw('eli').length, 1);
      assert.match(raw('eli').join(), /A lantern/);
      assert.doesNotMatch(raw('eli').join(), /mended/);
      assert.match(raw('fay').join(), /mended/);
    } finally {
      await council.close();
    }
  });
});

describe('a private case by e-mail', () => {
  it('is that there is something to read, and where: no reference in the subject and no word of it in any part', async () => {
    const council = await startMailedMillbrook();
    try {
      const ref = await council.worry('ben');
      await council.notices.send();
      const heard = { act: 'worry.heard', values: { outcome: 'All is well again' }, done: 'here' } as const;
      assert.ok((await council.casework.act(council.as('eli'), ref, heard)).ok);
      const telling = { of: 'ben', norm: '2.3/tell' };
      const told = await council.casework.act(council.as('eli'), ref, {
        act: 'told',
        values: telling,
        done: 'here',
      });
      assert.ok(told.ok, JSON.stringify(told));
      await council.notices.send();
      const mailed = council.server.caught.filter(({ to }) => to.startsWith('ben@'));
      assert.equal(mailed.length, 1);
      for (const { raw, email } of mailed) {
        assert.equal(email.subject, 'Millbrook Council: Please sign in to read a message');
        assert.ok(email.text?.includes(`${ADDRESS}/cases/${ref}`));
        assert.doesNotMatch(raw, /curt|well again|worr|outcome|hear|clause|\b(ada|eli)\b/i);
      }
    } finally {
      await council.close();
    }
  });
});

describe('a mail server that does not take a message', () => {
  let council: MailedMillbrook;
  before(async () => {
    council = await startMailedMillbrook();
  });
  after(() => council.close());

  it('for now is asked again, later each time, until it does', async () => {
    const { server, notices } = council;
    server.answer = () => 451;
    await council.answered();
    assert.equal(await notices.send(), 0);
    const trouble = await notices.trouble('millbrook');
    assert.deepEqual(
      trouble.map(({ recipient, messages, givenUp }) => [recipient, messages, givenUp]),
      [
        ['ada', 1, false],
        ['eli', 1, false],
        ['fay', 1, false],
      ],
    );
    assert.equal(trouble[0]?.nextTry, council.now() + MINUTE);
    assert.equal(trouble[0]?.error, 'The mail server does not take this address for now (451).');
    assert.equal(await notices.send(), 0, 'not before its time');
    council.pass(MINUTE);
    await notices.send();
    assert.equal((await notices.trouble('millbrook'))[0]?.nextTry, council.now() + 5 * MINUTE);
    server.answer = () => undefined;
    council.pass(5 * MINUTE);
    assert.equal(await notices.send(), 3);
    assert.deepEqual(await notices.trouble('millbrook'), []);
    assert.equal(server.byId().size, 3);
    assert.equal(server.caught.length, 3);
  });

  it('for good is asked no more, until somebody says that it should be, and one address keeps none of the others', async () => {
    const { server, notices } = council;
    server.caught.length = 0;
    for (const stage of ['recipient', 'message'] as const) {
      server.answer = (at, to) => (at === stage && to.startsWith('fay@') ? 550 : undefined);
      await council.answered();
      assert.equal(await notices.send(), 2);
      council.pass(10 * DAY);
      assert.equal(await notices.send(), 0);
    }
    assert.deepEqual(await notices.trouble('millbrook'), [
      {
        recipient: 'fay',
        error: 'The mail server refuses the message (550).',
        givenUp: true,
        messages: 1,
        nextTry: null,
      },
      {
        recipient: 'fay',
        error: 'The mail server refuses this address (550).',
        givenUp: true,
        messages: 1,
        nextTry: null,
      },
    ]);
    server.answer = () => undefined;
    assert.equal(await notices.tryAgain('millbrook', 'fay'), 2);
    assert.equal(await notices.send(), 2);
    assert.equal(server.byId().size, 6);
    assert.equal(server.caught.length, 6);
  });

  it('has its own words kept nowhere: they could be words of the message', async () => {
    const { server, notices, storage } = council;
    server.answer = () => 554;
    const ref = await council.answered();
    await notices.send();
    const kept = await storage.noticesIn('millbrook', ref);
    assert.equal(kept.length, 3);
    for (const { lastError } of kept) assert.equal(lastError, 'The mail server refuses this address (554).');
    server.answer = () => undefined;
  });

  it('and cannot be reached loses nothing: what waits is sent within the hour of its coming back', async () => {
    const away = await startMailedMillbrook();
    try {
      const { server, notices } = away;
      await server.close();
      for (let times = 0; times < 5; times += 1) await away.answered();
      assert.equal(await notices.send(), 0);
      for (let hours = 0; hours < 48; hours += 1) {
        away.pass(60 * MINUTE);
        await notices.send();
      }
      const trouble = await notices.trouble('millbrook');
      assert.deepEqual(
        [...new Set(trouble.map(({ error }) => error))],
        ['The mail server cannot be reached.'],
      );
      assert.ok(trouble.every(({ nextTry }) => nextTry !== null && nextTry <= away.now() + 60 * MINUTE));
    } finally {
      await away.close();
    }
  });
});

describe('somebody without an e-mail address', () => {
  it('is told in the app, and whoever looks after the mail sees that an address is missing', async () => {
    const council = await startMailedMillbrook();
    try {
      const { storage, notices } = council;
      const { version, directory } = await storage.readDirectory('millbrook');
      const holdings = directory.holdings.map((one) =>
        one.office === 'chief' ? { ...one, person: 'hal' } : one,
      );
      await storage.replaceDirectory(
        'millbrook',
        version,
        { ...directory, holdings },
        { at: 1, by: null, what: 'x' },
      );
      await council.answered();
      await notices.send();
      assert.deepEqual(
        (await notices.trouble('millbrook')).map(({ recipient, error }) => [recipient, error]),
        [['hal', 'No email address is known for this person.']],
      );
      assert.equal((await council.casework.notices(council.as('hal'))).lines.length, 1);
    } finally {
      await council.close();
    }
  });
});

it('what was told where there is no mail is not sent when there is some later', async () => {
  const council = await startMillbrook();
  const server = await startCatchingServer();
  try {
    const { storage, casework, now } = council;
    const ref = await council.petition();
    const values = { reply: 'Soon' };
    await casework.act(council.as('dot'), ref, { act: 'petition.answered', values, done: 'here' });
    assert.equal((await casework.notices(council.as('fay'))).lines.length, 1);
    assert.equal(
      await noticesFor({ storage, casework, now }, council.ground.calendars, server.url).send(),
      0,
    );
    assert.deepEqual(server.caught, []);
  } finally {
    await server.close();
    await council.close();
  }
});
