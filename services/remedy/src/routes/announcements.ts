import { uuid } from '@amends/contracts/primitives';
import {
  AnnouncementDeliveredV1,
  EXPLANATION_REASONS,
  ExplanationBroadcastV1,
  PROCESS_CHANGES,
  ProcessChangeAnnouncedV1,
} from '@amends/contracts/remedy-notices';
import { answerCommand, type CommandOutcome } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { problemResponses } from '@amends/service-kit/openapi';
import { mayAccessStore, principalOf } from '@amends/service-kit/principal';
import { Problem } from '@amends/service-kit/problem-error';
import { realInstant } from '@amends/service-kit/real-instant';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readAnnouncements } from '../announcements/announcement-jobs.ts';
import { announcementStream } from '../announcements/announcement-words.ts';
import {
  type AnnouncementCommand,
  announcementDecider,
  type AnnouncementEvent,
  type Announcements,
} from '../domain/announcements.ts';
import { runOn } from '../money-commands.ts';
import { tryAgain } from './goodwill-proposals.ts';
import {
  type BulkRouteDeps,
  bulkWriting,
  incidentParams,
  visibleIncident,
} from './bulk-request.ts';

const answered = z.object({ id: uuid, version: z.int(), position: z.string() });
const unique = (list: readonly string[]): boolean => new Set(list).size === list.length;

export const changesBody = z.strictObject({
  changes: z
    .array(z.enum(PROCESS_CHANGES))
    .min(1)
    .max(PROCESS_CHANGES.length)
    .refine(unique, { message: 'each comes once' }),
  /** The preventive action it comes from. */
  actionId: uuid.optional(),
});

const versionOf = (events: readonly AnnouncementEvent[]): number =>
  (events[0]!.data as { readonly version: number }).version;

const announce = async (
  { commands }: BulkRouteDeps,
  request: FastifyRequest,
  { incidentId, storeId }: { readonly incidentId: string; readonly storeId: string },
  command: (now: string) => AnnouncementCommand,
): Promise<CommandOutcome> =>
  // The job that tells everybody writes to the same stream.
  tryAgain(() =>
    runOn<AnnouncementCommand, Announcements, AnnouncementEvent>(commands, request, {
      streamId: announcementStream(incidentId),
      decider: announcementDecider,
      subject: incidentId,
      command,
      answer: (events) => ({ id: incidentId, version: versionOf(events) }),
      // Nobody announced anything before the first time; the incident itself was looked at.
      isVisible: (state) => mayAccessStore(principalOf(request), state.storeId ?? storeId),
      status: 202,
    }),
  );

/** @throws Problem 409 illegal_state where there was no incident after all */
const liveIncident = async (deps: BulkRouteDeps, request: FastifyRequest, incidentId: string) => {
  const incident = await visibleIncident(deps, request, incidentId);
  if (!incident.isCancelled) return incident;
  throw new Problem('illegal_state', { detail: 'The incident was cancelled.' });
};

const explain = (app: HttpServer, deps: BulkRouteDeps): void => {
  app.post(
    '/v1/incidents/:incidentId/explanations',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'Tell every customer of an incident why it happened and until when; again anew',
        tags: ['announcements'],
        params: incidentParams,
        body: z.strictObject({
          reason: z.enum(EXPLANATION_REASONS),
          expectedEnd: realInstant.optional(),
        }),
        response: { 202: answered, ...bulkWriting },
      },
    },
    async (request, reply) => {
      const { incidentId } = request.params;
      const { storeId, endedAt } = await liveIncident(deps, request, incidentId);
      const { reason, expectedEnd } = request.body;
      const by = principalOf(request).subject;
      const outcome = await announce(deps, request, { incidentId, storeId }, (now) => ({
        type: 'BroadcastExplanation',
        data: {
          ...{ incidentId, storeId, by, reason, broadcastAt: now },
          // What is over is not expected any more.
          ...(endedAt === null ? (expectedEnd === undefined ? {} : { expectedEnd }) : { endedAt }),
        },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const tellChange = (app: HttpServer, deps: BulkRouteDeps): void => {
  app.post(
    '/v1/incidents/:incidentId/process-changes',
    {
      config: { auth: { scopes: ['remedy:write'] } },
      schema: {
        summary: 'Tell every customer of an incident what was changed since',
        tags: ['announcements'],
        params: incidentParams,
        body: changesBody,
        response: { 202: answered, ...bulkWriting },
      },
    },
    async (request, reply) => {
      const { incidentId } = request.params;
      const { storeId } = await liveIncident(deps, request, incidentId);
      const { changes, actionId } = request.body;
      const by = principalOf(request).subject;
      const outcome = await announce(deps, request, { incidentId, storeId }, (now) => ({
        type: 'AnnounceProcessChange',
        data: {
          ...{ incidentId, storeId, by, changes, announcedAt: now },
          ...(actionId === undefined ? {} : { actionId }),
        },
      }));
      return answerCommand(reply, outcome);
    },
  );
};

const delivered = AnnouncementDeliveredV1.pick({
  customers: true,
  skipped: true,
  deliveredAt: true,
}).optional();
const view = z.object({
  /** The last one is what counts. */
  explanations: z.array(
    ExplanationBroadcastV1.omit({ incidentId: true, storeId: true }).extend({ delivered }),
  ),
  processChanges: z.array(
    ProcessChangeAnnouncedV1.omit({ incidentId: true, storeId: true }).extend({ delivered }),
  ),
});

/** What all customers of an incident are told. */
export const announcements = (app: HttpServer, deps: BulkRouteDeps): void => {
  explain(app, deps);
  tellChange(app, deps);
  app.get(
    '/v1/incidents/:incidentId/announcements',
    {
      config: { auth: { scopes: ['remedy:read', 'remedy:write'] } },
      schema: {
        summary: 'What all customers of an incident were told, and how many it reached',
        tags: ['announcements'],
        params: incidentParams,
        response: { 200: view, ...problemResponses(401, 403, 404, 503) },
      },
    },
    async (request) => {
      const { incidentId } = request.params;
      await visibleIncident(deps, request, incidentId);
      const { store } = deps.commands.port;
      const state = await readAnnouncements((id) => store.load(id), incidentId);
      const reached = (what: string, version: number) =>
        state.delivered.find((one) => one.what === what && one.version === version);
      return {
        explanations: state.explanations.map((one) => ({
          ...one,
          delivered: reached('explanation', one.version),
        })),
        processChanges: state.changes.map((one) => ({
          ...one,
          delivered: reached('process_change', one.version),
        })),
      };
    },
  );
};
