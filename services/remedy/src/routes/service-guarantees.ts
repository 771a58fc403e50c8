import { money, slug, uuid } from '@amends/contracts/primitives';
import { CHOSEN_BY } from '@amends/contracts/remedy-choice';
import { caseParams, commandAnswer } from '@amends/service-kit/case-answer';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import type { Pool } from 'pg';
import { z } from 'zod';
import { playbookOf } from '../domain/playbook-shelf.ts';
import { PLAYBOOK_V1 } from '../domain/playbook-v1.ts';
import type { Remedy } from '../domain/remedy.ts';
import { guaranteesFor } from '../domain/service-guarantee.ts';
import type { RemedyCommands } from '../remedy-commands.ts';
import type { CompareDeps } from './compare-playbook.ts';

const body = z.strictObject({
  guaranteeId: slug,
  invokedBy: z.enum(CHOSEN_BY).default('customer'),
});

const item = z.object({
  guaranteeId: slug,
  payout: money,
  /** Once it was invoked: the voucher that pays it. */
  voucherId: uuid.optional(),
});

export interface GuaranteeDeps extends CompareDeps {
  readonly commands: RemedyCommands;
  readonly pool: Pool;
}

/** The version the case is pinned to; before it has one there is nothing to invoke. */
const versionOf = async ({ pool, readShelf }: GuaranteeDeps, { menu }: Remedy) =>
  (menu && playbookOf(await readShelf(pool), menu.playbookVersion)) ?? PLAYBOOK_V1;

const invoke = (app: HttpServer, deps: GuaranteeDeps): void => {
  app.post(
    '/v1/cases/:id/service-guarantees',
    {
      config: { auth: { scopes: ['remedy:choose', 'remedy:write'] } },
      schema: {
        summary: 'Hold the firm to a guarantee: it is paid by rule, as a voucher',
        tags: ['remedy'],
        params: caseParams,
        body,
        response: {
          202: commandAnswer,
          ...problemResponses(400, 401, 403, 404, 409, 412, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const caseId = request.params.id;
      const { guaranteeId, invokedBy } = request.body;
      const { kind, scopes } = principalOf(request);
      const { state } = await deps.commands.read(request, caseId);
      const playbook = await versionOf(deps, state);
      const voucherId = uuidv8FromHash('guarantee', caseId, guaranteeId);
      const outcome = await deps.commands.run(
        request,
        caseId,
        (now) => ({
          type: 'InvokeServiceGuarantee',
          ...{ guaranteeId, playbook, voucherId, now },
          // Who has only a claim code is the customer, and speaks for nobody else.
          invokedBy: kind === 'claimant' ? 'customer' : invokedBy,
          isApproved: scopes.has('remedy:approve'),
        }),
        { status: 202, id: voucherId },
      );
      return answerCommand(reply, outcome);
    },
  );
};

/** What was guaranteed to the customer of a case, and what was paid for it. */
export const serviceGuarantees = (app: HttpServer, deps: GuaranteeDeps): void => {
  invoke(app, deps);
  app.get(
    '/v1/cases/:id/service-guarantees',
    {
      config: { auth: { scopes: ['remedy:read', 'remedy:write', 'remedy:choose'] } },
      schema: {
        summary: 'Guarantees that cover the case, with what they pay',
        tags: ['remedy'],
        params: caseParams,
        response: {
          200: z.object({ data: z.array(item) }),
          ...problemResponses(401, 403, 404, 503),
        },
      },
    },
    async (request) => {
      const { state } = await deps.commands.read(request, request.params.id);
      const { guarantees: invoked, menu } = state;
      const covering = guaranteesFor(await versionOf(deps, state), menu?.facts ?? {});
      const open = covering.filter((one) =>
        invoked.every(({ guaranteeId }) => guaranteeId !== one.guaranteeId),
      );
      return { data: [...invoked, ...open] };
    },
  );
};
