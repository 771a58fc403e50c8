import { shortId, slug } from '@amends/contracts/primitives';
import {
  AUTHORITY_HOLDERS,
  authorityContent,
  authorityLimit,
  GOODWILL_REASONS,
  reasonCap,
  timesPerCustomer,
  RecoveryAuthorityGrantedV1,
  RecoveryAuthorityWithdrawnV1,
} from '@amends/contracts/remedy-authority';
import type { CommandPort } from '@amends/service-kit/command-runner';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import { listAuthorities } from '../authority/authority-table.ts';
import {
  type AuthorityCommand,
  authorityDecider,
  type AuthorityEvent,
  type HolderState,
} from '../domain/authority-holder.ts';

const holder = z.strictObject({ holderKind: z.enum(AUTHORITY_HOLDERS), holderId: shortId });
type Holder = z.infer<typeof holder>;

/** Roles are slugs as in tokens; there is one default. */
const isHolder = ({ holderKind, holderId }: Holder): boolean => {
  if (holderKind === 'default') return holderId === 'default';
  return holderKind === 'person' || slug.safeParse(holderId).success;
};
const wrong = { message: 'is no id of this kind of holder', path: ['holderId'] };

const limit = z.strictObject({
  ...authorityLimit.shape,
  perCustomer: z.strictObject(timesPerCustomer.shape).optional(),
  byReason: z.array(z.strictObject(reasonCap.shape)).min(1).max(GOODWILL_REASONS.length).optional(),
});

const grantBody = z
  .strictObject({
    ...holder.shape,
    ...authorityContent,
    limits: z.array(limit).min(1).max(50),
  })
  .refine(isHolder, wrong)
  .refine(
    ({ holderKind, reason, until }) =>
      holderKind !== 'person' || reason === 'policy' || until !== undefined,
    {
      message: 'an extension for one person says until when',
      path: ['until'],
    },
  );
const withdrawalBody = z
  .strictObject({ ...holder.shape, reason: RecoveryAuthorityWithdrawnV1.shape.reason })
  .refine(isHolder, wrong);
const answer = z.object({ id: z.string(), position: z.string() });
const row = z.object({
  ...RecoveryAuthorityGrantedV1.shape,
  withdrawn: RecoveryAuthorityWithdrawnV1.pick({
    reason: true,
    by: true,
    withdrawnAt: true,
  }).nullable(),
});
const writing = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);
const KEEP_DAYS = 30;

export interface AuthorityDeps {
  readonly port: Pick<CommandPort<AuthorityCommand, HolderState, AuthorityEvent>, 'execute'>;
  readonly pool: Pool;
  readonly clock: () => Date;
}

const runOn = (
  { port, clock }: AuthorityDeps,
  request: FastifyRequest,
  { holderKind, holderId }: Holder,
  command: (by: string, now: string) => AuthorityCommand,
) => {
  const { subject, stores } = principalOf(request);
  // What a role may give holds in every store.
  if (stores !== '*') throw new Problem('forbidden');
  const { keyHash, bodyHash, commandId } = idempotencyOf(request);
  const now = clock().toISOString();
  const id = `${holderKind}-${holderId}`;
  return port.execute({
    streamId: `authority-${id}`,
    decider: authorityDecider,
    command: command(subject, now),
    isVisible: () => true,
    context: {
      commandId,
      correlationId: uuidv8FromHash('authority', id),
      causationId: commandId,
      actor: subject,
      traceparent: request.traceparent,
      now,
      subject: id,
    },
    answer: {
      ...{ keyHash, bodyHash, keepDays: KEEP_DAYS, status: 201 },
      body: ({ position }) => ({ id, position }),
    },
  });
};

const define = (app: HttpServer, deps: AuthorityDeps): void => {
  app.post(
    '/v1/recovery-authorities',
    {
      config: { auth: { scopes: ['operations:write'] } },
      schema: {
        summary: 'Say what a role, a person or anybody may give without asking; the next version',
        tags: ['authority'],
        body: grantBody,
        response: { 201: answer, ...writing },
      },
    },
    async (request, reply) => {
      const { holderKind, holderId, ...content } = request.body;
      const outcome = await runOn(deps, request, request.body, (by, now) => ({
        type: 'GrantRecoveryAuthority',
        ...{ holderKind, holderId, content, by, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/recovery-authority-withdrawals',
    {
      config: { auth: { scopes: ['operations:write'] } },
      schema: {
        summary: 'Take authority back',
        tags: ['authority'],
        body: withdrawalBody,
        response: { 201: answer, ...writing },
      },
    },
    async (request, reply) => {
      const outcome = await runOn(deps, request, request.body, (by, now) => ({
        type: 'WithdrawRecoveryAuthority',
        ...{ ...request.body, by, now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

/** Who may give what: limits by currency and remedy type, of roles, persons and by default. */
export const recoveryAuthorities = (app: HttpServer, deps: AuthorityDeps): void => {
  define(app, deps);
  app.get(
    '/v1/recovery-authorities',
    {
      config: { auth: { scopes: ['remedy:read', 'remedy:approve', 'operations:read'] } },
      schema: {
        summary: 'Every version of what who may give, the newest of each first',
        tags: ['authority'],
        response: { 200: z.object({ data: z.array(row) }), ...problemResponses(401, 403, 503) },
      },
    },
    async () => ({
      data: (await listAuthorities(deps.pool)).map(({ body, withdrawn }) => ({
        ...body,
        withdrawn,
      })),
    }),
  );
};
