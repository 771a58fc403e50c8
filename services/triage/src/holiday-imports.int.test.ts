import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTriage, type RunningTriage } from './triage.fixture.ts';

let triage: RunningTriage;
beforeAll(async () => {
  triage = await openTriage();
  const weekly = [{ weekday: 1, opens: '09:00', closes: '17:00' }];
  const body = { calendarId: 'bavaria', timeZone: 'Europe/Berlin', weekly };
  await triage.send('POST', '/v1/calendars', { ...body, holidays: ['2026-08-15'] });
});
afterAll(() => triage?.close());

const file = (...events: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...events, 'END:VCALENDAR', ''].join(
    '\r\n',
  );
const yearly = (uid: string, day: string): string =>
  [
    ...['BEGIN:VEVENT', `UID:${uid}`, `DTSTART;VALUE=DATE:${day}`, 'RRULE:FREQ=YEARLY'],
    'END:VEVENT',
  ].join('\r\n');

const PATH = '/v1/calendars/bavaria/holiday-imports?from=2026-01-01&until=2027-12-31';
const upload = (text: string, path = PATH, type = 'text/calendar') =>
  triage.upload(path, type, text);
const newest = async () => {
  const { data } = (await triage.send('GET', '/v1/calendars')).json();
  return data.findLast(({ calendarId }: { calendarId: string }) => calendarId === 'bavaria');
};

describe('holidays of an uploaded iCalendar file (CLK-12)', () => {
  it('are added to those of the calendar, as its next version', async () => {
    const answer = await upload(file(yearly('a', '20001225'), yearly('b', '20001003')));
    expect(answer.statusCode).toBe(200);
    expect(await newest()).toMatchObject({
      version: 2,
      holidays: ['2026-08-15', '2026-10-03', '2026-12-25', '2027-10-03', '2027-12-25'],
      weekly: [{ weekday: 1 }],
    });
  });

  it('that are known already make no new version', async () => {
    expect((await upload(file(yearly('a', '20001225')))).statusCode).toBe(200);
    expect((await newest()).version).toBe(2);
  });

  it.each([
    ['a file that is none', 'hello', 422, 'ical_unusable'],
    ['too large a file', 'X'.repeat(512 * 1024 + 1), 413, 'payload_too_large'],
  ])('are refused as a problem where it is %s', async (_what, text, status, code) => {
    const answer = await upload(text);
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  it('are refused for a calendar nobody knows, another type and a span that is none', async () => {
    const text = file(yearly('a', '20001225'));
    expect((await upload(text, PATH.replace('bavaria', 'nowhere'))).statusCode).toBe(404);
    expect((await upload(text, PATH, 'text/plain')).statusCode).toBe(415);
    const backwards = '/v1/calendars/bavaria/holiday-imports?from=2027-01-01&until=2026-01-01';
    expect((await upload(text, backwards)).json().code).toBe('malformed_query');
  });
});
