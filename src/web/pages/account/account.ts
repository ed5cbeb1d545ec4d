// Your account: where you are signed in, another password, and signing out everywhere else. It knows nothing of any case.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WithPassword } from '#accounts/accounts.ts';
import { csrfToken, show } from '../../show.ts';
import { type Site, signedIn, visitorOf } from '../../site.ts';
import { type AccountMistake, accountBody, DONE, NOT_RIGHT, WAIT } from './view.ts';

interface Typed {
  readonly password?: unknown;
  readonly wanted?: unknown;
}

export function serveAccount(app: FastifyInstance, site: Site): void {
  const { accounts } = site;
  const sending = { preHandler: [signedIn, app.csrfProtection] };

  const showAccount = async (
    request: FastifyRequest,
    reply: FastifyReply,
    mistake?: AccountMistake,
  ): Promise<FastifyReply> => {
    const { done } = request.query as { readonly done?: unknown };
    return show(site, request, reply, {
      status: mistake === undefined ? 200 : 422,
      title: 'Your account',
      breadcrumbs: [{ text: 'My work', href: '/' }],
      ...(mistake === undefined ? {} : { errorSummary: [mistake] }),
      body: accountBody({
        token: csrfToken(reply),
        name: visitorOf(request).self.name,
        sessions: await accounts.sessions(request.headers.cookie ?? ''),
        done: typeof done === 'string' ? DONE.get(done) : undefined,
        mistake,
        demonstration: site.personas !== undefined,
      }),
    });
  };

  app.get('/account', { preHandler: signedIn }, (request, reply) => showAccount(request, reply));

  app.post('/account/password', sending, async (request, reply) => {
    const { password, wanted } = textIn(request);
    let outcome: WithPassword;
    try {
      outcome = await accounts.changePassword(request.headers.cookie ?? '', password, wanted);
    } catch (fault) {
      if (!(fault instanceof RangeError)) throw fault;
      return showAccount(request, reply, { says: fault.message, at: 'wanted' });
    }
    request.note(outcome === 'done' ? 'password changed' : 'password not changed');
    if (outcome === 'done') return reply.redirect('/account?done=password', 303);
    return showAccount(request, reply, { says: outcome === 'wait' ? WAIT : NOT_RIGHT, at: 'password' });
  });

  app.post('/account/elsewhere', sending, async (request, reply) => {
    const { password } = textIn(request);
    const outcome = await accounts.endOthers(request.headers.cookie ?? '', password);
    request.note(outcome === 'done' ? 'signed out elsewhere' : 'not signed out elsewhere');
    if (outcome === 'done') return reply.redirect('/account?done=elsewhere', 303);
    return showAccount(request, reply, {
      says: outcome === 'wait' ? WAIT : NOT_RIGHT,
      at: 'elsewhere-password',
    });
  });
}

function textIn({ body }: FastifyRequest): { readonly password: string; readonly wanted: string } {
  const { password, wanted } = (body ?? {}) as Typed; // a form’s body is text by name
  return {
    password: typeof password === 'string' ? password : '',
    wanted: typeof wanted === 'string' ? wanted : '',
  };
}
