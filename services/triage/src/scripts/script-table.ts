import type { ServiceScriptDefined } from '@amends/contracts/triage-findings';
import type { CompanionRow, CompanionWriter } from '@amends/event-store/types';
import { Problem } from '@amends/service-kit/problem-error';
import type { Pool } from 'pg';

export const SCRIPT_WRITER = 'service_script';

type Steps = ServiceScriptDefined['steps'];

export interface ScriptStep {
  readonly version: number;
  readonly role: Steps[number]['role'];
}

export const scriptRow = (data: ServiceScriptDefined): CompanionRow => ({
  writer: SCRIPT_WRITER,
  row: { script_id: data.scriptId, version: data.version, steps: data.steps },
});

export const writeScripts: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into service_script (script_id, version, steps)
     select script_id, version, steps
     from jsonb_to_recordset($1::jsonb) as r(script_id text, version int, steps jsonb)
     on conflict (script_id, version) do nothing`,
    [JSON.stringify(rows)],
  );
};

/** The newest version of every script. */
export const listScripts = async (
  pool: Pool,
): Promise<readonly { scriptId: string; version: number; steps: Steps }[]> => {
  const { rows } = await pool.query(
    `select distinct on (script_id) script_id as "scriptId", version, steps
     from service_script order by script_id, version desc`,
  );
  return rows;
};

/**
 * A step as the newest version of its script has it.
 * @throws Problem 422 unknown_script_step
 */
export const scriptStep = async (
  pool: Pool,
  scriptId: string,
  wanted: string,
): Promise<ScriptStep> => {
  const { rows } = await pool.query<{ version: number; steps: Steps }>(
    `select version, steps from service_script where script_id = $1
     order by version desc limit 1`,
    [scriptId],
  );
  const found = rows[0]?.steps.find(({ step }) => step === wanted);
  if (found === undefined) throw new Problem('unknown_script_step');
  return { version: rows[0]!.version, role: found.role };
};
