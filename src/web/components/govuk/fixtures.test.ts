// Every component here against every case that govuk-frontend publishes for it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5';
import { z } from 'zod';
import { components, generateOptions } from '../generate-options.ts';
import { type Html, trusted } from '../html.ts';
import * as govuk from './index.ts';
import { rendered } from './rendered.ts';

const require = createRequire(import.meta.url);
const schema = z.object({
  fixtures: z.array(
    z.object({ name: z.string(), html: z.string(), options: z.record(z.string(), z.unknown()) }),
  ),
});

function fixtures(component: string) {
  const file = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`);
  return schema.parse(JSON.parse(readFileSync(file, 'utf8'))).fixtures;
}

/** The fixtures are JSON, where markup is a string; ours is Html, so that no text can pass for it. */
function withMarkup(value: unknown, name = '', owner = ''): unknown {
  const markup = name === 'html' || name.endsWith('Html') || owner === 'slots';
  if (markup && typeof value === 'string') return trusted(value);
  if (Array.isArray(value)) return value.map((item) => withMarkup(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withMarkup(inner, key, name)]));
}

/** What only the Crown may use is taken out of a footer; an organisation other than the Crown has none of it. */
function withoutCrown(html: string): string {
  const tree = parseFragment(html);
  const crown = /govuk-footer__(crown|licence-logo|licence-description|copyright-logo)/;
  const visit = (parent: DefaultTreeAdapterTypes.ParentNode): void => {
    parent.childNodes = parent.childNodes.filter(
      (node) =>
        !('attrs' in node && node.attrs.some(({ name, value }) => name === 'class' && crown.test(value))),
    );
    for (const node of parent.childNodes) if ('childNodes' in node) visit(node);
    // The Crown copyright link stands alone in its item.
    parent.childNodes = parent.childNodes.filter(
      (node) =>
        !(
          'attrs' in node &&
          node.attrs.some(({ value }) => value === 'govuk-footer__meta-item') &&
          node.childNodes.every((child) => 'value' in child && !child.value.trim())
        ),
    );
  };
  visit(tree);
  return serialize(tree);
}

for (const component of components) {
  const name = component.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  describe(component, () => {
    const all = fixtures(component);
    assert.ok(all.length > 0, `govuk-frontend publishes no fixture for ${component}`);
    for (const fixture of all) {
      it(`is what GOV.UK shows for “${fixture.name}”`, () => {
        // The fixtures are JSON of another package: their shape is what this test is about.
        const write = Reflect.get(govuk, name) as (options: unknown) => Html;
        const written = write(withMarkup(fixture.options)).toString();
        const published = component === 'footer' ? withoutCrown(fixture.html) : fixture.html;
        assert.equal(rendered(written), rendered(published));
      });
    }
  });
}

it('has a test for every component that is here', () => {
  const tested = components.map((component) =>
    component.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
  );
  assert.deepEqual(Object.keys(govuk).sort(), tested.sort());
});

it('types every option as the installed govuk-frontend publishes it', () => {
  const file = new URL('../options.generated.ts', import.meta.url);
  assert.equal(
    readFileSync(file, 'utf8'),
    generateOptions(),
    'run node src/web/components/generate-options.ts',
  );
});
