import type { EmployeeRecognised } from '@amends/contracts/follow-up-employees';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { Pool } from 'pg';

export const RECOGNITION_WRITER = 'employee_recognition';

/** Rows that recognitions cause, of whichever stream they are. */
export const recognitionRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(({ type, data }) => {
    if (type !== 'EmployeeRecognised') return [];
    const body = data as EmployeeRecognised;
    const row = { employee_id: body.employeeId, recognised_at: body.recognisedAt, body };
    return [{ writer: RECOGNITION_WRITER, row }];
  });

export const writeRecognitions: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into employee_recognition (employee_id, recognised_at, body)
     select employee_id, recognised_at, body from jsonb_to_recordset($1::jsonb)
       as r(employee_id text, recognised_at timestamptz, body jsonb)`,
    [JSON.stringify(rows)],
  );
};

/** A record shows the latest; what came before is in the log. */
const SHOWN_MAX = 50;

const LATEST = `select body from employee_recognition where employee_id = $1
  order by recognised_at desc, recognition_id desc limit ${SHOWN_MAX}`;

export const readRecognitions = async (
  pool: Pool,
  employeeId: string,
): Promise<EmployeeRecognised[]> => {
  const { rows } = await pool.query<{ body: EmployeeRecognised }>(LATEST, [employeeId]);
  return rows.map(({ body }) => body);
};
