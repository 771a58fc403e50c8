import type { FigureRow } from '@amends/projections/measure';
import { describe, expect, it } from '@jest/globals';
import { event, imported, reported, rowAfter, setOf } from './case-history.fixture.ts';
import { timeFigures } from './figures.ts';

const at = (day: number, hour = 10) => new Date(Date.UTC(2026, 5, day, hour)).toISOString();

type Rows = Parameters<typeof setOf>[0];
type Events = Parameters<typeof rowAfter>[0];

const figuresOf = (rows: Rows, asOf = at(30)) =>
  (
    timeFigures(
      [{ group: {}, sets: { cases: setOf(rows) } }],
      { asOfMs: Date.parse(asOf), percentileRule: 'linear' },
      new Map(),
    )[0] as FigureRow
  ).measures;

const message = (when: string) => event('CustomerMessageReceived', { receivedAt: when });
const reply = (when: string, by = 'person', isPublic = true) =>
  event('ReplySent', { public: isPublic, automatic: by === 'system', by, sentAt: when });
const recovered = (when: string) =>
  event('RecoveryCompleted', { remedyTypes: ['refund'], completedAt: when });
const reopened = (when: string) => event('CaseReopened', { reopenCount: 1, reopenedAt: when });
const of = (...events: Events) => rowAfter([reported(at(1)), ...events]);

describe('first-contact resolution (R-100)', () => {
  const atOnce = of(reply(at(1, 11)), recovered(at(1, 12)));

  it('is without a further word of the customer, or a second one of staff, before it', () => {
    const rows = [
      atOnce,
      of(recovered(at(1, 12))),
      of(reply(at(1, 11)), reply(at(2)), recovered(at(3))),
      of(message(at(1, 11)), reply(at(1, 12)), recovered(at(3))),
      of(reply(at(1, 11)), recovered(at(2)), message(at(3)), reply(at(4))),
      of(reply(at(1, 11), 'system'), reply(at(1, 12), 'person', false), recovered(at(2))),
    ];
    expect(figuresOf(rows).firstContactResolution).toMatchObject({ value: 4 / 6, n: 6 });
  });

  it('does not hold where the case came back within 14 days, and holds where later', () => {
    const rows = [
      of(recovered(at(1, 12)), reopened(at(15, 12))),
      of(recovered(at(1, 12)), reopened(at(15, 13))),
    ];
    const { firstContactResolution, reopenedIn14Days } = figuresOf(rows);
    expect(firstContactResolution).toMatchObject({ value: 0.5, n: 2, counts: { pending: 0 } });
    expect(reopenedIn14Days).toMatchObject({ value: 0.5, n: 2 });
  });

  it('is pending while the 14 days are not over', () => {
    const { firstContactResolution } = figuresOf([atOnce], at(15, 11));
    expect(firstContactResolution).toMatchObject({ n: 0, counts: { pending: 1 } });
    expect(figuresOf([atOnce], at(15, 12)).firstContactResolution!.n).toBe(1);
  });

  it('is not told of a register, which knows no contacts', () => {
    const row = rowAfter([imported('2015-01-01', '2015-01-02', { resolved: { at: at(1) } })]);
    expect(figuresOf([row]).firstContactResolution).toMatchObject({ value: null, n: 0 });
  });

  it('on the spot is that of cases reported face to face or at the till', () => {
    const inStore = (...events: Events) =>
      rowAfter([reported(at(1), { channel: 'in_store_face_to_face' }), ...events]);
    const rows = [inStore(recovered(at(1))), inStore(message(at(2)), recovered(at(3))), atOnce];
    expect(figuresOf(rows).onTheSpotShare).toMatchObject({ value: 0.5, n: 2 });
  });

  it('with one reply of a person and no reopening is one touch', () => {
    const rows = [
      atOnce,
      of(reply(at(1, 11)), recovered(at(2)), reopened(at(3)), recovered(at(4))),
      of(recovered(at(2))),
    ];
    expect(figuresOf(rows).oneTouchShare).toMatchObject({ value: 1 / 3, n: 3 });
  });
});

describe('reopenings', () => {
  it('are counted by how often, with the time until the first', () => {
    const twice = of(recovered(at(2)), reopened(at(4)), recovered(at(5)), reopened(at(6)));
    const { reopenedShare, timeToReopenMean } = figuresOf([twice, of(recovered(at(2)))]);
    expect(reopenedShare).toMatchObject({ value: 0.5, counts: { never: 1, twice: 1 } });
    expect(timeToReopenMean).toMatchObject({ value: 2 * 86_400, n: 1, days: 2 });
    expect(timeToReopenMean!.warning).toBeUndefined();
  });

  it('of before an instant only count for it', () => {
    const row = of(recovered(at(2)), reopened(at(4)));
    expect(figuresOf([row], at(3)).reopenedShare!.value).toBe(0);
  });
});

describe('customers told (R-101)', () => {
  it('are those to whom a person, or an agreed message, said something, and how soon', () => {
    const rows = [
      of(reply(at(3), 'agreed_message'), event('ProgressUpdateSent', { sentAt: at(2) })),
      of(reply(at(1, 11), 'system')),
    ];
    const { informedShare, informedMean } = figuresOf(rows);
    expect(informedShare).toMatchObject({ value: 0.5, n: 2 });
    expect(informedMean).toMatchObject({ value: 86_400, n: 1, warning: 'biased_closed_only' });
    expect(figuresOf(rows, at(1, 12)).informedShare).toMatchObject({ value: 0, n: 2 });
  });

  it('of a delay in time are those who heard before the promised time passed', () => {
    const explained = (promiseId: string, inTime: boolean) =>
      event('DelayExplained', { promiseId, due: at(5), inTime, explainedAt: at(4) });
    const broken = event('PromiseBroken', { promiseId: 'b', due: at(5), brokenAt: at(5) });
    const rows = [of(explained('a', true)), of(broken, explained('b', false)), of(broken)];
    expect(figuresOf(rows).delaysExplainedInTime).toMatchObject({ value: 1 / 3, n: 3 });
  });
});

describe('how cases ended (R-099)', () => {
  const closed = (outcome: string, when: string) =>
    event('CaseClosed', { outcome, closedAt: when });

  it('is counted by outcome as it was then', () => {
    const row = of(closed('recovery_failed', at(3)), reopened(at(5)), closed('other', at(8)));
    const countsAt = (when: string) => figuresOf([row], when).outcomes!.counts;
    expect(countsAt(at(2))).toEqual({});
    expect(countsAt(at(4))).toEqual({ recovery_failed: 1 });
    expect(countsAt(at(6))).toEqual({});
    expect(countsAt(at(9))).toEqual({ other: 1 });
  });

  it('tells satisfaction from ten answers on, the last before the instant', () => {
    const answered = (satisfaction: number, when: string) =>
      event('FollowUpAnswered', { satisfaction, answeredAt: when });
    const rows = Array.from({ length: 10 }, () => of(answered(2, at(3)), answered(5, at(6))));
    expect(figuresOf(rows, at(4)).satisfied).toMatchObject({ value: 0, n: 10 });
    expect(figuresOf(rows, at(7)).satisfied).toMatchObject({ value: 1, n: 10 });
    expect(figuresOf(rows.slice(1)).satisfied).toMatchObject({ n: null, reason: 'n_lt_10' });
    expect(figuresOf(rows, at(2)).satisfied).toMatchObject({ n: 0, reason: 'no_data' });
  });
});
