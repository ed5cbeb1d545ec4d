// One clause of a draft in its form, as whoever writes the next text meets it.

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Application, startApplication, type Visit } from '../../../../tests/application/application.ts';

let application: Application;
let mo: Visit;
before(async () => {
  application = await startApplication();
  mo = await application.signIn('exeter', 'malik-fenwick');
});
after(() => application.close());

const CLAUSE = '8.8';

async function begin(name: string): Promise<{ readonly url: string; readonly text: string }> {
  await mo.send(await mo.open('/drafting'), '/drafting', { from: 'exeter/protocol/2023-04', name });
  const draft = `/drafting/${encodeURIComponent(`protocol/${name}`)}`;
  return { url: `${draft}/clauses/${CLAUSE}`, text: `${draft}/text` };
}
async function textAt(url: string): Promise<string> {
  return String((await mo.open(url)).forms[0]?.data['content']);
}

it('shows every rule in words, and keeps a deadline that is typed otherwise', async () => {
  const { url, text } = await begin('deadline');
  const before = await textAt(text);
  const asked = await mo.open(url);
  const [box] = Object.entries(asked.forms[0]?.data ?? {}).find(([, value]) => value === '5') ?? [];
  assert.match(box ?? '', /^i\d+\.within\.count$/);
  assert.match(asked.words, /within 5 working days/);
  const readBack = await mo.send(asked, url, { [box ?? '']: '7', do: 'check' });
  assert.match(readBack.words, /Nothing of it is saved yet/);
  assert.match(readBack.words, /within 7 working days/);
  assert.equal(await textAt(text), before);
  const saved = await mo.send(readBack, url, { do: 'save' });
  assert.match(saved.words, /Saved\. The draft still binds nobody/);
  const after = (await textAt(text)).split('\n');
  assert.deepEqual(
    after.filter((line, at) => line !== before.split('\n')[at]),
    ['  within: 7 working days'],
  );
});

it('has a rule added, told where it cannot be read, and saved when it can', async () => {
  const { url, text } = await begin('added');
  const asked = await mo.open(url);
  const count = (page: typeof asked) =>
    Object.keys(page.forms[0]?.data ?? {}).filter((name) => /^i\d+\.kind$/.test(name)).length;
  const one = await mo.send(asked, url, { kind: 'norm', do: 'add' });
  const at = count(asked);
  assert.equal(count(one), at + 1);
  const rule = {
    [`i${at}.norm`]: '8.8/bench',
    [`i${at}.who`]: 'mayer of the moon',
    [`i${at}.force`]: 'must',
    [`i${at}.force.act`]: 'enquiry.answered',
    [`i${at}.when`]: 'enquiry.received',
  };
  const readBack = await mo.send(one, url, { ...rule, do: 'check' });
  assert.ok(
    readBack.links.some(({ href }) => href === `#i${at}.who`),
    'the mistake leads to its box',
  );
  assert.equal(readBack.forms[0]?.data[`i${at}.who`], 'mayer of the moon');
  const saved = await mo.send(readBack, url, { [`i${at}.who`]: 'monitoring officer', do: 'save' });
  assert.match(saved.words, /Saved/);
  assert.match(await textAt(text), /norm: 8\.8\/bench\n {2}who: monitoring officer\n/);
});

it('shows their clause beside yours when somebody saved it meanwhile, and minds no other clause', async () => {
  const { url, text } = await begin('clash');
  const mine = await mo.open(url);
  const other = url.replace(CLAUSE, '8.7');
  assert.equal((await mo.send(await mo.open(other), other, { title: 'Otherwise', do: 'save' })).status, 200);
  const saved = await mo.send(mine, url, { title: 'Mine', do: 'save' });
  assert.match(saved.words, /Saved/);
  const clash = await mo.send(mine, url, { title: 'Late', do: 'save' });
  assert.equal(clash.status, 409);
  assert.equal(clash.heading, `Clause ${CLAUSE}`);
  assert.match(String(clash.forms[0]?.data['theirs'] ?? clash.words), /Mine/);
  assert.equal(clash.forms[0]?.data['title'], 'Late');
  assert.equal((await mo.send(clash, url, { do: 'save' })).status, 200);
  const now = await textAt(text);
  assert.match(now, /## 8\.8 Late/);
  assert.match(now, /## 8\.7 Otherwise/);
});

it('does not exist for those who may not draft, nor for a clause that the draft has not', async () => {
  const { url } = await begin('hidden');
  const stranger = await application.signIn('exeter', 'kenji-marlow');
  const token = String((await stranger.open('/start')).forms[0]?.data['_csrf']);
  assert.equal((await stranger.open(url)).status, 404);
  assert.equal((await stranger.post(url, { _csrf: token, title: 'Mine', do: 'save' })).status, 404);
  assert.equal((await mo.open(url.replace(CLAUSE, '99.9'))).status, 404);
  assert.notEqual((await mo.open(url)).forms[0]?.data['title'], 'Mine');
});
