// When anything is mailed at all: what the command line and the environment say.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '#config.ts';

const SMTP = 'smtp://comity:otters@mail.example.gov.uk:587';
const SENDER = 'comity@example.gov.uk';

test('without a mail server nothing is mailed', () => {
  assert.equal(readConfig({ demonstration: false }, {}).mail, undefined);
  assert.equal(
    readConfig({ demonstration: false }, { COMITY_SMTP: '', COMITY_SENDER: SENDER }).mail,
    undefined,
  );
});

test('a council’s mail server is named by the environment or the command line, which wins', () => {
  const environment = { COMITY_SMTP: SMTP, COMITY_SENDER: SENDER };
  assert.equal(readConfig({ demonstration: false }, environment).mail?.server.href, new URL(SMTP).href);
  const other = 'smtps://relay.example.gov.uk';
  const { mail } = readConfig({ demonstration: false, smtp: other, sender: 'a@b.example' }, environment);
  assert.deepEqual([mail?.server.protocol, mail?.sender], ['smtps:', 'a@b.example']);
});

test('a demonstration mails only when its own command line says so', () => {
  const environment = { COMITY_SMTP: SMTP, COMITY_SENDER: SENDER };
  assert.equal(readConfig({}, environment).mail, undefined);
  assert.equal(readConfig({ smtp: SMTP }, environment).mail?.sender, SENDER);
});

test('a mail server that cannot be meant is refused in a sentence that does not repeat its password', () => {
  for (const smtp of ['mail.example.gov.uk', 'https://otters@mail.example.gov.uk', 'smtp://', 'otters'])
    assert.throws(
      () => readConfig({ smtp, sender: SENDER }, {}),
      (fault) =>
        fault instanceof RangeError && /like smtp:/.test(fault.message) && !/otters/.test(fault.message),
    );
  for (const sender of [undefined, '', 'comity', 'a b@c.example'])
    assert.throws(
      () => readConfig({ smtp: SMTP, ...(sender === undefined ? {} : { sender }) }, {}),
      /which address/,
    );
});
