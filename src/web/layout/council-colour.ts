// A council’s colour as a stylesheet, since the content security policy allows no style in the page itself.
// Knows no council.

/** WCAG 2.2 success criterion 1.4.3, for text of ordinary size. */
const ENOUGH = 4.5;
const WHITE = '#ffffff';
/** Black and no softer: where white falls short of 4.5 to 1, only black is sure to reach it (21 / 4.5 = 4.67). */
const DARK = '#000000';

/** Relative luminance as WCAG defines it, from 0 for black to 1 for white. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @returns how strongly two colours (#rrggbb) differ, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** White where it can be read on the colour, dark where it cannot. */
export function textOn(colour: string): string {
  return contrast(WHITE, colour) >= ENOUGH ? WHITE : DARK;
}

/**
 * @param colour #rrggbb.
 * @throws Error when it is not a colour written so.
 */
export function councilStylesheet(colour: string): string {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) {
    throw new Error(`“${colour}” is not a colour: write it as # and six digits, like #0b5d4e`);
  }
  const on = textOn(colour);
  // Where white cannot be read on the colour, the colour cannot be read on white either.
  const alone = on === WHITE ? colour : DARK;
  return `:root{--govuk-brand-colour:${colour};--comity-on-brand:${on};--comity-brand-text:${alone}}
.govuk-notification-banner:not(.govuk-notification-banner--success){--_govuk-notification-banner-title-text-colour:${on}}
.govuk-panel--interruption{color:${on}}
.govuk-button--inverse,.govuk-button--inverse:link,.govuk-button--inverse:visited{color:${alone}}
`;
}
