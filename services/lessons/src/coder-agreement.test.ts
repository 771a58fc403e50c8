import { NAKAMURA_CAUSES } from '@amends/contracts/vocabulary';
import type { FactSet, FactValue } from '@amends/projections/fact-groups';
import { describe, expect, it } from '@jest/globals';
import { codedBy, coderAgreement } from './coder-agreement.ts';

const AT = Date.parse('2026-06-01T00:00:00Z');

type Coding = readonly [customer: string | null, employee: string | null, at?: number];

const setOf = (codings: readonly Coding[]): FactSet => {
  const column = (value: (coding: Coding) => FactValue) => codings.map(value);
  return {
    n: codings.length,
    columns: {
      customerCause: column(([customer]) => customer),
      customerCauseAt: column(([customer, , at = AT]) => (customer === null ? null : at)),
      employeeCause: column(([, employee]) => employee),
      employeeCauseAt: column(([, employee, at = AT]) => (employee === null ? null : at)),
    },
  };
};

describe('coder agreement', () => {
  it('GT-K R-027: is kappa of the customer-coded against the employee-coded cause', () => {
    const counts = [
      [20, 3, 2],
      [4, 15, 1],
      [1, 2, 12],
    ];
    const codings = counts.flatMap((row, customer) =>
      row.flatMap((count, employee) =>
        Array.from(
          { length: count },
          (): Coding => [NAKAMURA_CAUSES[customer]!, NAKAMURA_CAUSES[employee]!],
        ),
      ),
    );
    const { value, n, unit } = coderAgreement(codedBy(setOf(codings), AT));
    expect(value).toBeCloseTo(0.668085106383, 6);
    expect([n, unit]).toEqual([60, 'coefficient']);
  });

  it('counts only what both have coded by then', () => {
    const one: Coding[] = [
      ['inferior_goods', null],
      [null, 'inferior_goods'],
      ['inferior_goods', 'service_method', AT + 1],
    ];
    expect(coderAgreement(codedBy(setOf(one), AT))).toMatchObject({
      value: null,
      reason: 'no_data',
    });
  });

  it('is undefined where all used one and the same code', () => {
    const same: Coding[] = [['inferior_goods', 'inferior_goods']];
    expect(coderAgreement(codedBy(setOf(same), AT))).toMatchObject({
      n: 1,
      reason: 'zero_variance',
    });
  });
});
