import { describe, expect, it } from '@jest/globals';
import type { FollowUpConfig } from './config.ts';
import { testConfig } from './follow-up-config.fixture.ts';
import { wavesByRow } from './request-plan.ts';

const eventId = '0190a000-0000-8000-8000-0000000000e1';
const resolved = '2026-03-01T10:00:00.000Z';
const config: FollowUpConfig = { ...testConfig, followUpDelaySeconds: undefined };
const call = ['telephone' as const];

const planned = (contacts: Parameters<typeof wavesByRow>[2], settings = config) => {
  const { plan, further } = wavesByRow(eventId, resolved, contacts, settings);
  return [{ wave: 1, ...plan }, ...further];
};
const timesOf = (...asked: Parameters<typeof planned>) =>
  planned(...asked).map(({ wave, day, dueAt, answerBy }) => [
    wave,
    day,
    dueAt.slice(5, 10),
    answerBy.slice(5, 10),
  ]);

describe('the waves of a resolution', () => {
  it('come on the days of the row, each until the next one opens (R-067)', () => {
    const row2 = [1, 7, 30].map((day) => ({ day, channels: call }));
    expect(timesOf(row2)).toEqual([
      [1, 1, '03-02', '03-08'],
      [3, 7, '03-08', '03-31'],
      [2, 30, '03-31', '04-28'],
    ]);
    const all = [1, 3, 7, 30].map((day) => ({ day, channels: call }));
    expect(timesOf(all).map(([wave, day]) => [wave, day])).toEqual([
      ...[
        [1, 1],
        [3, 3],
        [4, 7],
        [2, 30],
      ],
    ]);
    const ids = planned(all).map(({ requestId }) => requestId);
    expect(new Set(ids).size).toBe(4);
    expect(planned(all)).toEqual(planned(all));
  });

  it('go the first way that the row names, and begin at once where it says within', () => {
    const row1 = { day: 1, within: true as const, channels: [...call, 'face_to_face' as const] };
    expect(planned([row1])).toMatchObject([
      { dueAt: resolved, day: 1, channel: 'telephone', answerBy: '2026-03-29T10:00:00.000Z' },
    ]);
  });

  it('pass over a way that the customer declined as long as the row has another one', () => {
    const row26 = [{ day: 3, channels: ['email' as const, 'sms' as const] }];
    const wayFor = (...declined: string[]) =>
      wavesByRow(eventId, resolved, row26, config, new Set(declined)).plan.channel;
    expect(wayFor()).toBe('email');
    expect(wayFor('email')).toBe('sms');
    // Nobody asks then: the gates refuse it, and say why.
    expect(wayFor('email', 'sms')).toBe('email');
  });

  it('are one after a day where no row is known; the lasting one comes when it is settled', () => {
    expect(timesOf(undefined)).toEqual([[1, undefined, '03-02', '03-30']]);
  });

  it('begin when the installation says, and skip the days before that', () => {
    const row = [1, 3, 7].map((day) => ({ day, channels: call }));
    const late = { ...config, followUpDelaySeconds: 5 * 86_400 };
    expect(timesOf(row, late)).toEqual([
      [1, 1, '03-06', '03-08'],
      [4, 7, '03-08', '04-05'],
    ]);
  });
});
