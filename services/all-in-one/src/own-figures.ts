import { ApiUnreachable } from '@amends/client/api-problem';
import { type Client, openClient } from '@amends/client/open-client';
import type { LocalIssuer } from '@amends/service-kit/local-issuer';
import { FIGURE_LIMITS, type FigureSource } from '@amends/triage/figure-source';
import { registerFigureReader } from './suite-clients.ts';

export interface OwnFigures {
  readonly source: FigureSource;
  /** From when on it is asked. */
  listenAt(baseUrl: string): Promise<void>;
}

/** Figures of this suite itself. Timers ring before its port is known; nobody answers till then. */
export const ownFigures = (issuer: LocalIssuer): OwnFigures => {
  let client: Client | undefined;
  return {
    source: {
      get: async (path, query, options) => {
        if (client === undefined) throw new ApiUnreachable('GET', path, 'nobody listens yet');
        return client.get(path, query, options);
      },
    },
    listenAt: async (baseUrl) => {
      client = openClient({
        baseUrl,
        credentials: await registerFigureReader(issuer),
        ...FIGURE_LIMITS,
      });
    },
  };
};
