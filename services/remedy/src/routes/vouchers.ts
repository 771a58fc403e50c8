import { instant, money, shortId, uuid } from '@amends/contracts/primitives';
import { VoucherIssuedV1, VoucherVoidedV1 } from '@amends/contracts/remedy-vouchers';
import { answerCommand } from '@amends/service-kit/command-answer';
import { etagOf } from '@amends/service-kit/etag';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf, requireStore } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { Voucher } from '../domain/voucher.ts';
import type { Effect } from '../execution/execution-guard.ts';
import type { MoneyCommands } from '../money-commands.ts';
import {
  maySeeVoucher,
  readOwnVoucher,
  runOnVoucher,
  subjectOf,
} from '../vouchers/voucher-access.ts';
import { codeRow, type VoucherCodes } from '../vouchers/voucher-codes.ts';
import { voucherExpiry } from '../vouchers/voucher-jobs.ts';

export const voucherParams = z.strictObject({ voucherId: uuid });
const refused = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);
export const voucherAnswer = z.object({ voucherId: uuid, position: z.string() });

const view = z.object({
  voucherId: uuid,
  caseId: uuid.optional(),
  storeId: shortId.optional(),
  kind: VoucherIssuedV1.shape.kind,
  status: z.enum(['active', 'spent', 'voided', 'expired']),
  amount: money,
  balance: money,
  /** Whether the code was told to somebody already. */
  codeShown: z.boolean(),
  issuedAt: instant,
  expiresAt: instant,
});

/** What is known of a voucher; of one without a status nothing is. */
const viewOf = ({ status, issued, balance, isCodeShown }: Voucher): z.infer<typeof view> => {
  const { voucherId, caseId, storeId, kind, amount, issuedAt, expiresAt } = issued!;
  return {
    ...{ voucherId, caseId, storeId, kind, amount, issuedAt, expiresAt },
    status: status as Exclude<Voucher['status'], 'none'>,
    balance: balance!,
    codeShown: isCodeShown,
  };
};

/** Money as a request gives it: with nothing else in it. */
export const givenMoney = z.strictObject(money.shape);

const issueBody = z.strictObject({
  storeId: shortId,
  amount: givenMoney,
  kind: VoucherIssuedV1.shape.kind,
  reason: VoucherIssuedV1.shape.reason.unwrap(),
});

/** Whether something may be executed now. */
export type IsOpen = (effect: Effect) => Promise<boolean>;

/** A voucher apart from any remedy; that of a chosen remedy is issued by itself. */
const issueVoucher = (app: HttpServer, commands: MoneyCommands, isOpen: IsOpen): void => {
  app.post(
    '/v1/vouchers',
    {
      config: { auth: { scopes: ['remedy:approve'] } },
      schema: {
        summary: 'Issue a voucher apart from a remedy',
        tags: ['vouchers'],
        body: issueBody,
        response: { 201: voucherAnswer, ...refused },
      },
    },
    async (request, reply) => {
      const { body } = request;
      requireStore(principalOf(request), body.storeId);
      const voucherId = uuidv8FromHash('voucher', idempotencyOf(request).commandId);
      const isHeld = !(await isOpen({ key: `voucher:${voucherId}`, amount: body.amount }));
      const outcome = await runOnVoucher(commands, request, voucherId, {
        subject: voucherId,
        command: (now) => ({
          type: 'IssueVoucher',
          isHeld,
          data: { voucherId, ...body, issuedAt: now, expiresAt: voucherExpiry(now) },
        }),
        answer: () => ({ voucherId }),
        status: 201,
      });
      return answerCommand(reply, outcome);
    },
  );
};

const getVoucher = (app: HttpServer, commands: MoneyCommands): void => {
  app.get(
    '/v1/vouchers/:voucherId',
    {
      config: { auth: { scopes: ['remedy:read', 'remedy:write', 'remedy:choose'] } },
      schema: {
        summary: 'A voucher and what is left of it',
        tags: ['vouchers'],
        params: voucherParams,
        response: { 200: view, ...problemResponses(401, 403, 404, 503) },
      },
    },
    async (request, reply) => {
      const found = await readOwnVoucher(commands, request, request.params.voucherId);
      reply.header('etag', etagOf(found.version));
      return viewOf(found.state);
    },
  );
};

const voidVoucher = (app: HttpServer, commands: MoneyCommands): void => {
  app.post(
    '/v1/vouchers/:voucherId/voidings',
    {
      config: { auth: { scopes: ['remedy:approve'] } },
      schema: {
        summary: 'Take back what is left of a voucher',
        tags: ['vouchers'],
        params: voucherParams,
        body: z.strictObject({ reason: VoucherVoidedV1.shape.reason }),
        response: { 200: voucherAnswer, ...refused },
      },
    },
    async (request, reply) => {
      const { voucherId } = request.params;
      const { reason } = request.body;
      const { issued } = await readOwnVoucher(commands, request, voucherId);
      const outcome = await runOnVoucher(commands, request, voucherId, {
        subject: subjectOf(issued),
        command: (now) => ({ type: 'VoidVoucher', reason, now }),
        answer: () => ({ voucherId }),
        isVisible: (state) => maySeeVoucher(principalOf(request), state),
      });
      return answerCommand(reply, outcome);
    },
  );
};

interface Showing {
  readonly path: 'codes' | 'code-replacements';
  readonly summary: string;
  readonly scopes: string[];
}

/**
 * Tells a code once: it is made from the command, so a retry shows it again, it is stored as HMAC,
 * and who saw it is in the history of the voucher.
 */
const showCode = (
  app: HttpServer,
  commands: MoneyCommands,
  codes: VoucherCodes,
  { path, summary, scopes }: Showing,
): void => {
  app.post(
    `/v1/vouchers/:voucherId/${path}`,
    {
      config: { auth: { scopes } },
      schema: {
        summary,
        tags: ['vouchers'],
        params: voucherParams,
        body: z.strictObject({}),
        response: { 201: voucherAnswer.extend({ code: z.string() }), ...refused },
      },
    },
    async (request, reply) => {
      const { voucherId } = request.params as z.infer<typeof voucherParams>;
      const { issued } = await readOwnVoucher(commands, request, voucherId);
      const code = codes.codeOf(idempotencyOf(request).commandId);
      const outcome = await runOnVoucher(commands, request, voucherId, {
        subject: subjectOf(issued),
        command: (now) => ({ type: 'ShowCode', isNew: path === 'code-replacements', now }),
        answer: () => ({ voucherId }),
        isVisible: (state) => maySeeVoucher(principalOf(request), state),
        status: 201,
        companions: [codeRow(voucherId, codes.hmacOf(code))],
      });
      if (outcome.outcome !== 'done') return answerCommand(reply, outcome);
      const body = { ...(outcome.body as object), code };
      return answerCommand(reply, { ...outcome, body });
    },
  );
};

/** Vouchers as staff and customers see them. */
export const voucherRoutes = (
  app: HttpServer,
  commands: MoneyCommands,
  codes: VoucherCodes,
  isOpen: IsOpen,
): void => {
  issueVoucher(app, commands, isOpen);
  getVoucher(app, commands);
  voidVoucher(app, commands);
  showCode(app, commands, codes, {
    path: 'codes',
    summary: 'Tell the code of a voucher, once',
    scopes: ['remedy:choose', 'remedy:write'],
  });
  showCode(app, commands, codes, {
    path: 'code-replacements',
    summary: 'Tell a new code in the place of one that was lost',
    scopes: ['remedy:approve'],
  });
};
