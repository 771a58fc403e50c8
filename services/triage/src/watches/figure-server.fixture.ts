import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secret } from '@amends/service-kit/secret';
import { figureSource } from './figure-source.ts';

/** A question as it came. */
export interface AskedQuestion {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly accept: string | undefined;
}

type Measures = Readonly<Record<string, object>>;

const SECRET = 'a-secret-of-the-figures';

/** A server on loopback that gives tokens and answers figures as the read services describe it. */
export const openFigureServer = async () => {
  const asked: AskedQuestion[] = [];
  let measures: Measures = {};
  let status = 200;
  const answerOf = (query: AskedQuestion['query']) => ({
    data: [{ group: {}, n: 40, measures }],
    meta: {
      ...{ projectionPosition: 'v1.b1.9', lagSeconds: 0, asOf: '2026-06-09T05:30:01.000Z' },
      ...{ timeZone: query['time-zone'], percentileRule: 'linear', definitionVersion: 4 },
      ...{ computedFrom: 'facts', parameters: {}, nextCursor: null },
    },
  });
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://figures');
    const json = (code: number, body: object) =>
      response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (pathname === '/oauth/token') {
      return json(200, { access_token: 'of-figure-mails', token_type: 'Bearer', expires_in: 900 });
    }
    if (request.headers.authorization !== 'Bearer of-figure-mails') return json(401, {});
    const query = Object.fromEntries(searchParams);
    const { accept } = request.headers;
    asked.push({ path: pathname, query, accept });
    if (status !== 200) return json(status, { code: 'temporary_reduced_capacity', status });
    if (accept !== 'text/csv') return json(200, answerOf(query));
    return response.writeHead(200, { 'content-type': 'text/csv' }).end('isTotal,measure\r\n');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    asked,
    source: figureSource({
      ...{ url, tokenUrl: `${url}/oauth/token` },
      ...{ clientId: 'figure-mails', clientSecret: new Secret(SECRET) },
    }),
    /** What it answers from now on. */
    answers: (next: Measures) => {
      [status, measures] = [200, next];
    },
    /** It refuses from now on. */
    refuses: (code: number) => {
      status = code;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
