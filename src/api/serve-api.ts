// The same casework as JSON: for a council’s own programs and for tests. It adds no rule and shows nothing that a page
// would not show the same person.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Refusal } from '#casework/view.ts';
import { filesSentWith, letFilesIn, receiveFiles } from '#web/receive-files.ts';
import { type Site, visitorOf } from '#web/site.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const proposal = z.strictObject({
  act: z.string().min(1).max(100),
  values: z.record(z.string().max(100), value).default({}),
  done: z.enum(['here', 'elsewhere']).default('here'),
  happened: z.iso.datetime({ offset: true }).optional(),
  reasons: z.string().max(20_000).optional(),
  /** The version of the case that was looked at. */
  version: z.int().nonnegative().optional(),
});

const NOT_FOUND = { error: 'not found', says: 'There is nothing at this address.' } as const;

const STATUS: Readonly<Record<Refusal['why'], number>> = {
  'not found': 404,
  'not valid': 422,
  barred: 409,
  'not yet': 409,
  depends: 409,
  conflict: 409,
  undecided: 409,
  'not covered': 409,
  'reason wanted': 409,
  'not yours': 409,
  'changed meanwhile': 409,
};

export function serveApi(app: FastifyInstance, site: Site): void {
  const { casework } = site;
  app.register(
    async (api) => {
      await letFilesIn(api, site);
      api.addHook('onRequest', keptNowhere);
      api.addHook('preHandler', onlySignedIn);
      api.addHook('preHandler', onlyFromHere);

      api.get('/me', (request) => {
        const { council, self } = visitorOf(request);
        return { council, person: self.id, name: self.name, kind: self.kind };
      });
      api.get('/start', async (request) => ({ procedures: await casework.openings(visitorOf(request)) }));
      api.get('/work', (request) => casework.work(visitorOf(request), 'mine', asked(request, 'after')));
      api.get('/waiting', (request) => casework.work(visitorOf(request), 'waiting', asked(request, 'after')));
      api.get('/notices', (request) => casework.notices(visitorOf(request), asked(request, 'after')));
      api.get('/cases', (request) => casework.cases(visitorOf(request), asked(request, 'after')));
      api.get('/find', async (request) => ({
        cases: await casework.find(visitorOf(request), asked(request, 'q') ?? ''),
      }));
      api.get<Ref>('/cases/:ref', async (request, reply) => {
        const seen = await casework.look(visitorOf(request), request.params.ref);
        return seen ?? reply.status(404).send(NOT_FOUND);
      });

      api.post('/files', { preHandler: receiveFiles(site) }, takeFile);

      const proposing = (
        request: FastifyRequest,
        reply: FastifyReply,
        ref: string | undefined,
        does: boolean,
      ) => propose(site, request, reply, ref, does);
      api.post('/proposals', (request, reply) => proposing(request, reply, undefined, false));
      api.post('/cases', (request, reply) => proposing(request, reply, undefined, true));
      api.post<Ref>('/cases/:ref/proposals', (request, reply) =>
        proposing(request, reply, request.params.ref, false),
      );
      api.post<Ref>('/cases/:ref/acts', (request, reply) =>
        proposing(request, reply, request.params.ref, true),
      );
    },
    { prefix: '/api' },
  );
}

interface Ref {
  Params: { ref: string };
}

async function propose(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  ref: string | undefined,
  does: boolean,
): Promise<unknown> {
  const read = proposal.safeParse(request.body);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => ({ field: path.join('.'), says: message }));
    return reply
      .status(422)
      .send({ error: 'not valid', says: 'What was sent is not an act as Comity reads one.', problems });
  }
  const { version, happened, reasons, ...rest } = read.data;
  const wanted = {
    ...rest,
    ...(happened === undefined ? {} : { happened: Date.parse(happened) }),
    ...(reasons === undefined ? {} : { reasons }),
  };
  const visitor = visitorOf(request);
  const outcome = does
    ? await site.casework.act(visitor, ref, wanted, version)
    : await site.casework.propose(visitor, ref, wanted);
  if (outcome.ok) return reply.status(does ? 201 : 200).send(outcome.value);
  const { refusal } = outcome;
  if (refusal.why === 'not found') return reply.status(404).send(NOT_FOUND);
  return reply.status(STATUS[refusal.why]).send({ error: refusal.why, ...refusal });
}

/** One file, which an act is then given by its id. What a case has of files is opened at the address that pages lead to. */
async function takeFile(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const [sent, ...others] = filesSentWith(request).values();
  if (sent === undefined || others.length > 0)
    return reply.status(422).send({ error: 'not valid', says: 'Send one file, as multipart/form-data.' });
  const kept = await sent.keep();
  return kept.ok
    ? reply.status(201).send(kept.file)
    : reply.status(422).send({ error: 'not valid', says: kept.says });
}

async function onlySignedIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.visitor === null)
    await reply.status(401).send({ error: 'not signed in', says: 'Sign in first.' });
}

/** What one person was shown is kept by no cache on its way, nor by the browser for whoever sits there next. */
async function keptNowhere(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('cache-control', 'no-store');
}

/** A browser says where a form or script came from; another site’s is not ours to obey (OWASP, cross-site request forgery). */
async function onlyFromHere(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { origin, host } = request.headers;
  if (request.method === 'GET' || origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    await reply.status(403).send({ error: 'from elsewhere', says: 'This was sent from another site.' });
}

function asked(request: FastifyRequest, name: string): string | undefined {
  const said = (request.query as Readonly<Record<string, unknown>>)[name]; // a query is text by name
  return typeof said === 'string' ? said : undefined;
}
