import { instant, slug } from '@amends/contracts/primitives';
import {
  CalendarDefinedV1,
  calendarContent,
  clockCondition,
  PolicyDefinedV1,
  policyContent,
  policyTarget,
} from '@amends/contracts/triage-clocks';
import { answerCommand, type CommandOutcome } from '@amends/service-kit/command-answer';
import type { CommandContext } from '@amends/service-kit/command-runner';
import type { HttpServer } from '@amends/service-kit/http-server';
import { idempotencyOf } from '@amends/service-kit/idempotency';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { type CalendarContent, calendarDecider } from '../domain/service-levels/calendar-stream.ts';
import { type PolicyContent, policyDecider } from '../domain/service-levels/policy-stream.ts';
import {
  calendarStream,
  type ExecuteLevel,
  policyStream,
} from '../service-levels/define-defaults.ts';
import type { ServiceLevelReader } from '../service-levels/service-level-table.ts';

/** As `writeSide.execute`, with the answer that is kept under the key. */
export type ExecuteKeyed = (
  request: Parameters<ExecuteLevel>[0] & { readonly answer: object },
) => Promise<CommandOutcome>;

export interface LevelServices {
  readonly execute: ExecuteKeyed;
  readonly levels: ServiceLevelReader;
  readonly clock: () => Date;
}

const { weekly, ...calendarRest } = calendarContent;

/** Requests are strict down to their last part; the events of the same content are tolerant. */
const condition = z.strictObject(clockCondition.shape).optional();
const duration = z.union([
  z.strictObject({ seconds: z.int().min(0).max(1_000_000_000) }),
  z.strictObject({
    workingDays: z.int().min(1).max(1000),
    endsAt: z.enum(['same_time', 'close_of_business']),
  }),
]);
const band = z.union([
  z.strictObject({ percent: z.int().min(1).max(99) }),
  z.strictObject({ secondsBefore: z.int().min(1).max(1_000_000_000) }),
]);
const target = z.strictObject({
  ...policyTarget.shape,
  duration: duration.optional(),
  warnings: z.array(band).max(10).optional(),
  conditions: z
    .strictObject({
      cancel: condition,
      stop: condition,
      reset: condition,
      pause: condition,
      resume: condition,
      start: condition,
    })
    .optional(),
});

/** CLK-11: no silent fallback; the zone is named, and known. */
const calendarBody = z
  .strictObject({
    calendarId: slug,
    ...calendarRest,
    weekly: z.array(z.strictObject(weekly.element.shape)).min(1).max(100),
    timeZone: calendarContent.timeZone.refine((zone) => IANAZone.isValidZone(zone), {
      message: 'is no IANA time zone',
    }),
  })
  .refine(({ weekly }) => weekly.every(({ opens, closes }) => opens < closes), {
    path: ['weekly'],
    message: 'opens after it closes; hours do not cross midnight',
  })
  .refine(({ weekly }) => !overlaps(weekly), { path: ['weekly'], message: 'hours overlap' });

const overlaps = (weekly: CalendarContent['weekly']): boolean =>
  weekly.some((one, index) =>
    weekly.some(
      (other, place) =>
        place > index &&
        one.weekday === other.weekday &&
        one.opens < other.closes &&
        other.opens < one.closes,
    ),
  );

const policyBody = z
  .strictObject({
    policyId: slug,
    ...policyContent,
    appliesTo: z.strictObject(policyContent.appliesTo.shape),
    targets: z.array(target).min(1).max(14),
  })
  .refine(({ targets }) => new Set(targets.map(({ metric }) => metric)).size === targets.length, {
    path: ['targets'],
    message: 'has two targets of one metric',
  });

const levelAnswer = z.object({ id: slug, position: z.string() });
const writing = {
  config: { auth: { scopes: ['operations:write'] } },
  response: { 200: levelAnswer, ...problemResponses(400, 401, 403, 404, 409, 422, 503) },
} as const;
const reading = { auth: { scopes: ['operations:read', 'triage:read', 'triage:write'] } } as const;
const tags = ['service levels'];

const KEEP_DAYS = 7;

/** Runs a keyed command on what rules all stores: whoever has single ones may not. */
const runOn = (
  { execute, clock }: LevelServices,
  request: Parameters<typeof principalOf>[0],
  id: string,
  make: (now: string) => Pick<Parameters<ExecuteLevel>[0], 'streamId' | 'decider' | 'command'>,
): Promise<CommandOutcome> => {
  const principal = principalOf(request);
  if (principal.stores !== '*') throw new Problem('forbidden');
  const { keyHash, bodyHash, commandId } = idempotencyOf(request);
  const now = clock().toISOString();
  const context: CommandContext = {
    commandId,
    correlationId: commandId,
    causationId: commandId,
    actor: principal.subject,
    traceparent: request.traceparent,
    now,
    subject: id,
  };
  const answer = {
    keyHash,
    bodyHash,
    keepDays: KEEP_DAYS,
    status: 200,
    body: ({ position }: { readonly position: string }) => ({ id, position }),
  };
  return execute({ ...make(now), context, answer });
};

const addCalendars = (app: HttpServer, services: LevelServices): void => {
  app.post(
    '/v1/calendars',
    {
      config: writing.config,
      schema: {
        summary: 'Define a calendar, or a new version of it',
        tags,
        body: calendarBody,
        response: writing.response,
      },
    },
    async (request, reply) => {
      const { calendarId, ...content } = request.body;
      const outcome = await runOn(services, request, calendarId, (now) => ({
        streamId: calendarStream(calendarId),
        decider: calendarDecider,
        command: { type: 'DefineCalendar', calendarId, content, definedBy: 'person', now },
      }));
      return answerCommand(reply, outcome);
    },
  );
  app.get(
    '/v1/calendars',
    {
      config: reading,
      schema: {
        summary: 'Every version of every calendar',
        tags,
        response: {
          200: z.object({ data: z.array(CalendarDefinedV1) }),
          ...problemResponses(401, 403, 503),
        },
      },
    },
    async () => ({ data: [...(await services.levels.levels()).calendars] }),
  );
};

const addPolicyCommands = (app: HttpServer, services: LevelServices): void => {
  const { levels } = services;
  app.post(
    '/v1/policies',
    {
      config: writing.config,
      schema: {
        summary: 'Define a policy, or a new version of it',
        tags,
        body: policyBody,
        response: writing.response,
      },
    },
    async (request, reply) => {
      const { policyId, ...content } = request.body as { policyId: string } & PolicyContent;
      const known = new Set((await levels.levels()).calendars.map(({ calendarId }) => calendarId));
      if (!content.targets.every(({ calendarId }) => known.has(calendarId))) {
        throw new Problem('unknown_calendar');
      }
      const outcome = await runOn(services, request, policyId, (now) => ({
        streamId: policyStream(policyId),
        decider: policyDecider,
        command: { type: 'DefinePolicy', policyId, content, definedBy: 'person', now },
      }));
      return answerCommand(reply, outcome);
    },
  );
  app.post(
    '/v1/policy-disablings',
    {
      config: writing.config,
      schema: {
        summary: 'Disable a policy; its clocks stop in every case',
        tags,
        body: z.strictObject({ policyId: slug }),
        response: writing.response,
      },
    },
    async (request, reply) => {
      const { policyId: id } = request.body;
      const outcome = await runOn(services, request, id, (now) => ({
        streamId: policyStream(id),
        decider: policyDecider,
        command: { type: 'DisablePolicy', now },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const policyView = z.object({ ...PolicyDefinedV1.shape, disabledAt: instant.optional() });

const addPolicyList = (app: HttpServer, { levels }: LevelServices): void => {
  app.get(
    '/v1/policies',
    {
      config: reading,
      schema: {
        summary: 'Every version of every policy',
        tags,
        response: {
          200: z.object({ data: z.array(policyView) }),
          ...problemResponses(401, 403, 503),
        },
      },
    },
    async () => {
      const { policies, disabled } = await levels.levels();
      const disabledAtOf = ({ policyId, version }: (typeof policies)[number]) =>
        disabled.find((one) => one.policyId === policyId && one.version === version)?.disabledAt;
      return {
        data: policies.map((policy) => ({ ...policy, disabledAt: disabledAtOf(policy) })),
      };
    },
  );
};

/** Calendars and policies of the installation: new versions, all versions, and the end of one. */
export const addServiceLevels = (app: HttpServer, services: LevelServices): void => {
  addCalendars(app, services);
  addPolicyCommands(app, services);
  addPolicyList(app, services);
};
