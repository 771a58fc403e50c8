import { migrateConsumer, migrateRelay } from '@amends/event-log/migrate';
import { type OpenWriteSide, writeSideOn } from '@amends/event-log/write-side';
import { migrateEventStore } from '@amends/event-store/migrate';
import type { Service } from '@amends/service-kit/service';
import {
  openProcess,
  type Opened,
  type ProcessOptions,
  type ProcessParts,
  type Settings,
} from './open-process.ts';
import { roleOf } from './process-settings.ts';

export interface WriteServiceParts<Own extends Settings> extends ProcessParts<Own> {
  readonly openWriteSide: OpenWriteSide;
}

export interface WriteServiceProcess<Own extends Settings> {
  readonly name: string;
  /** The service's own settings, beside those every process has. */
  readonly settings: Own;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The service's own tables; runs only where the owner's connection is given. */
  readonly migrate?: (owner: {
    readonly ownerUrl: string;
    readonly appRole: string;
    readonly config: ProcessParts<Own>['config'];
  }) => Promise<unknown>;
  /** What must hold for a start, besides what must hold for every write service. */
  readonly conditions?: ProcessOptions<Own>['conditions'];
  create(parts: WriteServiceParts<Own>): Promise<Service | Opened>;
}

const migrateAll = async <Own extends Settings>(
  options: WriteServiceProcess<Own>,
  config: ProcessParts<Own>['config'],
): Promise<void> => {
  const { ownerUrl, databaseUrl } = config as unknown as { ownerUrl?: string; databaseUrl: string };
  if (ownerUrl === undefined) return;
  const owner = { ownerUrl, appRole: roleOf(databaseUrl) };
  await migrateEventStore(owner);
  await migrateConsumer(owner);
  await migrateRelay(owner);
  await options.migrate?.({ ...owner, config });
};

/** What the main.ts of a write service calls: everything but the service itself. */
export const runWriteService = <Own extends Settings>(
  options: WriteServiceProcess<Own>,
): Promise<void> =>
  openProcess({
    name: options.name,
    settings: options.settings,
    environment: options.environment,
    hasEvents: true,
    ...(options.conditions === undefined ? {} : { conditions: options.conditions }),
    migrate: (config) => migrateAll(options, config),
    open: async (parts) => {
      const { databaseUrl, directUrl } = parts.config as unknown as {
        databaseUrl: string;
        directUrl?: string;
      };
      const openWriteSide = writeSideOn({
        appUrl: databaseUrl,
        directUrl: directUrl ?? databaseUrl,
        log: parts.log,
        clock: parts.clock,
        onError: parts.onError,
      });
      const made = await options.create({ ...parts, openWriteSide });
      return 'app' in made ? { service: made, close: [] } : made;
    },
  });
