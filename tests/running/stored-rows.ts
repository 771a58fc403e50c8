import { Client } from 'pg';

/** Rows of one query, past every service: what is stored, not what is said of it. */
export const rowsOf = async <Row>(url: string, sql: string): Promise<Row[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
};
