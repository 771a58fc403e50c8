import type { EarlyWarningRaised } from '@amends/contracts/intake-warnings';
import type { LoggedEvent } from '@amends/event-log/logged-event';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { ClientBase } from 'pg';
import type { IntakeReaction } from '../reactions.ts';
import { onIncident } from './outage-reactions.ts';

/** Rates of these are how an outage looks that no system reports (pos.md section 2). */
const SYMPTOMS = ['payment_failed', 'terminal_failed', 'terminal_unreachable'] as const;

type Symptom = (typeof SYMPTOMS)[number];

interface Warned {
  readonly event: LoggedEvent;
  readonly warning: EarlyWarningRaised & { readonly storeId: string; readonly cause: Symptom };
}

const isOfOutage = (warning: EarlyWarningRaised): warning is Warned['warning'] =>
  (SYMPTOMS as readonly string[]).includes(warning.cause) &&
  (warning.rule === 'u_chart' || warning.rule === 'cusum') &&
  warning.storeId !== undefined;

const warnedIn = (events: readonly LoggedEvent[]): Warned[] =>
  events.flatMap((event) => {
    const warning = event.data as EarlyWarningRaised;
    return event.type === 'EarlyWarningRaised' && isOfOutage(warning) ? [{ event, warning }] : [];
  });

const COVERED = `
  select distinct r.warning_id
  from jsonb_to_recordset($1::jsonb)
      as r(warning_id uuid, store_id text, from_at timestamptz, until_at timestamptz, till text)
    join incident i on i.store_id = r.store_id and i.status <> 'cancelled'
      and i.started_at <= r.until_at and (i.ended_at is null or i.ended_at >= r.from_at)
      and (cardinality(i.workstations) = 0 or r.till is null or r.till = any(i.workstations))`;

/** Warnings about what some incident is about already; of a whole store, any incident there. */
const readCovered = async (
  client: ClientBase,
  warned: readonly Warned[],
): Promise<ReadonlySet<string>> => {
  const rows = warned.map(({ warning }) => ({
    ...{ warning_id: warning.warningId, store_id: warning.storeId, till: warning.workstation },
    ...{ from_at: warning.from, until_at: warning.until },
  }));
  const { rows: found } = await client.query(COVERED, [JSON.stringify(rows)]);
  return new Set(found.map(({ warning_id }) => warning_id));
};

const suspect = (warned: readonly Warned[], now: string): IntakeReaction => {
  const [{ warning }] = warned as [Warned];
  const { storeId, cause: symptom, warningId } = warning;
  const tills = warned.flatMap(({ warning: { workstation } }) => workstation ?? []);
  const starts = warned.map(({ warning: { from } }) => from).sort();
  const incidentId = uuidv8FromHash('incident', 'warning', warningId);
  return onIncident('suspect-outage', incidentId, {
    ...{ type: 'NoteIncidentSignal', incidentId, storeId, origin: 'early_warning' },
    ...{ complaintCode: 'pos_outage', signalId: warningId, symptom, phase: 'started' },
    ...{ at: starts[0]!, workstations: [...new Set(tills)].sort(), now },
  });
};

/**
 * Payments or terminals that fail too often may be an outage: the warnings of a store that come
 * together make one suspected incident, of the tills they name, unless an incident covers them. It
 * takes a person to declare it.
 */
export const gatherWarnedOutages = async (
  client: ClientBase,
  events: readonly LoggedEvent[],
): Promise<(event: LoggedEvent, now: string) => readonly IntakeReaction[]> => {
  const warned = warnedIn(events);
  if (warned.length === 0) return () => [];
  const covered = await readCovered(client, warned);
  const open = warned.filter(({ warning }) => !covered.has(warning.warningId));
  const ofStore = [...Map.groupBy(open, ({ warning }) => warning.storeId).values()];
  return (event, now) =>
    ofStore.filter(([first]) => first!.event === event).map((each) => suspect(each, now));
};
