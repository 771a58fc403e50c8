import { describe, expect, it } from '@jest/globals';
import { CLAIMANT_SCOPES, openClaimantTokens, withClaimants } from './claimant-token.ts';
import type { Principal } from './principal.ts';
import { mayAccessCase } from './principal.ts';
import { Problem } from './problem-error.ts';

const claim = {
  claimId: '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11',
  caseId: '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a12',
};
const startMs = Date.UTC(2026, 5, 1);
const seed = Buffer.alloc(32, 7);
const bearer = (): Principal => {
  throw new Problem('unauthenticated');
};
const refusal = { code: 'unauthenticated' };

const open = async (now = () => startMs, isOpen = async (_claimId: string) => true) => {
  const tokens = await openClaimantTokens(seed, now);
  return { tokens, verify: withClaimants(bearer, { keys: tokens.jwks, isOpen }, now) };
};

describe("a claimant's token", () => {
  it('opens one case, and nothing by its store', async () => {
    const { tokens, verify } = await open();
    const principal = await verify(await tokens.mint(claim));
    expect(principal).toEqual({
      ...{ kind: 'claimant', clientId: `claim_${claim.claimId}`, caseId: claim.caseId },
      ...{ subject: `claim_${claim.claimId}`, scopes: new Set(CLAIMANT_SCOPES) },
      ...{ stores: new Set(), authMethods: [], authTimeSeconds: null },
    });
    expect(mayAccessCase(principal, claim.caseId, '9')).toBe(true);
    expect(mayAccessCase(principal, claim.claimId, '9')).toBe(false);
  });

  it('may be for answering only, and never for more than a claimant may', async () => {
    const { tokens, verify } = await open();
    const narrow = await tokens.mint({ ...claim, scopes: ['follow-up:answer'] });
    expect((await verify(narrow)).scopes).toEqual(new Set(['follow-up:answer']));
    const wide = await tokens.mint({ ...claim, scopes: ['personal-data:read' as 'claimant'] });
    expect((await verify(wide)).scopes).toEqual(new Set());
  });

  it('is over after a quarter of an hour', async () => {
    let nowMs = startMs;
    const { tokens, verify } = await open(() => nowMs);
    const token = await tokens.mint(claim);
    nowMs += 911_000;
    await expect(verify(token)).rejects.toMatchObject(refusal);
  });

  it('is over at once with its claim', async () => {
    const ended = new Set<string>();
    const { tokens, verify } = await open(undefined, async (claimId) => !ended.has(claimId));
    const token = await tokens.mint(claim);
    expect(await verify(token)).toMatchObject({ caseId: claim.caseId });
    ended.add(claim.claimId);
    await expect(verify(token)).rejects.toMatchObject(refusal);
  });

  it('is refused when it was changed, or signed with another key', async () => {
    const { tokens, verify } = await open();
    const token = await tokens.mint(claim);
    const [head, body, signature] = token.split('.') as [string, string, string];
    const other = JSON.parse(Buffer.from(body, 'base64url').toString());
    other.case_id = claim.claimId;
    const forged = Buffer.from(JSON.stringify(other)).toString('base64url');
    await expect(verify(`${head}.${forged}.${signature}`)).rejects.toMatchObject(refusal);
    const stranger = await openClaimantTokens(Buffer.alloc(32, 8), () => startMs);
    await expect(verify(await stranger.mint(claim))).rejects.toMatchObject(refusal);
  });

  it('is left to the other verifier when it is none', async () => {
    const { verify } = await open();
    for (const token of ['abc', 'a.b.c', '']) expect(() => verify(token)).toThrow(Problem);
  });
});
