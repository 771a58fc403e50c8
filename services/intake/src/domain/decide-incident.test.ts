import { CATALOGUE } from '@amends/contracts/catalogue';
import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { incidentDecider } from './decide-incident.ts';
import {
  customer,
  declare,
  derive,
  eventsAfter,
  noted,
  now,
  stateAfter,
} from './incident.fixture.ts';
import type { IncidentEvent } from './incident.ts';
import type { CloseIncident, IncidentCommand } from './incident-commands.ts';
import { scopeOf } from './incident-scope.ts';

const close: CloseIncident = {
  type: 'CloseIncident',
  lesson: {
    rootCause: { gaps: ['gap_3_delivery'], responsibilityLocus: 'firm' },
    preventiveDecision: 'action_opened',
  },
  cases: [],
  now,
};
const cancel: IncidentCommand = { type: 'CancelIncident', reason: 'false_alarm', now };
const confirmSuspicion: IncidentCommand = { type: 'ConfirmSuspicion', now };
const change: IncidentCommand = {
  type: 'ChangeIncidentScope',
  change: { workstations: ['7'] },
  now,
};
const add: IncidentCommand = {
  type: 'AddAffected',
  customerId: customer(99),
  reason: 'found_in_receipts',
  now,
};
const remove: IncidentCommand = {
  type: 'RemoveAffected',
  customerId: customer(0),
  reason: 'employee',
  now,
};
const confirm: IncidentCommand = { type: 'ConfirmAffected', listVersion: 1, now };
const opened: IncidentCommand = {
  type: 'NoteCasesOpened',
  listVersion: 1,
  opened: 2,
  linked: 0,
  now,
};

const PAST: Readonly<Record<string, readonly IncidentCommand[]>> = {
  nothing: [],
  suspicion: [noted()],
  declaration: [declare],
  'a list': [declare, derive(2)],
  'a confirmed list': [declare, derive(2), confirm],
  'opened cases': [declare, derive(2), confirm, opened],
  closing: [declare, close],
  cancelling: [declare, cancel],
};

const COMMANDS = {
  'an outage signal': noted({ phase: 'ended', at: '2026-06-08T09:30:00Z' }),
  'a declaration': declare,
  'a confirmed suspicion': confirmSuspicion,
  'another scope': change,
  'a derived list': derive(2),
  'one customer more': add,
  'one customer less': remove,
  'a confirmation': confirm,
  'the end of the opening': opened,
  'a closing': close,
  'a cancelling': cancel,
} as const;

/** Per command, what each past gives: the events' types, '' for nothing, or a refusal's code. */
const TABLE: Readonly<Record<keyof typeof COMMANDS, readonly string[]>> = {
  'an outage signal': [
    'IncidentSuspected,IncidentEnded',
    ...Array(5).fill('IncidentEnded'),
    '',
    '',
  ],
  'a declaration': ['IncidentDeclared', ...Array(7).fill('already_exists')],
  'a confirmed suspicion': [
    'not_found',
    'IncidentDeclared',
    ...Array(4).fill('already_recorded'),
    'already_closed',
    'illegal_state',
  ],
  'another scope': [
    'not_found',
    'IncidentScopeChanged',
    'IncidentScopeChanged',
    'IncidentScopeChanged',
    'illegal_state',
    'IncidentScopeChanged',
    'already_closed',
    'illegal_state',
  ],
  'a derived list': [
    'not_found',
    'illegal_state',
    'AffectedListDerived,AffectedCustomersListed',
    'AffectedListDerived,AffectedCustomersListed',
    'illegal_state',
    'AffectedListDerived,AffectedCustomersListed',
    'already_closed',
    'illegal_state',
  ],
  'one customer more': [
    'not_found',
    'illegal_state',
    'AffectedCustomersListed',
    'AffectedCustomersListed',
    'illegal_state',
    'AffectedCustomersListed',
    'already_closed',
    'illegal_state',
  ],
  'one customer less': [
    'not_found',
    'illegal_state',
    'not_found',
    'AffectedCustomerRemoved',
    'illegal_state',
    'AffectedCustomerRemoved',
    'already_closed',
    'illegal_state',
  ],
  'a confirmation': [
    'not_found',
    'illegal_state',
    'illegal_state',
    'AffectedListConfirmed',
    'illegal_state',
    'already_recorded',
    'already_closed',
    'illegal_state',
  ],
  'the end of the opening': ['', '', '', '', 'IncidentCasesOpened', '', '', ''],
  'a closing': [
    'not_found',
    'illegal_state',
    'IncidentClosed',
    'IncidentClosed',
    'illegal_state',
    'IncidentClosed',
    'already_closed',
    'illegal_state',
  ],
  'a cancelling': [
    'not_found',
    'IncidentCancelled',
    'IncidentCancelled',
    'IncidentCancelled',
    'illegal_state',
    'illegal_state',
    'already_closed',
    'illegal_state',
  ],
};

describe('the decider of an incident', () => {
  const triples = Object.entries(TABLE).flatMap(([name, results]) =>
    Object.keys(PAST).map((past, at) => ({ name, past, result: results[at]! })),
  );

  it.each(triples)('answers $name after $past with "$result"', ({ name, past, result }) => {
    const command = COMMANDS[name as keyof typeof COMMANDS];
    const outcome = given(incidentDecider, eventsAfter(...PAST[past]!)).when(command);
    if (/^[a-z]/.test(result)) {
      expect(outcome.code()).toBe(result);
      return;
    }
    const events = outcome.events();
    expect(events.map(({ type }) => type).join()).toBe(result);
    for (const { type, data } of events) expect(CATALOGUE[type].schema.parse(data)).toEqual(data);
  });

  it('opens and ends an incident with an empty window by an end alone, for review (POS-33)', () => {
    const end = noted({ phase: 'ended', at: '2026-06-08T08:00:00Z' });
    const [suspected, ended] = eventsAfter(end);
    expect(suspected!.data).toMatchObject({
      startedAt: '2026-06-08T08:00:00Z',
      endedAt: '2026-06-08T08:00:00Z',
      review: 'ended_without_start',
    });
    expect(ended!.data).toMatchObject({ endedAt: '2026-06-08T08:00:00Z' });
    const state = stateAfter(eventsAfter(end, noted()));
    expect(scopeOf(state.told)).toMatchObject({
      startedAt: '2026-06-08T07:10:00Z',
      endedAt: '2026-06-08T08:00:00Z',
    });
  });

  it('comes to the same window in whatever order its signals come (INC-01)', () => {
    const signals = [
      noted(),
      noted({ phase: 'updated', at: '2026-06-08T07:30:00Z', workstations: ['4'] }),
      noted({ phase: 'ended', at: '2026-06-08T08:00:00Z', workstations: [] }),
      noted({ at: '2026-06-08T08:05:00Z', severity: 'major' }),
      noted({ phase: 'ended', at: '2026-06-08T08:20:00Z', severity: 'minor' }),
    ];
    const orders = signals.flatMap((_, at) => [
      [...signals.slice(at), ...signals.slice(0, at)],
      [...signals.slice(at), ...signals.slice(0, at)].reverse(),
      [...signals, signals[at]!],
    ]);
    const scopes = orders.map((order) => scopeOf(stateAfter(eventsAfter(...order)).told));
    for (const scope of scopes) {
      expect(scope).toEqual({
        complaintCode: 'pos_outage',
        workstations: ['1', '2', '4'],
        startedAt: '2026-06-08T07:10:00Z',
        endedAt: '2026-06-08T08:20:00Z',
        severity: 'major',
      });
    }
  });

  it.each([
    ['a start that names none', noted({ workstations: [] })],
    ['a declaration that names none', declare],
  ])('covers the whole store by %s, whatever tills are named later', (_what, first) => {
    const update = noted({ phase: 'updated', workstations: ['4'] });
    expect(scopeOf(stateAfter(eventsAfter(first, update)).told).workstations).toEqual([]);
  });

  it('leaves its tills as they are by an update or an end that names none', () => {
    const update = noted({ phase: 'updated', workstations: [] });
    const end = noted({ phase: 'ended', workstations: [] });
    const { told } = stateAfter(eventsAfter(noted(), update, end));
    expect(scopeOf(told).workstations).toEqual(['1', '2']);
  });

  it('runs again when a start is told after the end', () => {
    const end = noted({ phase: 'ended', at: '2026-06-08T08:00:00Z' });
    const again = noted({ at: '2026-06-08T08:05:00Z' });
    const state = stateAfter(eventsAfter(noted(), end, again));
    expect(scopeOf(state.told).endedAt).toBeUndefined();
    expect(eventsAfter(noted(), end, again).at(-1)!.type).toBe('IncidentScopeChanged');
  });

  it('is not closed while it goes on', () => {
    const running = eventsAfter(noted(), confirmSuspicion);
    expect(given(incidentDecider, running).when(close).code()).toBe('illegal_state');
  });

  it('lists at its closing the cases that something keeps open (INC-08)', () => {
    const cases = Array.from({ length: 501 }, (_, n) => ({
      caseId: customer(n),
      holds: n === 0 ? [] : (['open_dispute'] as const),
    })) as CloseIncident['cases'];
    const events: readonly IncidentEvent[] = given(incidentDecider, eventsAfter(declare))
      .when({ ...close, cases })
      .events();
    expect(events[0]!.data).toMatchObject({ cases: 501, leftOpen: 500 });
    const state = stateAfter([...eventsAfter(declare), ...events]);
    expect(state.leftOpen.size).toBe(500);
    expect(state.leftOpen.has(customer(0))).toBe(false);
  });

  it('refuses an end before the start', () => {
    const turned = { ...declare, scope: { ...declare.scope, endedAt: '2026-06-08T06:00:00Z' } };
    expect(given(incidentDecider, []).when(turned).code()).toBe('validation_failed');
    const later: IncidentCommand = {
      type: 'ChangeIncidentScope',
      change: { startedAt: '2026-06-08T09:30:00Z' },
      now,
    };
    expect(given(incidentDecider, eventsAfter(declare)).when(later).code()).toBe(
      'validation_failed',
    );
  });
});
