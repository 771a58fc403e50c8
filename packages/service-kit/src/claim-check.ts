import type { ClaimCheck } from './claimant-token.ts';
import { Problem } from './problem-error.ts';

/** A claimant waits for this; longer, and the answer is that it does not work now. */
const TIMEOUT_MS = 2_000;

const away = (cause: unknown): Problem => {
  const problem = new Problem('temporary_reduced_capacity', { retryAfterSeconds: 5 });
  problem.cause = cause;
  return problem;
};

/**
 * Asks intake, which keeps the claims, beside where its keys are: `claim-keys`, `claims/<id>`. No
 * claimant is let in while it does not answer.
 */
export const claimCheckAt =
  (claimKeysUrl: URL): ClaimCheck =>
  async (claimId) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    let answer: { readonly isOpen?: unknown };
    try {
      const url = new URL(`claims/${claimId}`, claimKeysUrl);
      const response = await fetch(url, { redirect: 'error', signal });
      if (response.status !== 200) throw new Error(`answered ${response.status}`);
      answer = (await response.json()) as typeof answer;
    } catch (error) {
      throw away(error);
    }
    return answer.isOpen === true;
  };
