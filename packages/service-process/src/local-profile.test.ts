import { describe, expect, it } from '@jest/globals';
import type { ConfigError } from '@amends/service-kit/config';
import {
  LOCAL_ALLOWANCES,
  LOCAL_PROFILE_NOTE,
  type Profile,
  refuseStart,
  type StartRefusal,
} from './local-profile.ts';

const linesOf = (profile: Profile, refusals: readonly StartRefusal[]): readonly string[] => {
  try {
    refuseStart(profile, refusals);
    return [];
  } catch (error) {
    return (error as ConfigError).lines;
  }
};

const allowances = Object.keys(LOCAL_ALLOWANCES) as (keyof typeof LOCAL_ALLOWANCES)[];
const lifted = allowances.map((allowance) => ({ code: allowance, reason: 'so', allowance }));
const kept = { code: 'superuser', reason: 'the role is a superuser' };

describe('the local profile', () => {
  it('allows exactly four things', () => {
    expect(allowances).toEqual(['loopback', 'generatedIssuer', 'fakeProvider', 'fileKeyStore']);
    expect(linesOf('local', lifted)).toEqual([]);
    expect(linesOf('production', lifted)).toHaveLength(4);
  });

  it('lifts no other reason', () => {
    expect(linesOf('local', [kept])).toEqual([
      'refusing to start, superuser: the role is a superuser',
    ]);
  });

  it('says a reason once that several databases of one server give', () => {
    expect(linesOf('production', [kept, kept])).toHaveLength(1);
  });

  it('names the four in what is printed at a start', () => {
    for (const words of Object.values(LOCAL_ALLOWANCES))
      expect(LOCAL_PROFILE_NOTE).toContain(words);
  });
});
