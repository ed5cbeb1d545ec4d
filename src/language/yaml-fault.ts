// The YAML library’s errors, said for somebody who has never heard of YAML.

import type { ErrorCode, YAMLError } from 'yaml';
import { quote } from './nearest.ts';

const QUOTE = 'put the words in "quotation marks"';
const COLON = [
  'has a colon where none can stand',
  'put words that contain ": " in "quotation marks"',
] as const;
const MISSING = [
  'something is missing here, perhaps a closing bracket, quotation mark or comma',
  'check this line and the one before',
] as const;

/** Faults that a line begins: the line is quoted before them. */
const OF_LINE: Partial<Record<ErrorCode, readonly [string, string]>> = {
  MULTILINE_IMPLICIT_KEY: COLON,
  BLOCK_AS_IMPLICIT_KEY: COLON,
  KEY_OVER_1024_CHARS: COLON,
  BAD_SCALAR_START: ['begins with a sign that has a meaning of its own', QUOTE],
};
const OF_PLACE: Partial<Record<ErrorCode, readonly [string, string]>> = {
  TAB_AS_INDENT: ['this line is indented with a tab', 'use spaces'],
  BAD_INDENT: [
    'this line is not indented like its neighbours',
    'line it up with the line above that it belongs to',
  ],
  MISSING_CHAR: MISSING,
  BAD_ALIAS: ['an asterisk here stands for something written elsewhere', QUOTE],
  MULTIPLE_DOCS: ['a line of three dashes further down begins another document', 'take it out'],
  TAG_RESOLVE_FAILED: ['an exclamation mark here has a meaning of its own', QUOTE],
  BAD_DQ_ESCAPE: [
    'a backslash inside "quotation marks" has a meaning of its own',
    "take it out, or use 'single quotation marks'",
  ],
};

/** What is wrong and what to do about it. */
export function kindly(fault: YAMLError, text: string): readonly [string, string] {
  const before = text.lastIndexOf('\n', Math.max(0, fault.pos[0] - 1));
  const whole = text.slice(before + 1).split('\n', 1)[0] ?? '';
  const line = quote(whole);
  const ofLine = OF_LINE[fault.code];
  if (ofLine) return [`${line} ${ofLine[0]}`, ofLine[1]];
  // The parser takes a tab after a finished value for a part of the line above.
  if (/^\s*\t/.test(whole) && OF_PLACE.TAB_AS_INDENT) return OF_PLACE.TAB_AS_INDENT;
  // An open bracket swallows the lines after it, and is then reported as their indentation.
  if (fault.code === 'BAD_INDENT' && fault.message.startsWith('Flow')) return MISSING;
  return (
    OF_PLACE[fault.code] ?? [
      `this cannot be read from here on: ${line}`,
      'check brackets, commas, colons and quotation marks',
    ]
  );
}
