// Takes in a form that comes with files, part by part as it arrives: what was typed becomes the body, as other forms have it,
// and each file waits under a passing name. Nothing of a file outlasts the request unless it is kept meanwhile.

import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TakenFile } from '#casework/casework.ts';
import { type Site, visitorOf } from './site.ts';

/** Characters of everything typed in one form, as other forms may have bytes. */
const MOST_TYPED = 256 * 1024;
const TOO_LONG = 413;

const LIMITS = {
  fieldNameSize: 200,
  fieldSize: MOST_TYPED,
  fields: 500,
  files: 20,
  parts: 520,
  headerPairs: 50,
} as const;

/** For the room of those addresses that take in files; no other address reads such a form. */
export async function letFilesIn(room: FastifyInstance, { casework }: Site): Promise<void> {
  // One more than may be kept, so that what is longer shows.
  const limits = { ...LIMITS, fileSize: casework.largestFile + 1 };
  await room.register(multipart, { limits, throwFileSizeLimit: false });
  room.addHook('onSend', dropFiles);
}

type FilesSent = ReadonlyMap<string, TakenFile>;

const sent = new WeakMap<FastifyRequest, FilesSent>();

/** Files that came with a request, by the name of their control. */
export function filesSentWith(request: FastifyRequest): FilesSent {
  return sent.get(request) ?? new Map();
}

/** Before every answer, and when whoever sent them has gone before it. */
async function dropFiles(request: FastifyRequest): Promise<void> {
  for (const file of filesSentWith(request).values()) await file.drop();
}

/** Before the form’s token is looked at, which is one of its parts: so it takes in files of people signed in alone. */
export function receiveFiles(site: Site) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!request.isMultipart()) return;
    const files = new Map<string, TakenFile>();
    sent.set(request, files);
    reply.raw.once('close', () => void dropFiles(request).catch(() => {}));
    try {
      request.body = await readParts(site, request, files);
    } catch (fault) {
      throw asSaid(fault);
    }
  };
}

async function readParts(
  site: Site,
  request: FastifyRequest,
  files: Map<string, TakenFile>,
): Promise<Readonly<Record<string, string | readonly string[]>>> {
  const body = new Map<string, string[]>();
  let typed = 0;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      const value = typeof part.value === 'string' ? part.value : '';
      typed += value.length;
      if (part.valueTruncated || part.fieldnameTruncated || typed > MOST_TYPED) throw refusedWith(TOO_LONG);
      body.set(part.fieldname, [...(body.get(part.fieldname) ?? []), value]);
      continue;
    }
    // A control in which nothing was chosen is sent as a file without a name.
    const name = nameAsSent(part.filename);
    if (name !== '' && !files.has(part.fieldname)) {
      const content: AsyncIterable<Uint8Array> = part.file.iterator({ destroyOnReturn: false });
      files.set(part.fieldname, await site.casework.takeFile(visitorOf(request), name, content));
    }
    part.file.resume();
  }
  return Object.fromEntries([...body].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]));
}

function refusedWith(statusCode: number): Error {
  return Object.assign(new Error('A form that is not taken.'), { statusCode });
}

/** Browsers write these three characters of a name so, and no others (WHATWG HTML, multipart form data). */
function nameAsSent(name: string | undefined): string {
  return (name ?? '').replaceAll(/%(22|0D|0A)/gi, decodeURIComponent);
}

/** The parser throws plain errors at what breaks off or is no form. A disk that cannot be written is our fault, and so is the rest. */
function asSaid(fault: unknown): unknown {
  const plain = fault instanceof Error && fault.constructor === Error;
  return plain && !('statusCode' in fault) && !('syscall' in fault) ? refusedWith(400) : fault;
}
