// The pages at the foot of every page: help, accessibility, privacy.

import type { FastifyInstance } from 'fastify';
import { type Html, html } from '../../components/html.ts';
import { show } from '../../show.ts';
import type { Site } from '../../site.ts';

interface Plain {
  readonly path: string;
  readonly title: string;
  readonly body: Html;
}

const PAGES: readonly Plain[] = [
  {
    path: '/help',
    title: 'Help and contact',
    body: html`<p class="govuk-body">Comity runs your council’s protocol on how councillors and officers deal with each other. It shows who is to do what, by when, and by which clause.</p>
      <h2 class="govuk-heading-m">What it does not do</h2>
      <p class="govuk-body">It does not decide for anybody, and it finds nobody at fault. Where the protocol leaves a question to somebody’s judgement it says whose, and where it is silent it says so.</p>
      <h2 class="govuk-heading-m">Who to ask</h2>
      <p class="govuk-body">Contact democratic services for help with using this service, or the monitoring officer about what the protocol means.</p>`,
  },
  {
    path: '/accessibility',
    title: 'Accessibility',
    body: html`<p class="govuk-body">We want as many people as possible to be able to use this service. It is built to meet the Web Content Accessibility Guidelines version 2.2 at level AA.</p>
      <p class="govuk-body">You should be able to zoom in to 400% without losing anything, use every page with only a keyboard or with a screen reader, and use everything with JavaScript switched off.</p>
      <h2 class="govuk-heading-m">How it has been tested</h2>
      <p class="govuk-body">Every page is checked by an automatic tool each time the software is changed, at the width of a phone and of a desktop screen. It has not been audited by people who use assistive technology every day. Tell democratic services about anything that gets in your way.</p>`,
  },
  {
    path: '/privacy',
    title: 'Privacy',
    body: html`<p class="govuk-body">Comity keeps what is needed to run the protocol: who asked, who answered, when, and what was said. It sets one cookie that keeps you signed in and one that protects forms. It counts nothing and tells no one else that you were here.</p>
      <h2 class="govuk-heading-m">Who can see a case</h2>
      <p class="govuk-body">Each case says who can see it. Nobody else can find it in a list, a count or a search. Having the system in your care does not let you see cases.</p>
      <h2 class="govuk-heading-m">The record</h2>
      <p class="govuk-body">What has happened is added to and never altered. Your council is the controller of what is kept here and decides how long.</p>`,
  },
];

export function serveAbout(app: FastifyInstance, site: Site): void {
  for (const { path, title, body } of PAGES)
    app.get(path, (request, reply) =>
      show(site, request, reply, {
        title,
        body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds"><h1 class="govuk-heading-l">${title}</h1>${body}</div></div>`,
      }),
    );
}
