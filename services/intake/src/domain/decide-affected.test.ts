import { given } from '@amends/decider/given-when-then';
import { describe, expect, it } from '@jest/globals';
import { incidentDecider } from './decide-incident.ts';
import { customer, declare, derive, eventsAfter, now, stateAfter } from './incident.fixture.ts';
import type { IncidentCommand } from './incident-commands.ts';

const add = (n: number): IncidentCommand => ({
  type: 'AddAffected',
  customerId: customer(n),
  reason: 'reported_by_customer',
  now,
});
const remove = (n: number): IncidentCommand => ({
  type: 'RemoveAffected',
  customerId: customer(n),
  reason: 'not_affected',
  now,
});
const confirm = (listVersion: number): IncidentCommand => ({
  type: 'ConfirmAffected',
  listVersion,
  now,
});
const listOf = (...commands: readonly IncidentCommand[]) =>
  stateAfter(eventsAfter(declare, ...commands)).list;

describe('the list of who was hit', () => {
  it('is a version of its own after every change, each with its reason (INC-02)', () => {
    const events = eventsAfter(declare, derive(2), add(7), remove(0));
    expect(events.slice(1).map(({ type, data }) => [type, data])).toMatchObject([
      ['AffectedListDerived', { listVersion: 1, customers: 2, unidentified: 3 }],
      ['AffectedCustomersListed', { listVersion: 1, reason: 'derived' }],
      ['AffectedCustomersListed', { listVersion: 2, reason: 'reported_by_customer' }],
      ['AffectedCustomerRemoved', { listVersion: 3, reason: 'not_affected' }],
    ]);
    expect([...stateAfter(events).list.customers.keys()]).toEqual([customer(1), customer(7)]);
  });

  it('keeps what persons added and took off when it is derived again (INC-02)', () => {
    const list = listOf(derive(3), add(7), remove(0), derive(2));
    expect(list.version).toBe(4);
    expect([...list.customers.keys()].sort()).toEqual([customer(1), customer(7)]);
  });

  it('takes back who was taken off in error', () => {
    const list = listOf(derive(2), remove(0), add(0), derive(2));
    expect(list.customers.get(customer(0))?.reason).toBe('reported_by_customer');
    expect(list.customers.size).toBe(2);
  });

  it('is confirmed in the very version that was reviewed (T-93)', () => {
    const events = eventsAfter(declare, derive(2), add(7));
    expect(given(incidentDecider, events).when(confirm(1)).code()).toBe('list_changed');
    expect(given(incidentDecider, events).when(confirm(2)).events()).toMatchObject([
      { type: 'AffectedListConfirmed', data: { listVersion: 2, customers: 3 } },
    ]);
  });

  it('is stale once the window changed, until it is derived again', () => {
    const widened: IncidentCommand = {
      type: 'ChangeIncidentScope',
      change: { startedAt: '2026-06-08T06:00:00Z' },
      now,
    };
    const events = eventsAfter(declare, derive(2), widened);
    expect(given(incidentDecider, events).when(confirm(1)).code()).toBe('list_changed');
    const scope = { ...declare.scope, startedAt: '2026-06-08T06:00:00Z' };
    const again = eventsAfter(declare, derive(2), widened, { ...derive(2), scope } as never);
    expect(given(incidentDecider, again).when(confirm(2)).decision.accepted).toBe(true);
  });

  it('is not made for a window that changed meanwhile', () => {
    const other = { ...derive(2), scope: { ...declare.scope, workstations: ['1'] } } as never;
    expect(given(incidentDecider, eventsAfter(declare)).when(other).code()).toBe('lost_race');
  });

  it('names nobody twice', () => {
    const events = eventsAfter(declare, derive(2));
    expect(given(incidentDecider, events).when(add(0)).code()).toBe('already_recorded');
    expect(given(incidentDecider, events).when(remove(9)).code()).toBe('not_found');
  });

  it('of more customers than an event holds comes in several', () => {
    const events = eventsAfter(declare, derive(1_201));
    const listed = events.filter(({ type }) => type === 'AffectedCustomersListed');
    expect(listed).toHaveLength(3);
    expect(stateAfter(events).list.customers.size).toBe(1_201);
  });

  it('of a window that is too wide is refused', () => {
    const refused = given(incidentDecider, eventsAfter(declare)).when(derive(100_001));
    expect(refused.code()).toBe('validation_failed');
  });
});
