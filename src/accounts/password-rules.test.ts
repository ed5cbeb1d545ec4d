import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dictionary } from '@zxcvbn-ts/language-common';
import { SHORTEST_PASSWORD, whyNotUsable } from './password-rules.ts';

const OF_PRIYA = ['Priya Raman', 'p.raman@yorkshire-dales.example', 'st-helens'];

describe('a password', () => {
  it('may be any words, letters, signs and spaces, in any alphabet and up to 256 of them', () => {
    for (const password of [
      'correct horse battery',
      'three otters in a canal',
      'no capitals, no digits',
      'ключ под старым ковром',
      'vK2§ 9x€_qLm',
      `${'a kettle under the willow '.repeat(8)}tree`,
    ])
      assert.equal(whyNotUsable(password, OF_PRIYA), undefined, password);
  });

  it('is refused when it is shorter than twelve characters or longer than 256', () => {
    assert.match(whyNotUsable('vK2§ 9x€_qL', []) ?? '', /12 characters or more/);
    assert.match(whyNotUsable('kettle '.repeat(40), []) ?? '', /256 characters or fewer/);
  });

  it('is refused when it is one of the common ones, in whatever letters, or made of them', () => {
    const common = dictionary['passwords-common'].map(String);
    const long = common.filter(({ length }) => length >= SHORTEST_PASSWORD);
    assert.ok(common.length > 40_000 && long.length > 200);
    for (const password of long) {
      assert.ok(whyNotUsable(password, []) !== undefined, password);
    }
    for (const password of ['TRUSTNO1TRUSTNO1', 'Passw0rdPassw0rd'])
      assert.ok(whyNotUsable(password, []) !== undefined, password);
    for (const password of common.slice(0, 300).filter(({ length }) => length >= 6))
      assert.ok(whyNotUsable(`${password}${password}`, []) !== undefined, password);
  });

  it('is refused when it is a run of keys, of letters, of one character, or of digits', () => {
    for (const password of [
      'qwertyuiop[]asdf',
      'abcdefghijklmnop',
      'zzzzzzzzzzzzzzzz',
      '1234567890123',
      '19841984198419',
    ])
      assert.match(whyNotUsable(password, []) ?? '', /too easy to guess/, password);
  });

  it('is refused when little is left of it without the words that everybody knows of its owner and their council', () => {
    for (const password of [
      'PriyaRaman2026',
      'raman-priya-26',
      'StHelens.Helens1',
      'yorkshire dales!',
      'MonitoringOfficer9',
      'comity-council-1',
    ])
      assert.match(whyNotUsable(password, OF_PRIYA) ?? '', /too easy to guess/, password);
    assert.equal(whyNotUsable('PriyaRaman2026 and nine herons', OF_PRIYA), undefined);
  });

  it('takes no long time to be looked at, whatever it is', () => {
    for (const password of ['4@8({[<3€69&#!1|0$7+%2'.repeat(11), '\0'.repeat(256), '\ud800'.repeat(200)]) {
      const started = performance.now();
      whyNotUsable(password, OF_PRIYA);
      assert.ok(performance.now() - started < 3000, password.slice(0, 30));
    }
  });
});
