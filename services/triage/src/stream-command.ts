import type { WriteSide } from '@amends/event-log/write-side';
import type { StreamRunner } from '@amends/service-kit/stream-runner';

// biome-ignore lint/suspicious/noExplicitAny: the deciders of several streams share one write side
type AnySide = WriteSide<any, any, any>;

/** What runs keyed commands on streams beside that of the case, and reads them. */
export interface StreamCommands extends StreamRunner {
  readonly port: Pick<AnySide, 'execute' | 'store'>;
}
