import type { PlaybookContent } from '@amends/contracts/remedy-playbook';
import { describe, expect, it } from '@jest/globals';
import { indexPlaybook } from './playbook.ts';
import { PLAYBOOK_V1, PLAYBOOK_V1_CONTENT } from './playbook-v1.ts';
import { answerTo, decideOn, stateAfter } from './proposal.fixture.ts';
import { after, again, caseId, eur, now, prepare, prioritised } from './remedy-case.fixture.ts';
import { guaranteesFor, type InvokeServiceGuarantee } from './service-guarantee.ts';

const dollars = { amount: 700, currency: 'USD' as const };
const guarantees: NonNullable<PlaybookContent['guarantees']> = [
  {
    ...{ guaranteeId: 'on_time', types: ['delivery', 'product_defect'], when: 'delayed' },
    payout: { basis: 'fixed', amounts: [eur(500), dollars] },
  },
  { guaranteeId: 'sound', types: ['product_defect'], payout: { basis: 'of_price', pct: 10 } },
];
const playbook = indexPlaybook(2, { ...PLAYBOOK_V1_CONTENT, guarantees });
const voucherId = '0190a000-0000-8000-8000-0000000000a1';
const invoke: InvokeServiceGuarantee = {
  ...{ type: 'InvokeServiceGuarantee', guaranteeId: 'sound', playbook, voucherId, now },
  ...{ invokedBy: 'customer', isApproved: false },
};
const offered = after([], prepare);
const { price, ...unpriced } = prioritised.facts;
const late = { ...prioritised.facts, delayed: true };

describe('a service guarantee (R-049)', () => {
  it('pays a fixed sum in the currency of the price, or a share of the price', () => {
    expect(guaranteesFor(playbook, late)).toEqual([
      { guaranteeId: 'on_time', payout: eur(500) },
      { guaranteeId: 'sound', payout: eur(500) },
    ]);
    const inDollars = { ...late, price: { amount: 1999, currency: 'USD' as const } };
    expect(guaranteesFor(playbook, inDollars).map(({ payout }) => payout)).toEqual([
      dollars,
      { amount: 200, currency: 'USD' },
    ]);
  });

  it('covers only its types, and only what has happened', () => {
    expect(guaranteesFor(playbook, prioritised.facts)).toEqual([
      { guaranteeId: 'sound', payout: eur(500) },
    ]);
    expect(guaranteesFor(playbook, { ...late, khdType: 'mischarged' })).toEqual([]);
    expect(guaranteesFor(PLAYBOOK_V1, late)).toEqual([]);
  });

  it('pays nothing that cannot be told: two sums, or a share, without a price', () => {
    expect(guaranteesFor(playbook, { ...unpriced, delayed: true })).toEqual([]);
    expect(price).toEqual(eur(5000));
  });

  it('is paid by rule, whoever caused it, and once per case', () => {
    const byOther = after([], {
      ...prepare,
      prioritised: { ...prioritised, facts: { ...prioritised.facts, attribution: 'external' } },
    });
    for (const history of [offered, byOther]) {
      expect(decideOn(history, invoke)).toMatchObject({
        events: [{ data: { caseId, payout: eur(500), playbookVersion: 2, voucherId } }],
      });
      expect(answerTo(after(history, invoke), invoke)).toBe('already_recorded');
    }
    const other = { ...invoke, guaranteeId: 'on_time' };
    expect(answerTo(offered, other)).toBe('guarantee_not_covering');
    expect(answerTo([], invoke)).toBe('no_menu_prepared');
  });

  it('counts as goodwill of the case when it comes back', () => {
    expect(stateAfter(offered, invoke).given).toEqual({ goodwill: eur(500) });
    const end = { outcome: 'recovery_failed', now } as const;
    const over = { type: 'ConcludeWithoutRemedy', caseId, ...end } as const;
    const history = after(offered, invoke, over);
    expect(answerTo(history, invoke)).toBe('already_resolved');
    expect(stateAfter(history, again).menu).toMatchObject({ row: 2, goodwill: eur(500) });
  });

  it('waits for a person while a flag of abuse stands', () => {
    const flags = [
      { flagId: '0190a000-0000-8000-8000-0000000000f1', expiresAt: '2026-04-01T00:00:00Z' },
    ];
    const flag = { ...prepare, type: 'HearReview', caseId, flags } as const;
    const flagged = after(offered, flag);
    expect(answerTo(flagged, invoke)).toBe('approval_required');
    expect(answerTo(flagged, { ...invoke, isApproved: true })).toBe('ServiceGuaranteeInvoked');
  });
});
