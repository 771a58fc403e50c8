import { CaseClassifiedV1 } from '@amends/contracts/triage';
import { CUES } from '@amends/contracts/finding-vocabulary';
import { BITNER_SUBTYPES, KHD_TYPES } from '@amends/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { classifyFailure, RULE_SET_VERSION, withFrequency } from './classification-rules.ts';
import { CUE_CAUSES } from './cue-causes.ts';
import { CRITICAL_CUES } from './severity.ts';
import { BITNER_GROUP_OF, BITNER_OF_KHD, TYPE_MEANING } from './failure-taxonomy.ts';

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

  it('R-023 R-024 R-026: fills both typologies, Nakamura and the locus from one type', () => {
    expect(classifyFailure({ signalKind: 'outage_started', cues: ['rude_staff'] })).toEqual({
      khdType: 'pos_outage',
      khdGroup: 'g1_system_or_product',
      nakamuraCause: 'service_method',
      bitnerGroup: 'g1_delivery_system',
      bitnerSubtype: 'unavailable',
      attribution: 'external',
      controllability: 1,
      ruleId: 'signal_kind',
      confidencePct: 80,
    });
  });

  it('takes the reason of a signal whose kind names no failure', () => {
    const facts = { signalKind: 'order_cancelled', reasonCode: 'out_of_stock' } as const;
    expect(classifyFailure(facts)).toMatchObject({
      khdType: 'out_of_stock',
      ruleId: 'signal_reason',
    });
    expect(classifyFailure({ ...facts, reasonCode: 'toString' }).ruleId).toBe('unclassified');
  });

  it.each(CUE_CAUSES.map(({ cue }) => [cue]))('reads the cue %s in the words of staff', (cue) => {
    const {
      cue: _code,
      fromStaffOnly: _only,
      ...cause
    } = CUE_CAUSES.find((one) => one.cue === cue)!;
    expect(classifyFailure({ cues: [cue], byStaff: true })).toMatchObject({
      ...cause,
      ruleId: `cue_${cue}`,
      confidencePct: 60,
    });
  });

  it('knows what every cue means, for the cause or for the severity', () => {
    const meant = new Set<string>([...CUE_CAUSES.map(({ cue }) => cue), ...CRITICAL_CUES]);
    expect(CUES.filter((cue) => !meant.has(cue))).toEqual([]);
  });

  it('takes the strongest of several cues, and is less sure where they differ', () => {
    expect(classifyFailure({ cues: ['rude_staff', 'accused'] })).toMatchObject({
      khdType: 'accused_of_shoplifting',
      confidencePct: 45,
    });
    expect(classifyFailure({ cues: ['wrong_item', 'missing_item'] }).confidencePct).toBe(60);
  });

  it('believes only staff that a customer misbehaved', () => {
    expect(classifyFailure({ cues: ['customer_violent'] }).ruleId).toBe('unclassified');
    expect(classifyFailure({ cues: ['customer_violent'], byStaff: true })).toMatchObject({
      bitnerGroup: 'g4_customer_misbehaviour',
      attribution: 'customer',
    });
  });

  it('P13: leaves type and cause open when nothing tells them, without a guess', () => {
    const open = { ruleId: 'unclassified', confidencePct: 0 };
    expect(classifyFailure({})).toEqual(open);
    expect(classifyFailure({ cues: ['safety'] })).toEqual(open);
    expect(classifyFailure({ signalKind: 'no_sale', cues: [] })).toEqual(open);
  });

  it.each(KHD_TYPES)('R-023: knows a cause after Nakamura and a Bitner subtype for %s', (type) => {
    const found = classifyFailure({ complaintCode: type });
    expect(found.nakamuraCause).toBeDefined();
    expect(BITNER_GROUP_OF[found.bitnerSubtype!]).toBe(found.bitnerGroup);
    expect(found.bitnerGroup).toBe(BITNER_OF_KHD[TYPE_MEANING[type].khdGroup]);
    const event = { caseId: '0190a000-0000-7000-8000-000000000001', decidedBy: 'rule', ...found };
    const whole = { ...event, ruleSetVersion: RULE_SET_VERSION };
    expect(CaseClassifiedV1.parse(whole)).toEqual(whole);
  });

  it('R-024: maps every subtype of Bitner to one of the four groups', () => {
    expect(Object.keys(BITNER_GROUP_OF).sort()).toEqual([...BITNER_SUBTYPES].sort());
  });
});

describe('frequency at the store', () => {
  const mischarged = classifyFailure({ complaintCode: 'mischarged' });
  const outage = classifyFailure({ signalKind: 'outage_started' });

  it('R-026: rates how stable a cause is by how often it came, up to seven', () => {
    const rated = (earlier: number) => withFrequency(mischarged, { earlier, isFrequent: false });
    expect(rated(0)).toMatchObject({ stability: 'one_off', stabilityRating: 1 });
    expect(rated(2).stabilityRating).toBe(3);
    expect(rated(60).stabilityRating).toBe(7);
  });

  it('makes a cause stable, which rows 7 and 15 of the playbook ask for', () => {
    const frequent = { earlier: 2, isFrequent: true };
    expect(withFrequency(mischarged, frequent)).toMatchObject({
      stability: 'stable',
      attribution: 'firm',
      ruleId: 'stated_code',
    });
    expect(withFrequency(outage, frequent)).toMatchObject({
      stability: 'stable',
      attribution: 'firm',
      controllability: 6,
      ruleId: 'frequent_outage',
      confidencePct: 70,
    });
  });

  it('says nothing of a cause without a type', () => {
    const open = classifyFailure({ cues: ['unfamiliar_product'] });
    expect(withFrequency(open, { earlier: 5, isFrequent: true })).toEqual(open);
  });
});
