import type { MatchingFacts } from '@amends/contracts/triage';
import { type CustomerTier, SEVERITIES } from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { type MatchInput, matchRow } from './match-playbook.ts';
import { prepareMenu } from './menu.ts';
import { indexPlaybook } from './playbook.ts';
import { PLAYBOOK_V1, PLAYBOOK_V1_CONTENT } from './playbook-v1.ts';
import { answerTo, propose, usd, usdLimit } from './proposal.fixture.ts';
import { after, eur, prepare, prioritised } from './remedy-case.fixture.ts';

/** What triage knows of a win-back case. */
const silent: MatchingFacts = { detectedByFirm: true, trigger: 'defection_risk' };
const input = (
  facts: MatchingFacts,
  tier: CustomerTier | undefined,
  more: Partial<MatchInput> = {},
): MatchInput => ({ severity: 'minor', facts, tier, failedRecovery: false, ...more });
const rowOf = (...of: Parameters<typeof input>): number =>
  matchRow(PLAYBOOK_V1, input(...of)).row.row;
const menuOf = (...of: Parameters<typeof input>) => prepareMenu(PLAYBOOK_V1, input(...of));

describe('row 29, of a customer who stays away', () => {
  it('comes before every other row for tiers A and B, by its trigger', () => {
    const facts: MatchingFacts[] = [
      silent,
      { ...silent, khdType: 'accused_of_shoplifting' },
      { ...silent, khdType: 'delivery', attribution: 'firm', repeat: true },
    ];
    for (const tier of ['a', 'b'] as const) {
      for (const severity of SEVERITIES) {
        for (const failedRecovery of [false, true]) {
          const rows = facts.map((one) => rowOf(one, tier, { severity, failedRecovery }));
          expect(rows).toEqual([29, 29, 29]);
        }
      }
      expect(matchRow(PLAYBOOK_V1, input(silent, tier)).matchedBy).toBe('silence');
    }
  });

  it('is for no other tier, for nobody who complains, and in no version without it', () => {
    for (const tier of ['c', 'new', undefined] as const) expect(rowOf(silent, tier)).toBe(30);
    expect(rowOf({ detectedByFirm: true }, 'a')).toBe(30);
    const rows = PLAYBOOK_V1_CONTENT.rows.filter(({ row }) => row !== 29);
    const older = indexPlaybook(2, { ...PLAYBOOK_V1_CONTENT, rows });
    expect(matchRow(older, input(silent, 'a')).row.row).toBe(30);
  });

  it('asks what they think and presumes nothing: no fault of the firm, no money', () => {
    const priced = { ...silent, price: eur(5000) };
    const menu = menuOf(priced, 'a', { severity: 'major', failedRecovery: true });
    expect(menu).toMatchObject({ row: 29, overlays: [], goodwillPct: 0, authority: 'automatic' });
    expect(menu.steps).toEqual(['listen', 'acknowledge_feelings', 'apology', 'solicit_opinion']);
    expect(menu).not.toHaveProperty('restitution');
    expect(menu).not.toHaveProperty('goodwill');
    expect(menu).not.toHaveProperty('goodwillByManager');
    const offered = menu.alternatives.map(({ components }) =>
      components.map(({ remedyType }) => remedyType),
    );
    expect(offered).toEqual([['listen'], ['listen', 'manager_intervention']]);
  });

  it('pays what somebody names as lost by a person only, until the cause is known', () => {
    const lost = { ...silent, price: eur(5000), overcharge: eur(300) };
    expect(menuOf(lost, 'b').explanation.managerBecause).toEqual(['cause_unknown']);
    expect(menuOf({ ...lost, khdType: 'mischarged' }, 'b').authority).toBe('automatic');
  });

  it('has tier A called and tier B written to', () => {
    expect(menuOf(silent, 'a').followUp).toEqual([{ day: 3, channels: ['telephone', 'email'] }]);
    expect(menuOf(silent, 'b').followUp).toEqual([{ day: 3, channels: ['email'] }]);
  });

  it('names a win-back offer, and lets it be proposed, once the cause is known (R-054)', () => {
    const facts = { ...silent, price: usd(100_000), paymentRef: 'pay-1' };
    const heard = { ...prepare, prioritised: { ...prioritised, tier: 'b' as const, facts } };
    const unknown = after([], heard);
    const winBack = propose(1, usd(1000), { type: 'win_back_offer', profiles: [usdLimit(5000)] });
    expect(answerTo(unknown, winBack)).toBe('cause_unknown');
    expect(answerTo(unknown, heard)).toBe('');
    const found = { ...facts, khdType: 'out_of_stock' as const };
    const told = { ...heard, prioritised: { ...heard.prioritised, facts: found } };
    expect(answerTo(unknown, told)).toBe('RemedyMenuPrepared+RemedyOffered');
    const known = after(unknown, told);
    expect(known.findLast(({ type }) => type === 'RemedyMenuPrepared')?.data).toMatchObject({
      row: 29,
      steps: expect.arrayContaining(['solicit_opinion', 'win_back_offer']),
    });
    expect(answerTo(known, winBack)).toMatch(/^GoodwillProposed\+GoodwillApproved/);
  });
});
