import { uuidv8FromHash } from '@amends/service-kit/ids';

export const incidentStream = (incidentId: string): string => `incident-${incidentId}`;

/** Signals of one outage meet in one incident, whoever hears them in which order. */
export const outageIncidentId = (storeId: string, dedupKey: string): string =>
  uuidv8FromHash('incident', 'outage', storeId, dedupKey);

/** One customer has one case per incident, however often its opening is tried. */
export const incidentCaseId = (incidentId: string, customerId: string): string =>
  uuidv8FromHash('case', 'incident', incidentId, customerId);
