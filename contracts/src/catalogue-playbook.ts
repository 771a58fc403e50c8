import { entry } from './catalogue-entry.ts';
import * as guarantee from './remedy-guarantee.ts';
import * as versions from './remedy-playbook-versions.ts';

/** Rows of the catalogue about the versions of the playbook. */
export const PLAYBOOK_ROWS = {
  PlaybookLoaded: entry(
    'remedy',
    versions.PlaybookLoadedV1,
    'a version that was checked; never changed',
  ),
  PlaybookActivated: entry(
    'remedy',
    versions.PlaybookActivatedV1,
    'from when it rules cases that have no version yet',
  ),
  ServiceGuaranteeInvoked: entry(
    'remedy',
    guarantee.ServiceGuaranteeInvokedV1,
    'paid by rule: a problem nobody hides',
  ),
  PlaybookWithdrawn: entry(
    'remedy',
    versions.PlaybookWithdrawnV1,
    'rules no new case any more; stays readable',
  ),
};
