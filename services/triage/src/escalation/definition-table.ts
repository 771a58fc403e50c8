import type {
  DutyScheduleDefined,
  Ladder,
  LadderDefined,
} from '@amends/contracts/triage-escalation';
import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import type { ClientBase, Pool } from 'pg';
import { DEFAULT_LADDER } from '../domain/escalation/default-ladder.ts';

export const DEFINITION_WRITER = 'escalation_definition';

/** Rows of the table of ladders and schedules that just-decided events cause. */
export const definitionRowsFor = (events: readonly NewEvent[]): readonly CompanionRow[] =>
  events.flatMap(({ type, data }) => {
    if (type === 'LadderDefined') {
      const { ladderId: id, version } = data as LadderDefined;
      return [{ writer: DEFINITION_WRITER, row: { kind: 'ladder', id, version, body: data } }];
    }
    if (type !== 'DutyScheduleDefined') return [];
    const { scheduleId: id, version } = data as DutyScheduleDefined;
    return [{ writer: DEFINITION_WRITER, row: { kind: 'duty_schedule', id, version, body: data } }];
  });

export const writeDefinitions: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into escalation_definition (kind, id, version, body)
     select distinct on (kind, id) kind, id, version, body
     from jsonb_to_recordset($1::jsonb) as r(kind text, id text, version int, body jsonb)
     order by kind, id, version desc
     on conflict (kind, id) do update set version = excluded.version, body = excluded.body
     where escalation_definition.version < excluded.version`,
    [JSON.stringify(rows)],
  );
};

type Reader = Pick<Pool | ClientBase, 'query'>;

const readAll = async <Body>(reader: Reader, kind: string): Promise<Body[]> => {
  const sql = 'select body from escalation_definition where kind = $1 order by id';
  const { rows } = await reader.query<{ body: Body }>(sql, [kind]);
  return rows.map(({ body }) => body);
};

export const readLadders = (reader: Reader): Promise<LadderDefined[]> => readAll(reader, 'ladder');
export const readSchedules = (reader: Reader): Promise<DutyScheduleDefined[]> =>
  readAll(reader, 'duty_schedule');

/** The ladder of a target: the one it names, else the one called default, else the built-in one. */
export const ladderNamed = (
  ladders: readonly LadderDefined[],
  ladderId: string | undefined,
): Ladder => {
  const found =
    ladders.find((ladder) => ladder.ladderId === ladderId) ??
    ladders.find((ladder) => ladder.ladderId === DEFAULT_LADDER.ladderId);
  if (found === undefined) return DEFAULT_LADDER;
  const { definedAt: _at, ...ladder } = found;
  return ladder;
};
