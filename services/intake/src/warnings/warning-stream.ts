import type { EarlyWarningRaised } from '@amends/contracts/intake-warnings';
import type { WarningCause } from '@amends/contracts/warning-vocabulary';
import { uuidv8FromHash } from '@amends/service-kit/ids';

/** What found a warning, before it has an id. */
export type Finding = Omit<EarlyWarningRaised, 'warningId' | 'rulesVersion' | 'raisedAt'>;

/** What the stream is about: one cause at one store, or everywhere. */
export const warningSubject = (storeId: string | undefined, cause: WarningCause): string =>
  `${storeId ?? 'retailer'}-${cause}`;

export const warningStream = (storeId: string | undefined, cause: WarningCause): string =>
  `warning-${warningSubject(storeId, cause)}`;

/** The same finding has the same id, whoever finds it how often. */
export const warningIdOf = (finding: Finding): string =>
  uuidv8FromHash(
    ...(['warning', finding.storeId ?? '', finding.cause, finding.workstation ?? ''] as const),
    ...([finding.rule, finding.aboutId ?? finding.from] as const),
  );
