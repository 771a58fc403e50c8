import { commandOn } from '@amends/event-log/write-side-spec';
import { decider } from '../domain/decide.ts';
import { factsForCases } from '../domain/incident-facts.ts';
import { failureStream } from '../reports/case-identity.ts';
import { allIncidentCases } from './incident-cases.ts';
import { type IncidentJobDeps, IncidentJobLostRace } from './open-cases.ts';

/** Cases that are told at once: one group commit. */
const AT_ONCE = 200;

/**
 * Tells each open case what was found out of its incident (INC-08); each version once, so a run
 * that was killed half-way goes on by telling all again.
 */
export const syncIncidentCases = async (
  { commands, pool, read }: IncidentJobDeps,
  incidentId: string,
): Promise<void> => {
  const incident = await read(incidentId);
  if (incident.status === 'none' || incident.status === 'closed') return;
  const facts = factsForCases(incident);
  if (facts === undefined) return;
  const { storeId } = incident;
  const tell = async (caseId: string): Promise<void> => {
    const synced = { incidentId, storeId, caseId, ...facts, syncedAt: commands.now() };
    const key = `incident:${incidentId}:${caseId}:facts:${facts.factsVersion}`;
    const on = commandOn(decider, failureStream(caseId), { type: 'SyncIncident', synced });
    const { outcome } = await commands.executeOn({ key, subject: caseId, on });
    if (outcome === 'lost_race') throw new IncidentJobLostRace(key);
  };
  const open = (await allIncidentCases(pool, incidentId)).filter(({ isEnded }) => !isEnded);
  for (let at = 0; at < open.length; at += AT_ONCE) {
    await Promise.all(open.slice(at, at + AT_ONCE).map(({ caseId }) => tell(caseId)));
  }
};
