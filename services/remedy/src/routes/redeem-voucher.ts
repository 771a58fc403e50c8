import { externalRef, instant, money, shortId, uuid } from '@amends/contracts/primitives';
import type { VoucherRedeemed } from '@amends/contracts/remedy-vouchers';
import { answerCommand } from '@amends/service-kit/command-answer';
import { createFailureLimit, type FailureLimit } from '@amends/service-kit/failure-limit';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf, requireStore } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { typedSecretCode } from '@amends/service-kit/secret-code';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { MoneyCommands } from '../money-commands.ts';
import { readVoucher, runOnVoucher, subjectOf } from '../vouchers/voucher-access.ts';
import { findVoucher, type VoucherCodes } from '../vouchers/voucher-codes.ts';
import { givenMoney, voucherAnswer } from './vouchers.ts';

/** Wrong codes a minute of one client at one address, and of all at one address. */
const GUESSES_MAX = { perDevice: 20, perAddress: 60 };

export interface CodeLookUp {
  readonly pool: Pick<Pool, 'query'>;
  readonly codes: VoucherCodes;
}

/** Which voucher a typed code opens, as long as not too many were wrong. */
const opener =
  ({ pool, codes }: CodeLookUp, limit: FailureLimit) =>
  async (request: FastifyRequest, code: string): Promise<string> => {
    const { clientId } = principalOf(request);
    const waitSeconds = limit.blockedFor(request.ip, clientId);
    if (waitSeconds > 0) throw new Problem('quota_exceeded', { retryAfterSeconds: waitSeconds });
    const voucherId = await findVoucher(pool, codes, code);
    if (voucherId !== undefined) return voucherId;
    limit.failed(request.ip, clientId);
    throw new Problem('unknown_voucher');
  };

const found = z.object({
  voucherId: uuid,
  status: z.enum(['active', 'spent', 'voided', 'expired']),
  balance: money,
  expiresAt: instant,
});

const lookUpBody = z.strictObject({ code: typedSecretCode });
const redeemBody = lookUpBody.extend({
  /** Where it is spent. */
  storeId: shortId,
  amount: givenMoney,
  /** The sale it pays for. */
  saleRef: externalRef.optional(),
});

type Open = ReturnType<typeof opener>;

const lookUpVoucher = (app: HttpServer, commands: MoneyCommands, open: Open): void => {
  app.post(
    '/v1/voucher-lookups',
    {
      config: { auth: { scopes: ['vouchers:redeem'] } },
      schema: {
        summary: 'What is left on a voucher, by its code',
        tags: ['vouchers'],
        body: lookUpBody,
        response: { 200: found, ...problemResponses(400, 401, 403, 422, 429, 503) },
      },
    },
    async (request) => {
      const voucherId = await open(request, request.body.code);
      const { state, issued } = await readVoucher(commands, voucherId);
      return {
        voucherId,
        status: state.status as z.infer<typeof found>['status'],
        balance: state.balance!,
        expiresAt: issued.expiresAt,
      };
    },
  );
};

/** Whoever has the code may spend it, in whichever store: it is money. */
const redeemVoucher = (app: HttpServer, commands: MoneyCommands, open: Open): void => {
  app.post(
    '/v1/voucher-redemptions',
    {
      config: { auth: { scopes: ['vouchers:redeem'] } },
      schema: {
        summary: 'Spend a voucher, in whole or in part',
        tags: ['vouchers'],
        body: redeemBody,
        response: {
          201: voucherAnswer.extend({ id: uuid, amount: money, balance: money }),
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { code, storeId, amount, saleRef } = request.body;
      requireStore(principalOf(request), storeId);
      const voucherId = await open(request, code);
      const { issued } = await readVoucher(commands, voucherId);
      const redemptionId = uuidv8FromHash('redemption', idempotencyOf(request).commandId);
      const outcome = await runOnVoucher(commands, request, voucherId, {
        subject: subjectOf(issued),
        command: (now) => ({ type: 'RedeemVoucher', redemptionId, amount, storeId, saleRef, now }),
        answer: ([event]) => {
          const { balance } = event!.data as VoucherRedeemed;
          return { id: redemptionId, voucherId, amount, balance };
        },
        status: 201,
      });
      return answerCommand(reply, outcome);
    },
  );
};

/** Vouchers as a till sees them: by the code that a customer shows, in the body, never in a URL. */
export const voucherCodeRoutes = (
  app: HttpServer,
  commands: MoneyCommands,
  lookUp: CodeLookUp,
): void => {
  const open = opener(lookUp, createFailureLimit(GUESSES_MAX));
  lookUpVoucher(app, commands, open);
  redeemVoucher(app, commands, open);
};
