import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

export interface PlainAnswer<Body> {
  readonly status: number;
  readonly body: Body;
}

/** A client that costs little: connections kept alive, no retries, JSON only. */
export interface KeepAliveClient {
  get<Body>(path: string): Promise<PlainAnswer<Body>>;
  /** With a new idempotency key. */
  post<Body>(path: string, body: unknown): Promise<PlainAnswer<Body>>;
  /** A body that is text already, of another type than plain JSON. */
  postText<Body>(path: string, text: string, type: string): Promise<PlainAnswer<Body>>;
  /** Replaces the token. */
  authorize(token: string): void;
  close(): void;
}

const REQUEST_LIMIT_MS = 30_000;

/** @param baseUrl of plain HTTP, such as http://127.0.0.1:8080 */
export const openKeepAliveClient = (
  baseUrl: string,
  firstToken: string,
  connections = 64,
): KeepAliveClient => {
  const { hostname, port } = new URL(baseUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  let token = firstToken;
  const send = <Body>(
    method: string,
    path: string,
    text?: string,
    type = 'application/json',
  ): Promise<PlainAnswer<Body>> =>
    new Promise((resolve, reject) => {
      const headers: Record<string, string> = { authorization: `Bearer ${token}` };
      if (text !== undefined) {
        headers['content-type'] = type;
        headers['content-length'] = String(Buffer.byteLength(text));
        headers['idempotency-key'] = `"${randomUUID()}"`;
      }
      const outgoing = request(
        { agent, hostname, port, path, method, headers, timeout: REQUEST_LIMIT_MS },
        (incoming) => {
          let received = '';
          incoming.setEncoding('utf8').on('data', (chunk: string) => {
            received += chunk;
          });
          incoming.once('error', reject);
          incoming.once('end', () => {
            const status = incoming.statusCode!;
            resolve({ status, body: (received === '' ? null : JSON.parse(received)) as Body });
          });
        },
      );
      outgoing.once('timeout', () => outgoing.destroy(new Error(`${path}: no answer`)));
      outgoing.once('error', reject);
      outgoing.end(text);
    });
  return {
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, JSON.stringify(body)),
    postText: (path, text, type) => send('POST', path, text, type),
    authorize: (fresh) => {
      token = fresh;
    },
    close: () => agent.destroy(),
  };
};
