import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typed } from './program.fixture.ts';

test('without an act it lists what can be asked about', async () => {
  const { out, code } = await typed('may', 'exeter');
  assert.equal(code, 0);
  assert.match(out, /document\.refused +refuse to show the document, with reasons/);
});

test('names the facts that matter, and no longer once they are given', async () => {
  const asked = ['may', 'exeter', 'document.refused', '--as', 'an officer', '--on', '2026-11-20'];
  const first = await typed(...asked);
  assert.match(first.out, /What would still change this[\s\S]*business of a formal meeting=yes\|no/);
  const given = await typed(...asked, 'business of a formal meeting=yes', 'exempt paragraph=none');
  assert.match(given.out, /^No\n.*100F\(1\)/);
  assert.doesNotMatch(given.out, /business of a formal meeting=yes\|no/);
  assert.match(given.out, /From the text in force on Friday 20 November 2026\. Not a ruling\./);
});

test('says what to write instead of an act, a name, a word for who, a value or a date that is none', async () => {
  const wrong: readonly (readonly [RegExp, ...string[]])[] = [
    [/did you mean "document\.refused"/, 'document.refuzed'],
    [/did you mean "exempt paragraph"/, 'document.refused', 'exempt paragraf=none'],
    [/Nobody here is called "the pope"/, 'document.refused', '--as', 'the pope'],
    [/exempt paragraph/, 'document.refused', 'exempt paragraph=99'],
    [/write it as 2026-12-17/, 'document.refused', '--on', 'tomorrow'],
  ];
  for (const [says, ...words] of wrong) {
    const { error, code } = await typed('may', 'exeter', ...words);
    assert.equal(code, 2, error);
    assert.match(error, says);
  }
});

test('cites for a yes what allows it, and for a reason wanted what advises otherwise', async () => {
  const visit = await typed('may', 'cheshire-east', 'visit.made');
  assert.match(visit.out, /^Yes\nA councillor may make the visit \(clause 8\.2, [^,)]*\)\.\n/);
  const reply = ['may', 'exeter', 'enquiry.answered', '--as', 'an officer', 'third-party personal data=yes'];
  assert.match(
    (await typed(...reply)).out,
    /because clause 11\.1-b, amended April 2023 advises otherwise\.\n/,
  );
});
