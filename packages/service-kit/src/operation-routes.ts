import { externalRef } from '@amends/contracts/primitives';
import { z } from 'zod';
import type { HttpServer } from './http-server.ts';
import { problemResponses } from './openapi.ts';
import {
  addParkedRoutes,
  type ParkedOperations,
  type Replayed,
  replayedAnswer,
  requireAllStores,
} from './parked-routes.ts';
import { principalOf } from './principal.ts';

/** What an operator may ask of a service; each is safe to ask twice. `actor` is who asks. */
interface Operations extends ParkedOperations {
  /** Applies what is parked again, in order, after its cause was mended; of one key when given. */
  readonly replay: (actor: string, partitionKey?: string) => Promise<Replayed>;
}

export interface ReadOperations extends Operations {
  /** Makes the tables anew from the log while the old ones serve. */
  readonly rebuild: (
    actor: string,
  ) => Promise<{ readonly version: number; readonly build: number }>;
}

export interface WriteOperations extends Operations {
  /** Publishes the whole history again; consumers drop what they know. */
  readonly republish: (actor: string) => Promise<void>;
}

const config = { auth: { scopes: ['operations:write'] } } as const;
const refusals = problemResponses(401, 403, 422, 503);
const tags = ['operations'];

const nothing = z.strictObject({});

/** `POST /v1/replays` and the routes of parked events (parked-routes.ts). */
const addReplay = (app: HttpServer, operations: Operations): void => {
  const schema = {
    summary: 'Apply parked events again, after a fix',
    tags,
    body: z.strictObject({ partitionKey: externalRef.optional() }),
    response: { 200: replayedAnswer, ...refusals },
  };
  app.post('/v1/replays', { config, schema, preHandler: requireAllStores }, async (request) => {
    const { subject } = principalOf(request);
    const { replayed, stillParked } = await operations.replay(subject, request.body.partitionKey);
    return { replayed, stillParked: [...stillParked] };
  });
  addParkedRoutes(app, operations);
};

/**
 * Operations of a read service, `POST /v1/rebuilds` among them. Like those of a write service they
 * decide nothing and append nothing, so they take no idempotency key.
 */
export const addReadOperations = (app: HttpServer, operations: ReadOperations): void => {
  addReplay(app, operations);
  const schema = {
    summary: 'Build the tables anew beside the ones that serve',
    tags,
    body: nothing,
    response: { 202: z.object({ version: z.int(), build: z.int() }), ...refusals },
  };
  app.post(
    '/v1/rebuilds',
    { config, schema, preHandler: requireAllStores },
    async (request, reply) => {
      const { version, build } = await operations.rebuild(principalOf(request).subject);
      return reply.status(202).send({ version, build });
    },
  );
};

/** Operations of a write service, `POST /v1/republications` among them. */
export const addWriteOperations = (app: HttpServer, operations: WriteOperations): void => {
  addReplay(app, operations);
  const schema = {
    summary: 'Publish the whole history to the log again',
    tags,
    body: nothing,
    response: { 202: z.object({ status: z.literal('republishing') }), ...refusals },
  };
  app.post(
    '/v1/republications',
    { config, schema, preHandler: requireAllStores },
    async (request, reply) => {
      await operations.republish(principalOf(request).subject);
      return reply.status(202).send({ status: 'republishing' });
    },
  );
};
