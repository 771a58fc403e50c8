import type { CompanionRow, CompanionWriter, NewEvent } from '@amends/event-store/types';
import { attachmentWriters } from './attachments/attachment-rows.ts';
import { claimWriters } from './claims/claims.ts';
import { importWriters } from './imports/import-jobs.ts';
import { mergeCompanions, mergeWriters } from './merging/merge-links.ts';
import { incidentCompanions, incidentWriters } from './incidents/incident-rows.ts';
import { erasedGuards, erasedGuardWriters } from './personal-data/erased-guard.ts';
import { contactChangeWriters } from './personal-data/contact-change.ts';
import { holdCompanions, holdWriters } from './legal-holds/hold-rows.ts';
import { refusalWriters } from './legal-holds/refuse-held.ts';
import { personalDataWriters } from './personal-data/personal-rows.ts';
import { deviceWriters } from './reference/device-rows.ts';
import { silenceCompanions, silenceWriters } from './silence/silence-rows.ts';
import { storeWriters } from './reference/store-directory.ts';
import { reputationCompanions, reputationWriters } from './reputation/reputation-log.ts';
import { sourceWriters } from './sources/source-directory.ts';
import { rulesCompanions, rulesWriters } from './warnings/rules-table.ts';
import { warningCompanions, warningWriters } from './warnings/warning-rows.ts';

/** Writers of rows that share the transaction of their event: one statement per batch and table. */
export const companions: Readonly<Record<string, CompanionWriter>> = {
  ...personalDataWriters,
  ...contactChangeWriters,
  ...erasedGuardWriters,
  ...attachmentWriters,
  ...holdWriters,
  ...refusalWriters,
  ...importWriters,
  ...claimWriters,
  ...mergeWriters,
  ...storeWriters,
  ...deviceWriters,
  ...sourceWriters,
  ...incidentWriters,
  ...warningWriters,
  ...rulesWriters,
  ...reputationWriters,
  ...silenceWriters,
};

/** Pure: rows that just-decided events cause, whoever decided them. */
export const companionsFor = (events: readonly NewEvent[]): CompanionRow[] => [
  ...erasedGuards(events),
  ...incidentCompanions(events),
  ...mergeCompanions(events),
  ...warningCompanions(events),
  ...rulesCompanions(events),
  ...holdCompanions(events),
  ...reputationCompanions(events),
  ...silenceCompanions(events),
];
