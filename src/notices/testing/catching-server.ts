// A real mail server on this machine for tests: it takes messages, remembers and reads them, and refuses when it is told to.

import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Caught {
  /** As it came, headers and all. */
  readonly raw: string;
  readonly email: Email;
  /** What the envelope says. */
  readonly to: string;
}

export interface CatchingServer {
  readonly url: URL;
  readonly caught: Caught[];
  /** Reply code to a recipient or to a message instead of taking it; undefined: it is taken. */
  answer: (stage: 'recipient' | 'message', to: string) => number | undefined;
  /** Called when a message has been taken, before that is said to whoever sent it. */
  taken: (caught: Caught) => void | Promise<void>;
  /** Messages by their Message-ID. */
  byId(): ReadonlyMap<string, readonly Caught[]>;
  close(): Promise<void>;
}

/** @param auth who may send, and with which password; absent: anybody. */
export async function startCatchingServer(auth?: {
  readonly user: string;
  readonly password: string;
}): Promise<CatchingServer> {
  const refusal = (code: number): Error =>
    Object.assign(new Error('No: A lantern, It flickers'), { responseCode: code });
  const server = new SMTPServer({
    disabledCommands: auth === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === auth?.user && password === auth?.password
        ? done(null, { user: username })
        : done(new Error('No')),
    disableReverseLookup: true,
    closeTimeout: 50,
    onRcptTo: ({ address }, _session, done) => {
      const code = catching.answer('recipient', address);
      done(code === undefined ? null : refusal(code));
    },
    onData: (stream, session, done) => {
      const take = async () => {
        const raw = await buffer(stream);
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const code = catching.answer('message', to);
        if (code !== undefined) throw refusal(code);
        const caught = { raw: raw.toString(), email: await PostalMime.parse(raw), to };
        catching.caught.push(caught);
        await catching.taken(caught);
      };
      take().then(
        () => done(null, 'taken'),
        (fault: Error) => done(fault),
      );
    },
  });
  // A connection that is cut is part of what is tested.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  const catching: CatchingServer = {
    url: new URL(`smtp://127.0.0.1:${address.port}`),
    caught: [],
    answer: () => undefined,
    taken: () => undefined,
    byId: () => Map.groupBy(catching.caught, ({ email }) => email.messageId ?? ''),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
  return catching;
}
