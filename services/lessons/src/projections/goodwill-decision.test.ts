import type { LoggedEvent } from '@amends/event-log/logged-event';
import type { FactRow } from '@amends/projections/types';
import { describe, expect, it } from '@jest/globals';
import { goodwillDecisionFold } from './goodwill-decision.ts';
import { roleAuthorityFold } from './role-authority.ts';

const at = '2026-05-01T00:00:00Z';
const event = (type: string, data: object): LoggedEvent =>
  ({ type, data: { proposalId: 'p', ...data } }) as unknown as LoggedEvent;
const rowAfter = (...events: readonly LoggedEvent[]): FactRow | undefined =>
  events.reduce<FactRow | undefined>(
    (row, each) => goodwillDecisionFold.fold(row, each),
    undefined,
  );

const proposed = event('GoodwillProposed', {
  caseId: 'c',
  components: [{ remedyType: 'gift' }],
  reason: 'inconvenience',
  improvised: true,
  playbookVersion: 1,
  row: 12,
  by: 'anna',
  proposedAt: at,
});
const ofRole = { basis: 'role', holderId: 'assistant', max: 5_000, used: 5_500 };

describe('a decision on goodwill', () => {
  it("R-092: is held against the proposer's limit, whoever granted it", () => {
    const manager = { basis: 'role', holderId: 'manager', max: -1, used: 5_500 };
    const row = rowAfter(
      proposed,
      event('GoodwillApprovalRequested', { authority: ofRole, requestedAt: at }),
      event('GoodwillApproved', { basis: 'four_eyes', authority: manager, approvedAt: at }),
    );
    expect(row).toMatchObject({ role: 'assistant', authority_max: 5_000, decision: 'four_eyes' });
  });

  it('R-092: names no person, neither who gave nor whose own limit it was', () => {
    const own = { basis: 'person', holderId: 'anna', max: 100, used: 50 };
    const granted = { basis: 'within_limit', authority: own, by: 'anna', approvedAt: at };
    const row = rowAfter(proposed, event('GoodwillApproved', granted));
    expect(row).toMatchObject({ basis: 'person', role: null, authority_used: 50 });
    expect(JSON.stringify(row)).not.toContain('anna');
  });

  it('is open again when it was revised', () => {
    const returned = event('GoodwillReturned', { reason: 'wrong_form', returnedAt: at });
    expect(rowAfter(proposed, returned)).toMatchObject({ decision: 'returned' });
    expect(rowAfter(proposed, returned, proposed)).toMatchObject({
      decision: null,
      decided_at: null,
    });
  });
});

describe('the authority of a role', () => {
  const grant = (holderKind: string) =>
    ({
      type: 'RecoveryAuthorityGranted',
      data: { holderKind, holderId: 'assistant', grantedAt: at },
    }) as unknown as LoggedEvent;

  it('R-092: is kept by role, never by person', () => {
    expect(roleAuthorityFold.key(grant('role'))).toBe('assistant');
    expect(roleAuthorityFold.key(grant('person'))).toBeUndefined();
  });

  it('ends where it was withdrawn', () => {
    const withdrawn = {
      type: 'RecoveryAuthorityWithdrawn',
      data: { holderKind: 'role', holderId: 'assistant', withdrawnAt: '2026-05-02T00:00:00Z' },
    } as unknown as LoggedEvent;
    const row = roleAuthorityFold.fold(roleAuthorityFold.fold(undefined, grant('role')), withdrawn);
    expect(row?.spans).toEqual([
      [at, null],
      ['2026-05-02T00:00:00Z', '2026-05-02T00:00:00Z'],
    ]);
  });
});
