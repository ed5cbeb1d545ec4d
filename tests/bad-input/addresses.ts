// Requests gone wrong for every address the server itself says it has, so that a page added tomorrow is tried tomorrow.
// What a form of it could hold is read off the forms that its pages show.

import type { Session } from '../application/application.ts';
import type { Route } from '../application/routes.ts';
import { pick } from '../intruders/more-cases.ts';
import {
  anything,
  asForm,
  asJson,
  type Chance,
  cookieGoneWrong,
  type Request,
  text,
  WRONG_TYPES,
} from './mutations.ts';

/** Values that a part of an address really has, by its name: “ref”, “council”. */
export type Parts = Readonly<Record<string, readonly string[]>>;

export interface Known {
  readonly session: Session;
  readonly parts: Parts;
  /** Names of the fields of every form seen. */
  readonly fields: readonly string[];
}

export function gone({ method, pattern }: Route, { session, parts, fields }: Known, chance: Chance): Request {
  const path = pattern.replaceAll(/:([a-zA-Z]+)/g, (_whole, name: string) => {
    const real = parts[name] ?? [];
    return real.length > 0 && chance() < 0.75
      ? encodeURIComponent(pick(real, chance))
      : pick(
          [
            '%00',
            '..%2f..',
            '__proto__',
            '%F0%9F%92%A9',
            encodeURIComponent(text(chance).toWellFormed().slice(0, 150)),
          ],
          chance,
        );
  });
  const asked = Object.fromEntries(
    Array.from({ length: Math.floor(chance() * 4) }, () => [
      pick([...fields, 'q', 'after', 'from', 'to', 'seen', 'topic', 'council', 'everybody'], chance),
      text(chance).slice(0, 2000),
    ]),
  );
  const query = asForm(asked, chance);
  const url = chance() < 0.5 || query === '' ? path : `${path}?${query}`;
  const cookie = cookieGoneWrong(session.cookie, chance);
  if (method === 'GET')
    return {
      method: pick(['GET', 'GET', 'GET', 'HEAD', 'OPTIONS', 'PUT'] as const, chance),
      url,
      headers: { cookie },
    };
  const typed = Object.fromEntries(
    Array.from({ length: Math.floor(chance() * 8) }, () => [pick(fields, chance), text(chance)]),
  );
  const form = { ...(chance() < 0.9 ? { _csrf: session.csrf } : {}), ...typed };
  const [type, payload] = pick<() => readonly [string, string]>(
    [
      () => ['application/x-www-form-urlencoded', asForm(form, chance)],
      () => ['application/x-www-form-urlencoded', asForm(form, chance)],
      () => ['application/json', asJson(chance() < 0.5 ? form : anything(chance), chance)],
      () => ['multipart/form-data; boundary=edge', inParts(form, chance)],
      () => [pick(WRONG_TYPES, chance), asForm(form, chance)],
    ],
    chance,
  )();
  return { method, url, headers: { cookie, 'content-type': type }, payload };
}

/** A form with a file, now and then cut off, without names, or with an ending in the middle. */
function inParts(form: Readonly<Record<string, string>>, chance: Chance): string {
  const fields = Object.entries(form).map(
    ([name, value]) =>
      `--edge\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value.toWellFormed()}\r\n`,
  );
  const file = `--edge\r\nContent-Disposition: form-data; name="${pick(['enclosure', 'file', ''], chance)}"; filename="${pick(['a.pdf', '../../a.pdf', 'a\0.exe', ''], chance)}"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4 ${text(chance).toWellFormed().slice(0, 99)}\r\n`;
  const whole = [...fields, file, '--edge--\r\n'].join('');
  return chance() < 0.3 ? whole.slice(0, Math.floor(whole.length * chance())) : whole;
}
