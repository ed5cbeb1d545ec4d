// Whoever may not see something is mailed nothing of it. Every demonstration and every situation of every council is put on the
// record with a word of its own in each text, all that follows is mailed through a real server, and each message is searched, headers
// and parts, for every word there is. Who may see what is told by the intruders’ own oracle, not by the program.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { createCasework } from '#casework/create.ts';
import { importCase } from '#casework/import-case.ts';
import { castCases } from '#demonstration/history.ts';
import type { Act } from '#engine/history.ts';
import type { Rulebook } from '#engine/rules.ts';
import { loadEverything } from '#language/files.ts';
import { ROOT } from '#main.ts';
import { messageId } from '#notices/message.ts';
import { type Caught, startCatchingServer } from '#notices/testing/catching-server.ts';
import { noticesFor, SENDER } from '#notices/testing/mailed-millbrook.ts';
import { newActId } from '#register/identifiers.ts';
import { readDemonstration } from '#situations/demonstration.ts';
import { situationLibrary } from '#situations/library.ts';
import { mouldsOf } from '#situations/recast.ts';
import { openStorage } from '#storage/open.ts';
import type { KeptNotice, Storage } from '#storage/storage.ts';
import { type KnownCase, knownCases } from '../intruders/known-cases.ts';

const NOW = Date.UTC(2026, 10, 26, 10);
const HOUR = 3_600_000;

/** A word that stands in one field of one act, and where. */
interface Marked {
  readonly field: string;
  readonly act: string;
}

it('whoever may not see a field is mailed no word of it, in any header or part', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'comity-confidential-'));
  const storage = await openStorage({ kind: 'sqlite', folder });
  const server = await startCatchingServer();
  try {
    const everything = await loadEverything(ROOT);
    const marks = new Map<string, Marked>();
    for (const council of everything.councils.keys()) await record(storage, everything, council, marks);
    const rulebooks = new Map([...everything.councils].map(([id, { rulebook }]) => [id, rulebook]));
    const { calendars } = everything;
    const casework = createCasework({ storage, rulebooks, calendars, now: () => NOW, mails: true });
    const notices = noticesFor({ storage, casework, now: () => NOW }, calendars, server.url);
    await notices.send();
    for (const council of everything.councils.keys())
      assert.deepEqual(await storage.mailTrouble(council), []);

    const known = await knownCases(storage, everything, NOW);
    const kept = await everyNotice(storage, known);
    let [told, words] = [0, 0];
    for (const caught of server.caught) {
      const notice = kept.get(caught.email.messageId ?? '');
      const one = known.find(({ council, ref }) => notice?.council === council && notice.case === ref);
      const found = search(caught, marks, notice, one);
      told += notice === undefined ? 0 : 1;
      words += found;
    }
    t.diagnostic(
      `${server.caught.length} messages, ${told} of them notices with ${words} told values; ${marks.size} words looked for in each`,
    );
    assert.ok(told > 100 && words > 50 && server.caught.length > told + 100, 'hardly anything was tried');
  } finally {
    await server.close();
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @returns how many of the words stand in it, each of them lawfully. */
function search(
  { raw, email, to }: Caught,
  marks: ReadonlyMap<string, Marked>,
  notice: KeptNotice | undefined,
  one: KnownCase | undefined,
): number {
  const head = `${raw.split('\r\n\r\n')[0]} ${email.headers.map(({ value }) => value).join(' ')} ${email.subject}`;
  assert.doesNotMatch(head, /zq\d+qz/, `a header of ${to}: ${email.subject}`);
  const said = new Set(`${raw} ${email.text} ${email.html}`.match(/zq\d+qz/g));
  if (said.size === 0) return 0;
  assert.ok(notice && one, `${to} was mailed words, and by no notice`);
  const { recipient, payload } = notice;
  assert.equal(one.private, false, `words of a private case were mailed to ${to}`);
  assert.notEqual(one.seenBy(recipient), 'nothing', `${to} may see nothing of it`);
  const { telling } = JSON.parse(payload) as { readonly telling: readonly string[] }; // casework’s own
  for (const word of said) {
    const mark = marks.get(word);
    assert.ok(mark, word);
    assert.ok(
      one.acts.some(({ id }) => id === mark.act),
      `${to} was mailed a word of another case`,
    );
    assert.ok(
      telling.includes(mark.field),
      `${to} was mailed “${mark.field}”, which no clause has them told`,
    );
    for (const wall of one.standing.walls) {
      const keeps: boolean = wall.telling === 'everything' || wall.telling.includes(mark.field);
      const isKept: boolean = wall.state === 'in force' && wall.against.people.includes(recipient) && keeps;
      assert.equal(isKept, false, `“${mark.field}” is kept from ${to} by ${wall.because.norm}`);
    }
  }
  return said.size;
}

async function everyNotice(
  storage: Storage,
  known: readonly KnownCase[],
): Promise<ReadonlyMap<string, KeptNotice>> {
  const all = await Promise.all(known.map(({ council, ref }) => storage.noticesIn(council, ref)));
  return new Map(all.flat().map((notice) => [messageId(notice, SENDER), notice]));
}

async function record(
  storage: Storage,
  everything: Awaited<ReturnType<typeof loadEverything>>,
  council: string,
  marks: Map<string, Marked>,
): Promise<void> {
  const loaded = everything.councils.get(council) ?? assert.fail(council);
  const path = `protocols/${council}/demonstration.yaml`;
  const text = readFileSync(join(ROOT, path), 'utf8');
  const { rulebook } = loaded;
  const read = readDemonstration({ path, text }, loaded, everything.calendars, NOW);
  const { directory, cases } = read.value ?? assert.fail(`${path} cannot be read`);
  await storage.replaceDirectory(council, 0, directory, { at: NOW, by: null, what: 'everybody' });
  const ground = { rulebook, directory, calendars: everything.calendars, mails: true };
  const situations = await situationLibrary(ROOT, everything)(council);
  const moulds = mouldsOf(situations, rulebook);
  const cast = castCases(ground, moulds, NOW).take(moulds.length);
  for (const { acts } of [...cases, ...cast]) {
    // As if the last of it had just been done: then there is news of it, and reminders.
    const later = NOW - HOUR - Math.max(...acts.map(({ happened }) => happened));
    const own = acts.map((act) => {
      const happened = act.happened + later;
      return marked({ ...act, id: newActId(happened), happened }, rulebook, marks);
    });
    const procedure = procedureOf(rulebook, own[0]?.act);
    if (procedure !== undefined) await importCase(storage, ground, procedure, own, NOW);
  }
}

/** Each text of the act is a word that stands nowhere else. */
function marked(act: Act, { vocabulary }: Rulebook, marks: Map<string, Marked>): Act {
  const type = vocabulary.procedures.flatMap(({ acts }) => acts).find(({ name }) => name === act.act);
  const values = { ...act.values };
  for (const { name, type: kind } of type?.fields ?? []) {
    if ((kind !== 'text' && kind !== 'long text') || typeof values[name] !== 'string') continue;
    const word = `zq${marks.size}qz`;
    marks.set(word, { field: name, act: act.id });
    values[name] = word;
  }
  return { ...act, values };
}

function procedureOf({ vocabulary }: Rulebook, opening: string | undefined): string | undefined {
  return vocabulary.procedures.find(({ acts }) => acts.some(({ name, opens }) => name === opening && opens))
    ?.name;
}
