import {
  ASSUMPTION_WITHDRAWALS,
  AssumptionSetV1,
  assumptionId,
  assumptionSource,
} from '@amends/contracts/follow-up-assumptions';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { runOnStream, type StreamRunner } from '@amends/service-kit/stream-runner';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type AssumptionCommand,
  type AssumptionTerms,
  assumptionDecider,
  assumptionIdOf,
  faultOf,
} from '../domain/assumption.ts';

const { kind, currency, level, value, low, high } = AssumptionSetV1.shape;
const terms = z
  .strictObject({
    ...{ kind, currency, level, value, low, high },
    source: z.strictObject(assumptionSource.shape),
  })
  .superRefine((given, context) => {
    const fault = faultOf(given);
    if (fault !== undefined)
      context.addIssue({ code: 'custom', path: [fault.member], message: fault.says });
  });
const done = z.object({ id: z.string(), position: z.string() });
const writing = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);
/** What is assumed holds for all stores: so only they who have all may say it. */
const auth = { scopes: ['operations:write'] };
const tags = ['assumptions'];

const runOn = (
  streams: StreamRunner,
  request: FastifyRequest,
  id: string,
  command: (by: string, now: string) => AssumptionCommand,
) => {
  const { stores, subject } = principalOf(request);
  if (stores !== '*') throw new Problem('forbidden');
  return runOnStream(streams, request, {
    streamId: `assumption-${id}`,
    decider: assumptionDecider,
    id,
    correlationId: uuidv8FromHash('assumption', id),
    command: (now) => command(subject, now),
  });
};

/** The register of what figures of value rest on; read at loyalty-outcomes. */
export const assumptions = (app: HttpServer, streams: StreamRunner): void => {
  app.post(
    '/v1/assumptions',
    {
      config: { auth },
      schema: {
        summary:
          'Set what is assumed of a kind, and of money in a currency: a new version each time',
        tags,
        body: terms,
        response: { 201: done, ...writing },
      },
    },
    async (request, reply) => {
      const given: AssumptionTerms = request.body;
      const outcome = await runOn(streams, request, assumptionIdOf(given), (by, now) => ({
        ...{ type: 'SetAssumption', terms: given, by, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/assumptions/:assumptionId/withdrawals',
    {
      config: { auth },
      schema: {
        summary: 'Withdraw an assumption: figures that rest on it have no value from here on',
        tags,
        params: z.strictObject({ assumptionId }),
        body: z.strictObject({ reason: z.enum(ASSUMPTION_WITHDRAWALS) }),
        response: { 201: done, ...writing },
      },
    },
    async (request, reply) => {
      const { reason } = request.body;
      const id = request.params.assumptionId;
      const outcome = await runOn(streams, request, id, (by, now) => ({
        ...{ type: 'WithdrawAssumption', reason, by, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};
