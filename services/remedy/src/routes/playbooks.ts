import { instant } from '@amends/contracts/primitives';
import type { PlaybookContent } from '@amends/contracts/remedy-playbook';
import {
  PLAYBOOK_WITHDRAWAL_REASONS,
  PlaybookLoadedV1,
  playbookVersion,
  PlaybookWithdrawnV1,
} from '@amends/contracts/remedy-playbook-versions';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { CommandPort } from '@amends/service-kit/command-runner';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { realInstant } from '@amends/service-kit/real-instant';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import { PLAYBOOK_V1_CONTENT, PLAYBOOK_VERSION_1 } from '../domain/playbook-v1.ts';
import {
  type PlaybookCommand,
  playbookDecider,
  type PlaybookEvent,
  type PlaybookState,
} from '../domain/playbook-version.ts';
import {
  contentOf,
  hashOfContent,
  playbookBody,
  refuseFaults,
} from '../playbooks/playbook-body.ts';
import {
  listActivations,
  listVersions,
  openShelf,
  readVersion,
} from '../playbooks/playbook-tables.ts';
import { rulingAt } from '../domain/playbook-shelf.ts';
import { refuseSingleStores } from './ledger.ts';

export interface PlaybookDeps {
  readonly port: Pick<CommandPort<PlaybookCommand, PlaybookState, PlaybookEvent>, 'execute'>;
  readonly pool: Pool;
  readonly clock: () => Date;
}

const KEEP_DAYS = 30;
const answer = z.object({ version: z.int(), position: z.string() });
const writing = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);
export const versionParams = z.object({
  version: z
    .string()
    .regex(/^[1-9][0-9]{0,5}$/)
    .transform(Number)
    .pipe(playbookVersion),
});

const withdrawn = PlaybookWithdrawnV1.pick({ reason: true, by: true, withdrawnAt: true });
/** Who loaded it, and what became of it; version 1 came with the suite. */
const loading = PlaybookLoadedV1.pick({ contentHash: true }).extend({
  by: PlaybookLoadedV1.shape.by.nullable(),
  loadedAt: instant.nullable(),
  withdrawn: withdrawn.nullable(),
});
const listed = loading.extend({ version: z.int(), rules: z.boolean() });
const activation = z.object({ version: z.int(), from: instant, by: z.string(), at: instant });
const whole = PlaybookLoadedV1.omit({ by: true, loadedAt: true }).extend(loading.shape);

const runOn = (
  { port, clock }: PlaybookDeps,
  request: FastifyRequest,
  version: number,
  command: (at: { version: number; by: string; now: string }) => PlaybookCommand,
) => {
  // What a version says holds in every store.
  refuseSingleStores(request);
  const { keyHash, bodyHash, commandId } = idempotencyOf(request);
  const now = clock().toISOString();
  const { subject: by } = principalOf(request);
  const id = `playbook-${version}`;
  return port.execute({
    streamId: id,
    decider: playbookDecider,
    command: command({ version, by, now }),
    isVisible: () => true,
    context: {
      commandId,
      correlationId: uuidv8FromHash('playbook', id),
      causationId: commandId,
      actor: by,
      traceparent: request.traceparent,
      now,
      subject: id,
    },
    answer: {
      ...{ keyHash, bodyHash, keepDays: KEEP_DAYS, status: 201 },
      body: ({ position }) => ({ version, position }),
    },
  });
};

const baseOf = async ({ pool }: PlaybookDeps, version: number): Promise<PlaybookContent> => {
  if (version === PLAYBOOK_VERSION_1) return PLAYBOOK_V1_CONTENT;
  const found = await readVersion(pool, version);
  if (found === undefined) throw new Problem('unknown_playbook');
  return found.body;
};

const load = (app: HttpServer, deps: PlaybookDeps): void => {
  app.post(
    '/v1/playbooks',
    {
      config: { auth: { scopes: ['operations:write'] } },
      schema: {
        summary:
          'Load a version, by what it says otherwise than another: checked, then never changed',
        tags: ['playbook'],
        body: playbookBody,
        response: { 201: answer, ...writing },
      },
    },
    async (request, reply) => {
      refuseSingleStores(request);
      const content = contentOf(await baseOf(deps, request.body.basedOn), request.body);
      refuseFaults(content);
      const contentHash = hashOfContent(content);
      const outcome = await runOn(deps, request, request.body.version, (at) => ({
        ...{ type: 'LoadPlaybook', ...at, content, contentHash },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const activate = (app: HttpServer, deps: PlaybookDeps): void => {
  app.post(
    '/v1/playbooks/:version/activations',
    {
      config: { auth: { scopes: ['operations:write'] } },
      schema: {
        summary:
          'Let it rule cases triaged from an instant on, now unless told; others keep theirs',
        tags: ['playbook'],
        params: versionParams,
        body: z.strictObject({ from: realInstant.optional() }),
        response: { 201: answer, ...writing },
      },
    },
    async (request, reply) => {
      const { from } = request.body;
      const outcome = await runOn(deps, request, request.params.version, (at) => ({
        ...{ type: 'ActivatePlaybook', ...at, from: from ?? at.now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const withdraw = (app: HttpServer, deps: PlaybookDeps): void => {
  app.post(
    '/v1/playbooks/:version/withdrawals',
    {
      config: { auth: { scopes: ['operations:write'] } },
      schema: {
        summary: 'Take it back: it rules no new case any more, and can still be read',
        tags: ['playbook'],
        params: versionParams,
        body: z.strictObject({ reason: z.enum(PLAYBOOK_WITHDRAWAL_REASONS) }),
        response: { 201: answer, ...writing },
      },
    },
    async (request, reply) => {
      const { reason } = request.body;
      const outcome = await runOn(deps, request, request.params.version, (at) => ({
        ...{ type: 'WithdrawPlaybook', ...at, reason },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const VERSION_1 = {
  ...{ version: PLAYBOOK_VERSION_1, contentHash: hashOfContent(PLAYBOOK_V1_CONTENT) },
  ...{ by: null, loadedAt: null, withdrawn: null },
};

const read = (app: HttpServer, { pool, clock }: PlaybookDeps): void => {
  const readShelf = openShelf();
  app.get(
    '/v1/playbooks',
    {
      config: { auth: { scopes: ['remedy:read', 'operations:read'] } },
      schema: {
        summary: 'Every version, which one rules new cases, and what was activated when',
        tags: ['playbook'],
        response: {
          200: z.object({ data: z.array(listed), activations: z.array(activation) }),
          ...problemResponses(401, 403, 503),
        },
      },
    },
    async () => {
      const [versions, activations, shelf] = await Promise.all([
        listVersions(pool),
        listActivations(pool),
        readShelf(pool),
      ]);
      const { version: ruling } = rulingAt(shelf, clock().toISOString());
      return {
        data: [...versions, VERSION_1].map((one) => ({ ...one, rules: one.version === ruling })),
        activations: activations.map(({ activatedAt: at, ...rest }) => ({ ...rest, at })),
      };
    },
  );
  app.get(
    '/v1/playbooks/:version',
    {
      config: { auth: { scopes: ['remedy:read', 'operations:read'] } },
      schema: {
        summary: 'What a version says, also one that was withdrawn',
        tags: ['playbook'],
        params: versionParams,
        response: { 200: whole, ...problemResponses(401, 403, 404, 503) },
      },
    },
    async (request) => {
      const { version } = request.params;
      if (version === PLAYBOOK_VERSION_1) return { ...PLAYBOOK_V1_CONTENT, ...VERSION_1 };
      const found = await readVersion(pool, version);
      if (found === undefined) throw new Problem('not_found');
      return { ...found.body, withdrawn: found.withdrawn };
    },
  );
};

/** Versions of the playbook: loaded, activated, withdrawn, read. */
export const playbooks = (app: HttpServer, deps: PlaybookDeps): void => {
  load(app, deps);
  activate(app, deps);
  withdraw(app, deps);
  read(app, deps);
};
