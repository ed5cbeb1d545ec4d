import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DAY } from '#casework/testing/millbrook.ts';
import type { Caught } from './testing/catching-server.ts';
import { ADDRESS, type MailedMillbrook, SECRET, startMailedMillbrook } from './testing/mailed-millbrook.ts';

const HOUR = 3_600_000;

let council: MailedMillbrook;
const started = async () => {
  council = await startMailedMillbrook();
};
/** What comes by mail when the background work looks, so much later. */
async function mailAfter(time: number): Promise<readonly Caught[]> {
  council.pass(time);
  await council.casework.catchUp();
  const before = council.server.caught.length;
  await council.notices.send();
  return council.server.caught.slice(before);
}
const subjects = (mailed: readonly Caught[]) =>
  mailed.map(({ to, email }) => `${to}: ${email.subject}`).sort();
const toDot = (mailed: readonly Caught[]) => mailed.filter(({ to }) => to === 'dot@millbrook.example');

describe('somebody who owes something', () => {
  let ref = '';
  let REF = '';
  before(async () => {
    await started();
    ref = await council.petition();
    REF = ref.toUpperCase();
  });
  after(() => council.close());

  it('is told when it comes to them, by whom it is owed, and no word of the matter', async () => {
    const [reminder, ...others] = toDot(await mailAfter(0));
    assert.ok(reminder);
    assert.deepEqual(others, []);
    const { subject, text = '' } = reminder.email;
    assert.equal(subject, `Millbrook Council: Something needs you by Monday 8 June (${REF})`);
    assert.match(text, /^Answer by Monday 8 June 2026 \(clause 1\.1, 2024\)\./);
    assert.ok(text.includes(`${ADDRESS}/cases/${ref}`));
    assert.ok(text.includes(`${ADDRESS}/how-we-tell-you`));
    assert.doesNotMatch(reminder.raw, /lantern|flickers/i);
  });

  it('can stop reminders by one click of their mail program', async () => {
    const [{ raw } = assert.fail()] = toDot(council.server.caught);
    const [, stop = ''] =
      /^List-Unsubscribe: <(https:[^>]+)>/m.exec(raw.replaceAll(/\r\n[ \t]+/g, ' ')) ?? [];
    assert.match(raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    const token = /\/stop-reminders\/([\w-]+)$/.exec(stop.replaceAll(' ', ''))?.[1] ?? '';
    const { notices } = council;
    assert.deepEqual(await notices.whoseStop(token), council.as('dot'));
    for (const other of [
      `${token}x`,
      token.slice(1),
      token.replace(/.$/, ''),
      `A${token.slice(1)}`,
      '',
      SECRET,
      'a',
    ])
      assert.equal(await notices.whoseStop(other), undefined, other);
    assert.doesNotMatch(Buffer.from(token, 'base64url').toString(), /dot|millbrook/);
  });

  it('is reminded on the morning of the working day before', async () => {
    assert.deepEqual(toDot(await mailAfter(3 * DAY + 20 * HOUR)), [], 'Friday, 8am');
    const morning = await mailAfter(HOUR);
    assert.deepEqual(subjects(morning), [
      `dot@millbrook.example: Millbrook Council: Something needs you by Monday 8 June (${REF})`,
    ]);
    assert.deepEqual(await mailAfter(HOUR), []);
  });

  it('is told in the morning after it was due, and the one to whom it then comes is told too', async () => {
    assert.deepEqual(toDot(await mailAfter(3 * DAY + 15 * HOUR)), [], 'the night after Monday');
    const morning = toDot(await mailAfter(8 * HOUR));
    assert.deepEqual(subjects(morning), [
      `dot@millbrook.example: Millbrook Council: Something still needs you (${REF})`,
    ]);
    assert.match(
      morning[0]?.email.text ?? '',
      /Answer: this was due on Monday 8 June 2026 \(clause 1\.1, 2024\)\./,
    );
    assert.ok(
      council.server.caught.some(({ to }) => to === 'eli@millbrook.example'),
      'the clerk must pass it on',
    );
  });

  it('is reminded of nothing that is done', async () => {
    const next = await council.petition();
    const values = { reply: 'At once' };
    await council.casework.act(council.as('dot'), next, { act: 'petition.answered', values, done: 'here' });
    assert.deepEqual(toDot(await mailAfter(0)), []);
    assert.deepEqual(toDot(await mailAfter(30 * DAY)), []);
  });
});

describe('what is only the recipient’s own doing', () => {
  it('is no news to them, and what came long ago is none to anybody', async () => {
    await started();
    try {
      const values = { answerer: 'ada', subject: 'Mine' };
      await council.casework.act(council.as('ada'), undefined, {
        act: 'petition.made',
        values,
        done: 'here',
      });
      assert.deepEqual(subjects(await mailAfter(0)), []);
    } finally {
      await council.close();
    }
  });
});

describe('somebody who waits for something', () => {
  it('is told that it has been done, and no word of it, unless a clause has them told', async () => {
    const waiting = await startMailedMillbrook({ clauses: '' });
    try {
      const ref = await waiting.answered('Look at Mill Lane');
      await waiting.notices.send();
      const toAda = waiting.server.caught.filter(({ to }) => to === 'ada@millbrook.example');
      assert.equal(toAda.length, 1);
      for (const { email, raw } of toAda) {
        assert.equal(email.subject, `Millbrook Council: News on one of your cases (${ref.toUpperCase()})`);
        assert.match(
          email.text ?? '',
          /^An answer is on the record\. You were waiting for it under clause 1\.1, 2024\./,
        );
        assert.match(raw, /^List-Unsubscribe:/m);
        assert.doesNotMatch(raw, /mill lane|lantern/i);
      }
      assert.ok(
        waiting.server.caught.every(({ to }) => !to.startsWith('dot@')),
        'whoever did it knows',
      );
    } finally {
      await waiting.close();
    }
  });
});

describe('somebody who wants one e-mail a day', () => {
  before(started);
  after(() => council.close());
  let refs: readonly string[] = [];

  it('is mailed no reminder by itself', async () => {
    await council.notices.choose(council.as('dot'), 'daily');
    refs = [await council.petition(), await council.petition({ subject: 'A drain' })];
    assert.deepEqual(
      toDot(await mailAfter(HOUR)).filter(({ email }) => /needs you/.test(email.subject ?? '')),
      [],
    );
  });

  it('gets one summary in the morning of a working day, of what needs them, with no word of a matter', async () => {
    assert.deepEqual(toDot(await mailAfter(18 * HOUR)), [], 'Tuesday, 7am');
    const [summary, ...others] = toDot(await mailAfter(2 * HOUR));
    assert.ok(summary);
    assert.deepEqual(others, []);
    assert.equal(summary.email.subject, 'Millbrook Council: Your summary for Tuesday 2 June');
    for (const ref of refs) {
      assert.ok(summary.email.text?.includes(`Answer, by Monday 8 June 2026 (case ${ref.toUpperCase()})`));
      assert.ok(summary.email.text?.includes(`${ADDRESS}/cases/${ref}`));
    }
    assert.match(summary.raw, /^List-Unsubscribe:/m);
    assert.doesNotMatch(summary.raw, /lantern|drain/i);
    assert.deepEqual(toDot(await mailAfter(5 * HOUR)), []);
  });

  it('gets none at the weekend', async () => {
    const days: Caught[] = [];
    for (let day = 0; day < 5; day += 1) days.push(...(await mailAfter(DAY)));
    assert.deepEqual(
      toDot(days).map(({ email }) => email.subject?.replace(/^.+ for /, '')),
      ['Wednesday 3 June', 'Thursday 4 June', 'Friday 5 June'],
    );
  });

  it('gets none when nothing needs them', async () => {
    for (const ref of refs) {
      const values = { reply: 'Done' };
      await council.casework.act(council.as('dot'), ref, { act: 'petition.answered', values, done: 'here' });
    }
    assert.deepEqual(toDot(await mailAfter(2 * DAY)), []);
  });

  it('is told no more of a private case than its reference', async () => {
    await council.notices.choose(council.as('eli'), 'daily');
    const ref = await council.worry('ben');
    const heard = { act: 'worry.heard', values: { outcome: 'All is well again' }, done: 'here' } as const;
    assert.ok((await council.casework.act(council.as('eli'), ref, heard)).ok);
    const mailed = (await mailAfter(DAY)).filter(({ to }) => to === 'eli@millbrook.example');
    assert.equal(mailed.length, 1);
    for (const { raw, email } of mailed) {
      assert.match(email.subject ?? '', /Your summary for/);
      assert.ok(email.text?.includes(`Private case ${ref.toUpperCase()}: ${ADDRESS}/cases/${ref}`));
      assert.doesNotMatch(raw, /curt|well again|worr|outcome|hear\b|\b(ada|ben)\b/i);
    }
  });
});

describe('somebody who wants to be reminded in the app only', () => {
  before(started);
  after(() => council.close());

  it('is mailed no reminder, and sees in the app what they owe', async () => {
    await council.notices.choose(council.as('dot'), 'app only');
    await council.petition();
    const mailed = [...(await mailAfter(0)), ...(await mailAfter(4 * DAY)), ...(await mailAfter(5 * DAY))];
    assert.deepEqual(toDot(mailed), []);
    assert.equal((await council.casework.work(council.as('dot'), 'mine')).lines.length, 1);
  });
});
