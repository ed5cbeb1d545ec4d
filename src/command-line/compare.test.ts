// `comity compare` as people type it: two versions of a text, and councils topic by topic.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typed } from './program.fixture.ts';

test('One council: what differs between its two versions, in wording and in rules', async () => {
  const { code, out } = await typed('compare', 'st-helens');
  assert.equal(code, 0);
  assert.match(
    out,
    /^\d+ clauses of \d+ differ between st-helens\/protocol\/earlier and st-helens\/protocol\/2020-06-draft\.\n/,
  );
  assert.match(out, /^9\.a\.iii \(gone\) /m);
  assert.match(out, /^7\.iii-c \(new\) /m);
  assert.match(out, /\[-or with the head of service-\]|\[- or with the head of service-\]/);
  assert.match(out, /before: .*should answer the enquiry, .*\n {2}after: {2}.*within 10 working days/);
});

test('Only the wording, or only the rules; and the other way round', async () => {
  const text = (await typed('compare', 'st-helens', '--text')).out;
  assert.doesNotMatch(text, /^ {2}before: /m);
  const rules = (await typed('compare', 'st-helens', '--rules')).out;
  assert.match(rules, /^ {2}before: /m);
  assert.doesNotMatch(rules, /^7\.iii-c/m);
  const back = ['--from', 'protocol/2020-06-draft', '--to', 'protocol/earlier'];
  assert.match((await typed('compare', 'st-helens', ...back)).out, /^9\.a\.iii \(new\) /m);
});

test('Several councils: of each topic what each text says, or that it says nothing', async () => {
  const { code, out } = await typed('compare', 'bfstc', 'st-helens', '--topic', 'enquiry deadline');
  assert.equal(code, 0);
  assert.match(out, /^Enquiry deadline: By when is an enquiry answered\?\n {2}BFSTC.*\n {4}2\.4\.1-b04: /);
  assert.match(out, /7\.iii: .*within 10 working days/);
  const routing = await typed('compare', 'bfstc', 'york', '--topic', 'Enquiry routing');
  assert.match(routing.out, /BFSTC.*: This text says nothing on it\.\n {2}City of York/);
});

test('What is not there is answered with what was meant', async () => {
  const sentence = async (...words: string[]) => {
    const { code, error } = await typed('compare', ...words);
    assert.equal(code, 2);
    return error.split('\n')[0];
  };
  assert.equal(await sentence('yrok', 'exeter'), 'There is no text "yrok"; did you mean "york"?');
  assert.equal(await sentence('exeter'), 'Exeter City Council has no two versions of one document here.');
  assert.equal(
    await sentence('st-helens', '--from', 'protocol/earlyer'),
    'There is no version "protocol/earlyer"; did you mean "protocol/earlier"?',
  );
  assert.equal(
    await sentence('york', 'exeter', '--topic', 'Enquiry deadlines'),
    'There is no topic "Enquiry deadlines"; did you mean "Enquiry deadline"?',
  );
  assert.match((await sentence('york', 'exeter', '--from', 'x')) ?? '', /^--from is for one council\./);
  assert.match((await sentence('york', '--topic', 'x')) ?? '', /^Topics are for several councils\./);
});
