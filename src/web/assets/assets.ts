// The stylesheets and scripts of the pages: govuk-frontend’s own, taken from the installed package without the
// font and crest that only GOV.UK may use, and ours. Read once at start; no build step. Knows no council.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';
import { councilStylesheet } from '../layout/council-colour.ts';

const FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif';
const require = createRequire(import.meta.url);

function published(file: string): string {
  return readFileSync(require.resolve(`govuk-frontend/dist/govuk/${file}`), 'utf8');
}

function ours(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

/** Without the comment that sends a browser’s developer tools after a file that is not served. */
function unmapped(text: string): string {
  return text.replace(/\n?(\/\*# sourceMappingURL=.*?\*\/|\/\/# sourceMappingURL=.*)\s*$/, '\n');
}

/** @throws Error when govuk-frontend’s stylesheet would still fetch a font or picture after an update. */
export function frontendStylesheet(): string {
  const css = unmapped(published('govuk-frontend.min.css'))
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,arial,sans-serif', FONTS)
    .replace(/url\(\/assets\/images\/govuk-crest\.svg\)/g, 'none');
  if (/url\(|GDS Transport/.test(css)) {
    throw new Error(
      'govuk-frontend.min.css names a font or picture that frontendStylesheet does not take out: add it',
    );
  }
  return css;
}

const css = 'text/css; charset=utf-8';
const js = 'text/javascript; charset=utf-8';

const files = {
  'govuk-frontend.css': { type: css, text: frontendStylesheet() },
  'govuk-frontend.js': { type: js, text: unmapped(published('govuk-frontend.min.js')) },
  'comity.css': { type: css, text: ours('comity.css') },
  'comity.js': { type: js, text: ours('comity.js') },
} as const;

type AssetName = keyof typeof files;

/** Changes whenever any of them does, so that a browser may keep each for good. */
const version = createHash('sha256')
  .update(
    Object.values(files)
      .map(({ text }) => text)
      .join('\0'),
  )
  .digest('hex')
  .slice(0, 12);

export function assetAddress(name: AssetName): string {
  return `/assets/${version}/${name}`;
}

/**
 * Serves the assets and each council’s colour.
 * @param colourOf a council’s colour, #rrggbb; undefined when there is no such council.
 */
export function serveAssets(app: FastifyInstance, colourOf: (council: string) => string | undefined): void {
  for (const [name, { type, text }] of Object.entries(files)) {
    app.get<{ Params: { version: string } }>(`/assets/:version/${name}`, (request, reply) => {
      // An address of another version, kept open in a browser over an update, gets what is here now.
      const lasting = request.params.version === version;
      return reply
        .type(type)
        .header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
        .send(text);
    });
  }
  app.get<{ Params: { council: string } }>('/assets/council/:council.css', (request, reply) => {
    const colour = colourOf(request.params.council);
    if (colour === undefined) return reply.callNotFound();
    return reply.type(css).header('cache-control', 'public, max-age=300').send(councilStylesheet(colour));
  });
}
