import inspector from 'node:inspector';
import type { StartRefusal } from './local-profile.ts';

/** What a start looks at in its own process. */
export interface ProcessFacts {
  /** Where a debugger may attach; it could read every key and every text. */
  readonly inspectorUrl: string | undefined;
  /** Soft limit of a core dump in blocks; undefined where the system has none. */
  readonly coreLimit: number | string | undefined;
  readonly timeZone: string;
}

interface UserLimits {
  readonly userLimits?: { readonly core_file_size_blocks?: { readonly soft: number | string } };
}

const coreLimit = (): number | string | undefined => {
  // Without this the report asks name servers about every open connection.
  Object.assign(process.report, { excludeNetwork: true });
  const { userLimits } = process.report.getReport() as UserLimits;
  return userLimits?.core_file_size_blocks?.soft;
};

const ownFacts = (): ProcessFacts => ({
  inspectorUrl: inspector.url(),
  coreLimit: coreLimit(),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/** Why this process must not serve, whatever its settings. */
export const findProcessRefusals = (facts: ProcessFacts = ownFacts()): readonly StartRefusal[] => {
  const { inspectorUrl, coreLimit: limit, timeZone } = facts;
  const refusals: StartRefusal[] = [];
  if (inspectorUrl !== undefined) {
    refusals.push({ code: 'inspector', reason: 'a debugger may attach (--inspect)' });
  }
  if (limit !== undefined && limit !== 0) {
    const reason = 'core dumps are on, which would hold keys and texts: ulimit -c 0';
    refusals.push({ code: 'core_dumps', reason });
  }
  if (!/^(Etc\/)?UTC$/.test(timeZone)) {
    const reason = `the time zone of the process is ${timeZone}: TZ=UTC`;
    refusals.push({ code: 'process_time_zone', reason });
  }
  return refusals;
};
