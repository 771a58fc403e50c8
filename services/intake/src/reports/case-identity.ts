import { uuidv8FromHash } from '@amends/service-kit/ids';

/**
 * The case of an external id: derived, so that the compare-and-set of the case's own stream keeps
 * (source, externalId) unique, for live reports and imported rows alike, without a second table.
 */
export const caseIdOf = (source: string, externalId: string): string =>
  uuidv8FromHash('case', source, externalId);

export const failureStream = (caseId: string): string => `failure-${caseId}`;
