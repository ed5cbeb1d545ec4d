// Clauses are added, taken out and moved, and no line that is not theirs changes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rearranged } from './clause-order.ts';

const TEXT = `---
title: Protocol
status: draft
---
# Communicating
## 1.1 Letters
Answer them.

\`\`\`yaml
# 9.9 is no heading
- inform
\`\`\`

# Meeting
## 2.1 Rooms
Ask first.

## 2.2 Keys
Give them back.`;

test('A clause taken out leaves every other line as it was, and sections stay', () => {
  assert.equal(
    rearranged(TEXT, { do: 'remove', clause: '2.1' }),
    TEXT.replace('## 2.1 Rooms\nAsk first.\n\n', ''),
  );
});

test('A clause changes places with the one before it, in whatever section that stands', () => {
  const moved = rearranged(TEXT, { do: 'up', clause: '2.1' });
  assert.ok(typeof moved === 'string');
  const order = moved.split('\n').filter((line) => /^##? /.test(line));
  assert.deepEqual(order, [
    '# Communicating',
    '## 2.1 Rooms',
    '# Meeting',
    '## 1.1 Letters',
    '# 9.9 is no heading',
    '## 2.2 Keys',
  ]);
  const back = rearranged(moved, { do: 'down', clause: '2.1' });
  assert.ok(typeof back === 'string');
  assert.equal(back.trim(), TEXT);
});

test('The first clause has none before it, and what is no clause cannot be moved', () => {
  assert.deepEqual(rearranged(TEXT, { do: 'up', clause: '1.1' }), {
    ok: false,
    says: 'There is no clause before it to change places with',
  });
  assert.ok(typeof rearranged(TEXT, { do: 'down', clause: '9.9' }) === 'object');
  assert.ok(typeof rearranged(TEXT, { do: 'remove', clause: '7' }) === 'object');
});

test('A clause is added after another as one that is only told', () => {
  const add = { do: 'add', number: '2.1-a', title: 'Lights', statement: 'Turn them off.' } as const;
  const added = rearranged(TEXT, { ...add, clause: '2.1' });
  assert.ok(typeof added === 'string');
  assert.match(
    added,
    /Ask first\.\n\n## 2\.1-a Lights\nTurn them off\.\n\n```yaml\n- inform\n```\n\n## 2\.2 Keys/,
  );
  assert.match(String(rearranged(TEXT, add)), /Give them back\.\n\n## 2\.1-a Lights/);
});

test('A number that is none or is there already, and a statement that would be more than one, are refused', () => {
  const add = { do: 'add', title: '', statement: 'Turn them off.' } as const;
  for (const number of ['', 'lights', '2.1', '3 4'])
    assert.ok(typeof rearranged(TEXT, { ...add, number }) === 'object', number);
  for (const statement of [' ', 'One.\n## 9 Another', '```yaml\n- norm: x'])
    assert.ok(typeof rearranged(TEXT, { ...add, number: '3', statement }) === 'object', statement);
});
