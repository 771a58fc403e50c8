import { WRITE_SERVICES } from '../running/service-processes.ts';
import { databaseUrl, queryDatabase } from '../running/suite-databases.ts';
import type { SuiteProcess } from '../running/suite-process.ts';

type Suite = Pick<SuiteProcess, 'dataDir'>;

/**
 * Tables of intake that change without a request: what it hears, when it works, who has read what.
 * Events are looked for by the trace of the request that they came from (eventsOf).
 */
const MOVING = [
  ...['events', 'job_timer', 'relay_cursor', 'parked_event', 'consumer_checkpoint'],
  ...['consumer_group', 'consumer_high_water', 'consumer_producer'],
  ...['case_fact', 'till_transaction', 'incident', 'incident_case', 'own_refund'],
  ...['warning_count', 'early_warning', 'silent_failure'],
  ...['customer_last_purchase', 'customer_rhythm', 'customer_silence'],
  ...['survey_link', 'source_object', 'source_delivery', 'delivery'],
  ...['personal_data_read', 'operational_act'],
];

/** How many rows each table of intake has that only requests write. */
export const rowsOfIntake = async (suite: Suite): Promise<Readonly<Record<string, number>>> => {
  const url = databaseUrl(suite, 'intake');
  const tables = await queryDatabase<{ name: string }>(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'personal_data') and tablename <> all ('{${MOVING.join()}}')`,
  );
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int from ${name}`);
  const rows = await queryDatabase<{ name: string; count: number }>(
    url,
    counts.join(' union all '),
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
};

/** Types of the events that requests of these trace ids have left in any event store. */
export const eventsOf = async (suite: Suite, traceIds: ReadonlySet<string>): Promise<string[]> => {
  const found: string[] = [];
  for (const service of WRITE_SERVICES) {
    const rows = await queryDatabase<{ type: string; trace: string }>(
      databaseUrl(suite, service.replaceAll('-', '_')),
      `select type, split_part(meta->>'traceparent', '-', 2) as trace from events
       order by seq`,
    );
    found.push(...rows.filter(({ trace }) => traceIds.has(trace)).map(({ type }) => type));
  }
  return found;
};
