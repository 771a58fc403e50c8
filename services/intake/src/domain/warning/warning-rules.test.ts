import { EarlyWarningRulesDefinedV1 } from '@amends/contracts/intake-warnings';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES, rulesDecider } from './warning-rules.ts';

describe('the rules of early warning', () => {
  it('are a new version with every definition, valid as an event', () => {
    const command = { type: 'DefineRules', rules: DEFAULT_RULES, now: '2026-06-08T10:00:00Z' };
    const define = command as Parameters<typeof rulesDecider.decide>[0];
    const first = given(rulesDecider, []).when(define).events();
    const second = given(rulesDecider, first).when(define).events();
    expect([...first, ...second].map(({ data }) => data.rulesVersion)).toEqual([1, 2]);
    for (const { data } of first) expect(EarlyWarningRulesDefinedV1.parse(data)).toEqual(data);
  });
});
