import { once } from 'node:events';
import { connect } from 'node:net';

/** Writes bytes to the suite and gives the status line's number and all that came back. */
export const sendRaw = async (
  baseUrl: string,
  text: string,
): Promise<{ readonly status: number; readonly answer: string }> => {
  const { hostname, port } = new URL(baseUrl);
  const socket = connect(Number(port), hostname);
  const received: Buffer[] = [];
  socket.on('data', (chunk) => received.push(chunk));
  // A server that refuses early closes while the rest is still being sent.
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  const answer = Buffer.concat(received).toString();
  return { status: Number(answer.slice(9, 12)), answer };
};

interface RawCase {
  readonly what: string;
  readonly status: number;
  readonly text: string;
}

/** What no HTTP client would send, for the path of a route that takes commands. */
export const rawCases = (path: string, token: string): RawCase[] => {
  const authorization = `Authorization: Bearer ${token}`;
  const request = (line: string, ...headers: string[]): string =>
    [line, 'Host: a', 'Connection: close', ...headers, '', ''].join('\r\n');
  const post = (...headers: string[]): string =>
    request(`POST ${path} HTTP/1.1`, authorization, 'Content-Type: application/json', ...headers);
  const smuggled = `GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n`;
  return [
    {
      what: 'a length and chunks',
      status: 400,
      text: `${post('Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\n${smuggled}`,
    },
    {
      what: 'chunks and a length',
      status: 400,
      text: `${post('Transfer-Encoding: chunked', 'Content-Length: 4')}0\r\n\r\n${smuggled}`,
    },
    { what: 'two lengths', status: 400, text: post('Content-Length: 2', 'Content-Length: 3') },
    {
      what: 'a strange transfer encoding',
      status: 400,
      text: `${post('Transfer-Encoding: xchunked')}0\r\n\r\n`,
    },
    {
      what: 'a chunk of no size',
      status: 400,
      text: `${post('Transfer-Encoding: chunked')}zz\r\n{}\r\n0\r\n\r\n`,
    },
    {
      what: 'no host',
      status: 400,
      text: `POST ${path} HTTP/1.1\r\n${authorization}\r\nConnection: close\r\n\r\n`,
    },
    { what: 'no such method', status: 400, text: request(`BREW ${path} HTTP/1.1`) },
    { what: 'a method of another route', status: 405, text: request(`DELETE ${path} HTTP/1.1`) },
    {
      what: 'a header of 20 kB',
      status: 431,
      text: post(`X-Long: ${'a'.repeat(20_000)}`, 'Content-Length: 0'),
    },
    {
      what: 'a URI of 20 kB',
      status: 431,
      text: request(`POST ${path}/${'a'.repeat(20_000)} HTTP/1.1`, authorization),
    },
    {
      what: 'credentials twice',
      status: 400,
      text: `${post(authorization, 'Content-Length: 2', 'Idempotency-Key: a')}{}`,
    },
    {
      what: 'a length beyond every limit',
      status: 413,
      text: post('Content-Length: 99999999999', 'Idempotency-Key: a'),
    },
    {
      what: 'a line feed in a header',
      status: 400,
      text: post('X-A: b\nc', 'Content-Length: 0'),
    },
  ];
};
