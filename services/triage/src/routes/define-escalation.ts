import { instant, slug } from '@amends/contracts/primitives';
import {
  DutyScheduleDefinedV1,
  LadderDefinedV1,
  ladderContent,
  ladderStep,
  stepAct,
  stepTarget,
  stepWindow,
} from '@amends/contracts/triage-escalation';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { IANAZone } from 'luxon';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { DefinitionCommand } from '../domain/escalation/definitions.ts';
import { readLadders, readSchedules } from '../escalation/definition-table.ts';
import type { KeyedRequest, RunDefinition } from '../escalation/run-definition.ts';

const zone = DutyScheduleDefinedV1.shape.timeZone.refine((name) => IANAZone.isValidZone(name), {
  message: 'is no IANA time zone',
});
// Commands refuse members they do not know; events keep those of later releases (S3).
const target = z.strictObject(stepTarget.shape);
const [wait, gate, threshold, declare] = stepAct.options;
const act = z.discriminatedUnion('kind', [
  z.strictObject(wait.shape),
  z.strictObject(gate.shape),
  z.strictObject(threshold.shape),
  z.strictObject(declare.shape),
]);
const SILENT: ReadonlySet<string | undefined> = new Set(['wait', 'gate']);
const step = z
  .strictObject({
    ...ladderStep.shape,
    targets: z.array(target).max(10),
    act: act.optional(),
    window: z.strictObject(stepWindow.shape).optional(),
  })
  .refine(({ targets, act: { kind } = {} }) => SILENT.has(kind) === (targets.length === 0), {
    message: 'tells somebody, unless it is a wait or a gate',
    path: ['targets'],
  })
  .refine(({ act: { kind } = {}, window }) => kind !== 'gate' || window !== undefined, {
    message: 'a gate has a window',
    path: ['window'],
  });
const ladderBody = z.strictObject({
  ladderId: slug,
  ...ladderContent,
  steps: z.array(step).min(1).max(20),
  fallback: target,
});
const shift = z.strictObject(DutyScheduleDefinedV1.shape.shifts.element.shape);
const shifts = z.array(shift).max(200);
const answer = z.object({ id: slug, position: z.string() });
const writing = problemResponses(400, 401, 403, 409, 422, 503);

/** Ladders and schedules are the installation's: a principal of single stores may not set them. */
const refuseSingleStores = (request: KeyedRequest): void => {
  if (principalOf(request).stores !== '*') throw new Problem('forbidden');
};

interface Deps {
  readonly pool: Pool;
  readonly run: RunDefinition;
}

/** POST and GET /v1/ladders: who is told, when, before and after a deadline. */
export const defineLadders = (app: HttpServer, { pool, run }: Deps): void => {
  app.route({
    method: 'POST',
    url: '/v1/ladders',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Define a ladder, or its next version',
      tags: ['escalation'],
      body: ladderBody,
      response: { 201: answer, ...writing },
    },
    handler: async (request, reply) => {
      refuseSingleStores(request);
      const { ladderId, ...content } = request.body;
      const command = (now: string): DefinitionCommand => ({
        type: 'DefineLadder',
        ladderId,
        content,
        now,
      });
      return answerCommand(reply, await run(request, `ladder-${ladderId}`, ladderId, command));
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/ladders',
    config: { auth: { scopes: ['triage:read', 'operations:read'] } },
    schema: {
      summary: 'List ladders',
      tags: ['escalation'],
      response: {
        200: z.object({ data: z.array(LadderDefinedV1) }),
        ...problemResponses(401, 403, 503),
      },
    },
    handler: async () => ({ data: await readLadders(pool) }),
  });
};

/** POST and GET /v1/duty-schedules: who is on duty when, in local time. */
export const defineDutySchedules = (app: HttpServer, { pool, run }: Deps): void => {
  app.route({
    method: 'POST',
    url: '/v1/duty-schedules',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Define a duty schedule, or its next version',
      tags: ['escalation'],
      body: z.strictObject({ scheduleId: slug, timeZone: zone, shifts }),
      response: { 201: answer, ...writing },
    },
    handler: async (request, reply) => {
      refuseSingleStores(request);
      const { scheduleId, ...content } = request.body;
      const command = (now: string): DefinitionCommand => ({
        type: 'DefineDutySchedule',
        scheduleId,
        content,
        now,
      });
      const stream = `duty-schedule-${scheduleId}`;
      return answerCommand(reply, await run(request, stream, scheduleId, command));
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/duty-schedules',
    config: { auth: { scopes: ['triage:read', 'operations:read'] } },
    schema: {
      summary: 'List duty schedules',
      tags: ['escalation'],
      response: {
        200: z.object({ data: z.array(DutyScheduleDefinedV1.extend({ definedAt: instant })) }),
        ...problemResponses(401, 403, 503),
      },
    },
    handler: async () => ({ data: await readSchedules(pool) }),
  });
};
