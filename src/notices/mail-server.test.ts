import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { openMailServer } from './mail-server.ts';
import type { Message } from './message.ts';
import { nextTry } from './schedule.ts';
import { startCatchingServer } from './testing/catching-server.ts';

const MESSAGE = {
  id: '<comity.1@millbrook.example>',
  date: Date.UTC(2026, 5, 1, 11),
  from: { name: 'Millbrook “Mill” Council, the', address: 'comity@millbrook.example' },
  to: { name: 'Ada\r\nBcc: eve@elsewhere.example', address: 'ada@millbrook.example' },
  subject: 'News\r\nBcc: eve@elsewhere.example',
  text: 'Yes.\n.\nQUIT',
  html: '<p>Yes.</p>',
} as const;
const MINUTE = 60_000;

/** One message over a connection of its own. */
async function sendBy(server: URL, message: Message) {
  const mail = openMailServer({ server });
  const handed = await mail.send(message);
  mail.rest();
  return handed;
}

describe('a mail server', () => {
  it('is given the message as it was written, to its one recipient, whatever is in a name', async () => {
    const server = await startCatchingServer();
    assert.deepEqual(await sendBy(server.url, MESSAGE), { how: 'taken' });
    const [caught, ...others] = server.caught;
    assert.ok(caught);
    assert.deepEqual(others, []);
    assert.equal(caught.to, 'ada@millbrook.example');
    assert.equal(caught.email.from?.name, MESSAGE.from.name);
    assert.equal(caught.email.messageId, MESSAGE.id);
    assert.equal(new Date(caught.email.date ?? '').getTime(), MESSAGE.date);
    assert.equal(caught.email.bcc, undefined);
    assert.match(caught.email.text ?? '', /^Yes\.\r?\n\.\r?\nQUIT/);
    await server.close();
  });

  it('beyond this machine is told nothing that is not encrypted, unless its address says that it may be', async () => {
    const server = await startCatchingServer();
    // The same server by an address that is not known to be this machine.
    const elsewhere = new URL(`smtp://[::ffff:127.0.0.1]:${server.url.port}`);
    const refused = await sendBy(elsewhere, MESSAGE);
    assert.equal(refused.how, 'unreachable');
    assert.deepEqual(server.caught, []);
    const allowed = new URL(`${elsewhere.href}?tls=no`);
    assert.deepEqual(await sendBy(allowed, MESSAGE), { how: 'taken' });
    await server.close();
  });

  it('is shown the user name and password of its address', async () => {
    const server = await startCatchingServer({ user: 'comity', password: 'öl & / ?' });
    const as = (user: string, password: string) => {
      const url = new URL(server.url);
      url.username = user;
      url.password = encodeURIComponent(password);
      return sendBy(url, MESSAGE);
    };
    assert.deepEqual(await as('comity', 'öl & / ?'), { how: 'taken' });
    const refused = await as('comity', 'oil');
    assert.deepEqual(refused, {
      how: 'unreachable',
      says: 'The mail server does not accept the user name and password (535).',
    });
    await server.close();
  });

  it('that breaks off or talks nonsense has not taken the message', async () => {
    for (const says of ['', '220 hello\r\n', 'HTTP/1.1 400 Bad Request\r\n\r\n']) {
      const nonsense = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.end(says);
      });
      await new Promise<void>((ready) => nonsense.listen(0, '127.0.0.1', ready));
      const address = nonsense.address();
      assert.ok(address !== null && typeof address === 'object');
      const server = new URL(`smtp://127.0.0.1:${address.port}`);
      assert.equal((await sendBy(server, MESSAGE)).how, 'unreachable', says);
      nonsense.close();
    }
  });
});

describe('what was not taken is tried again', () => {
  const waits = (how: 'later' | 'unreachable', attempts: number) => nextTry({ how, says: '' }, attempts, 0);

  it('after longer and longer, and for about five days when it is the message', () => {
    const minutes = [1, 2, 3, 4, 5, 6, 7].map((attempts) => (waits('later', attempts) ?? 0) / MINUTE);
    assert.deepEqual(minutes, [1, 5, 15, 60, 180, 360, 360]);
    let [hours, attempts] = [0, 1];
    for (let wait = waits('later', attempts); wait !== null; wait = waits('later', attempts)) {
      hours += wait / (60 * MINUTE);
      attempts += 1;
    }
    assert.ok(hours > 4 * 24 && hours < 6 * 24, `${hours} hours`);
  });

  it('within the hour and for ever when no message is taken, and never when it is refused for good', () => {
    for (const attempts of [1, 24, 1000])
      assert.ok((waits('unreachable', attempts) ?? Infinity) <= 60 * MINUTE);
    assert.equal(nextTry({ how: 'refused', says: '' }, 1, 0), null);
  });
});
