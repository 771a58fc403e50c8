import type { CaseClassified } from '@amends/contracts/triage';
import { KHD_TYPES } from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { classifyFailure, withFrequency } from './classification-rules.ts';
import { classifyByPerson, type StatedCause } from './person-classification.ts';
import { caseId } from './triage-case.fixture.ts';

const known: CaseClassified = {
  caseId,
  ...withFrequency(classifyFailure({ complaintCode: 'mischarged' }), {
    earlier: 3,
    isFrequent: true,
  }),
  decidedBy: 'rule',
  ruleSetVersion: 2,
};
const by = (cause: StatedCause, before: CaseClassified | undefined) => {
  const found = classifyByPerson(cause, before);
  return found.ok ? found.classification : found.code;
};

describe('classification by a person', () => {
  it('is certain and follows from the type, without what was measured of another one', () => {
    expect(by({ khdType: 'product_defect' }, known)).toEqual({
      khdType: 'product_defect',
      khdGroup: 'g1_system_or_product',
      nakamuraCause: 'inferior_goods',
      bitnerGroup: 'g1_delivery_system',
      bitnerSubtype: 'other_core_failure',
      attribution: 'supplier',
      controllability: 4,
      stability: 'one_off',
      ruleId: 'person',
      confidencePct: 100,
    });
  });

  it('changes only what is stated where the type stays', () => {
    expect(by({ attribution: 'supplier' }, known)).toMatchObject({
      khdType: 'mischarged',
      nakamuraSubcode: 'money_error',
      attribution: 'supplier',
      controllability: 4,
      stability: 'stable',
      stabilityRating: 4,
    });
    expect(by({ gaps: ['gap_2_normative', 'gap_3_delivery'] }, known)).toMatchObject({
      attribution: 'firm',
      gaps: ['gap_2_normative', 'gap_3_delivery'],
    });
  });

  it('R-026: takes controllability and stability from 1 to 7, stable from 5 on', () => {
    expect(by({ controllability: 7, stabilityRating: 5 }, known)).toMatchObject({
      controllability: 7,
      stability: 'stable',
      stabilityRating: 5,
    });
    expect(by({ stabilityRating: 4 }, known)).toMatchObject({ stability: 'one_off' });
  });

  it('keeps a controllability that was stated before for the same locus', () => {
    const before: CaseClassified = { ...known, controllability: 7 };
    expect(by({ gaps: ['gap_1_cognitive'] }, before)).toMatchObject({ controllability: 7 });
    expect(by({ attribution: 'external' }, before)).toMatchObject({ controllability: 1 });
  });

  it('of misbehaviour has no type of the employee typologies, and needs no other cause', () => {
    const found = by({ bitnerSubtype: 'drunkenness', attribution: 'customer' }, known);
    expect(found).toMatchObject({ bitnerGroup: 'g4_customer_misbehaviour' });
    expect(found).not.toHaveProperty('khdType');
    expect(found).not.toHaveProperty('nakamuraCause');
  });

  it('reads a subcode as the second cause of Nakamura', () => {
    expect(by({ nakamuraSubcode: 'gift_wrapping_error' }, undefined)).toMatchObject({
      nakamuraCause: 'service_method',
      nakamuraSubcode: 'gift_wrapping_error',
    });
  });

  it('drops the subcode of the cause it replaces', () => {
    const found = by({ nakamuraCause: 'customer_misunderstanding' }, known);
    expect(found).toMatchObject({ nakamuraCause: 'customer_misunderstanding' });
    expect(found).not.toHaveProperty('nakamuraSubcode');
  });

  it.each<[StatedCause]>([
    [{ khdType: 'mischarged', bitnerSubtype: 'drunkenness' }],
    [{ khdType: 'delivery', bitnerSubtype: 'attention' }],
    [{ nakamuraCause: 'inferior_goods', nakamuraSubcode: 'wording' }],
  ])('R-024: refuses codes that contradict each other: %j', (cause) => {
    expect(by(cause, known)).toBe('taxonomy_mismatch');
  });

  it('R-023: refuses a cause without one of the four of Nakamura', () => {
    expect(by({ attribution: 'firm' }, undefined)).toBe('cause_incomplete');
  });

  it.each(KHD_TYPES)('knows group and attribution of %s', (type) => {
    expect(by({ khdType: type }, undefined)).toMatchObject({
      khdGroup: expect.stringMatching(/^g[123]_/),
      attribution: expect.any(String),
      stability: 'one_off',
    });
  });
});
