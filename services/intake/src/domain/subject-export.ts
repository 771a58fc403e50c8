import type { SubjectDataExported } from '@amends/contracts/intake-personal-data';
import { accepted, type Decider } from '@amends/decider/decider';

export type SubjectExportEvent = {
  readonly type: 'SubjectDataExported';
  readonly data: SubjectDataExported;
};
export type ExportSubjectData = {
  readonly type: 'ExportSubjectData';
  readonly data: SubjectDataExported;
};

/** The stream export-<exportId>: that it happened. However often it is asked, each is another. */
export const subjectExportDecider: Decider<ExportSubjectData, null, SubjectExportEvent> = {
  initialState: null,
  evolve: (state) => state,
  decide: ({ data }) => accepted({ type: 'SubjectDataExported', data }),
};
