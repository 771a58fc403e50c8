import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';

/** Where a path prefix goes: `/intake` -> port of that process on this machine. */
export type Upstreams = ReadonlyMap<string, number>;

const prefixOf = (url: string): string => {
  const end = url.slice(1).search(/[/?]/);
  return end < 0 ? url : url.slice(0, end + 1);
};

const forward = (incoming: IncomingMessage, answer: ServerResponse, port: number): void => {
  const url = incoming.url ?? '/';
  const rest = url.slice(prefixOf(url).length);
  const outgoing = request(
    {
      host: '127.0.0.1',
      port,
      method: incoming.method,
      path: rest.startsWith('/') ? rest : `/${rest}`,
      headers: incoming.headers,
    },
    (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    },
  );
  outgoing.on('error', () => {
    if (!answer.headersSent) {
      answer.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '1' });
    }
    answer.end(
      JSON.stringify({
        type: '/problems/temporary-reduced-capacity',
        title: 'The service is over capacity or a dependency is away',
        status: 503,
        code: 'temporary_reduced_capacity',
      }),
    );
  });
  incoming.pipe(outgoing);
};

/**
 * One port in front of the service processes, by path prefix, so that every command and example
 * works as with npm start. For development: production has a proxy of its own.
 */
export const createGateway = (
  upstreams: Upstreams,
  own: (incoming: IncomingMessage, answer: ServerResponse) => void,
): Server =>
  createServer((incoming, answer) => {
    const port = upstreams.get(prefixOf(incoming.url ?? '/'));
    if (port === undefined) own(incoming, answer);
    else forward(incoming, answer, port);
  });
