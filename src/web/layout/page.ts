// A whole page around its body: one frame for everything a person sees. Knows nothing of what the page is about,
// and writes no inline script or style, which the content security policy forbids.

import { assetAddress } from '../assets/assets.ts';
import { backLink } from '../components/govuk/back-link.ts';
import { breadcrumbs } from '../components/govuk/breadcrumbs.ts';
import { errorSummary } from '../components/govuk/error-summary.ts';
import { exitThisPage } from '../components/govuk/exit-this-page.ts';
import { skipLink } from '../components/govuk/skip-link.ts';
import { type Html, html } from '../components/html.ts';
import type { Mistake } from '../components/question.ts';
import {
  type Council,
  demonstrationNotice,
  footerLinks,
  header,
  type NavigationLink,
  navigation,
  type SignedIn,
} from './frame.ts';

interface Link {
  readonly text: string;
  readonly href: string;
}

/** A back link in flows, breadcrumbs elsewhere, never both. */
type Above =
  | { readonly backLink?: Partial<Link> & { readonly href: string }; readonly breadcrumbs?: never }
  | { readonly backLink?: never; readonly breadcrumbs?: readonly Link[] };

export type Page = Above & {
  /** The browser’s title; the page’s one h1 is in its body. Not shown for a private page. */
  readonly title: string;
  readonly council: Council;
  readonly person?: SignedIn | undefined;
  readonly navigation: readonly NavigationLink[];
  /** Begins with the page’s h1; mistakes are shown above it. */
  readonly body: Html;
  readonly demonstration: boolean;
  /** Email is sent. */
  readonly mails?: boolean | undefined;
  /** A restricted case: the browser’s title is its reference and nothing else, and no address is passed on. */
  readonly private: boolean;
  /** “7KX-4MQ”: the title of a private page. */
  readonly reference?: string | undefined;
  readonly errorSummary?: readonly Mistake[] | undefined;
  /** Where “Exit this page” leads; the button is shown only with it. */
  readonly exit?: string | undefined;
  /** At the foot of every printed page: “Case 7KX-4MQ · restricted · printed by Amina Rahman, 6 January 2027, 9:40am”. */
  readonly printed?: string | undefined;
  /** Addresses of further module scripts of ours. */
  readonly scripts?: readonly string[] | undefined;
};

function title(options: Page): string {
  const error = options.errorSummary?.length ? 'Error: ' : '';
  if (!options.private) return `${error}${options.title} – ${options.council.name}`;
  return `${error}${options.reference ? `Case ${options.reference}` : 'Private page'}`;
}

function head(options: Page): Html {
  const scripts = [assetAddress('comity.js'), ...(options.scripts ?? [])];
  return html`<head>
  <meta charset="utf-8">
  <title>${title(options)}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="theme-color" content="${options.council.colour}">
  ${options.private && html`<meta name="referrer" content="no-referrer">`}
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="${assetAddress('govuk-frontend.css')}">
  <link rel="stylesheet" href="${assetAddress('comity.css')}">
  <link rel="stylesheet" href="/assets/council/${encodeURIComponent(options.council.id)}.css">
  ${scripts.map((src) => html`<script type="module" src="${src}"></script>`)}
</head>`;
}

function above(options: Page): Html | undefined {
  if (options.backLink) return backLink(options.backLink);
  if (!options.breadcrumbs) return undefined;
  return breadcrumbs({ items: options.breadcrumbs, collapseOnMobile: true });
}

function mistakes(list: readonly Mistake[] | undefined): Html | undefined {
  if (!list?.length) return undefined;
  const errorList = list.map(({ says, at }) => ({ text: says, href: `#${at}` }));
  return errorSummary({ titleText: 'There is a problem', errorList });
}

/** The whole document, ready to send. */
export function page(options: Page): Html {
  return html`<!DOCTYPE html>
<html lang="en-GB" class="govuk-template">
${head(options)}
<body class="govuk-template__body">
  ${skipLink({ href: '#main-content', text: 'Skip to main content' })}
  <header class="govuk-template__header">
    ${header(options.council)}
    ${navigation(options.navigation, options.person)}
    ${options.demonstration && demonstrationNotice(options.mails ?? false)}
  </header>
  <div class="govuk-width-container">
    ${above(options)}
    ${options.exit && exitThisPage({ redirectUrl: options.exit })}
    <main class="govuk-main-wrapper" id="main-content">
      ${mistakes(options.errorSummary)}
      ${options.body}
    </main>
  </div>
  <footer class="govuk-template__footer">
    ${footerLinks()}
  </footer>
  ${options.printed && html`<p class="comity-printed">${options.printed}</p>`}
</body>
</html>
`;
}
