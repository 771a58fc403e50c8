import { type Happening, uuidOf } from '@amends/projections/read-service.fixture';

/** The day of 2026 with this number, from 0. */
export const day = (number: number): string =>
  new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString();

const failed = (name: string, storeId: string, complaintCode: string, at: number): Happening => ({
  type: 'FailureReported',
  data: {
    caseId: uuidOf(name),
    source: 'web',
    storeId,
    channel: 'web_form',
    initiation: 'customer',
    signalSource: 'complaint',
    reportedAt: day(at),
    complaintCode,
    cues: [],
    cueRulesVersion: 1,
  },
});

const caused = (name: string, gaps: string[]): Happening => ({
  type: 'RootCauseRecorded',
  data: { caseId: uuidOf(name), gaps, responsibilityLocus: 'firm', recordedAt: day(99) },
});

export const about = { warningId: uuidOf('warning'), storeId: '9', cause: 'failed_recovery' };
const warned: Happening[] = [
  {
    type: 'EarlyWarningRaised',
    subject: about.warningId,
    data: {
      ...about,
      rule: 'u_chart',
      from: day(30),
      until: day(31),
      observed: 6,
      opportunities: 30,
      expectedThousandths: 1_500,
      rulesVersion: 0,
      raisedAt: day(31),
    },
  },
  {
    type: 'EarlyWarningAcknowledged',
    subject: about.warningId,
    data: { ...about, finding: 'confirmed', acknowledgedAt: day(32) },
  },
];

const opened = (name: string, more: object): Happening[] => [
  {
    type: 'PreventiveActionOpened',
    subject: uuidOf(name),
    data: {
      actionId: uuidOf(name),
      kind: 'training',
      causes: [{ khdType: 'delivery', gap: 'gap_3_delivery' }, { khdType: 'mischarged' }],
      caseIds: [],
      ownerId: 'quality',
      openedAt: day(40),
      ...more,
    },
  },
  {
    type: 'PreventiveActionImplemented',
    subject: uuidOf(name),
    data: { actionId: uuidOf(name), implementedAt: day(50) },
  },
];

/** Failures before and after two preventive actions, one of which answers a warning. */
export const preventedFailures: readonly Happening[] = [
  ...warned,
  failed('before', '9', 'delivery', 45),
  caused('before', ['gap_3_delivery']),
  failed('of another gap', '9', 'delivery', 46),
  failed('elsewhere', '8', 'mischarged', 47),
  failed('long before', '9', 'mischarged', 20),
  failed('after', '9', 'mischarged', 55),
  failed('of another type', '9', 'out_of_stock', 56),
  ...opened('in store 9', {
    storeId: '9',
    warning: { warningId: about.warningId, cause: about.cause },
  }),
  ...opened('everywhere', { kind: 'process' }),
];
