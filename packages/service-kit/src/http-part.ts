import type { FastifyInstance } from 'fastify';
import type { Part } from './run.ts';

export type ListenOptions = {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
};

/**
 * An HTTP server as a part of run(): listens when it starts; when it stops, takes no new
 * connections, answers 503 on open ones, waits for the answers under way, closes idle sockets.
 */
export const httpPart = (app: FastifyInstance, listen: ListenOptions): Part => ({
  name: 'http',
  start: () => app.listen({ host: listen.host, port: listen.port }),
  stop: () => app.close(),
});
