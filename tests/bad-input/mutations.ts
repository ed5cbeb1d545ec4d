// Requests gone wrong, made by chance from a seed out of good ones: other types, sizes and encodings, fields missing,
// repeated or unknown, names that JavaScript keeps for itself, halves of characters, numbers that are none.

import { pick } from '../intruders/more-cases.ts';

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
}

export type Chance = () => number;

const TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'half \udfff of one',
  '\u202e\u2066reversed',
  'Ꮀ'.repeat(300),
  'x'.repeat(30_000),
  '<script>alert(1)</script>',
  "'; DROP TABLE acts; --",
  '#{7*7}{{7*7}}',
  '../../etc/passwd',
  '%00',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e999',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '+275760-09-13T00:00:00.001Z',
  '2026-13-45T99:99:99Z',
  'york',
  'sam-orr',
  'constructor',
  '__proto__',
  'not an address@',
  'a@b',
];

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  'a\0b',
  'council',
  'by',
  'person',
  'x'.repeat(200),
];

export function text(chance: Chance): string {
  return pick(TEXTS, chance);
}

/** Anything JSON can hold. */
export function anything(chance: Chance, depth = 0): unknown {
  switch (Math.floor(chance() * (depth > 3 ? 6 : 9))) {
    case 0:
      return null;
    case 1:
      return chance() < 0.5;
    case 2:
      return pick([0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER + 2, -0], chance);
    case 3:
    case 4:
    case 5:
      return text(chance);
    case 6:
      return Array.from({ length: Math.floor(chance() * 4) }, () => anything(chance, depth + 1));
    case 7:
      return Array.from({ length: 500 }, () => text(chance).slice(0, 20));
    default:
      return Object.fromEntries([[pick(NAMES, chance), anything(chance, depth + 1)]]);
  }
}

/** One part of it changed, taken away, doubled or added. */
export function mutated(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'object' || value === null || chance() < 0.1) return anything(chance);
  if (Array.isArray(value)) {
    const [first, ...rest] = value;
    return pick(
      [[...value, anything(chance)], rest, [mutated(first, chance), ...rest], anything(chance)],
      chance,
    );
  }
  const entries = Object.entries(value);
  const at = Math.floor(chance() * entries.length);
  const [name, old] = entries[at] ?? ['x', undefined];
  const others = entries.filter((_, index) => index !== at);
  switch (Math.floor(chance() * 4)) {
    case 0:
      return Object.fromEntries(others);
    case 1:
      return Object.fromEntries([...entries, [pick(NAMES, chance), anything(chance)]]);
    case 2:
      return Object.fromEntries([...others, [name, mutated(old, chance)]]);
    default:
      return Object.fromEntries([...others, [name, anything(chance)]]);
  }
}

/** JSON as sent, now and then no longer JSON, or with a name twice. */
export function asJson(value: unknown, chance: Chance): string {
  const good = JSON.stringify(value) ?? '';
  const roll = chance();
  if (roll < 0.06) return good.slice(0, Math.floor(good.length * chance()));
  if (roll < 0.1) return `${good}${good}`;
  if (roll < 0.16) return good.replace('{', `{"${pick(NAMES.slice(0, 3), chance)}":{"polluted":true},`);
  if (roll < 0.2) return good.replace('{', '{"act":"enquiry.received","act":7,');
  if (roll < 0.22) return `${'['.repeat(5000)}${']'.repeat(5000)}`;
  if (roll < 0.24) return `\ufeff${good}`;
  return good;
}

export function asForm(value: Readonly<Record<string, string>>, chance: Chance): string {
  const fields = Object.entries(value).flatMap(([name, one]): [string, string][] => {
    const roll = chance();
    if (roll < 0.1) return [];
    if (roll < 0.2)
      return [
        [name, one],
        [name, text(chance)],
      ];
    if (roll < 0.3) return [[`${name}[]`, one]];
    if (roll < 0.6 && name !== '_csrf') return [[name, text(chance)]];
    return [[name, one]];
  });
  if (chance() < 0.3) fields.push([pick(NAMES, chance), text(chance)]);
  const form = new URLSearchParams(
    fields.map(([name, one]) => [name.toWellFormed(), one.toWellFormed()]),
  ).toString();
  return chance() < 0.1 ? `${form}&%zz=%ff%fe&=&&a%00=%00` : form;
}

/** What a cookie header can turn into on its way. */
export function cookieGoneWrong(cookie: string, chance: Chance): string {
  return pick(
    [
      ...Array.from({ length: 40 }, () => cookie),
      cookie.slice(0, Math.floor(cookie.length * chance())),
      cookie.replaceAll('=', '=%zz'),
      cookie.replace(/session_token=[^;]{4}/, 'session_token=AAAA'),
      `${cookie}; comity.session_token=%00; comity.session_token=`,
      `comity.session_token=${'A'.repeat(5000)}`,
      ';;;===;;;',
      '__proto__=1; constructor=2',
      `_csrf=${encodeURIComponent('s:../..')}; ${cookie}`,
    ],
    chance,
  );
}

export const WRONG_TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'text/plain',
  'text/xml',
  'multipart/form-data; boundary=x',
  'application/json, text/html',
  'nonsense',
  '',
];
