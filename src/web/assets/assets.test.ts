import assert from 'node:assert/strict';
import { it } from 'node:test';
import Fastify from 'fastify';
import { assetAddress, frontendStylesheet, serveAssets } from './assets.ts';

function application() {
  const app = Fastify();
  serveAssets(app, (council) => (council === 'invented' ? '#0b5d4e' : undefined));
  return app;
}

it('asks the browser for no font and no picture, and names no font of GOV.UK', () => {
  const css = frontendStylesheet();
  assert.doesNotMatch(css, /@font-face|GDS Transport|url\(|sourceMappingURL/);
  assert.match(css, /\.govuk-button\{/);
  assert.match(css, /font-family:system-ui/);
});

it('serves each file at its address, to be kept for good', async () => {
  const app = application();
  for (const [name, type] of [
    ['govuk-frontend.css', /^text\/css/],
    ['comity.css', /^text\/css/],
    ['govuk-frontend.js', /^text\/javascript/],
    ['comity.js', /^text\/javascript/],
  ] as const) {
    const answer = await app.inject(assetAddress(name));
    assert.equal(answer.statusCode, 200);
    assert.match(String(answer.headers['content-type']), type);
    assert.match(String(answer.headers['cache-control']), /immutable/);
    assert.ok(answer.body.length > 100);
  }
  await app.close();
});

it('serves the script that comity.js asks for, where it asks for it', async () => {
  const app = application();
  const script = await app.inject(assetAddress('comity.js'));
  const imported = /from '(.+?)'/.exec(script.body)?.[1] ?? '';
  const address = new URL(imported, `http://council.example${assetAddress('comity.js')}`).pathname;
  const answer = await app.inject(address);
  assert.equal(answer.statusCode, 200);
  assert.match(answer.body, /initAll/);
  await app.close();
});

it('serves an address of another version without letting it be kept', async () => {
  const app = application();
  const answer = await app.inject('/assets/older/comity.css');
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.headers['cache-control'], 'no-cache');
  await app.close();
});

it('serves a council’s colour, and nothing for a council that is not here', async () => {
  const app = application();
  const answer = await app.inject('/assets/council/invented.css');
  assert.match(answer.body, /--govuk-brand-colour:#0b5d4e/);
  assert.equal((await app.inject('/assets/council/elsewhere.css')).statusCode, 404);
  assert.equal((await app.inject('/assets/council/..%2f..%2fpackage.json.css')).statusCode, 404);
  await app.close();
});
