import type { HealthItem } from '@amends/service-kit/service';
import { dropFolder } from '../poslog/drop-folder.ts';
import { type TakePoslogDeps, takePoslog } from '../poslog/take-poslog.ts';
import { type InboundDeps, type InboundSources, inboundTopics } from './inbound-topics.ts';

export interface InboundConfig extends InboundSources {
  /** Where chains put their files; undefined: nowhere. */
  readonly poslogFolder?: string | undefined;
  readonly poslogPollMs: number;
}

export interface OpenInboundDeps extends InboundDeps {
  readonly mapping: InboundDeps['mapping'] & Pick<TakePoslogDeps, 'stores'>;
  readonly config: InboundConfig;
  readonly clock: () => Date;
}

/** What intake fetches itself, beside what is sent to it: topics and files. */
export const openInbound = (deps: OpenInboundDeps) => {
  const { mapping, config, clock, onError } = deps;
  const topics = inboundTopics(deps);
  const files = dropFolder({
    folder: config.poslogFolder,
    pollMs: config.poslogPollMs,
    sources: mapping.sources,
    take: (source, chunks) => {
      const asking = { actor: `source_${source.sourceId}`, now: clock().toISOString() };
      return takePoslog(mapping, asking, source, chunks);
    },
    clock,
    onError: (error) => onError?.('intake poslog folder', error),
  });
  return {
    start: async (): Promise<void> => {
      await topics.start();
      files.start();
    },
    stop: async (deadlineMs: number): Promise<void> => {
      await Promise.all([topics.stop(deadlineMs), files.stop()]);
    },
    health: (): readonly HealthItem[] => [...topics.health(), ...files.health()],
  };
};
