import { externalRef, instant, uuid } from '@amends/contracts/primitives';
import {
  ABUSE_REASONS,
  AbuseFlagClearedV1,
  AbuseFlagRaisedV1,
  abuseCondition,
  abuseEvidence,
} from '@amends/contracts/triage-abuse';
import type { Principal } from '@amends/service-kit/principal';
import { z } from 'zod';
import type { FlagRow } from './abuse-tables.ts';

/** A flag as staff see it: evidence, who or what set it, until when, and how to appeal (ABU-04). */
export const flagView = z.object({
  flagId: uuid,
  customerId: uuid,
  state: z.enum(['active', 'expired', 'cleared']),
  basis: AbuseFlagRaisedV1.shape.basis,
  condition: abuseCondition.optional(),
  observed: AbuseFlagRaisedV1.shape.observed,
  reason: z.enum(ABUSE_REASONS).optional(),
  setBy: z.union([z.object({ policyVersion: z.int() }), z.object({ person: externalRef })]),
  /** Of cases in other stores only their number is told to those of single stores. */
  evidence: z.array(abuseEvidence),
  evidenceElsewhere: z.int(),
  raisedAt: instant,
  expiresAt: instant,
  appeal: z.object({
    state: z.enum(['none', 'open', 'rejected', 'upheld']),
    /** Where an appeal of the customer is recorded. */
    operation: z.enum(['POST /v1/cases/{id}/abuse-appeals']),
  }),
  cleared: AbuseFlagClearedV1.pick({ reason: true, clearedAt: true }).optional(),
});

type View = z.infer<typeof flagView>;

const stateOf = ({ raised, cleared }: FlagRow, now: string): View['state'] => {
  if (cleared !== null) return 'cleared';
  return Date.parse(raised.expiresAt) > Date.parse(now) ? 'active' : 'expired';
};

const appealOf = ({ appeal, cleared }: FlagRow): View['appeal']['state'] => {
  if (cleared?.reason === 'appeal_upheld') return 'upheld';
  if (appeal?.appealedAt === undefined) return 'none';
  const isRejected = appeal.rejectedAt !== undefined && appeal.rejectedAt >= appeal.appealedAt;
  return isRejected ? 'rejected' : 'open';
};

/** What the principal may see of a flag: facts of other stores stay there. */
export const viewOf = (row: FlagRow, { stores }: Pick<Principal, 'stores'>, now: string): View => {
  const { raised, cleared } = row;
  const { flagId, customerId, basis, condition, observed, reason, raisedAt, expiresAt } = raised;
  const evidence = raised.evidence.filter(
    ({ storeId }) => stores === '*' || (storeId !== undefined && stores.has(storeId)),
  );
  return {
    ...{ flagId, customerId, basis, condition, observed, reason, raisedAt, expiresAt },
    state: stateOf(row, now),
    setBy:
      raised.by === undefined
        ? { policyVersion: raised.policyVersion ?? 0 }
        : { person: raised.by },
    evidence,
    evidenceElsewhere: raised.evidence.length - evidence.length,
    appeal: { state: appealOf(row), operation: 'POST /v1/cases/{id}/abuse-appeals' },
    cleared: cleared === null ? undefined : cleared,
  };
};
