import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { it } from 'node:test';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { components } from '../generate-options.ts';
import { type Html, html, trusted } from '../html.ts';
import * as govuk from './index.ts';

const require = createRequire(import.meta.url);

/** Whatever a person could type, with the pieces that would break out of text or of an attribute. */
const typed = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<script>',
        '</p>',
        '</textarea>',
        '</select>',
        '"',
        "'",
        '&',
        '<',
        '>',
        '=',
        '-->',
        '<!--',
        '!',
        '`',
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((pieces) => `t${pieces.join('')}`);

/** Which elements and attributes there are, whatever they say. */
function skeleton(node: DefaultTreeAdapterTypes.Node): string {
  const own = 'attrs' in node ? node.attrs.map(({ name }) => name).join(' ') : '';
  const children = 'childNodes' in node ? node.childNodes : [];
  return node.nodeName === '#text' ? '' : `<${node.nodeName} ${own}>${children.map(skeleton).join('')}</>`;
}

/** Every text of the options replaced by one, markup and names of attributes kept. */
function saying(words: string, value: unknown, name = '', owner = ''): unknown {
  if (typeof value === 'string') {
    const markup = name === 'html' || name.endsWith('Html') || owner === 'slots';
    return markup ? trusted('<b>m</b>') : words;
  }
  if (Array.isArray(value)) return value.map((item) => saying(words, item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, saying(words, inner, key, name)]),
  );
}

for (const component of components) {
  it(`lets no text put markup into a ${component}`, () => {
    const name = component.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    // The fixtures are JSON of another package, so the types of the options cannot be known here.
    const write = Reflect.get(govuk, name) as (options: unknown) => Html;
    const file = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`);
    const { fixtures } = JSON.parse(readFileSync(file, 'utf8')) as { fixtures: { options: unknown }[] };
    const build = (words: string, options: unknown) =>
      skeleton(parseFragment(String(write(saying(words, options)))));
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), typed, (fixture, words) => {
        assert.equal(build(words, fixture.options), build('t', fixture.options));
      }),
      { numRuns: 60 },
    );
  });
}

it('shows any text exactly as it was typed', () => {
  // A browser itself turns carriage returns into line feeds and drops or replaces U+0000.
  const printable = typed.map((words) => words.replace(/[\r\0]/g, ''));
  fc.assert(
    fc.property(printable, (words) => {
      const tree = parseFragment(String(html`<p title="${words}">${words}!${words}</p>`));
      const [paragraph] = tree.childNodes;
      assert.ok(paragraph && 'attrs' in paragraph);
      assert.equal(paragraph.attrs[0]?.value, words);
      assert.deepEqual(
        paragraph.childNodes.map((node) => 'value' in node && node.value),
        [`${words}!${words}`],
      );
    }),
  );
});
