import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CLOCK_EVENT_TYPES, type ClockEventType, caseClocks } from './case-clock.ts';

const at = (type: ClockEventType, atMs: number) => ({ type, atMs });

const someEvents = fc.array(
  fc.record({ type: fc.constantFrom(...CLOCK_EVENT_TYPES), atMs: fc.nat(50) }),
  { maxLength: 14 },
);

describe('case clocks', () => {
  it('never lets the firm clock exceed the customer clock or fall below 0', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        const clocks = caseClocks([at('reported', 0), ...events], 60);
        for (const [customer, firm] of [
          [clocks.ttrFirstCustomerMs, clocks.ttrFirstFirmMs],
          [clocks.ttrFinalCustomerMs, clocks.ttrFinalFirmMs],
          [clocks.ageCustomerMs, clocks.ageFirmMs],
        ] as const) {
          expect(firm === null).toBe(customer === null);
          expect(firm === null || (firm >= 0 && firm <= customer!)).toBe(true);
        }
      }),
    );
  });

  it('subtracts overlapping pauses once', () => {
    const clocks = caseClocks(
      [
        at('reported', 0),
        at('wait_started', 10),
        at('resolved', 20),
        at('reopened', 40),
        at('wait_ended', 50),
        at('resolved', 60),
      ],
      100,
    );
    expect(clocks).toMatchObject({
      ttrFirstCustomerMs: 20,
      ttrFirstFirmMs: 10,
      ttrFinalCustomerMs: 60,
      ttrFinalFirmMs: 20,
      reopens: 1,
    });
  });

  it('does not depend on the order in which instants arrive', () => {
    const events = [
      at('resolved', 60),
      at('wait_ended', 30),
      at('reported', 0),
      at('wait_started', 10),
    ];
    expect(caseClocks(events, 90)).toEqual(caseClocks([...events].reverse(), 90));
  });

  it('has no final resolution while a reopened case is open, and an age instead', () => {
    const events = [at('reported', 0), at('resolved', 20), at('reopened', 30)];
    expect(caseClocks(events, 50)).toMatchObject({
      ttrFirstCustomerMs: 20,
      ttrFinalCustomerMs: null,
      ttrFinalFirmMs: null,
      ageCustomerMs: 50,
      ageFirmMs: 40,
    });
  });

  it('ignores what happens after the instant it is asked for', () => {
    const events = [at('reported', 0), at('resolved', 20), at('reopened', 30)];
    expect(caseClocks(events, 25)).toMatchObject({
      ttrFinalCustomerMs: 20,
      reopens: 0,
      ageCustomerMs: null,
    });
  });

  it('stops the age of the firm while the customer is waited for without end', () => {
    const clocks = caseClocks([at('reported', 0), at('wait_started', 5)], 100);
    expect(clocks).toMatchObject({ ageCustomerMs: 100, ageFirmMs: 5 });
  });

  it('starts at the detection when the firm found the failure itself', () => {
    const clocks = caseClocks([at('occurred', 0), at('detected', 4), at('closed', 10)], 50);
    expect(clocks).toMatchObject({ detectionMs: 4, ttcMs: 6, ttrFinalCustomerMs: null });
  });

  it('flags a closing before the report instead of giving a negative duration', () => {
    const clocks = caseClocks([at('reported', 10), at('closed', 4)], 50);
    expect(clocks).toMatchObject({ ttcMs: null, reversed: ['ttcMs'] });
  });

  it('gives nothing for a case that was never reported', () => {
    const clocks = caseClocks([at('occurred', 1)], 50);
    expect(clocks).toMatchObject({ detectionMs: null, ageCustomerMs: null, ageFirmMs: null });
  });
});
