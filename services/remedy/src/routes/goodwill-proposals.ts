import { uuid } from '@amends/contracts/primitives';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand, type CommandOutcome } from '@amends/service-kit/command-answer';
import { etagOf } from '@amends/service-kit/etag';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import { grantFacts, ladderFacts } from '../authority/goodwill-facts.ts';
import { goodwillBody, hashOf, termsOf } from '../authority/goodwill-terms.ts';
import { proposalView, proposalViewOf } from '../authority/proposal-view.ts';
import type { RemedyCommands } from '../remedy-commands.ts';

export interface GoodwillDeps {
  readonly commands: RemedyCommands;
  readonly pool: Pool;
  readonly clock: () => Date;
}

export const proposalParams = caseParams.extend({ proposalId: uuid });
export const goodwillWriting = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);

/** Somebody else was granted the same sum meanwhile: what was granted is read once more. */
const TRIES = 6;

export const tryAgain = async (attempt: () => Promise<CommandOutcome>): Promise<CommandOutcome> => {
  let outcome = await attempt();
  for (let tries = 1; tries < TRIES && outcome.outcome === 'lost_race'; tries += 1) {
    outcome = await attempt();
  }
  return outcome;
};

const propose = (
  { commands, pool, clock }: GoodwillDeps,
  request: FastifyRequest,
  to: { readonly caseId: string; readonly proposalId: string; readonly isRevision: boolean },
  body: z.infer<typeof goodwillBody>,
): Promise<CommandOutcome> =>
  tryAgain(async () => {
    const { caseId, proposalId, isRevision } = to;
    const { state } = await commands.read(request, caseId);
    const terms = termsOf(body);
    const currency = terms.components.find(({ amount }) => amount)?.amount?.currency;
    const at = { caseId, proposalId, currency, now: clock().toISOString() };
    const facts = await grantFacts(pool, principalOf(request), state, at);
    const ladder = await ladderFacts(pool, facts.profiles, at.now);
    const { paymentRef, price } = state.menu ?? {};
    const boundTo = {
      ...(paymentRef === undefined ? {} : { paymentRef }),
      ...(price === undefined ? {} : { price }),
    };
    const termsHash = hashOf(caseId, terms, boundTo);
    const command = { proposalId, isRevision, terms, boundTo, termsHash, ...facts, ...ladder };
    return commands.run(request, caseId, (now) => ({ type: 'ProposeGoodwill', ...command, now }), {
      status: 202,
      id: proposalId,
    });
  });

const writes = (app: HttpServer, deps: GoodwillDeps): void => {
  app.post(
    '/v1/cases/:id/goodwill-proposals',
    {
      config: { auth: { scopes: ['remedy:write'], personOnly: true } },
      schema: {
        summary: 'Give more than the playbook: at once within your authority, else by approval',
        tags: ['goodwill'],
        params: caseParams,
        body: goodwillBody,
        response: { 202: commandAnswer, ...goodwillWriting },
      },
    },
    async (request, reply) => {
      const proposalId = idempotencyOf(request).commandId;
      const to = { caseId: request.params.id, proposalId, isRevision: false };
      return answerCommand(reply, await propose(deps, request, to, request.body));
    },
  );
  app.post(
    '/v1/cases/:id/goodwill-proposals/:proposalId/revisions',
    {
      config: { auth: { scopes: ['remedy:write'], personOnly: true } },
      schema: {
        summary: 'Send a proposal again with other terms; earlier approvals are void',
        tags: ['goodwill'],
        params: proposalParams,
        body: goodwillBody,
        response: { 202: commandAnswer, ...goodwillWriting },
      },
    },
    async (request, reply) => {
      const { id: caseId, proposalId } = request.params;
      const to = { caseId, proposalId, isRevision: true };
      return answerCommand(reply, await propose(deps, request, to, request.body));
    },
  );
};

/** Goodwill beyond the playbook, by the person who has the customer before them. */
export const goodwillProposals = (app: HttpServer, deps: GoodwillDeps): void => {
  writes(app, deps);
  app.get(
    '/v1/cases/:id/goodwill-proposals',
    {
      config: { auth: { scopes: ['remedy:read', 'remedy:write', 'remedy:approve'] } },
      schema: {
        summary: 'What was proposed beyond the playbook, and what became of it',
        tags: ['goodwill'],
        params: caseParams,
        response: {
          200: z.object({ data: z.array(proposalView) }),
          ...problemResponses(401, 403, 404, 503),
        },
      },
    },
    async (request, reply) => {
      const { state, version } = await deps.commands.read(request, request.params.id);
      reply.header('etag', etagOf(version));
      return { data: state.proposals.map((proposal) => proposalViewOf(state, proposal)) };
    },
  );
};
