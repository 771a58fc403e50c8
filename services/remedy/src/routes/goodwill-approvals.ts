import { instant, sha256Hex, slug, uuid } from '@amends/contracts/primitives';
import {
  GoodwillApprovalRequestedV1,
  REJECT_REASONS,
  RETURN_REASONS,
} from '@amends/contracts/remedy-goodwill';
import { commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import { decodeCursor, encodeCursor } from '@amends/service-kit/cursor';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { cursorParameter, filterShape, filtersOf, limitParameter } from '@amends/service-kit/query';
import { z } from 'zod';
import { listApprovals } from '../authority/approval-list.ts';
import { grantFacts } from '../authority/goodwill-facts.ts';
import { proposalOf } from '../domain/proposal.ts';
import {
  type GoodwillDeps,
  goodwillWriting,
  proposalParams,
  tryAgain,
} from './goodwill-proposals.ts';

const revision = z.int().min(1).max(1000);

const approve = (app: HttpServer, { commands, pool, clock }: GoodwillDeps): void => {
  app.post(
    '/v1/cases/:id/goodwill-proposals/:proposalId/approvals',
    {
      config: { auth: { scopes: ['remedy:approve'], personOnly: true } },
      schema: {
        summary: 'Approve what somebody else proposed, on exactly these terms',
        tags: ['goodwill'],
        params: proposalParams,
        body: z.strictObject({ revision, termsHash: sha256Hex }),
        response: { 200: commandAnswer, ...goodwillWriting },
      },
    },
    async (request, reply) => {
      const { id: caseId, proposalId } = request.params;
      const outcome = await tryAgain(async () => {
        const { state } = await commands.read(request, caseId);
        const currency = proposalOf(state.proposals, proposalId)?.proposed.amount?.currency;
        const at = { caseId, proposalId, currency, now: clock().toISOString() };
        const facts = await grantFacts(pool, principalOf(request), state, at);
        return commands.run(
          request,
          caseId,
          (now) => ({
            type: 'ApproveGoodwill',
            ...{ proposalId, ...request.body, ...facts, now },
          }),
          { raceRetries: 0 },
        );
      });
      return answerCommand(reply, outcome);
    },
  );
};

const refuse = (app: HttpServer, { commands }: GoodwillDeps): void => {
  app.post(
    '/v1/cases/:id/goodwill-proposals/:proposalId/returns',
    {
      config: { auth: { scopes: ['remedy:approve'], personOnly: true } },
      schema: {
        summary: 'Send a proposal back to be revised, and say why',
        tags: ['goodwill'],
        params: proposalParams,
        body: z.strictObject({ revision, reason: z.enum(RETURN_REASONS) }),
        response: { 200: commandAnswer, ...goodwillWriting },
      },
    },
    async (request, reply) => {
      const { id: caseId, proposalId } = request.params;
      const by = principalOf(request).subject;
      const outcome = await commands.run(request, caseId, (now) => ({
        type: 'ReturnGoodwill',
        ...{ proposalId, ...request.body, by, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/cases/:id/goodwill-proposals/:proposalId/rejections',
    {
      config: { auth: { scopes: ['remedy:approve'], personOnly: true } },
      schema: {
        summary: 'Reject a proposal for good, and say why; another one may be made',
        tags: ['goodwill'],
        params: proposalParams,
        body: z.strictObject({ revision, reason: z.enum(REJECT_REASONS) }),
        response: { 200: commandAnswer, ...goodwillWriting },
      },
    },
    async (request, reply) => {
      const { id: caseId, proposalId } = request.params;
      const by = principalOf(request).subject;
      const outcome = await commands.run(request, caseId, (now) => ({
        type: 'RejectGoodwill',
        ...{ proposalId, ...request.body, by, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const withdraw = (app: HttpServer, { commands }: GoodwillDeps): void => {
  app.post(
    '/v1/cases/:id/goodwill-proposals/:proposalId/withdrawals',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'Take a proposal back before it is carried out',
        tags: ['goodwill'],
        params: proposalParams,
        body: z.strictObject({ revision }),
        response: { 200: commandAnswer, ...goodwillWriting },
      },
    },
    async (request, reply) => {
      const { id: caseId, proposalId } = request.params;
      const outcome = await commands.run(request, caseId, (now) => ({
        type: 'WithdrawGoodwill',
        ...{ proposalId, ...request.body, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const querystring = z.strictObject({
  limit: limitParameter,
  cursor: cursorParameter,
  ...filterShape({ askedRole: { operators: ['eq'], value: slug } }),
});
const place = z.tuple([instant, uuid]);

const list = (app: HttpServer, { pool }: GoodwillDeps): void => {
  app.get(
    '/v1/goodwill-approvals',
    {
      config: { auth: { scopes: ['remedy:approve', 'remedy:read'] } },
      schema: {
        summary: 'What waits for a second person, what expires first before',
        tags: ['goodwill'],
        querystring,
        response: {
          200: z.object({
            data: z.array(GoodwillApprovalRequestedV1),
            meta: z.object({ nextCursor: z.string().nullable() }),
          }),
          ...problemResponses(400, 401, 403, 503),
        },
      },
    },
    async (request) => {
      const { stores } = principalOf(request);
      const { limit, cursor } = request.query;
      const rows = await listApprovals(pool, {
        stores: stores === '*' ? null : [...stores],
        role: filtersOf({ ...request.query })[0]?.values[0],
        after: cursor === undefined ? undefined : decodeCursor(cursor, place),
        limit: limit + 1,
      });
      const data = rows.slice(0, limit);
      const last = rows.length > limit ? data.at(-1) : undefined;
      const nextCursor =
        last === undefined ? null : encodeCursor([last.expiresAt, last.proposalId]);
      return { data, meta: { nextCursor } };
    },
  );
};

/** Four eyes: a second person approves, sends back or rejects (GDW-06). */
export const goodwillApprovals = (app: HttpServer, deps: GoodwillDeps): void => {
  approve(app, deps);
  refuse(app, deps);
  withdraw(app, deps);
  list(app, deps);
};
