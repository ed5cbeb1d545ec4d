import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ASKED,
  atLeast,
  done,
  fact,
  field,
  isA,
  kind,
  norm,
  office,
  on,
  party,
  question,
  record,
  rulebook,
  standingOf,
  step,
  table,
  text,
  verdictOn,
  whenDone,
} from './example-rulebook.ts';
import type { Act } from './history.ts';
import type { Norm } from './rules.ts';

const answer = norm('1/answer', party('officer asked'), 'must', 'answered', { when: [on('asked')] });
const answerOf = (rules: Parameters<typeof verdictOn>[0], proposed: Act, ...acts: Act[]) =>
  verdictOn(rules, record(ASKED, ...acts), proposed).answer;
const visit = (by: string, values: Act['values'] = {}, keys: Partial<Act> = {}) =>
  done('visited', '2026-11-05', by, values, keys);
const law = (rule: Norm) => text([rule], { id: 'law/example', document: 'law', floor: true, rank: 0 });

test('what no clause mentions is allowed, and the protocol is said to be silent', () => {
  const verdict = verdictOn([answer], record(ASKED), visit('olly'));
  assert.deepEqual([verdict.answer, verdict.spokenOf, verdict.because], ['yes', false, []]);
});

test('a must not bars whom it binds and nobody else', () => {
  const bar = norm('2/bar', kind('member'), 'must not', 'visited');
  assert.equal(answerOf([bar], visit('amir')), 'no');
  assert.equal(answerOf([bar], visit('olly')), 'yes');
});

test('what only some may do is barred for everybody else', () => {
  const alone = norm('2/alone', office('head of paid service'), 'alone may', 'visited');
  assert.equal(answerOf([alone], visit('hal')), 'yes');
  assert.equal(answerOf([alone], visit('olly')), 'no');
});

test('a should not asks for a reason, and with one it is allowed', () => {
  const advice = norm('2/advice', kind('officer'), 'should not', 'visited');
  assert.equal(answerOf([advice], visit('olly')), 'yes, with a reason');
  assert.equal(answerOf([advice], visit('olly', {}, { reasons: 'It could not wait.' })), 'yes');
});

test('a bar that hangs on a fact not known cannot be said, and says which fact', () => {
  const bar = norm('2/bar', kind('officer'), 'must not', 'visited', { if: [fact('secret')] });
  const verdict = verdictOn([bar], record(ASKED), visit('olly'));
  assert.deepEqual([verdict.answer, verdict.awaits], ['depends', ['secret']]);
  assert.equal(answerOf([bar], visit('olly', { secret: true })), 'no');
  assert.equal(answerOf([bar], visit('olly', { secret: false })), 'yes');
});

test('a bar on at least so many bars so many and more', () => {
  const bar = norm('2/bar', kind('officer'), 'must not', 'visited', { if: [atLeast('meeting', 50)] });
  assert.equal(answerOf([bar], visit('olly', { meeting: 50 })), 'no');
  assert.equal(answerOf([bar], visit('olly', { meeting: 49 })), 'yes');
});

test('an act cannot undo by what it carries that something was overdue when it was done', () => {
  const soon = norm('1/soon', party('officer asked'), 'must', 'answered', {
    when: [on('asked')],
    unless: [fact('urgent')],
    within: { count: 1, unit: 'working days' },
  });
  const bar = norm('2/bar', kind('officer'), 'must not', 'visited', {
    when: [{ is: 'overdue', norm: '1/soon' }],
  });
  assert.equal(answerOf([soon, bar], visit('olly')), 'no');
  assert.equal(answerOf([soon, bar], visit('olly', { urgent: true })), 'no');
  const said = done('visited', '2026-11-04', 'amir', { urgent: true });
  assert.equal(answerOf([soon, bar], visit('olly'), said), 'yes');
});

test('a right with steps waits for them: consent that is never presumed, then advice', () => {
  const right = norm('3/visit', kind('member'), 'has a right to', 'visited', {
    first: [
      step('consent of', field('tenant'), fact('urgent')),
      step('advice of', office('monitoring officer')),
    ],
  });
  const asked = { ...ASKED, values: { ...ASKED.values, tenant: 'tess', urgent: true } };
  const verdict = verdictOn([right], record(asked), visit('amir'));
  assert.deepEqual(
    [verdict.answer, verdict.steps.map(({ state }) => state)],
    ['not yet', ['to do', 'to do']],
  );
  const consent = done('consent.given', '2026-11-03', 'tess', { of: 'tess' });
  const advice = done('advice.received', '2026-11-04', 'mona', { of: 'mona', advice: 'Yes.' });
  assert.equal(verdictOn([right], record(asked, consent), visit('amir')).answer, 'not yet');
  assert.equal(verdictOn([right], record(asked, consent, advice), visit('amir')).answer, 'yes');
  const refused = done('consent.refused', '2026-11-05T09:00', 'tess', { of: 'tess' });
  assert.equal(verdictOn([right], record(asked, consent, advice, refused), visit('amir')).answer, 'not yet');
});

test('a step that may not be needed blocks until that is known', () => {
  const right = norm('3/visit', kind('member'), 'may', 'visited', {
    first: [step('advice of', office('monitoring officer'), fact('urgent'))],
  });
  assert.equal(answerOf([right], visit('amir')), 'not yet');
  assert.equal(answerOf([right], visit('amir', { urgent: false })), 'yes');
});

test('the wrong recipient is refused where the route is a must, and wants a reason where it is a should', () => {
  const route = (force: 'must' | 'should') =>
    norm('4/route', kind('everyone'), force, 'reported', {
      when: [whenDone],
      to: office('monitoring officer'),
    });
  const report = (recipient: string) => done('reported', '2026-11-05', 'olly', { recipient });
  assert.equal(answerOf([route('must')], report('mona')), 'yes');
  assert.equal(answerOf([route('must')], report('hal')), 'no');
  assert.equal(answerOf([route('should')], report('hal')), 'yes, with a reason');
});

test('an act that must carry something waits for it', () => {
  const carries = norm('4/with', kind('everyone'), 'must', 'decided', {
    when: [whenDone],
    with: ['finding'],
  });
  const verdict = verdictOn([carries], record(ASKED), done('decided', '2026-11-05', 'olly'));
  assert.deepEqual([verdict.answer, verdict.awaits], ['not yet', ['finding']]);
  assert.equal(answerOf([carries], done('decided', '2026-11-05', 'olly', { finding: 'None.' })), 'yes');
});

test('before there is a case, an act that would open one is judged, routed and told of', () => {
  const rules = [
    norm('4/route', kind('member'), 'must', 'raised', { when: [whenDone], to: 'table' }),
    table('4', { cells: [isA('subject', kind('officer'))], to: office('monitoring officer') }),
    norm('5/tell', office('monitoring officer'), 'must', 'tell', {
      when: [on('raised')],
      to: office('head of paid service'),
      telling: ['subject'],
    }),
  ];
  const raise = (values: Act['values']) => done('raised', '2026-11-05', 'amir', values);
  const verdict = verdictOn(rules, record(), raise({ subject: 'olly' }));
  assert.equal(verdict.answer, 'yes');
  assert.deepEqual(
    verdict.manners.map(({ to }) => to?.people),
    [['mona']],
  );
  assert.deepEqual(
    verdict.notices.map(({ to, state }) => [to, state]),
    [['hal', 'ready']],
  );
  assert.equal(verdictOn(rules, record(), raise({ subject: 'olly', recipient: 'dina' })).answer, 'no');
  assert.equal(verdictOn(rules, record(), raise({ subject: 'amir' })).answer, 'not covered');
  assert.deepEqual(standingOf(rules, record(), '2026-11-05').manners, []);
});

test('must against must not of equal rank is a conflict, for whoever rules', () => {
  const bar = norm('2/bar', kind('officer'), 'must not', 'answered', { when: [on('asked')] });
  const book = rulebook([text([answer, bar])], {
    rules: { role: office('monitoring officer'), clause: '2.3' },
  });
  const verdict = verdictOn(book, record(ASKED), done('answered', '2026-11-05', 'olly'));
  assert.deepEqual(
    [verdict.answer, verdict.conflicts[0]?.kind, verdict.conflicts[0]?.rules?.people],
    ['conflict', 'opposed', ['mona']],
  );
});

test('may against must not is barred; must against should not goes ahead; should against should not is for the doer', () => {
  const act = done('answered', '2026-11-05', 'olly');
  const bar = norm('2/bar', kind('officer'), 'must not', 'answered');
  const advice = norm('2/advice', kind('officer'), 'should not', 'answered');
  assert.equal(answerOf([norm('1/may', kind('officer'), 'may', 'answered'), bar], act), 'no');
  assert.equal(answerOf([answer, advice], act), 'yes');
  const should = { ...answer, force: 'should' as const };
  const verdict = verdictOn([should, advice], record(ASKED), act);
  assert.deepEqual([verdict.answer, verdict.conflicts[0]?.kind], ['yes, with a reason', 'opposed advice']);
  assert.equal(
    answerOf([norm('1/may', kind('officer'), 'may', 'answered'), advice], act),
    'yes, with a reason',
  );
});

test('a duty to act does not excuse what is wrongly put into the act', () => {
  const bar = norm('2/copies', kind('officer'), 'must not', 'asked', {
    if: [fact('copied to', 'everybody')],
  });
  const ask = norm('1/ask', kind('officer'), 'must', 'asked', { when: [on('held')] });
  const asking = (values: Act['values']) => done('asked', '2026-11-06', 'olly', values);
  const held = done('held', '2026-11-05', 'olly');
  const refused = verdictOn([ask, bar], record(ASKED, held), asking({ 'copied to': 'everybody' }));
  assert.deepEqual([refused.answer, refused.because.length], ['no', 2]);
  assert.deepEqual(
    refused.deciding.map((because) => because.norm),
    ['2/copies'],
  );
  assert.equal(answerOf([ask, bar], asking({ 'copied to': 'nobody' }), held), 'yes');
});

test('the higher document prevails, and the law over all, in both directions', () => {
  const may = norm('1/right', kind('member'), 'has a right to', 'visited');
  const bar = norm('2/bar', kind('member'), 'must not', 'visited');
  const code = (rule: Norm) => text([rule], { id: 'example/code/1', document: 'code', rank: 40 });
  assert.equal(answerOf(rulebook([text([may]), code(bar)]), visit('amir')), 'no');
  assert.equal(answerOf(rulebook([text([bar]), code(may)]), visit('amir')), 'yes');
  const right = verdictOn(rulebook([code(bar), law(may)]), record(ASKED), visit('amir'));
  assert.deepEqual([right.answer, right.conflicts.map((one) => one.kind)], ['yes', ['below the law']]);
  assert.deepEqual(right.because[0]?.setAside, [{ norm: '2/bar', version: 'example/code/1', why: 'floor' }]);
  assert.equal(answerOf(rulebook([code(may), law(bar)]), visit('amir')), 'no');
});

test('a copy of the law in a protocol decides nothing beside the law', () => {
  const bar = norm('2/bar', kind('member'), 'must not', 'visited', { restates: 'law/example/1' });
  const may = norm('1/right', kind('member'), 'has a right to', 'visited');
  const verdict = verdictOn(rulebook([text([bar]), law(may)]), record(ASKED), visit('amir'));
  assert.deepEqual([verdict.answer, verdict.conflicts], ['yes', []]);
});

test('what a member may do toward some allows nothing toward anybody else', () => {
  const bar = norm('2/bar', kind('member'), 'must not', 'reported');
  const may = norm('3/may', kind('member'), 'may', 'reported', {
    to: office('monitoring officer'),
    over: ['2/bar'],
  });
  const report = (recipient: string) => done('reported', '2026-11-05', 'amir', { recipient });
  assert.equal(answerOf([bar, may], report('mona')), 'yes');
  assert.equal(answerOf([bar, may], report('hal')), 'no');
});

test('a question is answered by whoever decides it, after what must come first, and by nobody where the text names nobody', () => {
  const asks = question('7/urgent', 'urgent', office('director'), {
    when: [on('asked')],
    first: [step('consult', office('monitoring officer'))],
  });
  const answered = (by: string) =>
    done('question.answered', '2026-11-05', by, { asks: 'urgent', answer: true });
  const consulted = done('consulted', '2026-11-04', 'dina', { of: 'mona' });
  assert.equal(answerOf([asks], answered('olly'), consulted), 'no');
  assert.equal(answerOf([asks], answered('dina')), 'not yet');
  assert.equal(answerOf([asks], answered('dina'), consulted), 'yes');
  const nobodys = question('7/urgent', 'urgent', office('harbour master'), { when: [on('asked')] });
  const verdict = verdictOn([nobodys], record(ASKED), answered('dina'));
  assert.deepEqual([verdict.answer, verdict.notCovered[0]?.norm], ['not covered', '7/urgent']);
});

test('where every reading leads to nobody the text does not cover it, and a ruling between them would not help', () => {
  const nobody = office('harbour master');
  const route = (...to: (typeof nobody)[]) =>
    norm('4/route', kind('everyone'), 'must', 'reported', {
      when: [whenDone],
      readings: to.map((one, at) => ({ says: `reading ${at}`, to: one, with: [`${at}`] })),
    });
  const report = done('reported', '2026-11-05', 'olly', { recipient: 'hal' });
  assert.equal(answerOf([route(nobody, nobody)], report), 'not covered');
  assert.equal(answerOf([route(nobody, office('monitoring officer'))], report), 'undecided');
});
