import type { StoredEvent } from '@amends/event-store/types';
import type { HttpServer } from '@amends/service-kit/http-server';
import type { ServiceLevelReader } from '../service-levels/service-level-table.ts';
import type { TriageCommands } from '../triage-commands.ts';
import { addClockCommands } from './clock-commands.ts';
import { getClocks } from './get-clocks.ts';
import { addServiceLevels, type ExecuteKeyed } from './service-levels.ts';

export interface ClockRouteParts {
  readonly writeSide: {
    readonly execute: unknown;
    readonly store: {
      load(streamId: string): Promise<{ readonly events: readonly StoredEvent[] }>;
    };
  };
  readonly levels: ServiceLevelReader;
  readonly clock: () => Date;
}

/** Everything about clocks: those of a case, and the calendars and policies they run by. */
export const addClockRoutes = (
  app: HttpServer,
  commands: TriageCommands,
  { writeSide, levels, clock }: ClockRouteParts,
): void => {
  const load = (streamId: string) => writeSide.store.load(streamId);
  getClocks(app, commands, { levels, clock, load });
  addClockCommands(app, commands, levels);
  addServiceLevels(app, {
    execute: (request) => (writeSide.execute as ExecuteKeyed)(request),
    levels,
    clock,
  });
};
