import { slug } from '@amends/contracts/primitives';
import { calendarContent } from '@amends/contracts/triage-clocks';
import { fold } from '@amends/decider/decider';
import { foldable } from '@amends/event-store/foldable-event';
import { answerCommand } from '@amends/service-kit/command-answer';
import type { HttpServer } from '@amends/service-kit/http-server';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import { problemResponses } from '@amends/service-kit/openapi';
import { principalOf } from '@amends/service-kit/principal';
import { runOnStream } from '@amends/service-kit/stream-runner';
import { Problem } from '@amends/service-kit/problem-error';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { IcalError, icalHolidays, type Span } from '../calendars/ical-holidays.ts';
import { type CalendarEvent, calendarDecider } from '../domain/service-levels/calendar-stream.ts';
import { calendarStream } from '../service-levels/define-defaults.ts';
import type { StreamCommands } from '../stream-command.ts';

const ICAL_TYPE = 'text/calendar';
const BYTES_MAX = 512 * 1024;
/** How far ahead where nobody says. */
const YEARS_AHEAD = 3;
const YEARS_MAX = 10;

const localDate = calendarContent.holidays.element;
const querystring = z.strictObject({ from: localDate.optional(), until: localDate.optional() });

/** @throws Problem 400 malformed_query */
const spanOf = (
  timeZone: string,
  { from, until }: z.infer<typeof querystring>,
  now: string,
): Span => {
  const today = DateTime.fromISO(now, { zone: timeZone });
  const first = from === undefined ? today.startOf('year') : DateTime.fromISO(from);
  const last = until === undefined ? first.plus({ years: YEARS_AHEAD }) : DateTime.fromISO(until);
  if (!first.isValid || !last.isValid || last < first || last > first.plus({ years: YEARS_MAX })) {
    throw new Problem('malformed_query', {
      detail: `The span runs from a day to a later one, over at most ${YEARS_MAX} years.`,
    });
  }
  return { timeZone, from: first.toISODate()!, until: last.toISODate()! };
};

/** @throws Problem 422 ical_unusable */
const daysIn = (body: Buffer | null, span: Span): readonly string[] => {
  try {
    return icalHolidays((body ?? Buffer.alloc(0)).toString('utf8'), span).days;
  } catch (error) {
    if (!(error instanceof IcalError)) throw error;
    throw new Problem('ical_unusable', { detail: error.message });
  }
};

/** The zone the days are days of; a calendar nobody defined has none. */
const zoneOf = async (commands: StreamCommands, calendarId: string): Promise<string> => {
  const { events } = await commands.port.store.load(calendarStream(calendarId));
  const { content } = fold(calendarDecider, events.map(foldable<CalendarEvent>));
  if (content === undefined) throw new Problem('not_found');
  return content.timeZone;
};

/**
 * POST /v1/calendars/{id}/holiday-imports: the days of an uploaded iCalendar file become holidays
 * of the next version of the calendar (CLK-12). Nothing is fetched from anywhere.
 */
export const importHolidays = (app: HttpServer, commands: StreamCommands): void => {
  app.register(async (scope) => {
    const parser = { parseAs: 'buffer' as const, bodyLimit: BYTES_MAX };
    scope.addContentTypeParser<Buffer>(ICAL_TYPE, parser, (request, body, done) => {
      request.rawBody = body;
      done(null, undefined);
    });
    (scope as HttpServer).route({
      method: 'POST',
      url: '/v1/calendars/:id/holiday-imports',
      bodyLimit: BYTES_MAX,
      config: { auth: { scopes: ['operations:write'] }, jsonBody: 'raw' },
      schema: {
        summary: 'Add the holidays of an iCalendar file to a calendar',
        tags: ['service levels'],
        consumes: [ICAL_TYPE],
        params: z.strictObject({ id: slug }),
        querystring,
        response: {
          200: z.object({ id: slug, position: z.string() }),
          ...problemResponses(400, 401, 403, 404, 409, 412, 413, 415, 422, 503),
        },
      },
      handler: async (request, reply) => {
        if (principalOf(request).stores !== '*') throw new Problem('forbidden');
        const { id: calendarId } = request.params;
        const timeZone = await zoneOf(commands, calendarId);
        const span = spanOf(timeZone, request.query, commands.clock().toISOString());
        const days = daysIn(request.rawBody, span);
        const outcome = await runOnStream(commands, request, {
          streamId: calendarStream(calendarId),
          decider: calendarDecider,
          id: calendarId,
          correlationId: uuidv8FromHash('calendar', calendarId),
          command: (now) => ({ type: 'AddHolidays', calendarId, days, now }) as const,
          status: 200,
        });
        return answerCommand(reply, outcome);
      },
    });
  });
};
