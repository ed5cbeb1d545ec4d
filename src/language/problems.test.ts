// What a lawyer is told when a rule is not written right: where, what, and what to write instead.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrongWith } from './larkfield.fixture.ts';

const DUTY = '- norm: 1.1/a\n  who: reader\n  must: letter.answered\n  when: letter.written\n';
const without = (line: string) => DUTY.replace(`  ${line}\n`, '');

/** Title, block (its first line is line 11 of the file), and all that is said of it. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['A sound norm is read without a word', DUTY, []],
  [
    'A misspelt key is told with the word that was meant',
    `${DUTY}  untill: [letter.answered]`,
    ['15:3: "untill" is not a word this language knows; did you mean "until"?'],
  ],
  [
    'A misspelt key is not also called missing',
    DUTY.replace('who:', 'whom:'),
    ['12:3: "whom" is not a word this language knows; did you mean "who"?'],
  ],
  [
    'A deadline in other words is shown how to be written',
    `${DUTY}  within: ten days`,
    ['15:11: within: write a deadline as "10 working days"'],
  ],
  [
    'A deadline is counted from a date of the act',
    `${DUTY}  within: 10 days\n  from: writen`,
    ['16:9: from: "writen" is not a date field of the acts this is about; did you mean "written"?'],
  ],
  [
    'What is not a date cannot begin a deadline',
    `${DUTY}  within: 10 days\n  from: matter`,
    ['16:9: from: "matter" is not a date; name a field whose type is date'],
  ],
  [
    'A length of time belongs after “within”',
    `${DUTY}  by: 10 working days`,
    [
      '15:7: by: write a date field of the act; a length of time goes after "within"; write it as "within: 10 working days"',
    ],
  ],
  [
    'An unknown role is told with the nearest known one',
    DUTY.replace('reader', 'cheif officer'),
    ['12:8: "cheif officer" is not a role of this council; did you mean "chief officer"?'],
  ],
  [
    'A role that begins well and ends unknown is told whole',
    `${DUTY}  to: chief officer holding dokument`,
    [
      '15:7: "chief officer holding dokument" is not a role of this council; add it to the offices of council.yaml, or give it a meaning',
    ],
  ],
  [
    '“and” and “or” are not mixed',
    `${DUTY}  to: clerk and chair or leader`,
    ['15:7: "clerk and chair or leader" mixes "and" and "or"; give the part that belongs together a meaning'],
  ],
  [
    'A role has no brackets',
    `${DUTY}  to: (clerk and chair) else leader`,
    [
      '15:7: "(clerk and chair) else leader" has brackets, which a role cannot; give the part in brackets a meaning',
    ],
  ],
  [
    '“and/or” is or',
    `${DUTY}  to: clerk and/or chair`,
    ['15:7: "clerk and/or chair" says "and/or"; write "or": any one of them suffices'],
  ],
  [
    '“except” stands once',
    `${DUTY}  to: everyone except chair except leader`,
    ['15:7: "everyone except chair except leader" says "except" twice; give one part a meaning'],
  ],
  [
    'A line manager is somebody’s',
    `${DUTY}  to: line manager`,
    ['15:7: "line manager" is not a role by itself; write "line manager of" and whose'],
  ],
  [
    'An act is one of the vocabulary',
    DUTY.replace('answered', 'answerd'),
    ['13:9: "letter.answerd" is not an act of the vocabulary; did you mean "letter.answered"?'],
  ],
  [
    'What sets a norm off is an act of the vocabulary',
    DUTY.replace('written', 'writen'),
    ['14:9: "letter.writen" is not an act of the vocabulary; did you mean "letter.written"?'],
  ],
  [
    'Only what stands can be waited out',
    DUTY.replace('when: letter', 'when: while letter'),
    [
      '14:9: "letter.written" does not stand: it happens and is over; name an act that has "stands:" in the vocabulary',
    ],
  ],
  [
    'A norm waits for one that is there',
    DUTY.replace('letter.written', '1.2/reply is overdue'),
    ['14:9: 1.1/a waits for 1.2/reply, which is not in this document'],
  ],
  [
    'A norm does not wait for itself to be overdue',
    DUTY.replace('letter.written', '1.1/a is overdue'),
    ['14:9: 1.1/a waits for itself to be overdue or gone against; let the first of them wait for an act'],
  ],
  [
    'A norm does not wait for itself by way of others, and the circle is told once',
    DUTY.replace('letter.written', '1.1/c is overdue') +
      DUTY.replace('1.1/a', '1.1/b').replace('letter.written', '1.1/a is gone against') +
      DUTY.replace('1.1/a', '1.1/c').replace('letter.written', '[letter.written, 1.1/b is overdue]') +
      DUTY.replace('1.1/a', '1.1/d').replace('letter.written', '1.1/b is overdue'),
    [
      '14:9: 1.1/a waits for itself to be overdue or gone against, by way of 1.1/c and 1.1/b; let the first of them wait for an act',
    ],
  ],
  [
    'A step waits for a norm that is there',
    `${DUTY}  first: [{ norm: 1.1/b }]\n${DUTY.replace('1.1/a', '1.1/c')}`,
    ['15:19: 1.1/a waits for 1.1/b, which is not in this document; did you mean "1.1/c"?'],
  ],
  [
    'An exception is to a norm that is there',
    `${DUTY}  over: 9.9/rule`,
    ['15:9: 1.1/a goes over 9.9/rule, which is not in this document'],
  ],
  [
    'A clause is part of a norm that is there',
    '- part of: 2.1/b',
    ['11:12: clause 1.1 is part of 2.1/b, which is not in this document'],
  ],
  [
    'A must says when',
    without('when: letter.written'),
    ['13:9: a norm with "must" needs "when"; write an act, "it is done" or "while in office"'],
  ],
  [
    'A norm says whom it binds',
    without('who: reader'),
    ['11:3: this norm does not say who it is for; add "who: <role>"'],
  ],
  [
    'A norm says what is owed',
    without('must: letter.answered'),
    [
      '11:3: this norm does not say what is owed or allowed; write one of "must", "must not", "should", "should not", "may", "alone may" or "has a right to" and an act',
    ],
  ],
  [
    'A norm has one force',
    `${DUTY}  may: letter.answered`,
    ['15:8: this norm says both "must" and "may"; give it one, and the other a norm of its own'],
  ],
  [
    'A fact is one of the vocabulary',
    `${DUTY}  if: { urgnt: yes }`,
    ['15:9: "urgnt" is not a party, fact or field of the acts this is about; did you mean "urgent"?'],
  ],
  ['A fact is yes or no', `${DUTY}  if: { urgent: maybe }`, ['15:17: urgent: write yes or no, not "maybe"']],
  ['yes and true are the same answer', `${DUTY}  if: { urgent: true }\n  unless: { secret copies: yes }`, []],
  [
    'A choice is one of its answers',
    `${DUTY}  if: { tone: [cros, kind] }`,
    ['15:16: tone: "cros" is not one of its answers, which are kind, plain and cross; did you mean "cross"?'],
  ],
  ['A condition says something', `${DUTY}  if: { urgent: }`, ['15:9: nothing is written after "urgent:"']],
  [
    'A condition is a fact and its value',
    `${DUTY}  if: urgent`,
    ['15:7: if: write conditions as { fact: yes } or { party: is a role }'],
  ],
  [
    '“stands for” names its parties',
    `${DUTY}  if: { friendship.declared: stands }`,
    ['15:30: friendship.declared: write "stands for" and the parties, such as "stands for <party>, <party>"'],
  ],
  [
    'A norm sent by table has one',
    `${DUTY}  to: table`,
    [
      '15:7: to: clause 1.1 has no table; put a table under the clause whose last heading is "to", or write a role',
    ],
  ],
  [
    'Only a notice or a wall tells',
    `${DUTY}  telling: [matter]`,
    ['15:12: "telling" belongs only to a norm about "tell"'],
  ],
  [
    'A notice does not tell everything',
    '- norm: 1.1/t\n  who: clerk\n  must: tell\n  when: letter.written\n  to: reader\n  telling: everything',
    [
      '16:12: "telling: everything" is only for what must not or should not be told; list what the notice says',
    ],
  ],
  [
    'A notice says to whom and what',
    '- norm: 1.1/t\n  who: clerk\n  must: tell\n  when: letter.written',
    [
      '13:9: this norm does not say what is told; add "telling: [names]"',
      '13:9: this norm does not say who is told; add "to: <role>"',
    ],
  ],
  [
    'What is told has a name',
    '- norm: 1.1/t\n  who: clerk\n  must: tell\n  when: letter.written\n  to: reader\n  telling: [mater, that it is late]',
    ['16:13: "mater" is not a party, fact or field of the acts this is about; did you mean "matter"?'],
  ],
  [
    'One reading at most is chosen',
    `${DUTY}  readings: [{ says: a, chosen: yes }, { says: b, chosen: yes }]`,
    ['15:51: another reading of this norm is chosen already; choose one, or none and leave it to a ruling'],
  ],
  [
    'A mistake in a reading is told once, where it is',
    `${DUTY}  readings: [{ says: a, wihtin: 5 days }, { says: b, within: soon }]`,
    [
      '15:25: "wihtin" is not a word this language knows; did you mean "within"?',
      '15:62: within: write a deadline as "10 working days"',
    ],
  ],
  ['A key is written once', `${DUTY}  who: clerk`, ['15:3: "who" is written twice here; keep one of them']],
  [
    'Two norms do not share a name',
    `${DUTY}${DUTY}`,
    ['15:9: there is already a rule "1.1/a", on line 11; give it another name after the slash'],
  ],
  [
    'The name of a norm begins with its clause',
    DUTY.replace('1.1/a', '1.2/a'),
    ['11:9: "1.2/a" stands under clause 1.1 and does not begin with its number; write "1.1/a"'],
  ],
  [
    'The name of a norm has a slash',
    DUTY.replace('1.1/a', 'answer'),
    ['11:9: "answer" is not the name of a rule; write 1.1, a slash and a short name, such as "1.1/answer"'],
  ],
  [
    'A rule begins with a word of the language',
    '- infrom',
    ['11:3: "infrom" does not begin any rule; did you mean "inform"?'],
  ],
  [
    'A clause is treated in some way',
    '- doubt: who knows',
    [
      '8:1: clause 1.1 does not say how it is treated; give it a norm, or "- inform" if it is only to be read',
    ],
  ],
  [
    'A stray colon is explained',
    '- inform\n- cannot: this: is bad',
    [
      '12:11: "- cannot: this: is bad" has a colon where none can stand; put words that contain ": " in "quotation marks"',
    ],
  ],
  ['A tab is explained', '- inform\n\t- cannot: x', ['12:1: this line is indented with a tab; use spaces']],
  [
    'An asterisk is explained',
    `${DUTY}  with: [*x]`,
    ['15:10: "*x" stands for something written elsewhere; write it out, or put it in "quotation marks"'],
  ],
  [
    'A block is a list',
    'norm: 1.1/a',
    ['11:1: a block is a list: every item begins with a dash; write it as "- norm: …"'],
  ],
  [
    'Meanings do not run in a circle',
    '- meaning: boss\n  is: head\n- meaning: head\n  is: boss',
    [
      '12:7: "boss" is given a meaning that leads back to itself; say who is meant without it',
      '14:7: "head" is given a meaning that leads back to itself; say who is meant without it',
    ],
  ],
  [
    'Whoever uses a meaning that cannot be read is not blamed for it',
    `- meaning: boss\n  is: clark\n${DUTY.replace('reader', 'boss')}`,
    ['12:7: "clark" is not a role of this council; did you mean "clerk"?'],
  ],
  [
    'A step is one thing',
    `${DUTY}  first: [{ consent of: clerk, tell: chair }]`,
    ['15:11: a step has exactly one of "consent of", "advice of", "consult", "tell", "act" or "norm"'],
  ],
  [
    'The words shown are filled from the case',
    `${DUTY}  showing: "CC {wrter}"`,
    ['15:12: "wrter" is not a party, fact or field of the acts this is about; did you mean "writer"?'],
  ],
  [
    'A right has no deadline, but can have a time',
    `${DUTY.replace('must', 'may')}  by: before letter.answered`,
    [
      '15:7: "by" is a deadline, which only "must" and "should" have; say for how long with "within", or until which act with "until"',
    ],
  ],
  [
    'A time in which something is allowed begins with something',
    '- norm: 1.1/a\n  who: reader\n  may: letter.answered\n  within: 3 days',
    ['14:11: "within" has no "when" to count from; say what begins it with "when"'],
  ],
  [
    'A question asks a fact',
    '- question: 1.1/q\n  asks: urgnt\n  when: letter.written\n  decided by: clerk',
    ['12:9: asks: "urgnt" is not a fact of the vocabulary; did you mean "urgent"?'],
  ],
  [
    'A presumption answers its question',
    '- question: 1.1/q\n  asks: urgent\n  decided by: clerk\n  presume: [{ answer: ja, clause: 1.1 }]',
    ['14:23: urgent: write yes or no, not "ja"'],
  ],
  [
    'A prompt stands beside an act of the vocabulary',
    '- prompt: [letter.writen]',
    ['11:12: "letter.writen" is not an act of the vocabulary; did you mean "letter.written"?'],
  ],
  [
    'A clause is in force from a day that exists',
    '- in force: { from: 2024-02-30 }\n- inform',
    ['11:21: "2024-02-30" is not a date; write a date as 2023-04-01'],
  ],
];

for (const [title, block, says] of CASES) test(title, () => assert.deepEqual(wrongWith(block), says));

test('Every mistake of a block is told in one go, in the order of the page', () => {
  const block = '- norm: 1.1/a\n  who: clark\n  must: letter.answerd\n  whne: letter.written\n  within: soon';
  assert.deepEqual(wrongWith(block), [
    '12:8: "clark" is not a role of this council; did you mean "clerk"?',
    '13:9: "letter.answerd" is not an act of the vocabulary; did you mean "letter.answered"?',
    '14:3: "whne" is not a word this language knows; did you mean "when"?',
    '15:11: within: write a deadline as "10 working days"',
  ]);
});
