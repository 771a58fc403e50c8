import type { Client } from '@amends/client/open-client';

/** Figures that a person of the own store is told of by mail, and such as are to be ended. */
export interface WatchThings {
  readonly report: string;
  readonly endedReport: string;
}

export const reportOfFigures = {
  ...{ service: 'resolution-times', measures: ['cases'] },
  schedule: { every: 'day', at: '07:30', timeZone: 'Europe/Berlin' },
};

export const makeWatches = async (client: Client): Promise<WatchThings> => {
  const define = async (): Promise<string> => {
    const { body } = await client.post<{ id: string }>(
      '/triage/v1/figure-reports',
      reportOfFigures,
    );
    return body.id;
  };
  return { report: await define(), endedReport: await define() };
};
