// The seal covers everything an act says and where it stands.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Act } from '#engine/history.ts';
import { canonical, chain, LANES, laneOf } from './chain.ts';

const act: Act = {
  id: '0197-a',
  case: '7kx-4mq',
  act: 'enquiry.made',
  by: 'amina',
  done: 'here',
  happened: 1,
  recorded: 2,
  values: { subject: 'Pothole', asked: ['ben'] },
};
const unsealed = { council: 'york', number: 1, lane: 3, place: 8, previous: '', before: 'ab', act };

it('the same act has the same seal however its values are ordered', () => {
  const turned = { ...act, values: { asked: ['ben'], subject: 'Pothole' } };
  assert.equal(chain({ ...unsealed, act: turned }), chain(unsealed));
  assert.match(chain(unsealed), /^[0-9a-f]{64}$/);
});

it('a seal once given never changes with a later Comity', () => {
  assert.equal(chain(unsealed), '0b829fd9d533bafb20252e3e1943cb7ff3ace7e7a645d89c86d02ffd1cf4bdbe');
});

it('a change of anything in an act or of its place changes its seal', () => {
  const others: readonly Parameters<typeof chain>[0][] = [
    { ...unsealed, council: 'exeter' },
    { ...unsealed, number: 2 },
    { ...unsealed, lane: 4 },
    { ...unsealed, place: 9 },
    { ...unsealed, previous: 'cd' },
    { ...unsealed, before: '' },
    ...(
      [
        { id: '0197-b' },
        { case: '7kx-4mr' },
        { act: 'enquiry.closed' },
        { by: null },
        { done: 'elsewhere' },
        { happened: 2 },
        { recorded: 3 },
        { values: { subject: 'Pothole', asked: 'ben' } },
        { values: { subject: 'Pothole', asked: ['ben', ''] } },
        { meets: 'x' },
        { reasons: '' },
      ] as const
    ).map((change) => ({ ...unsealed, act: { ...act, ...change } })),
  ];
  const seals = new Set([unsealed, ...others].map(chain));
  assert.equal(seals.size, others.length + 1);
});

it('canonical JSON sorts keys at every depth, keeps the order of lists and leaves out what is undefined', () => {
  assert.equal(
    canonical({ b: [{ d: 1, c: null }, 'é'], a: undefined, A: true }),
    '{"A":true,"b":[{"c":null,"d":1},"é"]}',
  );
});

it('a case is always chained in the same lane of its council, and cases spread over all lanes', () => {
  assert.equal(laneOf('york', '7kx-4mq'), laneOf('york', '7kx-4mq'));
  const lanes = new Set(Array.from({ length: 400 }, (_, at) => laneOf('york', `case-${at}`)));
  assert.equal(lanes.size, LANES);
});
