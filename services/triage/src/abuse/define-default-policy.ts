import { abusePolicyDecider, type DefineAbusePolicy } from '../domain/abuse/abuse-policy.ts';
import { DEFAULT_ABUSE_POLICY } from '../domain/abuse/default-policy.ts';
import { contextFor, type ExecuteLevel } from '../service-levels/define-defaults.ts';

/** The retailer has one; its versions count up. */
export const ABUSE_POLICY_ID = 'retailer';
export const ABUSE_POLICY_STREAM = `abuse-policy-${ABUSE_POLICY_ID}`;

/**
 * Has the shipped conditions defined as the first version, where there is none yet; what the
 * retailer defined, even that nothing counts, stays.
 * @throws Error when the store refuses
 */
export const defineDefaultAbusePolicy = async (
  execute: ExecuteLevel,
  now: string,
): Promise<void> => {
  const command: DefineAbusePolicy = {
    type: 'DefineAbusePolicy',
    content: DEFAULT_ABUSE_POLICY,
    now,
  };
  const { outcome } = await execute({
    streamId: ABUSE_POLICY_STREAM,
    decider: abusePolicyDecider,
    command,
    context: contextFor(ABUSE_POLICY_ID, now),
  });
  if (outcome !== 'done') throw new Error(`${ABUSE_POLICY_STREAM} was not defined: ${outcome}`);
};
