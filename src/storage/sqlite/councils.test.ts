// The second wall between councils on SQLite: each has a file of its own, which takes no row of another, and folders from when
// one file held all are divided once.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, it } from 'node:test';
import { verify } from '#register/verify.ts';
import { openStorage } from '../open.ts';
import { caseTokens, plainWords } from '../search-words.ts';
import { addOne, NOON, openOne } from '../testing/cases.ts';
import { tablesOfCouncils } from './councils.ts';

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'comity-councils-'));
  folders.push(folder);
  return folder;
}
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const open = (folder: string) => openStorage({ kind: 'sqlite', folder });
const ofCouncil = (folder: string, council: string) => join(folder, 'councils', `${council}.sqlite`);

function within<R>(path: string, work: (database: DatabaseSync) => R): R {
  const database = new DatabaseSync(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}
/** Words that stand anywhere in the folder’s files, deleted pages included. */
function filesHolding(folder: string, word: string): readonly string[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return all
    .filter(({ parentPath, name }) => readFileSync(join(parentPath, name)).includes(word))
    .map(({ name }) => name.replace(/-(wal|shm)$/, ''))
    .filter((name, index, names) => names.indexOf(name) === index)
    .sort();
}

async function twoCouncils(folder: string): Promise<{ readonly york: string; readonly exeter: string }> {
  const storage = await open(folder);
  const made = (council: string, subject: string) =>
    openOne(storage, { council, act: { values: { subject } }, standing: { subject } });
  const york = await made('york', 'xylophone');
  const exeter = await made('exeter', 'zeppelin');
  // Enough for the search index to be in several parts.
  for (let more = 0; more < 40; more += 1)
    await openOne(storage, { council: 'exeter', opened: NOON - 1 - more });
  await storage.saveDraft('york', 'amina', { ref: 'd', body: '"xylophone"', updated: 1 });
  const auth = storage.authDatabase();
  assert.ok(auth.kind === 'sqlite');
  auth.database.exec(`CREATE TABLE account_holders (id TEXT PRIMARY KEY, council TEXT);
    CREATE TABLE account_sessions (holder TEXT REFERENCES account_holders (id));
    INSERT INTO account_holders VALUES ('quokka', 'york'); INSERT INTO account_sessions VALUES ('quokka')`);
  await storage.close();
  return { york, exeter };
}

/** As a Comity of form 4 would have left it. */
function putTogether(folder: string): void {
  within(join(folder, 'comity.sqlite'), (common) => {
    for (const { name } of common.prepare(`SELECT name FROM sqlite_schema WHERE name LIKE '%foreign%'`).all())
      common.exec(`DROP TRIGGER ${name}`);
    for (const council of ['york', 'exeter']) {
      common.exec(`ATTACH '${ofCouncil(folder, council)}' AS one`);
      for (const table of tablesOfCouncils()) {
        const columns = common
          .prepare(`SELECT name FROM pragma_table_info('${table}') WHERE name <> 'row'`)
          .all();
        const names = columns.map(({ name }) => `"${name}"`).join(', ');
        common.exec(`INSERT INTO ${table} (${names}) SELECT ${names} FROM one.${table}`);
      }
      const found = common.prepare('INSERT INTO search_index (rowid, body, tokens) VALUES (?, ?, ?)');
      const tokens = caseTokens(council, [{ person: 'amina', whole: true }], []);
      const rows = common.prepare('SELECT "row" FROM cases WHERE council = ?').all(council);
      for (const { row } of rows) found.run(Number(row), plainWords('A pothole in Mill Lane'), tokens);
      common.exec('DETACH one');
    }
    common.exec('PRAGMA user_version = 4');
  });
  rmSync(join(folder, 'councils'), { recursive: true });
}

describe('on SQLite, each council', () => {
  it('has a file of its own, in which no word of another stands', async () => {
    const folder = newFolder();
    await twoCouncils(folder);
    assert.deepEqual(filesHolding(folder, 'xylophone'), ['york.sqlite']);
    assert.deepEqual(filesHolding(folder, 'zeppelin'), ['exeter.sqlite']);
    assert.deepEqual(filesHolding(folder, 'quokka'), ['comity.sqlite']);
  });

  it('keeps rows of another out of every table, and so does the file of signing in', async () => {
    const folder = newFolder();
    await twoCouncils(folder);
    let tried = 0;
    for (const [path, council] of [
      [ofCouncil(folder, 'york'), 'exeter'],
      [join(folder, 'comity.sqlite'), 'york'],
    ] as const)
      within(path, (database) => {
        for (const table of tablesOfCouncils()) {
          const columns = database.prepare(`SELECT name FROM pragma_table_info('${table}')`).all();
          const values = columns.map(({ name }) => (name === 'council' ? `'${council}'` : '1'));
          const insert = `INSERT INTO ${table} VALUES (${values.join(', ')})`;
          assert.throws(() => database.exec(insert), /takes no row of that council/, table);
          tried += 1;
        }
        for (const table of ['cases', 'lanes', 'grants'])
          if (council === 'exeter')
            assert.throws(() => database.exec(`UPDATE ${table} SET council = 'exeter'`), /takes no row/);
      });
    assert.ok(tried >= 40, `${tried} tables`);
  });

  it('may be called anything, and a council nothing is kept of has no file', async () => {
    const folder = newFolder();
    const storage = await open(folder);
    const strange = ['../york', 'O’Neill & "Sons"', "Bishop's", 'YORK', 'york', ''];
    for (const council of strange) await storage.saveMeta(council, 'name', council);
    assert.equal(await storage.readMeta('exeter', 'name'), null);
    await storage.close();
    assert.equal(readdirSync(join(folder, 'councils')).length, strange.length);
    assert.ok(!existsSync(join(folder, 'york.sqlite')));
    const again = await open(folder);
    for (const council of strange) assert.equal(await again.readMeta(council, 'name'), council);
    await again.close();
  });

  it('is refused with the folder when its file cannot be used, which is left as it is', async () => {
    const folder = newFolder();
    await twoCouncils(folder);
    writeFileSync(ofCouncil(folder, 'york'), 'Dear clerk, please find attached…'.repeat(40));
    await assert.rejects(open(folder), { name: 'StorageRefused', message: /york\.sqlite is not a database/ });
    assert.match(readFileSync(ofCouncil(folder, 'york'), 'utf8'), /^Dear clerk/);
  });
});

describe('a folder in which one file holds all councils', () => {
  it('is divided when it is opened: each keeps its record whole, and no word stays behind', async () => {
    const folder = newFolder();
    const refs = await twoCouncils(folder);
    putTogether(folder);
    assert.deepEqual(filesHolding(folder, 'xylophone'), ['comity.sqlite']);
    const before = await openStorage({ kind: 'sqlite', folder, readOnly: true });
    assert.deepEqual(await before.recordedCouncils(), ['exeter', 'york'], 'it can be read as it is');
    assert.deepEqual(await Array.fromAsync(verify(before)), []);
    await before.close();
    const storage = await open(folder);
    assert.deepEqual(await storage.recordedCouncils(), ['exeter', 'york']);
    assert.deepEqual(await Array.fromAsync(verify(storage)), []);
    for (const council of ['york', 'exeter'] as const) {
      const { rows } = await storage.search(council, 'amina', 'pothole', { limit: 50 });
      assert.equal(rows.length, council === 'york' ? 1 : 41);
      assert.ok(rows.some((row) => row.case === refs[council]));
      assert.equal((await addOne(storage, council, refs[council], 1)).ok, true, 'and goes on');
    }
    assert.equal((await storage.draftsOf('york', 'amina')).length, 1);
    const auth = storage.authDatabase();
    assert.ok(auth.kind === 'sqlite');
    assert.equal(auth.database.prepare('SELECT holder FROM account_sessions').get()?.['holder'], 'quokka');
    await storage.close();
    assert.deepEqual(filesHolding(folder, 'xylophone'), ['york.sqlite']);
    assert.deepEqual(filesHolding(folder, 'zeppelin'), ['exeter.sqlite']);
    assert.deepEqual(filesHolding(folder, 'quokka'), ['comity.sqlite']);
    within(ofCouncil(folder, 'york'), (database) =>
      assert.throws(() => database.exec('DELETE FROM acts'), /only ever added to/),
    );
  });

  it('is divided as well where that was cut off, and refused where two files tell another record', async () => {
    const folder = newFolder();
    const refs = await twoCouncils(folder);
    putTogether(folder);
    const old = readFileSync(join(folder, 'comity.sqlite'));
    await (await open(folder)).close();
    // York is in place, Exeter is half done, the old file still holds both.
    writeFileSync(join(folder, 'comity.sqlite'), old);
    rmSync(ofCouncil(folder, 'exeter'));
    writeFileSync(`${ofCouncil(folder, 'exeter')}.unfinished`, 'half');
    writeFileSync(`${ofCouncil(folder, 'exeter')}.unfinished-journal`, 'half');
    const storage = await open(folder);
    assert.deepEqual(await Array.fromAsync(verify(storage)), []);
    assert.deepEqual(await storage.recordedCouncils(), ['exeter', 'york']);
    await addOne(storage, 'york', refs.york, 1);
    await storage.close();
    writeFileSync(join(folder, 'comity.sqlite'), old);
    await assert.rejects(open(folder), {
      name: 'StorageRefused',
      message: /hold a record of york, and they differ/,
    });
    const kept = 'SELECT count(*) AS acts FROM acts';
    for (const [path, acts] of [
      [join(folder, 'comity.sqlite'), 42],
      [ofCouncil(folder, 'york'), 2],
    ] as const)
      assert.deepEqual(
        within(path, (database) => ({ ...database.prepare(kept).get() })),
        { acts },
      );
  });
});
