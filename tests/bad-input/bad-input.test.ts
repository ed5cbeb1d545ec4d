// Two thousand requests gone wrong, from a seed, half of them spread over every address of the server: none may be a fault of
// ours, lose or invent an act, show a trace of the program or a word of another council. Fewer of them on PostgreSQL, which
// takes other exceptions to what is sent.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { headOf, verify } from '#register/verify.ts';
import { type Application, type Session, startApplication } from '../application/application.ts';
import { type Route, routesOf } from '../application/routes.ts';
import { chanceFrom, pick, valuesFor } from '../intruders/more-cases.ts';
import { NONE, startTestPostgres } from '../postgres/server.ts';
import { gone, type Parts } from './addresses.ts';
import {
  anything,
  asForm,
  asJson,
  type Chance,
  cookieGoneWrong,
  mutated,
  type Request,
  text,
  WRONG_TYPES,
} from './mutations.ts';

const SEED = Number(process.env['COMITY_SEED'] ?? 20_261_124);
const COUNCIL = 'exeter';
const PERSON = 'malik-fenwick';
/** A councillor, for whatever only a councillor can ask. */
const ASKING = 'kenji-marlow';
/** Stands in a case of another council. */
const SECRET = 'qforeignsecretx';

interface Setting {
  readonly session: Session;
  readonly cases: readonly { readonly ref: string; readonly procedure: string }[];
  readonly foreign: string;
  readonly draft: string;
}

async function settingOf({ casework, storage, session }: Application): Promise<Setting> {
  const opened = await casework.act({ council: 'york', person: 'tomasz-wilk' }, undefined, {
    act: 'enquiry.received',
    values: { subject: SECRET, details: SECRET, 'officer asked': 'joel-abara' },
    done: 'elsewhere',
  });
  assert.ok(opened.ok);
  const viewer = { council: COUNCIL, person: PERSON };
  const { rows } = await storage.casesOf(COUNCIL, PERSON, { limit: 50 });
  const draft = await casework.saveDraft(viewer, { act: 'enquiry.received', typed: { subject: 'A bench' } });
  return {
    session: await session(COUNCIL, PERSON),
    cases: rows.map((row) => ({ ref: row.case, procedure: row.procedure })),
    foreign: opened.value.ref,
    draft,
  };
}

function requestFrom(
  application: Application,
  setting: Setting,
  directory: Parameters<typeof valuesFor>[2],
  chance: Chance,
): Request {
  const { session, cases, foreign, draft } = setting;
  const known = pick(cases, chance);
  const ref = pick(
    [
      known.ref,
      known.ref,
      known.ref,
      known.ref,
      foreign,
      encodeURIComponent(text(chance).toWellFormed()).slice(0, 600),
      '..%2f..%2fetc',
      '%00',
    ],
    chance,
  );
  const cookie = cookieGoneWrong(session.cookie, chance);
  const { procedures } = application.casework.rulebook(COUNCIL).vocabulary;
  const opens = chance() < 0.4;
  const procedure = opens
    ? pick(procedures, chance)
    : procedures.find(({ name }) => name === known.procedure);
  assert.ok(procedure);
  const type = pick(
    procedure.acts.filter((one) => one.opens === opens),
    chance,
  );
  const proposal = {
    act: type.name,
    values: {
      ...valuesFor(type, procedure, directory, chance),
      ...(opens && type.by !== undefined ? { [type.by]: ASKING } : {}),
    },
    done: pick(['here', 'elsewhere', 'elsewhere'], chance),
    ...(chance() < 0.1 ? { version: Math.floor(chance() * 5) } : {}),
    ...(chance() < 0.2
      ? {
          happened: pick(
            ['2026-11-01T10:00:00+00:00', '0001-01-01T00:00:00Z', '9999-12-31T00:00:00Z'],
            chance,
          ),
        }
      : {}),
    ...(chance() < 0.2 ? { reasons: text(chance) } : {}),
  };
  const json = (url: string): Request => {
    const sent =
      chance() < 0.4
        ? proposal
        : mutated(
            chance() < 0.5 ? proposal : { ...proposal, values: mutated(proposal.values, chance) },
            chance,
          );
    return {
      method: 'POST',
      url,
      headers: { cookie, 'content-type': chance() < 0.85 ? 'application/json' : pick(WRONG_TYPES, chance) },
      payload: asJson(sent, chance),
    };
  };
  const form = (url: string, fields: Record<string, string>): Request => ({
    method: 'POST',
    url,
    headers: {
      cookie,
      'content-type': chance() < 0.85 ? 'application/x-www-form-urlencoded' : pick(WRONG_TYPES, chance),
    },
    payload: asForm({ _csrf: session.csrf, ...fields }, chance),
  });
  const query = () => encodeURIComponent(text(chance).toWellFormed().slice(0, 3000));
  const cursor = () =>
    pick(
      [
        query(),
        Buffer.from(
          JSON.stringify([text(chance).slice(0, 99), 'x', '\0', 'y'].slice(0, 1 + Math.floor(chance() * 4))),
        ).toString('base64url'),
      ],
      chance,
    );
  const get = (url: string): Request => ({
    method: pick(['GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'] as const, chance),
    url,
    headers: { cookie },
  });
  const typed = Object.fromEntries(
    Object.entries(proposal.values).map(([name, value]) => [name, String(value)]),
  );
  return pick<() => Request>(
    [
      ...Array.from({ length: 10 }, () => () => json(opens ? '/api/cases' : `/api/cases/${ref}/acts`)),
      () => json(opens ? '/api/proposals' : `/api/cases/${ref}/proposals`),
      () => form(`/cases/${ref}/drafts`, { act: type.name, ...typed }),
      () => form(`/drafts/${pick([draft, ref], chance)}`, { subject: 'A bench', ...typed }),
      () => form(`/drafts/${pick([draft, ref], chance)}/recipient`, typed),
      () => form(`/drafts/${draft}/send`, { _version: text(chance), reasons: text(chance) }),
      () => form('/start', { act: text(chance), procedure: text(chance), q: text(chance) }),
      () =>
        form(
          `/demonstration/${pick([COUNCIL, 'york', '__proto__'], chance)}/${pick([PERSON, 'constructor', '%00'], chance)}`,
          {},
        ),
      () => get(`/find?q=${query()}&q=${query()}`),
      () => get(`/people?q=${query()}`),
      () => get(`/?mine=${cursor()}&waiting=${cursor()}&news=${cursor()}`),
      () => get(`/cases?after=${cursor()}`),
      () => get(`/api/${pick(['cases', 'work', 'waiting', 'notices'], chance)}?after=${cursor()}`),
      () => get(`/api/find?q=${query()}`),
      () => get(`/cases/${ref}`),
      () => get(`/cases/${ref}/sent`),
      () => get(`/api/cases/${ref}`),
      () => get(`/drafts/${ref}/check?seen=${query()}`),
      () => get(`/start?q=${query()}`),
      () =>
        get(
          `/protocols/${pick([COUNCIL, '__proto__', '%00'], chance)}/${query().slice(0, 100)}/${query().slice(0, 100)}`,
        ),
      () =>
        get(
          `/assets/${pick(['..%2f..%2fpackage.json', 'council/__proto__.css', '%2e%2e/%2e%2e/secret', 'x/comity.css'], chance)}`,
        ),
      () => get(`/sign-in?after=${query()}`),
      () => get(`/${query().slice(0, 150)}`),
      () => get(`/cases/%zz`),
      () => ({
        method: 'POST',
        url: '/api/cases',
        headers: { cookie, 'content-type': 'application/json' },
        payload: JSON.stringify(anything(chance)),
      }),
    ],
    chance,
  )();
}

/** Where somebody is sent after an act was done. */
const DONE = /^\/(cases\/[^/]+\/sent|stood-aside)$/;

const TRACE = /\n\s+at .+:\d+:\d+|node_modules|node:internal|SqliteError|\.ts:\d+/;

/** What people did; what the system then told is not among it. */
async function actsIn(storage: Application['storage'], council: string): Promise<number> {
  let all = 0;
  for await (const record of storage.eachCase(council))
    all += record.acts.filter(({ act }) => act !== 'told').length;
  return all;
}

function mustBeSound(
  { statusCode, body }: { readonly statusCode: number; readonly body: string },
  at: string,
): void {
  assert.ok(statusCode < 500, at);
  assert.doesNotMatch(body, TRACE, at);
  assert.ok(!body.includes(SECRET), at);
}

async function bombard(application: Application, many: number): Promise<string> {
  const { app, casework, storage } = application;
  const chance = chanceFrom(SEED);
  const setting = await settingOf(application);
  const directory = await casework.directory(COUNCIL);
  const [before, foreign] = [await actsIn(storage, COUNCIL), await actsIn(storage, 'york')];
  const statuses = new Map<number, number>();
  let accepted = 0;
  for (let sent = 0; sent < many; sent += 1) {
    const request = requestFrom(application, setting, directory, chance);
    const response = await app.inject(request);
    const { statusCode: status, body } = response;
    const at = `request ${sent} of seed ${SEED}: ${status} for ${JSON.stringify(request).slice(0, 1500)}\n${body.slice(0, 800)}`;
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    mustBeSound(response, at);
    if (status === 201) {
      const { ref, act } = JSON.parse(body) as { ref: string; act: { id: string } }; // the API’s own answer
      accepted += 1;
      const record = await storage.readCase(COUNCIL, ref);
      assert.ok(
        record?.acts.some(({ id }) => id === act.id),
        at,
      );
    }
    if (status === 303 && DONE.test(String(response.headers.location))) accepted += 1;
    if (request.url.startsWith('/api/') && request.method === 'POST' && status >= 400) {
      const answer = JSON.parse(body) as {
        error?: unknown;
        says?: unknown;
        problems?: { field?: unknown; says?: unknown }[];
      }; // the API’s own answer
      assert.equal(typeof answer.error, 'string', at);
      if (status === 422)
        for (const { field, says } of answer.problems ?? [{}])
          assert.ok(typeof field === 'string' && typeof says === 'string', at);
    }
  }
  assert.equal(
    await actsIn(storage, COUNCIL),
    before + accepted,
    'every act that was accepted is on the record, and no other',
  );
  assert.equal(await actsIn(storage, 'york'), foreign, 'nothing has come into another council');
  assert.ok(accepted > many / 100, `only ${accepted} acts were accepted: the test tries too little`);
  assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
  await allReadable(application, setting);
  return `${many} requests, ${accepted} acts accepted; ${counted(statuses)}`;
}

function counted(statuses: ReadonlyMap<number, number>): string {
  return [...statuses]
    .sort()
    .map(([status, times]) => `${status}: ${times}`)
    .join(', ');
}

/** What each part of an address can really be: a draft of the next text among it, which somebody is writing. */
async function partsOf(application: Application, { cases, foreign, draft }: Setting): Promise<Parts> {
  const malik = await application.signIn(COUNCIL, PERSON);
  const room = await malik.open('/drafting');
  const from = application.casework.rulebook(COUNCIL).versions.find(({ id }) => id.startsWith(`${COUNCIL}/`));
  assert.ok(from);
  const begun = await malik.send(room, '/drafting', { from: from.id, name: 'edge' });
  assert.match(begun.url, /^\/drafting\/./);
  const [, document = '', version = ''] = from.id.split('/');
  return {
    ref: [...cases.map(({ ref }) => ref), foreign, draft],
    council: [COUNCIL, 'york'],
    person: [PERSON, ASKING],
    draft: [decodeURIComponent(begun.url.split('/')[2] ?? '')],
    clause: from.clauses.slice(0, 9).map(({ number }) => number),
    document: [document],
    version: [version],
  };
}

/** Names of everything that the forms of these pages ask. */
async function fieldsOn(
  app: Application['app'],
  { cookie }: Session,
  addresses: readonly Route[],
  parts: Parts,
): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const { method, pattern } of addresses) {
    const url = pattern.replaceAll(/:([a-zA-Z]+)/g, (_whole, name: string) =>
      encodeURIComponent(
        (name === 'ref' && pattern.startsWith('/drafts') ? parts['ref']?.at(-1) : parts[name]?.[0]) ?? 'x',
      ),
    );
    if (method !== 'GET' || /^\/(leave|assets)/.test(url)) continue;
    const { body } = await app.inject({ url, headers: { cookie } });
    for (const [, name = ''] of body.matchAll(/<(?:input|select|textarea|button)[^>]* name="([^"]+)"/g))
      names.add(name);
  }
  return [...names].filter((name) => name !== '_csrf');
}

/** As often to each as to any other, so that what is seldom used is tried as hard. */
async function everyAddress(application: Application, times: number): Promise<string> {
  const { app, storage } = application;
  const chance = chanceFrom(SEED + 1);
  const setting = await settingOf(application);
  const addresses = routesOf(app);
  const parts = await partsOf(application, setting);
  let session = setting.session;
  const fields = await fieldsOn(app, session, addresses, parts);
  const [before, foreign] = [await actsIn(storage, COUNCIL), await headOf(storage, 'york')];
  let accepted = 0;
  const statuses = new Map<number, number>();
  for (const address of addresses)
    for (let time = 0; time < times; time += 1) {
      const request = gone(address, { session, parts, fields }, chance);
      const response = await app.inject(request);
      const { statusCode: status, body, headers } = response;
      const at = `${address.method} ${address.pattern}, time ${time} of seed ${SEED}: ${status} for ${JSON.stringify(request).slice(0, 1500)}\n${body.slice(0, 800)}`;
      mustBeSound(response, at);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      // A file that was taken is answered with 201 as well, and is no act.
      const isDone = status === 201 && Object.hasOwn(JSON.parse(body), 'act');
      if (isDone || (status === 303 && DONE.test(String(headers.location)))) accepted += 1;
      // Some addresses end the session, as they should.
      if (/session_token=;/.test(String(headers['set-cookie'])))
        session = await application.session(COUNCIL, PERSON);
    }
  for await (const finding of verify(storage)) assert.fail(JSON.stringify(finding));
  assert.deepEqual(await headOf(storage, 'york'), foreign, 'nothing has come into another council');
  assert.equal(await actsIn(storage, COUNCIL), before + accepted, 'no act is lost or invented');
  assert.equal((await app.inject({ url: '/', headers: { cookie: session.cookie } })).statusCode, 200);
  return `${addresses.length * times} requests to ${addresses.length} addresses; ${counted(statuses)}`;
}

/** Whatever was accepted can be shown: no page of it breaks. */
async function allReadable({ app, storage }: Application, { session }: Setting): Promise<void> {
  for await (const { header } of storage.eachCase(COUNCIL))
    for (const url of [`/cases/${header.case}`, `/api/cases/${header.case}`, `/cases/${header.case}/sent`]) {
      const { statusCode } = await app.inject({ url, headers: { cookie: session.cookie } });
      assert.ok(statusCode === 200 || statusCode === 404, `${url}: ${statusCode}`);
    }
}

describe('requests gone wrong', () => {
  let application: Application;
  before(async () => {
    application = await startApplication();
  });
  after(() => application.close());

  it('are no fault of ours, lose no act and show nothing of another council', async () => {
    console.log(`Bad input on SQLite: ${await bombard(application, 1000)}.`);
  });

  it('nor to any address that the server has', async () => {
    console.log(`Bad input to every address: ${await everyAddress(application, 12)}.`);
  });
});

describe('requests gone wrong, on PostgreSQL', () => {
  it('are no fault of ours either', async (t) => {
    const server = await startTestPostgres();
    if (server === undefined) return t.skip(NONE);
    const application = await startApplication(await server.newAddress());
    try {
      console.log(`Bad input on PostgreSQL: ${await bombard(application, 500)}.`);
    } finally {
      await application.close();
      await server.stop();
    }
  });
});
