import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { contrast, councilStylesheet, textOn } from './council-colour.ts';

it('measures contrast as WCAG does', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#777777', '#777777'), 1);
  // The lightest grey that passes on white, and the next one, which does not.
  assert.ok(contrast('#767676', '#ffffff') >= 4.5);
  assert.ok(contrast('#777777', '#ffffff') < 4.5);
});

it('writes white on a dark colour and dark on a light one', () => {
  assert.equal(textOn('#0b5d4e'), '#ffffff');
  assert.equal(textOn('#ffd400'), '#000000');
  assert.match(councilStylesheet('#ffd400'), /--comity-on-brand:#000000/);
});

it('never writes text on a colour that cannot be read there, nor that colour on white', () => {
  const colour = fc
    .integer({ min: 0, max: 0xffffff })
    .map((number) => `#${number.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colour, (given) => {
      const css = councilStylesheet(given);
      const value = (name: string) => new RegExp(`${name}:(#[0-9a-f]{6})`).exec(css)?.[1] ?? '';
      assert.ok(contrast(value('--comity-on-brand'), given) >= 4.5);
      assert.ok(contrast(value('--comity-brand-text'), '#ffffff') >= 4.5);
    }),
  );
});

it('refuses what is not a colour, so that nothing else can get into the stylesheet', () => {
  for (const colour of ['red', '#fff', '#0b5d4', '#0b5d4e;}body{display:none', '', '#0b5d4e\n']) {
    assert.throws(() => councilStylesheet(colour), /six digits/);
  }
});
