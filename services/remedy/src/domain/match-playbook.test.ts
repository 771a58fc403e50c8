import type { Money } from '@amends/contracts/primitives';
import type { MatchingFacts } from '@amends/contracts/triage';
import { KHD_TYPES, SEVERITIES, type Severity } from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { goodwillReasons } from './goodwill.ts';
import { type MatchInput, matchOverlays, matchRow } from './match-playbook.ts';
import { type Menu, prepareMenu } from './menu.ts';
import { PLAYBOOK_V1 } from './playbook-v1.ts';

const eur = (amount: number): Money => ({ amount, currency: 'EUR' });

const input = (
  severity: Severity,
  facts: MatchingFacts,
  more: Partial<MatchInput> = {},
): MatchInput => ({ severity, facts, failedRecovery: false, ...more });
const rowOf = (severity: Severity, facts: MatchingFacts, more: Partial<MatchInput> = {}): number =>
  matchRow(PLAYBOOK_V1, input(severity, facts, more)).row.row;
const pctOf = (severity: Severity, facts: MatchingFacts, more: Partial<MatchInput> = {}): number =>
  goodwillReasons(
    PLAYBOOK_V1,
    matchRow(PLAYBOOK_V1, input(severity, facts, more)).row,
    input(severity, facts, more),
  ).at(-1)!.pct;
const menuOf = (severity: Severity, facts: MatchingFacts, more: Partial<MatchInput> = {}): Menu =>
  prepareMenu(PLAYBOOK_V1, input(severity, facts, more));
const overlaysOf = (of: MatchInput): number[] => matchOverlays(of).map(({ row }) => row);
const totalOf = ({ restitution, goodwill }: Menu): number =>
  (restitution?.amount ?? 0) + (goodwill?.amount ?? 0);

const returned: MatchingFacts = {
  khdType: 'product_defect',
  disposition: 'returned',
  attribution: 'firm',
  price: eur(5000),
};
const outage: MatchingFacts = {
  khdType: 'pos_outage',
  attribution: 'external',
  stability: 'one_off',
};

describe('worked rule tests of the playbook', () => {
  it('P1: a returned defect is refunded, without goodwill', () => {
    const menu = menuOf('moderate', returned);
    expect(menu).toMatchObject({ row: 3, restitution: eur(5000), goodwillPct: 0, overlays: [] });
    expect(totalOf(menu)).toBe(5000);
  });

  it('P2: a major returned defect gets 20 % on top', () => {
    const menu = menuOf('major', returned);
    expect(menu).toMatchObject({ row: 4, restitution: eur(5000), goodwillPct: 20 });
    expect(totalOf(menu)).toBe(6000);
    expect(menu).not.toHaveProperty('goodwillByManager');
  });

  it('P3: a kept defect gets a partial refund of 20 %, and nothing on top', () => {
    const kept: MatchingFacts = { ...returned, disposition: 'kept', price: eur(1999) };
    const menu = menuOf('moderate', kept);
    expect(menu).toMatchObject({ row: 5, restitution: eur(400), goodwillPct: 0 });
    expect(menu.alternatives[0]?.components).toContainEqual({
      remedyType: 'partial_refund',
      amount: eur(400),
      kind: 'restitution',
      ...{ class: 'tangible', resource: 'money' },
    });
  });

  it('P4: an attention failure gets an apology and no money', () => {
    const facts = { khdType: 'attention_failure', attribution: 'firm', price: eur(0) } as const;
    const menu = menuOf('minor', facts);
    expect(menu).toMatchObject({ row: 21, goodwillPct: 0, authority: 'automatic' });
    expect(totalOf(menu)).toBe(0);
  });

  it('P5: an outage gives every tier the same token, and tier A a call afterwards', () => {
    const [a, c] = (['a', 'c'] as const).map((tier) => menuOf('minor', outage, { tier }));
    expect(a).toMatchObject({ row: 14, goodwillPct: 0 });
    expect(a).toEqual({ ...c, followUp: [{ day: 3, channels: ['telephone'] }] });
    expect(c).not.toHaveProperty('followUp');
  });

  it('the row says when and how the customer is asked; tier A is called', () => {
    const contacts = (facts: MatchingFacts, tier?: 'a' | 'b') =>
      menuOf('minor', facts, tier && { tier }).followUp;
    const delivery = { khdType: 'delivery' } as const;
    expect(contacts(delivery, 'b')).toEqual([{ day: 3, channels: ['email', 'sms'] }]);
    expect(contacts(delivery, 'a')).toEqual([{ day: 3, channels: ['telephone', 'email', 'sms'] }]);
    const abuse = { bitnerSubtype: 'verbal_physical_abuse' } as const;
    expect(contacts(abuse, 'a')).toEqual([{ day: 3, channels: ['email', 'letter'] }]);
    const repeat = menuOf('moderate', delivery, { failedRecovery: true, tier: 'a' }).followUp;
    expect(repeat?.map(({ day }) => day)).toEqual([1, 7, 30]);
  });

  it('P6: a second minor mischarge gets the difference and 20 % of the price by row 2', () => {
    const menu = menuOf('moderate', {
      khdType: 'mischarged',
      attribution: 'firm',
      repeat: true,
      price: eur(5000),
      overcharge: eur(300),
    });
    expect(menu).toMatchObject({ row: 2, restitution: eur(300), goodwill: eur(1000) });
    expect(totalOf(menu)).toBe(1300);
  });

  it('P8: an admitted customer error gets row 19 and no goodwill', () => {
    const facts = { khdType: 'admitted_customer_error', attribution: 'customer' } as const;
    expect(menuOf('minor', facts)).toMatchObject({ row: 19, goodwillPct: 0 });
  });

  it('P9: an accusation outranks a repeat and is for a manager', () => {
    const facts = {
      khdType: 'accused_of_shoplifting',
      attribution: 'firm',
      repeat: true,
    } as const;
    expect(menuOf('critical', facts)).toMatchObject({ row: 23, authority: 'manager' });
  });

  it('P10: a repeated attention failure has row 2 as its base', () => {
    const facts = { khdType: 'attention_failure', attribution: 'firm', repeat: true } as const;
    expect(rowOf('major', facts)).toBe(2);
  });

  it('P11: a hold disaster with a missed occasion gets 20 %', () => {
    const facts = { khdType: 'hold_disaster', attribution: 'firm', missedOccasion: true } as const;
    expect(menuOf('major', facts)).toMatchObject({ row: 10, goodwillPct: 20 });
  });

  it('P12: an outage found by monitoring has overlay 27 on row 14', () => {
    const menu = menuOf('minor', { ...outage, detectedByFirm: true });
    expect(menu).toMatchObject({ row: 14, overlays: [27] });
    expect(menu.steps).toEqual(expect.arrayContaining(['broadcast_explanation', 'contact_first']));
  });

  it('P13: an unknown type and cause gets row 30, a person and no goodwill', () => {
    const menu = menuOf('minor', { price: eur(5000) });
    expect(menu).toMatchObject({ row: 30, goodwillPct: 0, authority: 'automatic' });
    expect(menu.steps).toContain('human_triage');
  });

  it('P14: tier a is proposed 125 %, gets 120 % at once and the rest from a manager', () => {
    const menu = menuOf('major', returned, { tier: 'a' });
    expect(menu).toMatchObject({ row: 4, goodwillPct: 25, authority: 'automatic' });
    expect(totalOf(menu)).toBe(6000);
    expect(5000 + menu.goodwillByManager!.amount).toBe(6250);
  });

  it('P15: a repair the supplier spoilt has row 11 and 5 % of the matrix', () => {
    const menu = menuOf('moderate', {
      khdType: 'alterations_repairs',
      attribution: 'supplier',
      delayed: false,
      price: eur(800),
    });
    expect(menu).toMatchObject({ row: 11, goodwillPct: 5, goodwill: eur(40) });
  });
});

describe('the base row', () => {
  it.each<[number, Severity, MatchingFacts]>([
    [1, 'critical', { khdType: 'product_defect', attribution: 'firm' }],
    [6, 'minor', { khdType: 'system_pricing', attribution: 'firm' }],
    [6, 'moderate', { khdType: 'mischarged', attribution: 'firm', stability: 'one_off' }],
    [6, 'minor', { khdType: 'mischarged', attribution: 'firm', stability: 'stable' }],
    [7, 'moderate', { khdType: 'mischarged', attribution: 'firm', stability: 'stable' }],
    [8, 'minor', { khdType: 'packaging_error', attribution: 'firm' }],
    [9, 'minor', { khdType: 'out_of_stock', attribution: 'supplier', promised: true }],
    [12, 'minor', { khdType: 'slow_unavailable_service', attribution: 'firm' }],
    [13, 'moderate', { khdType: 'slow_unavailable_service', attribution: 'firm' }],
    [14, 'minor', outage],
    [15, 'minor', { ...outage, attribution: 'firm', stability: 'stable' }],
    [15, 'minor', { ...outage, attribution: 'firm' }],
    [16, 'minor', { khdType: 'policy_failure', attribution: 'firm' }],
    [17, 'minor', { khdType: 'bad_information', attribution: 'firm' }],
    [18, 'minor', { khdType: 'special_order_request', attribution: 'firm' }],
    [20, 'minor', { nakamuraCause: 'unfamiliar_product', attribution: 'shared' }],
    [
      20,
      'minor',
      { ...returned, nakamuraCause: 'customer_misunderstanding', attribution: 'customer' },
    ],
    [22, 'major', { khdType: 'embarrassment', attribution: 'firm' }],
    [24, 'minor', { bitnerSubtype: 'disruptive_others', attribution: 'other_customer' }],
    [25, 'minor', { bitnerSubtype: 'drunkenness', attribution: 'customer' }],
    [26, 'minor', { khdType: 'delivery', attribution: 'external' }],
  ])('is %i', (row, severity, facts) => {
    expect(rowOf(severity, facts)).toBe(row);
  });

  it('is the fallback until triage knows what became of the defect or of the promise', () => {
    expect(rowOf('minor', { khdType: 'product_defect', attribution: 'firm' })).toBe(30);
    expect(rowOf('minor', { khdType: 'out_of_stock', attribution: 'firm' })).toBe(30);
  });

  it('takes a type row whoever caused it, since attribution ranks and does not exclude', () => {
    expect(rowOf('minor', { khdType: 'mischarged', attribution: 'external' })).toBe(6);
  });

  it('is row 2 for a repeat only where the firm caused it', () => {
    expect(rowOf('moderate', { ...returned, repeat: true, attribution: 'supplier' })).toBe(3);
  });

  it('is row 2 for a failed recovery whoever caused the failure', () => {
    const failed = { failedRecovery: true };
    expect(rowOf('moderate', { ...outage }, failed)).toBe(2);
    expect(rowOf('moderate', {}, failed)).toBe(2);
    expect(rowOf('critical', { ...outage }, failed)).toBe(1);
  });

  it('stands in number order and each number once', () => {
    const numbers = PLAYBOOK_V1.rows.map(({ row }) => row);
    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
  });
});

describe('causes beside the type', () => {
  it('rows 21 and 22 take words and manners of staff after Nakamura as well', () => {
    const facts: MatchingFacts = { nakamuraSubcode: 'wording', attribution: 'firm' };
    expect([rowOf('minor', facts), rowOf('major', facts)]).toEqual([21, 22]);
  });

  it('row 17 takes a promise the firm did not keep, gap 4', () => {
    expect(rowOf('minor', { gaps: ['gap_4_publicity'], attribution: 'firm' })).toBe(17);
    expect(rowOf('minor', { gaps: ['gap_3_delivery'], attribution: 'firm' })).toBe(30);
  });
});

describe('overlays', () => {
  it('28 is added when triage finds the loss above the authority of the handler', () => {
    expect(overlaysOf(input('minor', { lossExceedsAuthority: true }))).toEqual([28]);
    expect(overlaysOf(input('minor', { lossExceedsAuthority: false }))).toEqual([]);
  });

  it('are added where the loss is beyond the authority of the menu', () => {
    const facts = { ...outage, consequentialLoss: eur(1) };
    expect(overlaysOf(input('minor', facts))).toEqual([28]);
    expect(menuOf('minor', facts).steps).toContain('escalate_at_once');
  });

  it('are none for a loss of nothing and a complaint of the customer', () => {
    const facts = { ...outage, consequentialLoss: eur(0), detectedByFirm: false };
    expect(overlaysOf(input('minor', facts))).toEqual([]);
  });

  it('may be both', () => {
    const facts = { ...outage, consequentialLoss: eur(9), detectedByFirm: true };
    expect(menuOf('minor', facts).overlays).toEqual([27, 28]);
  });
});

describe('goodwill', () => {
  const packaging = (attribution: MatchingFacts['attribution']): MatchingFacts => ({
    khdType: 'packaging_error',
    attribution,
  });
  const stable = { stability: 'stable' } as const;

  it.each<[number, Severity, MatchingFacts]>([
    [5, 'minor', { ...packaging('firm'), ...stable }],
    [10, 'moderate', { ...packaging('firm'), ...stable }],
    [20, 'major', { ...packaging('firm'), ...stable }],
    [0, 'minor', packaging('firm')],
    [5, 'moderate', packaging('firm')],
    [15, 'major', packaging('firm')],
    [5, 'moderate', packaging('supplier')],
    [10, 'major', packaging('supplier')],
    [0, 'moderate', packaging('external')],
    [5, 'major', packaging('external')],
    [0, 'major', packaging('customer')],
    [0, 'major', packaging('shared')],
    [0, 'moderate', packaging('other_customer')],
    [5, 'major', packaging('other_customer')],
    [0, 'major', packaging(undefined)],
  ])('by the matrix is %i %', (pct, severity, facts) => {
    expect(pctOf(severity, facts)).toBe(pct);
  });

  it.each<[string, number, Severity, MatchingFacts]>([
    ['7', 10, 'moderate', { khdType: 'mischarged', attribution: 'firm', ...stable }],
    ['9', 10, 'major', { khdType: 'out_of_stock', attribution: 'firm', promised: true }],
    ['9', 5, 'moderate', { khdType: 'out_of_stock', attribution: 'firm', promised: true }],
    ['10', 10, 'moderate', { khdType: 'hold_disaster', attribution: 'firm' }],
    ['11', 10, 'moderate', { khdType: 'alterations_repairs', attribution: 'firm', delayed: true }],
    ['13', 5, 'moderate', { khdType: 'slow_unavailable_service', attribution: 'firm' }],
    ['13', 10, 'major', { khdType: 'slow_unavailable_service', attribution: 'firm' }],
    ['22', 0, 'major', { khdType: 'embarrassment', attribution: 'firm' }],
    ['25', 0, 'major', { bitnerSubtype: 'uncooperative', attribution: 'customer' }],
    ['26', 10, 'moderate', { khdType: 'delivery', attribution: 'firm' }],
    ['26', 5, 'moderate', { khdType: 'delivery', attribution: 'supplier' }],
  ])('by row %s is %i %', (_row, pct, severity, facts) => {
    expect(pctOf(severity, facts)).toBe(pct);
  });

  it('is the matrix cell where the row names other causes, even if the row has none', () => {
    const mischarged = { khdType: 'mischarged', attribution: 'supplier' } as const;
    expect(pctOf('moderate', mischarged)).toBe(5);
    expect(pctOf('major', { ...returned, attribution: 'other_customer' })).toBe(5);
  });

  it('of a minor and infrequent failure is waived even if its row states some', () => {
    const facts = { khdType: 'alterations_repairs', attribution: 'firm', delayed: true } as const;
    expect(pctOf('minor', facts)).toBe(0);
    expect(pctOf('minor', { ...facts, ...stable })).toBe(10);
  });

  it('of a failed recovery is 20 %, whoever caused the first failure', () => {
    expect(pctOf('minor', outage, { failedRecovery: true })).toBe(20);
  });

  it('rises by 5 points for tier a, only where there is some, and never in an outage', () => {
    const tier = 'a';
    expect(pctOf('moderate', packaging('firm'), { tier })).toBe(10);
    expect(pctOf('minor', packaging('firm'), { tier })).toBe(0);
    expect(pctOf('major', outage, { tier })).toBe(5);
    expect(pctOf('moderate', packaging('firm'), { tier: 'b' })).toBe(5);
    expect(pctOf('moderate', packaging('firm'), { tier: 'new' })).toBe(5);
  });
});

describe('restitution', () => {
  it('is the same for every tier', () => {
    const [a, c] = (['a', 'c'] as const).map((tier) => menuOf('major', returned, { tier }));
    expect(a?.restitution).toEqual(c?.restitution);
    expect(a?.steps).toEqual(c?.steps);
  });

  it('is what was charged too much where words alone would settle a material loss', () => {
    const facts = {
      khdType: 'bad_information',
      attribution: 'firm',
      overcharge: eur(300),
    } as const;
    expect(menuOf('minor', facts).restitution).toEqual(eur(300));
  });

  it('of a loss whose cause nobody knows waits for a person', () => {
    const menu = menuOf('minor', { overcharge: eur(300), price: eur(5000) });
    expect(menu).toMatchObject({ row: 30, restitution: eur(300), authority: 'manager' });
    expect(menu.explanation.managerBecause).toEqual(['cause_unknown']);
  });

  it('teaches where it was not understood, by demonstration (R-048)', () => {
    const unfamiliar = { nakamuraCause: 'unfamiliar_product', attribution: 'shared' } as const;
    const own = { khdType: 'admitted_customer_error', attribution: 'customer' } as const;
    for (const facts of [unfamiliar, own]) {
      for (const { components } of menuOf('minor', facts).alternatives) {
        expect(components.map(({ remedyType }) => remedyType)).toContain('education_demonstration');
      }
    }
  });

  it('of a second rude word is not the price of the purchase', () => {
    const facts = {
      khdType: 'attention_failure',
      attribution: 'firm',
      repeat: true,
      price: eur(5000),
    } as const;
    const menu = menuOf('moderate', facts);
    expect(menu).toMatchObject({ row: 2, goodwill: eur(1000) });
    expect(menu).not.toHaveProperty('restitution');
  });

  it('gives nothing back twice after a failed recovery', () => {
    const menu = menuOf('major', returned, {
      failedRecovery: true,
      given: { restitution: eur(5000), goodwill: eur(600) },
    });
    expect(menu).not.toHaveProperty('restitution');
    expect(menu.goodwill).toEqual(eur(400));
    expect(menu.alternatives.flatMap(({ components }) => components)).not.toContainEqual({
      remedyType: 'replacement_exchange',
    });
  });

  it('gives the rest back after a recovery that gave a part', () => {
    const menu = menuOf('major', returned, {
      failedRecovery: true,
      given: { restitution: eur(1000) },
    });
    expect(menu.restitution).toEqual(eur(4000));
    expect(menu.goodwill).toEqual(eur(1000));
  });

  it('of more than the cap is for a manager, and takes all goodwill away', () => {
    const facts = {
      khdType: 'mischarged',
      attribution: 'firm',
      price: eur(100),
      overcharge: eur(400),
    } as const;
    const menu = menuOf('moderate', { ...facts, stability: 'stable' });
    expect(menu).toMatchObject({ row: 7, authority: 'manager', restitution: eur(400) });
    expect(menu).not.toHaveProperty('goodwill');
  });

  it('that no price can be held against is for a manager, whatever its size', () => {
    const facts = { khdType: 'mischarged', attribution: 'firm' } as const;
    const menu = menuOf('minor', { ...facts, overcharge: eur(90_000_000) });
    expect(menu).toMatchObject({ authority: 'manager', restitution: eur(90_000_000) });
    expect(menuOf('minor', facts).authority).toBe('automatic');
  });

  it('in two currencies is for a manager instead of an error', () => {
    const menu = menuOf('moderate', {
      khdType: 'mischarged',
      attribution: 'firm',
      price: eur(100),
      overcharge: { amount: 400, currency: 'JPY' },
    });
    expect(menu.authority).toBe('manager');
    expect(totalOf(menu)).toBe(0);
  });
});

describe('the menu', () => {
  const everyFacts: MatchingFacts[] = KHD_TYPES.flatMap((khdType) =>
    [
      {},
      { disposition: 'returned' as const, promised: true },
      { disposition: 'kept' as const },
    ].map((more) => ({ khdType, attribution: 'firm' as const, price: eur(1999), ...more })),
  );
  const others: MatchingFacts[] = [
    {},
    { bitnerSubtype: 'disruptive_others' },
    { bitnerSubtype: 'verbal_physical_abuse' },
    { nakamuraCause: 'customer_misunderstanding' },
  ];

  it('offers at least two different alternatives for whatever happened', () => {
    for (const severity of SEVERITIES) {
      for (const facts of [...everyFacts, ...others]) {
        for (const failedRecovery of [false, true]) {
          const { alternatives, row } = menuOf(severity, facts, { failedRecovery });
          const different = new Set(
            alternatives.map(({ components }) => JSON.stringify(components)),
          );
          expect([row, different.size === alternatives.length]).toEqual([row, true]);
          expect(different.size).toBeGreaterThanOrEqual(2);
          expect(alternatives.every(({ components }) => components.length > 0)).toBe(true);
        }
      }
    }
  });

  it('stays within 120 % of the price for whatever happened', () => {
    for (const severity of SEVERITIES) {
      for (const facts of everyFacts) {
        expect(totalOf(menuOf(severity, facts, { tier: 'a' }))).toBeLessThanOrEqual(2398);
      }
    }
  });

  it('R-126: begins with listening, feelings and an apology; names each step once', () => {
    for (const facts of everyFacts) {
      const { steps } = menuOf('moderate', facts);
      expect(steps.slice(0, 3)).toEqual(['listen', 'acknowledge_feelings', 'apology']);
      expect(new Set(steps).size).toBe(steps.length);
    }
  });

  it('R-128: is the same for the same facts', () => {
    expect(menuOf('major', returned)).toEqual(menuOf('major', returned));
  });
});
