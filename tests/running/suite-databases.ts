import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { SuiteProcess } from './suite-process.ts';

type Suite = Pick<SuiteProcess, 'dataDir'>;

/** One of the suite's databases, as superuser: for looking, and for what a test breaks there. */
export const databaseUrl = ({ dataDir }: Suite, name = 'postgres'): string => {
  const password = readFileSync(join(dataDir, 'postgres/superuser'), 'utf8').trim();
  const { postgresPort } = JSON.parse(readFileSync(join(dataDir, 'release.json'), 'utf8'));
  return `postgres://postgres:${password}@127.0.0.1:${postgresPort}/${name}`;
};

export const queryDatabase = async <Row extends object>(
  url: string,
  sql: string,
): Promise<Row[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
};
