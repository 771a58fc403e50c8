import { TOPIC_EVENTS, TOPIC_SIGNALS } from '@amends/contracts/envelope';
import type { EventLogConfig } from '@amends/event-log/open-event-log';
import { findTopicRefusals } from '@amends/event-log/topic-conditions';
import { findDatabaseRefusals } from '@amends/event-store/database-conditions';
import { openPool } from '@amends/event-store/open-pool';
import { findStoreRefusals } from '@amends/event-store/start-conditions';
import type { StartRefusal } from './local-profile.ts';
import { isOwnMachine } from './settings-conditions.ts';

/** A database as a service reaches it: its role, not the one that migrates. */
export interface CheckedDatabase {
  readonly url: string;
  /** Whether the events of a write service are in it. */
  readonly hasEvents: boolean;
}

/** A start may wait longer for a busy server than a request. */
const CONNECT_MS = 10_000;

const refusalsOf = async ({ url, hasEvents }: CheckedDatabase) => {
  const pool = openPool({
    url,
    applicationName: 'amends start',
    max: 1,
    connectTimeoutMs: CONNECT_MS,
  });
  try {
    return await (hasEvents ? findStoreRefusals(pool) : findDatabaseRefusals(pool));
  } finally {
    await pool.end();
  }
};

/**
 * Why servers, roles, tables or topics forbid a start. Asked once the migrations have run.
 * @throws Error when one of them does not answer
 */
export const findDependencyRefusals = async (
  databases: readonly CheckedDatabase[],
  log: EventLogConfig,
): Promise<readonly StartRefusal[]> => {
  const logUrl = log.adapter === 'embedded' ? log.url : undefined;
  const logs = logUrl === undefined ? [] : [{ url: logUrl, hasEvents: false }];
  const topics = await findTopicRefusals(log, [TOPIC_EVENTS, TOPIC_SIGNALS]);
  const found = await Promise.all([...databases, ...logs].map(refusalsOf));
  return [
    ...found.flat(),
    ...topics.map(
      (refusal): StartRefusal =>
        isOwnMachine(log) ? { ...refusal, allowance: 'loopback' } : refusal,
    ),
  ];
};
