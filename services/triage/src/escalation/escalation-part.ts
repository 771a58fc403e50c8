import { fold } from '@amends/decider/decider';
import type { EventStore } from '@amends/event-store/event-store';
import { foldable } from '@amends/event-store/foldable-event';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { SpecReaction } from '@amends/event-log/write-side-spec';
import type { WriteSide } from '@amends/event-log/write-side';
import { caseCommands } from '@amends/service-kit/command-runner';
import type { HttpServer } from '@amends/service-kit/http-server';
import type { ClientBase, Pool } from 'pg';
import { type EscalationCommand, escalationDecider } from '../domain/escalation/decide.ts';
import type { EscalationEvent, Escalations } from '../domain/escalation/run.ts';
import { defineDutySchedules, defineLadders } from '../routes/define-escalation.ts';
import { escalationsOfCase } from '../routes/escalations-of-case.ts';
import { noticeRoutes } from '../routes/notices.ts';
import { readLadders, readSchedules } from './definition-table.ts';
import type { EscalationFacts } from './escalation-jobs.ts';
import {
  escalationReactions,
  escalationStream,
  HEARD_OF_ESCALATION,
} from './escalation-reactions.ts';
import { noticeInbox } from './notices.ts';
import { runDefinitionOn } from './run-definition.ts';
import { actFacts } from './act-facts.ts';
import { stepFacts } from './step-facts.ts';

const STORES = 'select case_id, store_id from triage_case where case_id = any ($1::uuid[])';
const OWNER = 'select owner_id, owner_kind from triage_case where case_id = $1';

/** Reads once per batch what its events do to the ladders of their cases. */
export const gatherEscalations = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<(event: LoggedEvent, now: string) => readonly SpecReaction<never>[]> => {
  const heard = events.filter(({ type }) =>
    (HEARD_OF_ESCALATION as readonly string[]).includes(type),
  );
  if (heard.length === 0) return () => [];
  const caseIds = heard.map(({ data }) => (data as { caseId: string }).caseId);
  const { rows } = await client.query<{ case_id: string; store_id: string | null }>(STORES, [
    caseIds,
  ]);
  const stores = new Map(rows.map((row) => [row.case_id, row.store_id ?? undefined]));
  const known = {
    ladders: await readLadders(client),
    storeOf: (caseId: string) => stores.get(caseId),
  };
  return (event, now) => escalationReactions(event, known, now);
};

/** Reads the escalations of a case by the name of their stream. */
export type ReadEscalations = (
  streamId: string,
) => Promise<{ readonly state: Escalations; readonly version: number }>;

export const escalationReader =
  (store: EventStore): ReadEscalations =>
  async (streamId) => {
    const { events, version } = await store.load(streamId);
    return { state: fold(escalationDecider, events.map(foldable<EscalationEvent>)), version };
  };

type AnyWriteSide = Pick<WriteSide<never, never, never>, 'execute' | 'store'>;

/** What a step of a ladder needs to know when its instant has come. */
export const escalationFacts = (pool: Pool, read: ReadEscalations): EscalationFacts => ({
  runsOf: async (caseId) => (await read(escalationStream(caseId))).state.runs,
  factsFor: async (caseId, run, now) => {
    const { rows } = await pool.query<{
      owner_id: string | null;
      owner_kind: 'person' | 'team' | null;
    }>(OWNER, [caseId]);
    const { owner_id: ownerId, owner_kind: ownerKind } = rows[0] ?? {};
    const owner = { ownerId: ownerId ?? undefined, ownerKind: ownerKind ?? undefined };
    const acts = await actFacts(pool, caseId, run, now);
    return stepFacts(run, { ...owner, ...acts, schedules: await readSchedules(pool) }, now);
  },
});

/** Routes of ladders, duty schedules, escalations of a case, and the staff inbox. */
export const addEscalationRoutes = (
  app: HttpServer,
  parts: {
    readonly writeSide: AnyWriteSide;
    readonly pool: Pool;
    readonly clock: () => Date;
    readonly read: ReadEscalations;
  },
): void => {
  const { writeSide, pool, clock, read } = parts;
  const run = runDefinitionOn(writeSide.execute as never, clock);
  defineLadders(app, { pool, run });
  defineDutySchedules(app, { pool, run });
  escalationsOfCase(
    app,
    caseCommands<EscalationCommand, Escalations, EscalationEvent>({
      port: { execute: writeSide.execute as never, read },
      decider: escalationDecider,
      streamPrefix: 'escalation',
      clock,
    }),
  );
  noticeRoutes(app, { inbox: noticeInbox(pool), clock });
};
