// Emails that could not be sent, for those who keep the system. For everybody else there is no such page.

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { csrfToken, show } from '../../show.ts';
import { type Site, signedIn, visitorOf } from '../../site.ts';
import { showNotFound } from '../dead-ends/dead-ends.ts';
import { mailBody } from './view.ts';

export function serveMail(app: FastifyInstance, site: Site): void {
  const { notices, administrators, casework } = site;

  app.get('/mail', { preHandler: signedIn }, async (request, reply) => {
    const visitor = visitorOf(request);
    if (!(await administrators.has(visitor))) return showNotFound(site, request, reply);
    const { council, directory } = visitor;
    const trouble = await notices.trouble(council);
    const people = new Map<string, { readonly name: string; readonly mailbox: string | undefined }>();
    for (const { recipient: person } of trouble) {
      const known = directory.people.find(({ id }) => id === person);
      const mailbox = await notices.mailboxOf({ council, person });
      if (known !== undefined) people.set(person, { name: known.title ?? known.name, mailbox });
    }
    return show(site, request, reply, {
      title: 'Emails that could not be sent',
      breadcrumbs: [{ text: 'My work', href: '/' }],
      body: mailBody({
        mails: notices.mails,
        trouble,
        people,
        zone: casework.rulebook(council).council.zone,
        token: csrfToken(reply),
        again: countIn(request),
      }),
    });
  });

  app.post('/mail/again', { preHandler: [signedIn, app.csrfProtection] }, async (request, reply) => {
    const visitor = visitorOf(request);
    const { person } = request.body as Readonly<Record<string, unknown>>; // a form’s body is text by name
    if (!(await administrators.has(visitor)) || typeof person !== 'string')
      return showNotFound(site, request, reply);
    return reply.redirect(`/mail?again=${await notices.tryAgain(visitor.council, person)}`, 303);
  });
}

function countIn(request: FastifyRequest): number | undefined {
  const { again } = request.query as { readonly again?: unknown };
  return typeof again === 'string' && /^\d{1,6}$/.test(again) ? Number(again) : undefined;
}
