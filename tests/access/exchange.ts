import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** A request of whatever method, also those that fetch would refuse to send. */
export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly token?: string | undefined;
  /** Sent as JSON; a text and bytes are sent as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  /** Of the request. */
  readonly method: string;
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The parsed body of a JSON answer. */
  readonly json: unknown;
}

export type Send = (asked: Asked) => Promise<Answer>;

const AT_ONCE = 8;

const payloadOf = (body: unknown): string | Buffer | undefined => {
  if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) return body;
  return JSON.stringify(body);
};

const headersOf = ({ token, headers }: Asked, payload: string | Buffer | undefined) => ({
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  ...(payload === undefined
    ? {}
    : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }),
  ...headers,
});

/** Sends to the suite over kept connections, and never asks twice: what comes back is judged. */
export const openSender = (baseUrl: string): { readonly send: Send; close(): void } => {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const { hostname, port } = new URL(baseUrl);
  const send: Send = (asked) =>
    new Promise((resolve, reject) => {
      const payload = payloadOf(asked.body);
      const { method, url: path } = asked;
      const headers = headersOf(asked, payload);
      const sent = request({ agent, hostname, port, method, path, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.once('error', reject).once('end', () => {
          const isJson = /[/+]json\b/.test(response.headers['content-type'] ?? '');
          resolve({
            method,
            status: response.statusCode!,
            headers: response.headers,
            text,
            json: isJson && text !== '' ? JSON.parse(text) : undefined,
          });
        });
      });
      sent.once('error', reject).end(payload);
    });
  return { send, close: () => agent.destroy() };
};
