import { externalRef } from '@amends/contracts/primitives';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { HttpServer } from './http-server.ts';
import { problemResponses } from './openapi.ts';
import { principalOf } from './principal.ts';
import { Problem } from './problem-error.ts';

/** What an operator may ask of a service; each is safe to ask twice. */
export interface Operations {
  /** Applies what is parked again, in order, after its cause was mended; of one key when given. */
  readonly replay: (partitionKey?: string) => Promise<{
    readonly replayed: number;
    readonly stillParked: readonly string[];
  }>;
  /** Read services: makes the tables anew from the log while the old ones serve. */
  readonly rebuild?: () => Promise<{ readonly version: number; readonly build: number }>;
  /** Write services: publishes the whole history again; consumers drop what they know. */
  readonly republish?: () => Promise<void>;
}

/**
 * These act on what all stores share.
 * @throws Problem 403 forbidden for a principal of single stores
 */
const requireAllStores = async (request: FastifyRequest): Promise<void> => {
  if (principalOf(request).stores !== '*') throw new Problem('forbidden');
};

const config = { auth: { scopes: ['operations:write'] } } as const;
const refusals = problemResponses(401, 403, 422, 503);
const tags = ['operations'];

/**
 * `POST /v1/replays`, and where the service has them `/v1/rebuilds` and `/v1/republications`. They
 * decide nothing and append nothing, so they take no idempotency key.
 */
export const addOperationRoutes = (app: HttpServer, operations: Operations): void => {
  const { replay, rebuild, republish } = operations;
  const replays = {
    summary: 'Apply parked events again, after a fix',
    tags,
    body: z.strictObject({ partitionKey: externalRef.optional() }),
    response: {
      200: z.object({ replayed: z.int(), stillParked: z.array(z.string()) }),
      ...refusals,
    },
  };
  app.post(
    '/v1/replays',
    { config, schema: replays, preHandler: requireAllStores },
    async (request) => {
      const { replayed, stillParked } = await replay(request.body.partitionKey);
      return { replayed, stillParked: [...stillParked] };
    },
  );
  const nothing = z.strictObject({});
  if (rebuild !== undefined) {
    const schema = {
      summary: 'Build the tables anew beside the ones that serve',
      tags,
      body: nothing,
      response: { 202: z.object({ version: z.int(), build: z.int() }), ...refusals },
    };
    app.post(
      '/v1/rebuilds',
      { config, schema, preHandler: requireAllStores },
      async (_request, reply) => {
        const { version, build } = await rebuild();
        return reply.status(202).send({ version, build });
      },
    );
  }
  if (republish !== undefined) {
    const schema = {
      summary: 'Publish the whole history to the log again',
      tags,
      body: nothing,
      response: { 202: z.object({ status: z.literal('republishing') }), ...refusals },
    };
    app.post(
      '/v1/republications',
      { config, schema, preHandler: requireAllStores },
      async (_request, reply) => {
        await republish();
        return reply.status(202).send({ status: 'republishing' });
      },
    );
  }
};
