import type { Ladder } from '@amends/contracts/triage-escalation';

/**
 * What runs where no ladder was defined: the owner a quarter of an hour before the deadline, a
 * manager at the breach (ESC-08), the recovery manager half an hour later.
 */
export const DEFAULT_LADDER: Ladder = {
  ladderId: 'default',
  version: 1,
  steps: [
    {
      anchor: 'before_due',
      delaySeconds: 900,
      targets: [{ kind: 'owner' }],
      who: 'everyone',
    },
    {
      anchor: 'at_breach',
      delaySeconds: 0,
      targets: [{ kind: 'role', id: 'manager' }],
      who: 'everyone',
    },
    {
      anchor: 'after_breach',
      delaySeconds: 1_800,
      targets: [{ kind: 'role', id: 'recovery_manager' }],
      who: 'everyone',
    },
  ],
  numLoops: 0,
  ackTimeoutSeconds: 1_800,
  fallback: { kind: 'role', id: 'recovery_manager' },
};
