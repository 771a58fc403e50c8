import type { ReportSources } from '@amends/all-in-one/operations-report';
import { topicsWithRecords } from '@amends/testing/kafka-topics';
import { CommandError } from '../terminal/command-error.ts';
import { WRITE_SERVICES } from './service-processes.ts';

type Pools = ReportSources['pools'];

// The services make their tables when they start: on a new data folder there are none yet.
const hasEvents = async (pools: Pools, service: string): Promise<boolean> => {
  const pool = pools.get(service)!;
  const { rows: tables } = await pool.query(`select to_regclass('events') is not null as made`);
  if (!tables[0].made) return false;
  const { rows } = await pool.query('select exists (select from events) as filled');
  return rows[0].filled;
};

/**
 * Refuses brokers that hold the records of another installation: consumers of a suite whose
 * databases are new would halt at them, since the stores that wrote them are not its own.
 * @throws CommandError
 */
export const refuseForeignLog = async (
  pools: Pools,
  brokers: readonly string[],
  topics: readonly string[],
): Promise<void> => {
  for (const service of WRITE_SERVICES) if (await hasEvents(pools, service)) return;
  const filled = await topicsWithRecords(brokers, topics);
  if (filled.length === 0) return;
  throw new CommandError(
    `${brokers.join(',')} hold records of another installation (${filled.join(', ')}), and the ` +
      'data folder is new. Point AMENDS_DATA at the folder of that installation, set ' +
      'AMENDS_KAFKA_BROKERS to other brokers, or delete these topics there.',
  );
};
