// How files read when a text is begun, adopted and ended: only the front matter changes, and only what it must say.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Version } from '#engine/rules.ts';
import { asAdopted, asEnded, copyAsDraft } from './plan.ts';

const TEXT = `---
title: Protocol on member–officer relations
cited: amended April 2023
status: adopted            # draft | adopted | superseded
in force: { from: 2023-04-01 }
considered: no
---
# Communicating
## 1.1 status: adopted
---
`;
const VERSION: Version = {
  id: 'larkfield/protocol/2023',
  document: 'protocol',
  title: 'Protocol',
  cited: '2023',
  status: 'adopted',
  inForce: { from: '2023-04-01' },
  rank: 1,
  floor: false,
  considered: false,
  clauses: [],
};

test('A draft is its original word for word below the front matter, and is in force on no day', () => {
  const draft = copyAsDraft(TEXT, '2027') ?? '';
  assert.match(draft, /^cited: draft 2027$/m);
  assert.match(draft, /^status: draft\b.*# draft \| adopted \| superseded$/m);
  assert.match(draft, /^in force: \{\s*\}$/m);
  assert.equal(draft.slice(draft.indexOf('# Communicating')), TEXT.slice(TEXT.indexOf('# Communicating')));
});

test('An adopted text begins on its first day and is cited by it; the one before ends the day before', () => {
  const adopted = asAdopted(copyAsDraft(TEXT, '2027') ?? '', '2027', '2027-03-01') ?? '';
  assert.match(adopted, /^in force: \{ from: 2027-03-01 \}$/m);
  assert.match(adopted, /^cited: in force from .*1 March 2027$/m);
  assert.match(
    asEnded(TEXT, VERSION, '2027-03-01') ?? '',
    /^in force: \{ from: 2023-04-01, until: 2027-02-28 \}$/m,
  );
});

test('A citation that the drafter wrote is kept', () => {
  const own = (copyAsDraft(TEXT, '2027') ?? '').replace('draft 2027', 'the spring text');
  assert.match(asAdopted(own, '2027', '2027-03-01') ?? '', /^cited: the spring text$/m);
});

test('A text whose front matter cannot be read is neither begun nor adopted', () => {
  for (const broken of ['', 'Dear clerk', '---\ntitle: [\n---\n', '---\ntitle: x'])
    assert.equal(asAdopted(broken, '2027', '2027-03-01'), undefined, broken);
});
