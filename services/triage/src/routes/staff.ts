import { instant, shortId, slug } from '@amends/contracts/primitives';
import { staffContent } from '@amends/contracts/triage-staff';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { type Principal, principalOf } from '@amends/service-kit/principal';
import { runOnStream } from '@amends/service-kit/stream-runner';
import { Problem } from '@amends/service-kit/problem-error';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { ClockBook } from '../domain/clock/clock-book.ts';
import { fallbackDecider } from '../domain/staff/store-fallback.ts';
import { type StaffCommand, staffDecider, type StaffMember } from '../domain/staff/staff-member.ts';
import { readFallbacks, readStaff } from '../staff/staff-table.ts';
import type { StreamCommands } from '../stream-command.ts';

const params = z.strictObject({ id: shortId });
const answer = z.object({ id: shortId, position: z.string() });
const writing = problemResponses(400, 401, 403, 404, 409, 412, 422, 503);
const member = z.object({
  staffId: shortId,
  version: z.int(),
  skills: z.array(slug),
  /** Null: in every store. */
  stores: z.array(shortId).nullable(),
  loadMax: z.int(),
  calendarId: slug.nullable(),
  away: z.enum(['absent', 'left']).nullable(),
  awayUntil: instant.nullable(),
  /** Open cases, counted up to `loadMax`. */
  load: z.int(),
});
const fallback = z.object({
  storeId: shortId,
  version: z.int(),
  ownerId: shortId,
  ownerKind: z.enum(['person', 'team']),
});

/** The directory is the installation's: a principal of single stores may not change it. */
const refuseSingleStores = (request: FastifyRequest): void => {
  if (principalOf(request).stores !== '*') throw new Problem('forbidden');
};
const storesOf = ({ stores }: Principal): readonly string[] | null =>
  stores === '*' ? null : [...stores];

export interface StaffDeps {
  readonly commands: StreamCommands;
  readonly pool: Pool;
  readonly book: () => Promise<ClockBook>;
}

const onMember = (
  { commands }: StaffDeps,
  request: FastifyRequest,
  staffId: string,
  command: (now: string) => StaffCommand,
) =>
  runOnStream(commands, request, {
    streamId: `staff-${staffId}`,
    decider: staffDecider,
    id: staffId,
    correlationId: uuidv8FromHash('staff', staffId),
    command,
    isVisible: (state: StaffMember) =>
      state.defined !== undefined || command('').type === 'DefineStaffMember',
  });

/** @throws Problem 422 unknown_calendar */
const requireCalendar = async (
  book: StaffDeps['book'],
  calendarId: string | undefined,
): Promise<void> => {
  if (calendarId === undefined) return;
  try {
    (await book()).currentVersion(calendarId);
  } catch {
    throw new Problem('unknown_calendar');
  }
};

const defineMember = (app: HttpServer, deps: StaffDeps): void => {
  app.route({
    method: 'POST',
    url: '/v1/staff',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Say what a member of staff can do, where and how much',
      tags: ['staff'],
      body: z.strictObject({ staffId: shortId, ...staffContent }),
      response: { 201: answer, ...writing },
    },
    handler: async (request, reply) => {
      refuseSingleStores(request);
      const { staffId, ...content } = request.body;
      await requireCalendar(deps.book, content.calendarId);
      const outcome = await onMember(deps, request, staffId, (now) => ({
        type: 'DefineStaffMember',
        ...{ staffId, content, now },
      }));
      return answerCommand(reply, outcome);
    },
  });
};

const listMembers = (app: HttpServer, { pool, commands }: StaffDeps): void => {
  app.route({
    method: 'GET',
    url: '/v1/staff',
    config: { auth: { scopes: ['triage:read', 'operations:read'] } },
    schema: {
      summary: 'Who works where, with how many open cases',
      tags: ['staff'],
      response: { 200: z.object({ data: z.array(member) }), ...problemResponses(401, 403, 503) },
    },
    handler: async (request) => {
      const now = commands.clock().toISOString();
      const rows = await readStaff(pool, storesOf(principalOf(request)), now);
      return { data: rows as z.infer<typeof member>[] };
    },
  });
};

const comeAndGo = (app: HttpServer, deps: StaffDeps): void => {
  app.route({
    method: 'POST',
    url: '/v1/staff/:id/absences',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Say that somebody is away or has left; their open cases go to others',
      tags: ['staff'],
      params,
      body: z.strictObject({ reason: z.enum(['absent', 'left']), until: instant.optional() }),
      response: { 201: answer, ...writing },
    },
    handler: async (request, reply) => {
      refuseSingleStores(request);
      const { reason, until } = request.body;
      const outcome = await onMember(deps, request, request.params.id, (now) => ({
        type: 'LeaveWork',
        ...{ reason, until, now },
      }));
      return answerCommand(reply, outcome);
    },
  });
  app.route({
    method: 'POST',
    url: '/v1/staff/:id/returns',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Say that somebody is back and takes cases again',
      tags: ['staff'],
      params,
      body: z.strictObject({}),
      response: { 201: answer, ...writing },
    },
    handler: async (request, reply) => {
      refuseSingleStores(request);
      const outcome = await onMember(deps, request, request.params.id, (now) => ({
        type: 'ComeBack',
        now,
      }));
      return answerCommand(reply, outcome);
    },
  });
};

const fallbacks = (app: HttpServer, { commands, pool }: StaffDeps): void => {
  app.route({
    method: 'POST',
    url: '/v1/store-fallbacks',
    config: { auth: { scopes: ['operations:write'] } },
    schema: {
      summary: 'Say who owns the cases of a store that nobody of its staff can take',
      tags: ['staff'],
      body: z.strictObject({
        storeId: shortId,
        ownerId: shortId,
        ownerKind: z.enum(['person', 'team']),
      }),
      response: { 201: answer, ...writing },
    },
    handler: async (request, reply) => {
      refuseSingleStores(request);
      const { storeId } = request.body;
      const outcome = await runOnStream(commands, request, {
        streamId: `store-fallback-${storeId}`,
        decider: fallbackDecider,
        id: storeId,
        correlationId: uuidv8FromHash('store-fallback', storeId),
        command: (now) => ({ type: 'DefineStoreFallback' as const, ...request.body, now }),
      });
      return answerCommand(reply, outcome);
    },
  });
  app.route({
    method: 'GET',
    url: '/v1/store-fallbacks',
    config: { auth: { scopes: ['triage:read', 'operations:read'] } },
    schema: {
      summary: 'Who owns what nobody of the staff can take, by store',
      tags: ['staff'],
      response: { 200: z.object({ data: z.array(fallback) }), ...problemResponses(401, 403, 503) },
    },
    handler: async (request) => ({
      data: await readFallbacks(pool, storesOf(principalOf(request))),
    }),
  });
};

/** The directory of staff: skills, stores, load, hours, absences, and who stands in. */
export const staffRoutes = (app: HttpServer, deps: StaffDeps): void => {
  defineMember(app, deps);
  listMembers(app, deps);
  comeAndGo(app, deps);
  fallbacks(app, deps);
};
