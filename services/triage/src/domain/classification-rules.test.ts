import { KHD_TYPES } from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { classifyByPerson, classifyFailure } from './classification-rules.ts';

describe('classification by rule', () => {
  it('takes what the reporter stated before anything else', () => {
    const facts = {
      complaintCode: 'delivery',
      signalKind: 'stock_out',
      cues: ['accused'],
    } as const;
    expect(classifyFailure(facts)).toMatchObject({
      khdType: 'delivery',
      ruleId: 'stated_code',
      confidencePct: 90,
    });
  });

  it('takes the signal before the cues', () => {
    expect(classifyFailure({ signalKind: 'outage_started', cues: ['rude_staff'] })).toEqual({
      khdType: 'pos_outage',
      khdGroup: 'g1_system_or_product',
      attribution: 'external',
      stability: 'one_off',
      ruleId: 'signal_kind',
      confidencePct: 80,
    });
  });

  it.each([
    ['overcharged', 'mischarged'],
    ['late_delivery', 'delivery'],
    ['rude_staff', 'attention_failure'],
    ['defective', 'product_defect'],
    ['wrong_item', 'packaging_error'],
    ['missing_item', 'packaging_error'],
    ['broken_promise', 'bad_information'],
    ['bad_information', 'bad_information'],
    ['out_of_stock', 'out_of_stock'],
    ['long_wait', 'slow_unavailable_service'],
    ['till_failed', 'pos_outage'],
    ['accused', 'accused_of_shoplifting'],
  ])('reads the cue %s as %s', (cue, khdType) => {
    expect(classifyFailure({ cues: [cue] })).toMatchObject({
      khdType,
      ruleId: `cue_${cue}`,
      confidencePct: 60,
    });
  });

  it('takes the strongest of several cues, wherever it stands', () => {
    expect(classifyFailure({ cues: ['rude_staff', 'accused'] }).khdType).toBe(
      'accused_of_shoplifting',
    );
  });

  it('P13: leaves type and cause open when nothing tells them, without a guess', () => {
    const open = { ruleId: 'unclassified', confidencePct: 0 };
    expect(classifyFailure({})).toEqual(open);
    expect(classifyFailure({ cues: ['safety'] })).toEqual(open);
    expect(classifyFailure({ signalKind: 'no_sale', cues: [] })).toEqual(open);
  });
});

describe('classification by a person', () => {
  it('is certain and has the group of the type', () => {
    expect(classifyByPerson('mischarged', undefined)).toEqual({
      khdType: 'mischarged',
      khdGroup: 'g3_employee_action',
      attribution: 'firm',
      stability: 'one_off',
      ruleId: 'person',
      confidencePct: 100,
    });
  });

  it('keeps the attribution the person gives', () => {
    expect(classifyByPerson('product_defect', 'customer').attribution).toBe('customer');
  });

  it.each(KHD_TYPES)('knows a group and a default attribution for %s', (type) => {
    expect(classifyByPerson(type, undefined)).toMatchObject({
      khdGroup: expect.stringMatching(/^g[123]_/),
      attribution: expect.any(String),
    });
  });
});
