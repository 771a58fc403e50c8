import type { FailureDetected } from '@amends/contracts/intake';
import type { IncidentLinkedToCase } from '@amends/contracts/intake-incidents';
import { commandOn, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { Pool } from 'pg';
import { decider, type FailureCommand } from '../domain/decide.ts';
import { incidentDecider } from '../domain/decide-incident.ts';
import type { Failure } from '../domain/failure.ts';
import type { Incident, KnownIncident } from '../domain/incident.ts';
import { scopeOf } from '../domain/incident-scope.ts';
import { failureStream } from '../reports/case-identity.ts';
import { allIncidentCases, casesOfCustomers, countIncidentCases } from './incident-cases.ts';
import { incidentCaseId, incidentStream } from './incident-stream.ts';

export interface IncidentJobDeps {
  readonly commands: SystemCommands<FailureCommand, Failure>;
  readonly pool: Pool;
  readonly read: (incidentId: string) => Promise<Incident>;
}

/** Customers whose cases are opened at once: one group commit. */
const AT_ONCE = 200;

const openingOf = (
  incident: KnownIncident,
  customerId: string,
  now: string,
): { readonly detected: FailureDetected; readonly link: IncidentLinkedToCase } => {
  const { incidentId, storeId } = incident;
  const caseId = incidentCaseId(incidentId, customerId);
  const { complaintCode, startedAt } = scopeOf(incident.told);
  return {
    detected: {
      ...{ caseId, storeId, customerId, complaintCode },
      ...{ signalId: incidentId, signalKind: 'incident_declared', initiation: 'firm' },
      ...{ occurredAt: startedAt, detectedAt: now, reportedAt: now },
    },
    link: { incidentId, storeId, caseId, customerId, how: 'opened', linkedAt: now },
  };
};

/** Thrown when somebody else kept changing a case: the job runs again and goes on. */
export class IncidentJobLostRace extends Error {
  override readonly name = 'IncidentJobLostRace';
  readonly retryable = true;
}

const caseOfCustomer = async (
  { commands }: IncidentJobDeps,
  incident: KnownIncident,
  customerId: string,
  existing: string | undefined,
): Promise<void> => {
  const { incidentId, storeId } = incident;
  const now = commands.now();
  const run = async (caseId: string, command: FailureCommand, how: string): Promise<string> => {
    const key = `incident:${incidentId}:${customerId}:${how}`;
    const on = commandOn(decider, failureStream(caseId), command);
    const { outcome } = await commands.executeOn({ key, subject: caseId, on });
    if (outcome === 'lost_race') throw new IncidentJobLostRace(key);
    return outcome;
  };
  if (existing !== undefined) {
    const about = { incidentId, storeId, caseId: existing, customerId };
    const link = { ...about, how: 'existing' as const, linkedAt: now };
    // Withdrawn in this moment: then it is a case of its own.
    if ((await run(existing, { type: 'LinkIncident', link }, 'link')) !== 'rejected') return;
  }
  const opening = openingOf(incident, customerId, now);
  await run(opening.detected.caseId, { type: 'OpenForIncident', ...opening }, 'open');
};

/**
 * Gives every customer on the confirmed version a case, or links the open one (INC-05). Killed
 * half-way it goes on where it stopped: who has a case is a row in the transaction of the case's
 * own event, and the id of a new case comes from incident and customer.
 */
export const openIncidentCases = async (
  deps: IncidentJobDeps,
  incidentId: string,
): Promise<void> => {
  const incident = await deps.read(incidentId);
  if (incident.status !== 'opening') return;
  const { list, storeId } = incident;
  const customers = [...list.customers.keys()];
  for (let at = 0; at < customers.length; at += AT_ONCE) {
    const some = customers.slice(at, at + AT_ONCE);
    const { done, open } = await casesOfCustomers(deps.pool, { incidentId, storeId }, some);
    const left = some.filter((customerId) => !done.has(customerId));
    await Promise.all(left.map((each) => caseOfCustomer(deps, incident, each, open.get(each))));
  }
  const counts = await countIncidentCases(deps.pool, incidentId);
  const now = deps.commands.now();
  const note = { type: 'NoteCasesOpened' as const, listVersion: list.version, ...counts, now };
  await deps.commands.executeOn({
    key: `incident:${incidentId}:opened:${list.version}`,
    subject: incidentId,
    on: commandOn(incidentDecider, incidentStream(incidentId), note),
  });
};

/** Tells each case that its incident closed, save those that stay open (INC-08). */
export const closeIncidentCases = async (
  deps: IncidentJobDeps,
  incidentId: string,
): Promise<void> => {
  const incident = await deps.read(incidentId);
  if (incident.status !== 'closed' || incident.closed === null) return;
  const { leftOpen, storeId } = incident;
  const { rootCause, preventiveDecision, closedAt } = incident.closed;
  const cases = await allIncidentCases(deps.pool, incidentId);
  const closing = cases.filter(({ caseId }) => !leftOpen.has(caseId));
  for (let at = 0; at < closing.length; at += AT_ONCE) {
    const some = closing.slice(at, at + AT_ONCE);
    const tell = async (caseId: string): Promise<void> => {
      const lesson = { rootCause, preventiveDecision };
      const closed = { incidentId, storeId, caseId, ...lesson, closedAt };
      const key = `incident:${incidentId}:${caseId}:close`;
      const command = { type: 'CloseWithIncident' as const, closed };
      const on = commandOn(decider, failureStream(caseId), command);
      const { outcome } = await deps.commands.executeOn({ key, subject: caseId, on });
      if (outcome === 'lost_race') throw new IncidentJobLostRace(key);
    };
    await Promise.all(some.map(({ caseId }) => tell(caseId)));
  }
};
