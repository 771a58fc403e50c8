import { describe, expect, it } from '@jest/globals';
import { accepted, fold, rejected } from './decider.ts';
import { type LampEvent, lamp } from './lamp.fixture.ts';

describe('a decision', () => {
  it('carries the events in the order they were given', () => {
    expect(accepted('a', 'b')).toEqual({ accepted: true, events: ['a', 'b'] });
  });

  it('may be allowed and change nothing', () => {
    expect(accepted()).toEqual({ accepted: true, events: [] });
  });

  it('carries the code of a refusal, and a detail only where one is given', () => {
    expect(rejected('case_closed')).toStrictEqual({ accepted: false, code: 'case_closed' });
    expect(rejected('case_closed', 'Since May.')).toStrictEqual({
      accepted: false,
      code: 'case_closed',
      detail: 'Since May.',
    });
  });
});

describe('fold', () => {
  it('gives the initial state of an empty stream', () => {
    expect(fold(lamp, [])).toBe(lamp.initialState);
  });

  it('applies the oldest event first', () => {
    const events: LampEvent[] = [
      { type: 'Switched', on: true },
      { type: 'Switched', on: false },
    ];
    expect(fold(lamp, events)).toEqual({ on: false, switches: 2 });
    expect(fold(lamp, events.toReversed())).toEqual({ on: true, switches: 2 });
  });

  it('reads any iterable once, a generator too', () => {
    function* stream(): Generator<LampEvent> {
      yield { type: 'Switched', on: true };
      yield { type: 'Replaced', bulb: 'led' };
    }
    expect(fold(lamp, stream())).toEqual({ on: true, switches: 1, bulb: 'led' });
  });

  it('does not change the initial state', () => {
    fold(lamp, [{ type: 'Switched', on: true }]);
    expect(lamp.initialState).toEqual({ on: false, switches: 0 });
  });

  it('passes over an event of a newer release', () => {
    const unknown = { type: 'Dimmed', percent: 40 } as unknown as LampEvent;
    expect(fold(lamp, [{ type: 'Switched', on: true }, unknown])).toEqual({
      on: true,
      switches: 1,
    });
  });
});
