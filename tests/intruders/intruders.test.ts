// Everybody tries every way into every case. Who may get in is told by an oracle that shares nothing with the program; for
// everybody else a case must be the same as a wrong number, byte for byte, and leave no trace in any list, count or search.

import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { filesOf } from '#files/attached.ts';
import { type Everything, loadEverything } from '#language/files.ts';
import { ROOT } from '#main.ts';
import { newCaseReference } from '#register/identifiers.ts';
import { type Application, type Session, startApplication } from '../application/application.ts';
import { type KnownCase, knownCases, tellTales, wordsIn } from './known-cases.ts';
import { chanceFrom, openMore, pick, valuesFor } from './more-cases.ts';
import { isAbout, type Seen } from './who-may-see.ts';

/** As more-cases.ts makes them: they stand in no clause and no name. */
const MADE_UP = /^q[a-z]{8}x$/;
const SEED = 20_261_123;
/** Cases opened by chance in each council, beside those of the demonstration. */
const MORE = 14;

interface Somebody {
  readonly council: string;
  readonly person: string;
  readonly session: Session;
  /** Whether they are an administrator of the system. It must open nothing to them. */
  readonly keepsSystem: boolean;
}

const COUNCILS = globSync('protocols/*/council.yaml', { cwd: ROOT }).map((path) => basename(dirname(path)));
let application: Application;
let everything: Everything;
let cases: readonly KnownCase[];
let people: readonly Somebody[];
let nobody: Session;
const counts = { pairs: 0, ways: 0, shut: 0, open: 0, lists: 0, searches: 0, files: 0 };

before(async () => {
  everything = await loadEverything(ROOT);
  application = await startApplication();
  const { casework, storage, site } = application;
  const chance = chanceFrom(SEED);
  for (const council of casework.councils) await openMore(casework, council, MORE, chance);
  cases = await knownCases(storage, everything, Date.now());
  const all: Promise<Somebody>[] = [];
  for (const council of casework.councils)
    for (const [index, { id: person }] of (await casework.directory(council)).people.entries()) {
      const keepsSystem = index % 2 === 0;
      if (keepsSystem) await site.administrators.add({ council, person });
      all.push(
        application.session(council, person).then((session) => ({ council, person, session, keepsSystem })),
      );
    }
  people = await Promise.all(all);
  nobody = await application.session();
});

after(async () => {
  console.log(
    `Intruders: ${people.length} people and nobody, ${cases.length} cases; ${counts.pairs} pairs, ${counts.ways} ways tried ` +
      `(${counts.shut} shut, ${counts.open} open), ${counts.lists} lists read, ${counts.searches} searches, ${counts.files} addresses of files.`,
  );
  await application.close();
});

/** What came back, with what differs between any two visits of the same page taken out. */
interface Came {
  readonly status: number;
  readonly body: string;
  readonly headers: string;
}

async function ask(
  { cookie, csrf }: Session,
  method: 'GET' | 'POST' | 'HEAD',
  url: string,
  sent?: { readonly form?: Readonly<Record<string, string>>; readonly json?: unknown },
): Promise<Came> {
  const json = sent?.json !== undefined;
  const response = await application.app.inject({
    method,
    url,
    headers: {
      cookie,
      ...(sent === undefined
        ? {}
        : { 'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded' }),
    },
    ...(sent === undefined
      ? {}
      : {
          payload: json
            ? JSON.stringify(sent.json)
            : new URLSearchParams({ ...sent.form, _csrf: csrf }).toString(),
        }),
  });
  const { date: _date, 'content-length': _length, ...headers } = response.headers;
  return {
    status: response.statusCode,
    body: response.body
      .replaceAll(/name="_csrf" value="[^"]*"/g, 'name="_csrf"')
      .replaceAll(/<p class="comity-printed">[^<]*<\/p>/g, ''),
    headers: JSON.stringify(headers).replaceAll(/comity\.form=[^;]*/g, 'comity.form'),
  };
}

interface Way {
  readonly name: string;
  readonly go: (who: Session, ref: string) => Promise<Came>;
  /** Statuses it answers with for somebody who sees the whole, and for somebody who sees a part. */
  readonly whole: readonly number[];
  readonly part: readonly number[];
}

/** @param act one that its procedure has, with values as a person would give them. */
function waysInto(act: string, values: Readonly<Record<string, unknown>>): readonly Way[] {
  const done = [200, 201, 409, 422];
  return [
    { name: 'page', go: (who, ref) => ask(who, 'GET', `/cases/${ref}`), whole: [200], part: [200] },
    {
      name: 'page in capitals',
      go: (who, ref) => ask(who, 'GET', `/cases/${ref.toUpperCase()}`),
      whole: [200],
      part: [200],
    },
    { name: 'head', go: (who, ref) => ask(who, 'HEAD', `/cases/${ref}`), whole: [200], part: [200] },
    { name: 'sent', go: (who, ref) => ask(who, 'GET', `/cases/${ref}/sent`), whole: [200], part: [200] },
    { name: 'data', go: (who, ref) => ask(who, 'GET', `/api/cases/${ref}`), whole: [200], part: [200] },
    {
      name: 'draft',
      go: (who, ref) => ask(who, 'POST', `/cases/${ref}/drafts`, { form: { act } }),
      whole: [303],
      part: [404],
    },
    {
      name: 'draft of an act that is not',
      go: (who, ref) => ask(who, 'POST', `/cases/${ref}/drafts`, { form: { act: 'nothing.known' } }),
      whole: [303, 404],
      part: [404],
    },
    {
      name: 'proposal',
      go: (who, ref) => ask(who, 'POST', `/api/cases/${ref}/proposals`, { json: { act, values } }),
      whole: done,
      part: [404],
    },
    {
      name: 'proposal recorded from elsewhere',
      go: (who, ref) =>
        ask(who, 'POST', `/api/cases/${ref}/proposals`, { json: { act, values, done: 'elsewhere' } }),
      whole: done,
      part: [404],
    },
    {
      name: 'malformed act',
      go: (who, ref) => ask(who, 'POST', `/api/cases/${ref}/acts`, { json: { act: 5 } }),
      whole: [422],
      part: [422],
    },
    {
      name: 'act on an old version',
      go: (who, ref) =>
        ask(who, 'POST', `/api/cases/${ref}/acts`, { json: { act, values, version: 0, done: 'elsewhere' } }),
      whole: [409],
      part: [404],
    },
  ];
}

function waysFor({ rulebook, procedure, directory }: KnownCase, chance: () => number): readonly Way[] {
  const its = rulebook.vocabulary.procedures.find(({ name }) => name === procedure);
  assert.ok(its);
  const type = pick(
    its.acts.filter(({ opens }) => !opens),
    chance,
  );
  return waysInto(type.name, valuesFor(type, its, directory, chance));
}

const wrongNumber = (): string => {
  for (;;) {
    const ref = newCaseReference();
    if (!cases.some((one) => one.ref === ref)) return ref;
  }
};

const wrongNumbers = new Map<string, Promise<Came>>();
/** A wrong number is a wrong number, whatever is sent to it: asked once for each person and way. */
function forWrongNumber(session: Session, name: string, go: Way['go']): Promise<Came> {
  const key = `${session.cookie}\n${name}`;
  const wrong = wrongNumber();
  const came = wrongNumbers.get(key) ?? go(session, wrong).then((answer) => without(answer, wrong));
  wrongNumbers.set(key, came);
  return came;
}

const without = ({ status, body, headers }: Came, ref: string): Came => {
  const blank = (text: string) => text.replaceAll(ref, 'REF').replaceAll(ref.toUpperCase(), 'REF');
  return { status, body: blank(body), headers: blank(headers) };
};

async function everyWay(who: Somebody | undefined, one: KnownCase, chance: () => number): Promise<void> {
  const seen = who === undefined || who.council !== one.council ? 'nothing' : one.seenBy(who.person);
  const session = who?.session ?? nobody;
  counts.pairs += 1;
  for (const { name, go, whole, part } of waysFor(one, chance)) {
    const at = `${who === undefined ? 'nobody' : `${who.person} of ${who.council}`}, ${one.council} ${one.procedure} ${one.ref}, by ${name}`;
    const came = await go(session, one.ref);
    counts.ways += 1;
    if (seen === 'nothing') {
      counts.shut += 1;
      assert.deepEqual(without(came, one.ref), await forWrongNumber(session, name, go), at);
      continue;
    }
    counts.open += 1;
    const expected = seen === 'the whole' ? whole : part;
    assert.ok(expected.includes(came.status), `${at}: ${came.status} ${came.body.slice(0, 300)}`);
  }
}

describe('for whom a case is not, it is the same as a wrong number', () => {
  for (const council of COUNCILS)
    it(`to everybody of ${council}, by every way in`, async () => {
      const chance = chanceFrom(SEED);
      for (const one of cases.filter((other) => other.council === council))
        for (const who of people.filter((other) => other.council === council))
          await everyWay(who, one, chance);
    });

  it('to people of other councils, by every way in', async () => {
    const chance = chanceFrom(SEED + 1);
    for (const one of cases)
      for (const council of application.casework.councils)
        if (council !== one.council)
          await everyWay(
            pick(
              people.filter((other) => other.council === council),
              chance,
            ),
            one,
            chance,
          );
  });

  it('and some of them had a part in one, and stood aside or were kept out', () => {
    for (const act of ['recused', 'excluded'])
      assert.ok(
        cases.some(({ acts }) => acts.some((one) => one.act === act)),
        act,
      );
  });

  it('to whoever keeps the system as to everybody, though a case may be about them', () => {
    for (const council of COUNCILS) {
      const keepers = people.filter((one) => one.council === council && one.keepsSystem);
      const shut = cases.filter(
        (one) => one.council === council && keepers.some(({ person }) => one.seenBy(person) === 'nothing'),
      );
      assert.ok(keepers.length > 2 && shut.length > 2, council);
    }
    assert.ok(
      cases.some((one) =>
        people.some(
          ({ council, person, keepsSystem }) =>
            council === one.council &&
            keepsSystem &&
            isAbout(person, one) &&
            one.seenBy(person) === 'nothing',
        ),
      ),
    );
  });

  it('to nobody signed in, by every way in', async () => {
    const chance = chanceFrom(SEED + 2);
    for (const one of cases) await everyWay(undefined, one, chance);
  });
});

describe('a file opens for whom the page of its case shows it', () => {
  it('and is a wrong address to everybody else, by its id and by the hash of its content', async () => {
    const filed = cases.flatMap((one) =>
      one.acts.flatMap(({ values }) => filesOf(values).map((file) => ({ one, file }))),
    );
    for (const council of COUNCILS)
      assert.ok(
        filed.some(({ one }) => one.council === council),
        `no file in ${council}`,
      );
    for (const { one, file } of filed)
      for (const who of [undefined, ...people]) {
        const session = who?.session ?? nobody;
        const seen = who === undefined || who.council !== one.council ? 'nothing' : one.seenBy(who.person);
        const at = `${who === undefined ? 'nobody' : `${who.person} of ${who.council}`}: ${one.council} ${one.ref}, ${file.field}`;
        const open = (name: string) => async (asking: Session, ref: string) =>
          without(await ask(asking, 'GET', `/cases/${ref}/files/${name}`), name);
        for (const name of [file.id, file.hash]) {
          const came = await open(name)(session, one.ref);
          counts.files += 1;
          const page =
            seen === 'nothing' || name === file.hash
              ? ''
              : (await ask(session, 'GET', `/cases/${one.ref}`)).body;
          if (page.includes(`/files/${name}`)) {
            assert.equal(came.status, 200, at);
            assert.ok(came.body.startsWith('%PDF'), at);
          } else {
            assert.ok(seen !== 'the whole' || name === file.hash, `${at}: not on the page`);
            assert.deepEqual(
              without(came, one.ref),
              await forWrongNumber(session, `file ${name}`, open(name)),
              at,
            );
          }
        }
      }
  });
});

describe('a case leaves no trace where it is not for somebody', () => {
  const LISTS = [
    '/',
    '/cases',
    '/start',
    '/people',
    '/api/work',
    '/api/waiting',
    '/api/notices',
    '/api/cases',
    '/api/start',
    '/api/me',
  ];

  /** What my work says beside a date: not every council has every such date on the day of the test. */
  const OF_DATES = 'due, working days left, today is the last day, was due, working days late, overdue';

  it('in lists, their counts and the pages beside them', async () => {
    const shown = new Map<Somebody, string>();
    for (const who of people) {
      const read = await Promise.all(
        LISTS.map(async (url) => ({ url, came: await ask(who.session, 'GET', url) })),
      );
      counts.lists += read.length;
      for (const { url, came } of read) assert.equal(came.status, 200, `${url} for ${who.person}`);
      shown.set(who, read.map(({ came }) => came.body.toLowerCase()).join('\n'));
    }
    const read = new Map([...shown].map(([who, text]) => [who, wordsIn(text)]));
    // What people of other councils read as well is part of the pages themselves.
    const commonIn = new Map(
      [...new Set(people.map(({ council }) => council))].map((council) => {
        const elsewhere = [...read].filter(([other]) => other.council !== council);
        return [council, new Set([...wordsIn(OF_DATES), ...elsewhere.flatMap(([, words]) => [...words])])];
      }),
    );
    for (const [who, text] of shown) {
      const { council, person, session } = who;
      const common = commonIn.get(council) ?? new Set();
      const words = read.get(who) ?? new Set();
      for (const one of cases) {
        const seen = one.council === council ? one.seenBy(person) : 'nothing';
        const at = `${person} of ${council}: ${one.ref}`;
        assert.equal(text.includes(one.ref), seen !== 'nothing', at);
        if (seen === 'the whole' && !one.private) continue;
        const open = await openTo({ council, person }, one.ref, seen);
        for (const word of tellTales(one, cases, { council, person }, one.private))
          assert.ok(common.has(word) || open.has(word) || !words.has(word), `${at}: “${word}” is in a list`);
      }
      assert.equal(
        (await allCases(session)).length,
        cases.filter((one) => one.council === council && one.seenBy(person) !== 'nothing').length,
        `${person} of ${council} counts`,
      );
    }
  });

  it('in a search for any of its words, or for its reference', async () => {
    const { casework } = application;
    for (const { council, person } of people)
      for (const one of cases.filter((other) => other.council === council || other.private)) {
        const seen = one.council === council ? one.seenBy(person) : 'nothing';
        const sought = [...one.words].filter((_, index) => index < 6);
        for (const word of [...sought, one.ref]) {
          counts.searches += 1;
          const found = await casework.find({ council, person }, word);
          const hit = found.some(({ ref }) => ref === one.ref);
          const at = `${person} of ${council} looks for “${word}” of ${one.ref}`;
          if (seen !== 'the whole') assert.ok(!hit, at);
          for (const { ref } of found)
            assert.equal(
              cases.find((other) => other.ref === ref && other.council === council)?.seenBy(person),
              'the whole',
              at,
            );
        }
      }
  });

  it('on the page of a search, which is the same as for a word that stands nowhere', async () => {
    const chance = chanceFrom(SEED + 3);
    for (const { council, person, session } of people) {
      const shut = cases.filter((one) => one.council === council && one.seenBy(person) === 'nothing');
      if (shut.length === 0) continue;
      const one = pick(shut, chance);
      const word = tellTales(one, cases, { council, person }).find((each) => MADE_UP.test(each));
      if (word === undefined) continue;
      const [hit, miss] = await Promise.all(
        [word, 'qzzzzzzzx'].map((each) => ask(session, 'GET', `/find?q=${each}`)),
      );
      assert.ok(hit && miss);
      assert.equal(
        hit.body.replaceAll(word, 'WORD'),
        miss.body.replaceAll('qzzzzzzzx', 'WORD'),
        `${person} of ${council}`,
      );
      counts.searches += 1;
    }
  });

  it('on the page of a clause that has set something off in it', async () => {
    for (const { council, person, session } of people) {
      const own = cases.filter((one) => one.council === council);
      const cited = new Map(
        own.flatMap(({ standing }) =>
          standing.duties.map(({ because }) => [`${because.version} ${because.clause}`, because] as const),
        ),
      );
      for (const { version, clause } of cited.values()) {
        const found = await application.casework.citing({ council, person }, version, clause);
        counts.lists += 1;
        for (const { ref } of found)
          assert.equal(
            own.find((one) => one.ref === ref)?.seenBy(person),
            'the whole',
            `${person}, clause ${clause}, ${ref}`,
          );
      }
      const [first] = cited.values();
      if (first === undefined) continue;
      const path = first.version.startsWith('law/') ? `${council}/${first.version.slice(4)}` : first.version;
      const page = await ask(session, 'GET', `/protocols/${path}/${encodeURIComponent(first.clause)}`);
      assert.equal(page.status, 200, path);
      for (const one of cases)
        if (one.council !== council || one.seenBy(person) !== 'the whole')
          assert.ok(!page.body.includes(one.ref), `${person}, clause ${first.clause}, ${one.ref}`);
    }
  });

  it('in what another version would change, where only cases seen whole are looked at, counted and named', async () => {
    for (const { council, person } of people) {
      const before = application.casework.rulebook(council);
      // Without any clause nearly everything changes, so that whatever is looked at could show.
      const after = { ...before, versions: before.versions.map((text) => ({ ...text, clauses: [] })) };
      const found = await application.casework.consequences({ council, person }, { before, after });
      const whole = cases.filter((one) => one.council === council && one.seenBy(person) === 'the whole');
      const at = `${person} of ${council}`;
      assert.deepEqual([found.looked, found.ofAll], [whole.length, whole.length], at);
      const said = JSON.stringify(found);
      const words = wordsIn(said);
      counts.lists += 1;
      for (const one of cases) {
        if (whole.includes(one)) continue;
        assert.ok(!said.includes(one.ref), `${at}: ${one.ref}`);
        for (const word of tellTales(one, cases, { council, person }, one.private))
          assert.ok(!MADE_UP.test(word) || !words.has(word), `${at}: “${word}”`);
      }
    }
  });

  it('in drafts: nobody reads, changes or sends what another is writing', async () => {
    const [own, other] = people.filter(({ council }) => council === 'york');
    assert.ok(own && other);
    const ref = await application.casework.saveDraft(own, {
      act: 'enquiry.received',
      typed: { subject: 'qunsentx' },
    });
    assert.equal((await ask(own.session, 'GET', `/drafts/${ref}`)).status, 200);
    const never = '01a2b3c4-0000-7000-8000-000000000000';
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/recipient'],
      ['GET', '/check'],
      ['POST', ''],
      ['POST', '/recipient'],
      ['POST', '/send'],
    ] as const) {
      const go = (draft: string): Promise<Came> =>
        ask(other.session, method, `/drafts/${draft}${path}`, method === 'POST' ? { form: {} } : undefined);
      assert.deepEqual(without(await go(ref), ref), without(await go(never), never), `${method} ${path}`);
    }
    assert.deepEqual((await application.casework.draft(own, ref))?.typed, { subject: 'qunsentx' });
  });
});

describe('who sees a part of a case', () => {
  it('reads the acts that were sent to them and what they were told, and not how much else there is', async () => {
    let parts = 0;
    for (const { council, person, session } of people)
      for (const one of cases.filter(
        (other) => other.council === council && other.seenBy(person) === 'a part',
      )) {
        parts += 1;
        const { body } = await ask(session, 'GET', `/api/cases/${one.ref}`);
        const view = JSON.parse(body) as {
          version: number;
          closed: boolean;
          entries: { act: Record<string, unknown> }[];
        }; // the API’s own answer
        const open = wordsIn(
          JSON.stringify([view.entries, (await application.casework.notices({ council, person })).lines]),
        );
        const page = (await ask(session, 'GET', `/cases/${one.ref}`)).body;
        const [inData, onPage] = [wordsIn(body), wordsIn(page)];
        for (const word of one.words)
          if (MADE_UP.test(word) && !open.has(word))
            assert.ok(!inData.has(word) && !onPage.has(word), `${person}, ${one.ref}: “${word}”`);
        assert.equal(view.version, view.entries.length);
        assert.equal(view.closed, false);
        assert.ok(view.entries.every(({ act }) => !('place' in act || 'number' in act || 'hash' in act)));
        for (const { act } of view.entries)
          assert.ok(JSON.stringify(act['values']).includes(person), `${person}, ${one.ref}`);
        for (const telling of ['seenBy', 'next', 'barred'])
          assert.ok(body.includes(`"${telling}":[]`), telling);
      }
    assert.ok(parts > 10, `only ${parts}`);
  });
});

describe('what the decisions say of sight holds for the demonstration', () => {
  it('the subject of a private case has no sight of it unless a clause had them told, or leads to them', () => {
    const subjects = cases.flatMap((one) =>
      one.directory.people.filter(({ id }) => isAbout(id, one)).map(({ id }) => ({ one, id })),
    );
    assert.ok(subjects.length > 15, `only ${subjects.length}`);
    for (const { one, id } of subjects) {
      const told = one.acts.some(({ act, values }) => act === 'told' && [values['of']].flat().includes(id));
      const intended = one.standing.conflicts.some(({ kind }) => kind === 'route leads to its subject');
      if (!told && !intended) assert.equal(one.seenBy(id), 'nothing');
    }
  });

  it('oversight sees no concern about whoever holds it', () => {
    const own = cases.filter((one) => one.private && isAbout('stellan-moor', one));
    assert.ok(own.length > 0);
    for (const one of own) assert.equal(one.seenBy('stellan-moor'), 'nothing');
  });

  it('an overseer outside the council sees only what was taken outside', () => {
    const seen = cases.filter((one) => one.council === 'bfstc' && one.seenBy('celeste-ndiaye') !== 'nothing');
    assert.ok(seen.length > 0);
    assert.ok(seen.length < cases.filter(({ council }) => council === 'bfstc').length);
  });
});

/** What of a case may stand in somebody’s lists: what they were told, and of a part, all that was sent to them. */
async function openTo(
  who: { readonly council: string; readonly person: string },
  ref: string,
  seen: Seen,
): Promise<ReadonlySet<string>> {
  if (seen === 'nothing') return new Set();
  if (seen === 'a part') return sentTo(who, ref);
  const told = (await application.casework.notices(who)).lines.filter((line) => line.ref === ref);
  return wordsIn(JSON.stringify(told));
}

/** The words of the acts that were sent to somebody who sees a part of a case, and of what they were told. */
async function sentTo(
  who: { readonly council: string; readonly person: string },
  ref: string,
): Promise<ReadonlySet<string>> {
  const { casework } = application;
  const told = (await casework.notices(who)).lines.filter((line) => line.ref === ref);
  return wordsIn(JSON.stringify([(await casework.look(who, ref))?.entries, told]));
}

async function allCases(session: Session): Promise<readonly string[]> {
  const refs: string[] = [];
  let next: string | undefined;
  do {
    const { body } = await ask(session, 'GET', `/api/cases${next === undefined ? '' : `?after=${next}`}`);
    const page = JSON.parse(body) as { lines: { ref: string }[]; next?: string }; // the API’s own answer
    refs.push(...page.lines.map(({ ref }) => ref));
    next = page.next;
  } while (next !== undefined);
  return refs;
}
