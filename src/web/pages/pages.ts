// Every page there is, in the order a person meets them.

import type { FastifyInstance } from 'fastify';
import type { Site } from '../site.ts';
import { serveAbout } from './about/about.ts';
import { serveAccount } from './account/account.ts';
import { serveAsk } from './ask/ask.ts';
import { serveCase } from './case/case.ts';
import { serveCompare } from './compare/compare.ts';
import { serveConsequences } from './consequences/consequences.ts';
import { serveDrafting } from './drafting/drafting.ts';
import { serveDrafts } from './drafts/drafts.ts';
import { serveFind } from './find/find.ts';
import { serveHowWeTellYou } from './how-we-tell-you/how-we-tell-you.ts';
import { serveMail } from './mail/mail.ts';
import { serveMyWork } from './my-work/my-work.ts';
import { servePeople } from './people/people.ts';
import { serveProtocol } from './protocol/protocol.ts';
import { serveRulings } from './rulings/rulings.ts';
import { serveSignIn } from './sign-in/sign-in.ts';
import { serveStart } from './start/start.ts';

export function servePages(app: FastifyInstance, site: Site): void {
  for (const serve of [
    serveSignIn,
    serveMyWork,
    serveHowWeTellYou,
    serveMail,
    serveStart,
    serveDrafts,
    serveAsk,
    serveCase,
    serveFind,
    servePeople,
    serveProtocol,
    serveRulings,
    serveDrafting,
    serveConsequences,
    serveCompare,
    serveAccount,
    serveAbout,
  ])
    serve(app, site);
}
