// The parts around every page: header, navigation with the person’s name, demonstration notice, footer.
// The council’s own name, logo and colour; no crown, no crest and no GOV.UK name.

import { footer } from '../components/govuk/footer.ts';
import { genericHeader } from '../components/govuk/generic-header.ts';
import { phaseBanner } from '../components/govuk/phase-banner.ts';
import { serviceNavigation } from '../components/govuk/service-navigation.ts';
import { type Html, html } from '../components/html.ts';
import { form } from './form.ts';

export interface Council {
  /** Its id, by which its stylesheet is served. */
  readonly id: string;
  readonly name: string;
  /** #rrggbb */
  readonly colour: string;
  readonly logo?: { readonly src: string; readonly width: number; readonly height: number } | undefined;
}

export interface SignedIn {
  /** “Councillor Amina Rahman” */
  readonly name: string;
  readonly csrfToken: string;
}

export interface NavigationLink {
  readonly text: string;
  readonly href: string;
  /** This very page. */
  readonly current?: boolean | undefined;
  /** A page below this link. */
  readonly active?: boolean | undefined;
}

/** The name stands beside the logo, so the logo says nothing more. */
export function header({ name, logo }: Council): Html {
  if (!logo) return genericHeader({ logoText: name, classes: 'comity-header' });
  const image = html`<img class="comity-header__logo" src="${logo.src}" width="${logo.width}" height="${logo.height}" alt="">`;
  return genericHeader({ logoHtml: html`${image} ${name}`, classes: 'comity-header' });
}

function account({ name, csrfToken }: SignedIn): Html {
  const signOut = html`<button type="submit" class="comity-link-button">Sign out</button>`;
  return html`<div class="comity-account">
    <a class="comity-account__name govuk-service-navigation__link" href="/account">${name}</a>
    ${form('/sign-out', csrfToken, signOut)}
  </div>`;
}

export function navigation(links: readonly NavigationLink[], person: SignedIn | undefined): Html | undefined {
  if (links.length === 0 && !person) return undefined;
  return serviceNavigation({
    navigation: links,
    ariaLabel: 'Pages and account',
    ...(person ? { slots: { end: { html: account(person), align: 'inline' } } } : {}),
  });
}

/** @param mails whether email leaves it all the same. */
export function demonstrationNotice(mails: boolean): Html {
  return phaseBanner({
    tag: { text: 'Demonstration.', classes: 'comity-brand-tag' },
    text: mails
      ? 'Everyone here is invented. Email is switched on.'
      : 'Everyone here is invented and nothing is sent.',
    classes: 'comity-demonstration',
  });
}

export function footerLinks(): Html {
  return footer({
    meta: {
      visuallyHiddenTitle: 'Help and about this service',
      items: [
        { text: 'Help and contact', href: '/help' },
        { text: 'Accessibility', href: '/accessibility' },
        { text: 'Privacy', href: '/privacy' },
      ],
    },
  });
}
