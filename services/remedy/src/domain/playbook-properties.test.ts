import type { PlaybookContent } from '@amends/contracts/remedy-playbook';
import type { MatchingFacts } from '@amends/contracts/triage';
import {
  BITNER_SUBTYPES,
  CUSTOMER_TIERS,
  GAPS,
  KHD_TYPES,
  NAKAMURA_CAUSES,
  NAKAMURA_SUBCODES,
  RESPONSIBILITY_LOCI,
  SEVERITIES,
  STABILITIES,
} from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compensates } from './compensation.ts';
import { everyCase } from './every-case.ts';
import { type MatchInput, matchRow } from './match-playbook.ts';
import { type Menu, prepareMenu, totalOf } from './menu.ts';
import { percentFloor } from './money.ts';
import { naiveMatch } from './naive-match.ts';
import { indexPlaybook } from './playbook.ts';
import { PLAYBOOK_V1, PLAYBOOK_V1_CONTENT } from './playbook-v1.ts';

const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined });
const currency = fc.constantFrom('EUR' as const, 'JPY' as const);
const money = fc.record({ amount: fc.integer({ min: 0, max: 999_999_999_999 }), currency });
const without = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value;

const facts = fc
  .record({
    khdType: maybe(fc.constantFrom(...KHD_TYPES)),
    nakamuraCause: maybe(fc.constantFrom(...NAKAMURA_CAUSES)),
    nakamuraSubcode: maybe(fc.constantFrom(...NAKAMURA_SUBCODES)),
    bitnerSubtype: maybe(fc.constantFrom(...BITNER_SUBTYPES)),
    gaps: maybe(fc.uniqueArray(fc.constantFrom(...GAPS), { maxLength: 4 })),
    attribution: maybe(fc.constantFrom(...RESPONSIBILITY_LOCI)),
    stability: maybe(fc.constantFrom(...STABILITIES)),
    disposition: maybe(fc.constantFrom('returned' as const, 'kept' as const)),
    promised: maybe(fc.boolean()),
    repeat: maybe(fc.boolean()),
    delayed: maybe(fc.boolean()),
    detectedByFirm: maybe(fc.boolean()),
    trigger: maybe(fc.constant('defection_risk' as const)),
    lossExceedsAuthority: maybe(fc.boolean()),
    price: maybe(money),
    overcharge: maybe(money),
    consequentialLoss: maybe(money),
  })
  .map((all) => without(all) as MatchingFacts);
const given = fc.record({ restitution: maybe(money), goodwill: maybe(money) }).map(without);
const cases: fc.Arbitrary<MatchInput> = fc
  .record({
    severity: fc.constantFrom(...SEVERITIES),
    facts,
    failedRecovery: fc.boolean(),
    tier: maybe(fc.constantFrom(...CUSTOMER_TIERS)),
    given: maybe(given),
  })
  .map(without);

/** Versions that differ from version 1 in every figure there is. */
const pct = fc.integer({ min: 0, max: 100 });
const cells = fc.record({
  ...{ firm_stable: pct, firm: pct, supplier: pct, external: pct },
  ...{ customer: pct, other_customer: pct },
});
const versions = fc
  .record({
    goodwillMatrix: fc.record({ minor: cells, moderate: cells, major: cells }),
    tierAddPct: fc.record({ a: pct, b: pct, c: pct, new: pct }),
    caps: fc
      .tuple(fc.integer({ min: 100, max: 200 }), fc.integer({ min: 100, max: 200 }))
      .map(([one, other]) => ({
        automaticPct: Math.min(one, other),
        managerPct: Math.max(one, other),
      })),
    keptDefectPct: pct,
  })
  .map((figures): PlaybookContent => ({ ...PLAYBOOK_V1_CONTENT, ...figures }))
  .map((content) => indexPlaybook(2, content));

const words = ({ alternatives }: Menu) =>
  alternatives[0]!.components.filter((one) => !compensates([one]));
const RUNS = { numRuns: 150 };

describe('whatever a case is about', () => {
  it('it gets exactly one base row of the version, and at least two alternatives (R-044)', () => {
    fc.assert(
      fc.property(cases, versions, (input, playbook) => {
        const { row } = matchRow(playbook, input);
        expect(playbook.rows).toContain(row);
        const { alternatives } = prepareMenu(playbook, input);
        const different = new Set(alternatives.map(({ components }) => JSON.stringify(components)));
        expect(different.size).toBeGreaterThanOrEqual(2);
        expect(different.size).toBe(alternatives.length);
      }),
      RUNS,
    );
  });

  it('it gets the row that section 2 of the playbook gives it, read as it stands', () => {
    for (const input of everyCase()) {
      expect(matchRow(PLAYBOOK_V1, input)).toEqual(naiveMatch(PLAYBOOK_V1_CONTENT, input));
    }
    fc.assert(
      fc.property(cases, (input) => {
        expect(matchRow(PLAYBOOK_V1, input)).toEqual(naiveMatch(PLAYBOOK_V1_CONTENT, input));
      }),
      RUNS,
    );
  });

  it('every base row is reached by some case, row 29 among them', () => {
    const reached = new Set<number>();
    for (const input of everyCase()) reached.add(matchRow(PLAYBOOK_V1, input).row.row);
    expect([...reached].sort((one, other) => one - other)).toEqual(
      PLAYBOOK_V1.rows.map(({ row }) => row),
    );
    expect(reached).toContain(29);
  });

  it('a material loss is not settled by words, save the customer’s own doing (R-043)', () => {
    const loss = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(cases, loss, (input, amount) => {
        const overcharge = { amount, currency: 'EUR' as const };
        const price = { amount: 5000, currency: 'EUR' as const };
        const { given: _none, ...rest } = input;
        const facts = { ...input.facts, overcharge, price };
        const { alternatives } = prepareMenu(PLAYBOOK_V1, { ...rest, facts });
        const mayBeWords = facts.attribution === 'customer';
        const isWords = alternatives.some(({ components }) => !compensates(components));
        expect(isWords && !mayBeWords).toBe(false);
      }),
      RUNS,
    );
  });

  it('tier changes no apology, restitution, step or proof, in any version (R-129)', () => {
    fc.assert(
      fc.property(cases, versions, ({ facts: all, ...input }, playbook) => {
        // Whoever stays away is asked by tier (row 29): that is no answer to a failure.
        const { trigger: _ofOwn, ...facts } = all;
        const menus = [undefined, ...CUSTOMER_TIERS].map((tier) =>
          prepareMenu(playbook, { ...input, facts, tier }),
        );
        const parts = menus.map((menu) => ({
          row: menu.row,
          overlays: menu.overlays,
          // What is asked of the customer, proof among it, is a step.
          steps: menu.steps,
          words: words(menu),
          restitution: menu.restitution,
          owed: menu.explanation.restitution,
        }));
        for (const part of parts) expect(part).toEqual(parts[0]);
      }),
      RUNS,
    );
  });

  it('attribution changes no acknowledgement, explanation or courtesy (R-126)', () => {
    fc.assert(
      fc.property(cases, versions, (input, playbook) => {
        const menus = [undefined, ...RESPONSIBILITY_LOCI].map((attribution) =>
          prepareMenu(playbook, {
            ...input,
            facts: without({ ...input.facts, attribution }) as MatchingFacts,
          }),
        );
        for (const menu of menus) {
          expect(menu.steps.slice(0, 3)).toEqual([...playbook.alwaysFirst]);
          expect(menu.overlays).toEqual(menus[0]!.overlays);
          const same = menus.find(({ row }) => row === menu.row)!;
          expect([menu.steps, words(menu)]).toEqual([same.steps, words(same)]);
        }
      }),
      RUNS,
    );
  });

  it('goodwill is never negative, nor above a cap together with what else was given', () => {
    fc.assert(
      fc.property(cases, versions, (input, playbook) => {
        const menu = prepareMenu(playbook, input);
        const { price } = input.facts;
        const sum = (goodwill: number): bigint =>
          BigInt(goodwill) +
          BigInt(menu.restitution?.amount ?? 0) +
          BigInt(input.given?.restitution?.amount ?? 0) +
          BigInt(input.given?.goodwill?.amount ?? 0);
        const within = (goodwill: number, capPct: number) =>
          price !== undefined && sum(goodwill) <= BigInt(percentFloor(price, capPct).amount);
        const { goodwill, goodwillByManager } = menu;
        if (goodwill !== undefined) {
          expect(goodwill.amount).toBeGreaterThan(0);
          expect(within(goodwill.amount, playbook.caps.automaticPct)).toBe(true);
        }
        if (goodwillByManager !== undefined) {
          expect(goodwillByManager.amount).toBeGreaterThan(goodwill?.amount ?? 0);
          expect(within(goodwillByManager.amount, playbook.caps.managerPct)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('money is whole, of one currency, and every alternative is worth what the menu says', () => {
    fc.assert(
      fc.property(cases, versions, (input, playbook) => {
        const menu = prepareMenu(playbook, input);
        const amounts = menu.alternatives
          .flatMap(({ components }) => components)
          .flatMap(({ amount }) => (amount === undefined ? [] : [amount]));
        expect(amounts.every(({ amount }) => Number.isSafeInteger(amount) && amount > 0)).toBe(
          true,
        );
        expect(new Set(amounts.map((one) => one.currency)).size).toBeLessThanOrEqual(1);
        for (const { components } of menu.alternatives) {
          expect(totalOf(components, 'goodwill')).toEqual(menu.goodwill);
          const returned = totalOf(components, 'restitution');
          expect([undefined, menu.restitution]).toContainEqual(returned);
        }
      }),
      RUNS,
    );
  });

  it('every figure is explained: row, overlays, rules in order, caps (R-038)', () => {
    fc.assert(
      fc.property(cases, versions, (input, playbook) => {
        const { explanation, ...menu } = prepareMenu(playbook, input);
        expect(explanation.overlays.map(({ row }) => row)).toEqual(menu.overlays);
        expect(explanation.goodwill.at(-1)!.pct).toBe(menu.goodwillPct);
        expect(explanation.managerBecause.length > 0).toBe(menu.authority === 'manager');
        const { caps } = explanation;
        if (menu.goodwill !== undefined) {
          const room = caps!.automatic.amount - caps!.counted.amount;
          expect(menu.goodwill.amount).toBe(Math.min(caps!.wanted.amount, room));
        }
      }),
      RUNS,
    );
  });
});

describe('an explanation', () => {
  const explain = (input: Omit<MatchInput, 'failedRecovery'>, failedRecovery = false) =>
    prepareMenu(PLAYBOOK_V1, { ...input, failedRecovery }).explanation;
  const eur = (amount: number) => ({ amount, currency: 'EUR' as const });

  it('of P14 names the row, the range, the tier and the cap that cut it', () => {
    const facts: MatchingFacts = {
      ...{ khdType: 'product_defect', disposition: 'returned', attribution: 'firm' },
      price: eur(5000),
    };
    expect(explain({ severity: 'major', tier: 'a', facts })).toEqual({
      matchedBy: 'type',
      rankedBy: ['attribution', 'severity'],
      overlays: [],
      restitution: { form: 'choice_of_replacement_or_refund', owed: eur(5000) },
      goodwill: [
        { rule: 'row_range_default', pct: 20 },
        { rule: 'tier_add_on', tier: 'a', pct: 25 },
      ],
      caps: {
        ...{ automaticPct: 120, managerPct: 150 },
        ...{ automatic: eur(6000), manager: eur(7500), counted: eur(5000), wanted: eur(1250) },
      },
      managerBecause: [],
    });
  });

  it('says what was waived, and why', () => {
    const late: MatchingFacts = { khdType: 'alterations_repairs', delayed: true };
    const firm: MatchingFacts = { ...late, attribution: 'firm' };
    expect(explain({ severity: 'minor', facts: firm }).goodwill).toEqual([
      { rule: 'row_condition_holds', pct: 10 },
      { rule: 'waived_minor_and_infrequent', pct: 0 },
    ]);
  });

  it('says that a group gets the same whatever the tier', () => {
    const facts: MatchingFacts = { khdType: 'pos_outage', attribution: 'external' };
    expect(explain({ severity: 'major', tier: 'a', facts }).goodwill).toEqual([
      { rule: 'matrix', column: 'external', pct: 5 },
      { rule: 'equal_for_group', pct: 5 },
    ]);
  });

  it('tells overlays, what was given before and why it is a manager’s', () => {
    const facts: MatchingFacts = {
      ...{ khdType: 'mischarged', attribution: 'firm', detectedByFirm: true },
      ...{ overcharge: eur(700), consequentialLoss: eur(1) },
    };
    const told = explain({ severity: 'minor', facts, given: { restitution: eur(200) } }, true);
    expect(told).toMatchObject({
      matchedBy: 'failed_recovery',
      overlays: [
        { row: 27, because: 'found_by_firm' },
        { row: 28, because: 'consequential_loss' },
      ],
      restitution: { owed: eur(700), givenBefore: eur(200) },
      managerBecause: ['no_price'],
    });
    expect(told).not.toHaveProperty('caps');
  });
});
