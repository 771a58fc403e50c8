import type { EarlyWarningRaised } from '@amends/contracts/intake-warnings';
import type { KhdType } from '@amends/contracts/vocabulary';
import type { WarningRule } from '@amends/contracts/warning-vocabulary';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { commandOn, type SpecReaction } from '@amends/event-log/write-side-spec';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { ClientBase } from 'pg';
import { preventionDecider } from '../domain/preventive-action.ts';
import { preventedTypeOf, proposedKindOf } from './prevented-types.ts';

/** Failures that become frequent; a single case is answered by what is decided for the case. */
const OF_MANY: ReadonlySet<WarningRule> = new Set([
  'u_chart',
  'cusum',
  'same_cause_cases',
] as const);

const warningsOf = (events: readonly LoggedEvent[]): EarlyWarningRaised[] =>
  events
    .filter(({ type }) => type === 'EarlyWarningRaised')
    .map(({ data }) => data as EarlyWarningRaised);

const KEEP = `
  insert into heard_warning (warning_id, store_id, cause, raised_at)
  select "warningId", "storeId", cause, "raisedAt"
  from jsonb_to_recordset($1::jsonb)
    as r("warningId" uuid, "storeId" text, cause text, "raisedAt" timestamptz)
  on conflict (warning_id) do nothing`;

const OPEN = `
  select store_id, khd_types from preventive_action
  where status = 'open' and store_id = any($1::text[])`;

const keyOf = (storeId: string, khdType: string): string => `${storeId} ${khdType}`;

/** Types at a store for which an action is open already: what warns of them again belongs to it. */
const readOpen = async (client: ClientBase, stores: readonly string[]): Promise<Set<string>> => {
  const { rows } = await client.query<{ store_id: string; khd_types: KhdType[] }>(OPEN, [stores]);
  return new Set(
    rows.flatMap(({ store_id, khd_types }) => khd_types.map((type) => keyOf(store_id, type))),
  );
};

const opening = (
  warning: EarlyWarningRaised,
  khdType: KhdType,
  ownerId: string,
  now: string,
): SpecReaction<never> => {
  const { warningId, storeId, cause } = warning;
  const actionId = uuidv8FromHash('prevention', warningId);
  const command = {
    type: 'OpenAction' as const,
    data: {
      ...{ actionId, storeId, kind: proposedKindOf(cause), causes: [{ khdType }], caseIds: [] },
      ...{ warning: { warningId, cause }, ownerId, openedAt: now },
    },
  };
  return {
    name: 'open-preventive-action',
    ...commandOn(preventionDecider, `prevention-${actionId}`, command),
  };
};

/**
 * Hears early warnings and opens a preventive action for each kind of failure that became frequent
 * in a store, owned by the team of last resort until a person takes it; none while one is
 * open for the same.
 */
export const gatherPrevention = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
  ownerId: string,
): Promise<(event: LoggedEvent, now: string) => readonly SpecReaction<never>[]> => {
  const warnings = warningsOf(events);
  if (warnings.length === 0) return () => [];
  await client.query(KEEP, [JSON.stringify(warnings)]);
  const stores = [...new Set(warnings.flatMap(({ storeId }) => storeId ?? []))];
  const open = await readOpen(client, stores);
  return ({ type, data }, now) => {
    if (type !== 'EarlyWarningRaised') return [];
    const warning = data as EarlyWarningRaised;
    const { storeId, cause, rule } = warning;
    const khdType = preventedTypeOf(cause);
    if (storeId === undefined || khdType === null || !OF_MANY.has(rule)) return [];
    const key = keyOf(storeId, khdType);
    if (open.has(key)) return [];
    open.add(key);
    return [opening(warning, khdType, ownerId, now)];
  };
};
