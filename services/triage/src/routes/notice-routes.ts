import type { HttpServer } from '@amends/service-kit/http-server';
import type { DeliveryTable } from '../notices/delivery-table.ts';
import type { WebhookEndpoint } from '../notices/notice-channels.ts';
import type { StreamCommands } from '../stream-command.ts';
import { noticeDeliveries } from './notice-deliveries.ts';
import { noticeReplays } from './notice-replays.ts';
import { webhookEvents } from './webhook-events.ts';

/** Routes about notices outside the inbox. */
export const addNoticeRoutes = (
  app: HttpServer,
  deps: {
    readonly table: DeliveryTable;
    readonly commands: StreamCommands;
    readonly webhooks: readonly WebhookEndpoint[];
  },
): void => {
  const { table, commands, webhooks } = deps;
  noticeDeliveries(app, { table, commands });
  noticeReplays(app, commands);
  webhookEvents(app, { table, webhooks, clock: commands.clock });
};
