import type { EarlyWarningRulesDefined } from '@amends/contracts/intake-warnings';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { ClientBase, Pool } from 'pg';
import { DEFAULT_RULES, type WarningRules } from '../domain/warning/warning-rules.ts';

export const RULES_STREAM = 'warning-rules';

const WRITER = 'warning_rules';

export const rulesCompanions = (events: readonly NewEvent[]): CompanionRow[] =>
  events.flatMap(({ type, data }) =>
    type === 'EarlyWarningRulesDefined' ? [{ writer: WRITER, row: data }] : [],
  );

export const rulesWriters: Readonly<Record<string, CompanionWriter>> = {
  [WRITER]: async (client, rows) => {
    await client.query(
      `insert into warning_rules (rules_version, rules)
       select (value->>'rulesVersion')::int, value from jsonb_array_elements($1::jsonb)
       on conflict (rules_version) do nothing`,
      [JSON.stringify(rows)],
    );
  },
};

const LATEST = 'select rules from warning_rules order by rules_version desc limit 1';

/** The rules in force. */
export const readRules = async (client: ClientBase | Pool): Promise<WarningRules> => {
  const { rows } = await client.query<{ rules: EarlyWarningRulesDefined }>(LATEST);
  return rows[0]?.rules ?? DEFAULT_RULES;
};

/** The rules in force, read once and only when something comes within their reach. */
export type AskRules = () => Promise<WarningRules>;

export const askRules = (client: ClientBase): AskRules => {
  let asked: Promise<WarningRules> | undefined;
  return () => {
    asked ??= readRules(client);
    return asked;
  };
};
