// The real program for tests: its texts, its demonstration, an embedded database in a folder of its own, and visitors
// who fill in and send the forms they are shown, as a browser without scripts would.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Casework } from '#casework/casework.ts';
import type { Config } from '#config.ts';
import { serve } from '#main.ts';
import type { Storage } from '#storage/storage.ts';
import type { Site } from '#web/site.ts';
import { type Page, readPage } from './page.ts';

type Server = Awaited<ReturnType<typeof serve>>['app'];
type Answers = Readonly<Record<string, string | readonly string[]>>;

/** One browser’s cookies, and the token that its forms carry. */
export interface Session {
  readonly cookie: string;
  readonly csrf: string;
}

export interface Application {
  readonly app: Server;
  readonly casework: Casework;
  readonly storage: Storage;
  readonly site: Site;
  /** Its data folder. */
  readonly folder: string;
  /** For requests made by hand: somebody of the demonstration, or nobody signed in. */
  session(council?: string, person?: string): Promise<Session>;
  /** Somebody of the demonstration, signed in. */
  signIn(council: string, person: string): Promise<Visit>;
  close(): Promise<void>;
}

/** @param databaseAddress of an empty PostgreSQL; absent: an embedded database. @param mail absent: nothing is mailed. */
export async function startApplication(
  databaseAddress?: string,
  mail?: Config['mail'],
): Promise<Application> {
  const folder = await mkdtemp(join(tmpdir(), 'comity-application-'));
  const { app, casework, storage, site, close } = await serve(
    {
      port: 0,
      host: '127.0.0.1',
      address: 'http://127.0.0.1',
      dataFolder: folder,
      ...(databaseAddress === undefined ? {} : { databaseAddress }),
      demonstration: true,
      largestFile: 1_000_000,
      ...(mail === undefined ? {} : { mail }),
      secret: 'only for tests, thirty-two characters',
    },
    () => {},
  );
  return {
    app,
    casework,
    storage,
    site,
    folder,
    session: async (council, person) => {
      const visit = new Visit(app);
      const chosen = await visit.open('/demonstration');
      if (council !== undefined && person !== undefined)
        await visit.send(chosen, `/demonstration/${council}/${person}`);
      const form = chosen.forms[0]?.data['_csrf'];
      assert.ok(typeof form === 'string');
      return { cookie: visit.cookie, csrf: form };
    },
    signIn: async (council, person) => {
      const visit = new Visit(app);
      const chosen = await visit.open('/demonstration');
      await visit.send(chosen, `/demonstration/${council}/${person}`);
      return visit;
    },
    close: async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One browser: it keeps cookies, follows redirects and sends forms with all the controls they show. */
export class Visit {
  readonly #app: Server;
  readonly #cookies = new Map<string, string>();

  constructor(app: Server) {
    this.#app = app;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async open(url: string): Promise<Page> {
    return this.#request({ method: 'GET', url });
  }

  /** @param action of the form; where several forms have it, the one with a control that holds `among`. */
  async send(page: Page, action: string, answers: Answers = {}, among?: string): Promise<Page> {
    const form = page.forms.find(
      (one) => one.action === action && (among === undefined || Object.values(one.data).includes(among)),
    );
    assert.ok(
      form,
      `no form leads to ${action} on “${page.heading}”, only ${page.forms.map((one) => one.action)}`,
    );
    return this.post(form.action, { ...form.data, ...answers });
  }

  async post(url: string, answers: Answers): Promise<Page> {
    const payload = new URLSearchParams(
      Object.entries(answers).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    );
    return this.#request({ method: 'POST', url, payload: payload.toString() });
  }

  /** A form in which files can be chosen, as a browser sends it: with a nameless file where none was. */
  async sendWithFiles(
    page: Page,
    answers: Answers,
    files: Readonly<Record<string, File>> = {},
  ): Promise<Page> {
    const form = page.forms.find(({ encoding }) => encoding === 'multipart/form-data');
    assert.ok(form, `no form for files on “${page.heading}”`);
    const data = new FormData();
    for (const [name, value] of Object.entries({ ...form.data, ...answers }))
      if (!form.files.includes(name)) for (const one of [value].flat()) data.append(name, one);
    for (const name of form.files) data.append(name, files[name] ?? new File([], ''));
    const body = new Response(data);
    return this.#request({
      method: 'POST',
      url: form.action,
      payload: Buffer.from(await body.arrayBuffer()),
      type: body.headers.get('content-type') ?? '',
    });
  }

  async #request(asked: {
    method: 'GET' | 'POST';
    url: string;
    payload?: string | Buffer;
    type?: string;
  }): Promise<Page> {
    const { type = 'application/x-www-form-urlencoded', ...request } = asked;
    const response = await this.#app.inject({
      ...request,
      headers: {
        cookie: this.cookie,
        ...(request.method === 'POST' ? { 'content-type': type } : {}),
      },
    });
    for (const cookie of [response.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const next = response.headers.location;
    if (response.statusCode === 303 && typeof next === 'string')
      return this.#request({ method: 'GET', url: next });
    return readPage(request.url, response.statusCode, response.body, response.headers);
  }
}
