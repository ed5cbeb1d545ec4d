import assert from 'node:assert/strict';
import { it } from 'node:test';
import { cardTable, scrolling } from './card-table.ts';
import { rendered } from './govuk/rendered.ts';
import { html } from './html.ts';
import { timeline } from './timeline.ts';
import { whatHappensNext } from './what-happens-next.ts';
import { workList } from './work-list.ts';

const hostile = '<script>alert("x")</script>';
const asText = '&#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62;';

it('tells what happened as a list in the order given, with a heading and a date for each day', () => {
  const shown = timeline([
    {
      date: '2026-12-18',
      words: 'Friday 18 December 2026',
      entries: [{ said: 'Dev Patel acknowledged it.' }],
    },
    {
      date: '2026-12-17',
      words: 'Thursday 17 December 2026',
      entries: [{ said: hostile, note: 'Recorded 21 December.' }],
    },
  ]);
  const lines = rendered(String(shown));
  assert.match(lines, /^<ol class="comity-timeline">/);
  assert.equal(lines.match(/<h3 /g)?.length, 2);
  assert.ok(lines.indexOf('2026-12-18') < lines.indexOf('2026-12-17'));
  assert.ok(String(shown).includes(asText));
  assert.doesNotMatch(lines, /mistake/);
});

it('writes work as a sentence that begins with the thing to do', () => {
  const shown = workList([
    {
      text: 'Answer Councillor Rahman about street lights',
      href: '/cases/7kx-4mq',
      when: 'due Tuesday 5 January 2027',
      overdue: true,
    },
  ]);
  const words = rendered(String(shown))
    .match(/“[^”]*”|␠/g)
    ?.join('')
    .replace(/[“”]/g, '')
    .replaceAll('␠', ' ');
  assert.equal(words, 'Answer Councillor Rahman about street lights: due Tuesday 5 January 2027 Overdue');
});

it('gives every cell of a table its heading, for screens where a row is a card', () => {
  const shown = String(
    cardTable({ caption: 'Who owes what', head: ['Who', 'What'], rows: [['Dev Patel', hostile]] }),
  );
  assert.ok(shown.includes(`<span class="comity-cards__label" aria-hidden="true">What</span>${asText}`));
  assert.doesNotMatch(rendered(shown), /mistake/);
});

it('lets a keyboard reach a region that scrolls', () => {
  assert.match(
    String(scrolling('Late answers by month', html`<table></table>`)),
    /role="region" aria-label="Late answers by month" tabindex="0"/,
  );
});

it('puts one button under what happens next', () => {
  const shown = String(
    whatHappensNext({
      said: [html`<p class="govuk-body">Dev Patel must answer by Tuesday 5 January 2027.</p>`],
      primary: { text: 'Answer', href: '/cases/7kx-4mq/do/1' },
      others: [{ text: 'Pass it on', href: '/cases/7kx-4mq/do/2' }],
    }),
  );
  assert.equal(shown.match(/class="govuk-button"/g)?.length, 1);
  assert.doesNotMatch(rendered(shown), /mistake/);
});
