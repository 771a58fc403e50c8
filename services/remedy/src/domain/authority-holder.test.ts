import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { type AuthorityCommand, authorityDecider } from './authority-holder.ts';

const now = '2026-03-02T10:00:00.000Z';
const grant: AuthorityCommand = {
  type: 'GrantRecoveryAuthority',
  ...{ holderKind: 'person', holderId: 'emp-anna', by: 'emp-dora', now },
  content: { limits: [{ currency: 'USD', max: 7000 }], reason: 'empowerment', until: now },
};
const withdraw: AuthorityCommand = {
  type: 'WithdrawRecoveryAuthority',
  ...{ holderKind: 'person', holderId: 'emp-anna', by: 'emp-dora', now, reason: 'left_role' },
};

describe('authority of a holder (R-086)', () => {
  it('has versions that count up, each with reason, giver and end', () => {
    const [first] = given(authorityDecider, []).when(grant).events();
    expect(first!.data).toMatchObject({ version: 1, reason: 'empowerment', by: 'emp-dora' });
    const [second] = given(authorityDecider, [first!]).when(grant).events();
    expect(second!.data).toMatchObject({ version: 2, until: now });
  });

  it('is taken back once, until it is given again', () => {
    const granted = given(authorityDecider, []).when(grant).events();
    const withdrawn = [...granted, ...given(authorityDecider, granted).when(withdraw).events()];
    expect(given(authorityDecider, withdrawn).when(withdraw).code()).toBe('already_recorded');
    expect(given(authorityDecider, []).when(withdraw).code()).toBe('not_found');
    const [again] = given(authorityDecider, withdrawn).when(grant).events();
    expect(again!.data.version).toBe(2);
  });

  it('is given by nobody to themselves', () => {
    const own = { ...grant, by: 'emp-anna' };
    expect(given(authorityDecider, []).when(own).code()).toBe('four_eyes_required');
  });
});
