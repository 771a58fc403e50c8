import { describe, expect, it } from '@jest/globals';
import { given } from './given-when-then.ts';
import { type LampEvent, lamp } from './lamp.fixture.ts';

const switchedOn: LampEvent = { type: 'Switched', on: true };

describe('given, when, then', () => {
  it('decides on the state that the past makes', () => {
    const outcome = given(lamp, [switchedOn]).when({ type: 'Switch', on: false });
    expect(outcome.events()).toEqual([{ type: 'Switched', on: false }]);
  });

  it('shows an accepted command that changes nothing as no events', () => {
    expect(given(lamp, [switchedOn]).when({ type: 'Switch', on: true }).events()).toEqual([]);
  });

  it('shows the code of a refusal', () => {
    const outcome = given(lamp, [switchedOn]).when({ type: 'Replace', bulb: 'led' });
    expect(outcome.code()).toBe('illegal_state');
    expect(outcome.decision).toEqual({
      accepted: false,
      code: 'illegal_state',
      detail: 'The lamp is on.',
    });
  });

  it('throws with the code when events are asked of a refusal', () => {
    const outcome = given(lamp, [switchedOn]).when({ type: 'Replace', bulb: 'led' });
    expect(() => outcome.events()).toThrow('expected events, refused with illegal_state');
  });

  it('throws with the count when a code is asked of events', () => {
    const outcome = given(lamp, []).when({ type: 'Replace', bulb: 'led' });
    expect(() => outcome.code()).toThrow('expected a refusal, got 2 event(s)');
  });

  it('decides again from the same past for every command', () => {
    const past = given(lamp, [switchedOn]);
    expect(past.when({ type: 'Switch', on: false }).events()).toHaveLength(1);
    expect(past.when({ type: 'Switch', on: false }).events()).toHaveLength(1);
  });
});
