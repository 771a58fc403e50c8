import type { NoticeReplayRequested } from '@amends/contracts/triage-notices';
import { fold } from '@amends/decider/decider';
import type { EventStore } from '@amends/event-store/event-store';
import { foldable } from '@amends/event-store/foldable-event';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { Pool } from 'pg';
import { deliveryDecider } from '../domain/notices/notice-delivery.ts';
import {
  type NoticeReplay,
  type ReplayEvent,
  replayDecider,
} from '../domain/notices/notice-replay.ts';
import { JobLostRace } from '../jobs.ts';

/** Task name of the job that has what an endpoint missed sent again. */
export const REPLAY_NOTICES = 'triage_replay_notices';

export const replayStream = (replayId: string): string => `notice-replay-${replayId}`;

export const replayJobsFor = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(({ type, data }) => {
    if (type !== 'NoticeReplayRequested') return [];
    const { replayId } = data as NoticeReplayRequested;
    const jobKey = `${REPLAY_NOTICES}:${replayId}`;
    return [{ task: REPLAY_NOTICES, payload: { replayId }, jobKey, maxAttempts: 25 }];
  });

export const readReplay = async (
  store: Pick<EventStore, 'load'>,
  replayId: string,
): Promise<NoticeReplay> => {
  const { events } = await store.load(replayStream(replayId));
  return fold(replayDecider, events.map(foldable<ReplayEvent>));
};

const PAGE = 100;
const FIRST = '00000000-0000-0000-0000-000000000000';

const MISSED = `
  select d.notice_id as "noticeId", d.case_id as "caseId"
  from notice_delivery d join notice n using (notice_id)
  where d.channel = 'webhook' and d.endpoint_id = $1 and d.state = 'given_up'
    and n.told_at >= $2 and n.told_at < $3 and d.notice_id > $4
  order by d.notice_id limit ${PAGE}`;

interface Missed {
  readonly noticeId: string;
  readonly caseId: string;
}

export interface ReplayFacts {
  readonly pool: Pool;
  readonly read: (replayId: string) => Promise<NoticeReplay>;
}

type Commands = Pick<SystemCommands<never, never>, 'executeOn' | 'now'>;

/**
 * Asks for each notice that the endpoint did not get once more. Killed half-way it goes on with
 * those that are left: what was asked for is no longer given up.
 */
export const replayTask =
  ({ pool, read }: ReplayFacts, commands: Commands): JobTask =>
  async (payload) => {
    const replayId = String(payload.replayId);
    const { status, requested } = await read(replayId);
    if (status !== 'requested' || requested === undefined) return;
    const { endpointId, from, until, by } = requested;
    const way = { channel: 'webhook', endpointId } as const;
    const run = async (subject: string, key: string, on: ReturnType<typeof commandOn>) => {
      const { outcome } = await commands.executeOn({ key, subject, on });
      if (outcome === 'lost_race') throw new JobLostRace(key);
    };
    let after = FIRST;
    for (;;) {
      const { rows } = await pool.query<Missed>(MISSED, [endpointId, from, until, after]);
      for (const { noticeId, caseId } of rows) {
        const command = { type: 'SendAgain', way, by, now: commands.now() } as const;
        const key = `${REPLAY_NOTICES}:${replayId}:${noticeId}`;
        await run(caseId, key, commandOn(deliveryDecider, `notice-${noticeId}`, command));
      }
      if (rows.length < PAGE) break;
      after = rows.at(-1)!.noticeId;
    }
    const done = { type: 'CompleteReplay', now: commands.now() } as const;
    const key = `${REPLAY_NOTICES}:${replayId}:completed`;
    await run(replayId, key, commandOn(replayDecider, replayStream(replayId), done));
  };
