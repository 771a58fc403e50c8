import { slug } from '@amends/contracts/primitives';
import type { WriteSide } from '@amends/event-log/write-side';
import { createFailureLimit } from '@amends/service-kit/failure-limit';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { Problem } from '@amends/service-kit/problem-error';
import { verifyStandardWebhook } from '@amends/service-kit/standard-webhook';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { RemedyCommand } from '../domain/commands.ts';
import type { Remedy, RemedyEvent } from '../domain/remedy.ts';
import { findEffect, type OrderedEffect } from '../effects/effect-table.ts';
import { type ConnectorCaller, type Word, wordIn } from '../provider/connector-client.ts';
import { fulfilledOf, refundedOf } from '../provider/connector-provider.ts';
import type { PaymentProvider } from '../provider/payment-provider.ts';
import { remedyDecider } from '../remedy-commands.ts';

interface Deps {
  readonly callers: readonly ConnectorCaller[];
  readonly provider: Pick<PaymentProvider, 'name'>;
  readonly pool: Pool;
  readonly clock: () => Date;
}

type Side = Pick<WriteSide<RemedyCommand, Remedy, RemedyEvent>, 'execute'>;

/** A header that came twice is none: two readers might believe two different ones. */
const headersOf = ({ headers }: FastifyRequest): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).filter((one): one is [string, string] => typeof one[1] === 'string'),
  );

/** The word as a command; undefined for one that settles nothing. */
const commandOf = (
  { effectId, kind, caseId, runId, step, attempt }: OrderedEffect,
  word: Word,
  now: string,
): RemedyCommand | undefined => {
  if (kind === 'refund') {
    const result = refundedOf(word);
    if (result.outcome !== 'succeeded' && result.outcome !== 'failed') return undefined;
    const of = { step: step!, attempt, calledBack: effectId };
    return { type: 'RecordRefund', ...of, result, now };
  }
  const result = fulfilledOf(word);
  if (result.outcome !== 'succeeded' && result.outcome !== 'failed') return undefined;
  if (kind === 'fulfilment') {
    const of = { step: step!, attempt, calledBack: effectId };
    return { type: 'RecordFulfilment', ...of, result, now };
  }
  const of = { caseId, runId: runId!, attempt, isCalledBack: true } as const;
  return { type: 'RecordPoints', ...of, result, now };
};

/** Whom it was ordered from: nobody has a word in what another system does. */
const isOf = (
  { kind, connectorId }: OrderedEffect,
  caller: string,
  { provider }: Pick<Deps, 'provider'>,
): boolean => (kind === 'refund' ? provider.name : connectorId) === caller;

/** What the word changes is decided on once, so a word that comes again changes nothing. */
const settle = async (
  { pool, provider, clock }: Deps,
  side: Side,
  caller: string,
  { webhookId, text }: { readonly webhookId: string; readonly text: string },
): Promise<void> => {
  const said = wordIn(text);
  if (said === undefined) {
    throw new Problem('validation_failed', { detail: 'It is no word about an effect.' });
  }
  const effect = await findEffect(pool, said.effectId);
  if (effect === undefined || !isOf(effect, caller, { provider })) throw new Problem('not_found');
  const now = clock().toISOString();
  const command = commandOf(effect, said.word, now);
  // Who told another amount before is believed by nobody but a person.
  if (command === undefined || effect.state === 'mismatch' || effect.state === 'over') return;
  const { caseId, effectId } = effect;
  const commandId = uuidv8FromHash('connector-call', caller, webhookId, effectId, text);
  const { outcome } = await side.execute({
    streamId: `remedy-${caseId}`,
    decider: remedyDecider,
    command,
    context: {
      ...{ commandId, correlationId: caseId, causationId: commandId },
      ...{ actor: `connector_${caller}`, now, subject: caseId },
    },
  });
  if (outcome === 'lost_race') throw new Problem('lost_race', { retryAfterSeconds: 1 });
};

/**
 * `POST /v1/connectors/{connectorId}/effects`: a system says by itself what became of an effect it
 * was asked for, instead of waiting to be asked. Signed as calls to it are, verified on the bytes.
 */
export const connectorCalls = (app: HttpServer, deps: Deps, side: Side): void => {
  const limit = createFailureLimit();
  app.post(
    '/v1/connectors/:connectorId/effects',
    {
      config: { auth: 'public', jsonBody: 'raw' },
      schema: {
        summary: 'Say, as the system that was asked, what became of an effect',
        description: 'Signed by Standard Webhooks with a secret of the connector.',
        tags: ['connectors'],
        params: z.strictObject({ connectorId: slug }),
        response: {
          202: z.object({ status: z.literal('accepted') }),
          ...problemResponses(401, 404, 409, 413, 415, 422, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { connectorId } = request.params;
      const waitSeconds = limit.blockedFor(request.ip, connectorId);
      if (waitSeconds > 0) throw new Problem('quota_exceeded', { retryAfterSeconds: waitSeconds });
      const now = deps.clock();
      const secrets = deps.callers.find((one) => one.connectorId === connectorId)?.secrets ?? [];
      const [headers, body] = [headersOf(request), request.rawBody ?? Buffer.alloc(0)];
      // One answer for unknown and wrongly signed.
      const verdict = verifyStandardWebhook({ headers, body }, secrets, now.getTime());
      if (verdict !== 'authentic') {
        request.refusedBecause = verdict;
        limit.failed(request.ip, connectorId);
        throw verdict === 'clock_skew'
          ? new Problem('clock_skew', { extra: { serverTime: now.toISOString() } })
          : new Problem('unauthenticated');
      }
      const call = { webhookId: headers['webhook-id']!, text: body.toString('utf8') };
      await settle(deps, side, connectorId, call);
      return reply.status(202).send({ status: 'accepted' });
    },
  );
};
