import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { indexOf } from '#access/vocabulary-index.ts';
import { vocabulary } from '#language/larkfield.fixture.ts';
import { elsewhereForMany, standingKeysFor, standingKeysOf } from './standing-keys.ts';
import { actOf } from './testing/millbrook.ts';

const { acts } = indexOf(vocabulary);
const pair = { writer: 'eve', reader: 'kim' };

describe('an act that outlives its case', () => {
  it('is filed under those between whom it stands, and so is the act that ends it', () => {
    for (const act of ['friendship.declared', 'friendship.ended'])
      assert.deepEqual(standingKeysOf(acts, actOf(act, 'eve', pair)), ['eve', 'kim']);
  });

  it('is filed for every case when it names nobody, or when the language itself says so', () => {
    assert.deepEqual(standingKeysOf(acts, actOf('friendship.declared', 'eve', {})), ['*']);
    for (const act of ['absence.recorded', 'absence.ended', 'ruling.made'])
      assert.deepEqual(standingKeysOf(acts, actOf(act, 'eve', { of: 'kim' })), ['*']);
  });

  it('is not filed at all when it ends with its case', () => {
    assert.deepEqual(standingKeysOf(acts, actOf('letter.written', 'eve', pair)), []);
    assert.deepEqual(standingKeysOf(acts, actOf('of no vocabulary', 'eve', pair)), []);
  });
});

describe('a case looks for acts elsewhere', () => {
  it('under every name in it, and under what is filed for every case', () => {
    const keys = standingKeysFor(acts, [
      actOf('letter.written', 'eve', { reader: ['kim', 'lee'], matter: 'x'.repeat(65) }),
    ]);
    for (const act of ['friendship.declared', 'friendship.ended'])
      assert.deepEqual(
        keys
          .filter((one) => one.act === act)
          .map(({ key }) => key)
          .sort(),
        ['*', 'kim', 'lee'],
      );
    assert.deepEqual(
      keys.filter(({ act }) => act === 'ruling.made'),
      [{ act: 'ruling.made', key: '*' }],
    );
  });

  it('and many cases together find what each would find alone, in the order recorded', async () => {
    const filed = [
      actOf('friendship.declared', 'eve', { writer: 'eve', reader: 'kim' }),
      actOf('friendship.declared', 'lee', { writer: 'lee', reader: 'pat' }),
      actOf('ruling.made', 'pat', {}),
      actOf('friendship.ended', 'eve', { writer: 'kim', reader: 'lee' }),
      { ...actOf('friendship.declared', 'eve', { writer: 'eve', reader: 'kim' }), case: 'own' },
    ].map((act, place) => ({ ...act, id: `filed-${place}` }));
    let reads = 0;
    const elsewhere = await elsewhereForMany(acts, async (names) => {
      reads += 1;
      return filed.filter(({ act }) => names.includes(act));
    });
    for (const named of ['eve', 'kim', 'lee', 'pat', 'nobody']) {
      const own = [actOf('letter.written', named, { reader: named })];
      const pairs = new Set(standingKeysFor(acts, own).map(({ act, key }) => `${act} ${key}`));
      const alone = filed.filter(
        (act) =>
          act.case !== 'own' && standingKeysOf(acts, act).some((key) => pairs.has(`${act.act} ${key}`)),
      );
      assert.deepEqual(elsewhere('own', own), alone, named);
    }
    assert.equal(reads, 1);
  });
});
