// Hands messages to a mail server over SMTP, one connection each, and says in words of our own what went wrong: what a server
// answers can hold an address or a line of the message, and is never kept.

import { createTransport, type NodemailerError } from 'nodemailer';
import type { Message } from './message.ts';

export interface MailServerConfig {
  /** smtp://user:password@host:587, or smtps:// for encryption from the start. */
  readonly server: URL;
}

/** What became of one message. */
export type Handed =
  | { readonly how: 'taken' }
  /** refused: this message for good. later: this message, for now. unreachable: whatever is sent. */
  | { readonly how: 'refused' | 'later' | 'unreachable'; readonly says: string };

export interface MailServer {
  /** One connection serves one message after another, until `rest`. */
  send(message: Message): Promise<Handed>;
  /** Nothing more is sent for now: the connection is given back. */
  rest(): void;
}

/** Milliseconds of silence. All steps of one sending together stay well under the claim of the worker. */
const SILENCE = 30_000;

export function openMailServer({ server }: MailServerConfig): MailServer {
  const secure = server.protocol === 'smtps:';
  const host = server.hostname.replace(/^\[|\]$/g, '');
  const open = () =>
    createTransport({
      pool: true,
      maxConnections: 1,
      // What becomes of a message whose connection is cut is for the outbox to decide.
      maxRequeues: 0,
      host,
      port: server.port === '' ? (secure ? 465 : 587) : Number(server.port),
      secure,
      requireTLS: !secure && needsEncryption(server),
      ignoreTLS: server.searchParams.get('tls') === 'no',
      ...(server.username === ''
        ? {}
        : { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }),
      connectionTimeout: SILENCE,
      greetingTimeout: SILENCE,
      socketTimeout: SILENCE,
      dnsTimeout: SILENCE,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  let transport: ReturnType<typeof open> | undefined;
  return {
    rest: () => {
      transport?.close();
      transport = undefined;
    },
    send: async (message) => {
      transport ??= open();
      try {
        await transport.sendMail(asMail(message));
        return { how: 'taken' };
      } catch (fault) {
        return whatWentWrong(fault);
      }
    },
  };
}

/** Beyond this machine, passwords and what is told travel encrypted unless the address says “?tls=no”. */
function needsEncryption(server: URL): boolean {
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname);
  return !isHere && server.searchParams.get('tls') !== 'no';
}

function asMail({ id, date, from, to, subject, text, html, stop }: Message) {
  return {
    messageId: id,
    date: new Date(date),
    from,
    to,
    subject,
    text,
    html,
    xMailer: false,
    // RFC 3834: nobody’s absence is answered to us.
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(stop === undefined ? {} : { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    },
    ...(stop === undefined ? {} : { list: { unsubscribe: stop } }),
  } as const;
}

/** What the server said of the message itself; anything else would befall every message. */
const OF_THE_MESSAGE = new Set(['RCPT TO', 'DATA']);

function whatWentWrong(fault: unknown): Handed {
  const { code = '', command = '', responseCode } = asFault(fault);
  if (responseCode === undefined || !OF_THE_MESSAGE.has(command)) return unreachable(code, responseCode);
  const what = command === 'DATA' ? 'the message' : 'this address';
  // RFC 5321: 5yz is final, 4yz may pass; 503 speaks of the order of commands.
  return responseCode >= 500 && responseCode !== 503
    ? { how: 'refused', says: `The mail server refuses ${what} (${responseCode}).` }
    : { how: 'later', says: `The mail server does not take ${what} for now (${responseCode}).` };
}

function unreachable(code: string, responseCode: number | undefined): Handed {
  const number = responseCode === undefined ? '' : ` (${responseCode})`;
  const says =
    code === 'EAUTH' || code === 'ENOAUTH'
      ? `The mail server does not accept the user name and password${number}.`
      : code === 'ETLS'
        ? 'The mail server does not offer an encrypted connection.'
        : responseCode === undefined
          ? 'The mail server cannot be reached.'
          : `The mail server takes no messages${number}.`;
  return { how: 'unreachable', says };
}

function asFault(fault: unknown): NodemailerError {
  if (!(fault instanceof Error)) throw fault;
  return fault;
}
