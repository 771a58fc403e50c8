import type { Client } from '@amends/client/open-client';

/** Figures that a person of the own store is told of by mail, and such as are to be ended. */
export interface WatchThings {
  readonly report: string;
  readonly endedReport: string;
  readonly alert: string;
  readonly endedAlert: string;
}

export const reportOfFigures = {
  ...{ service: 'resolution-times', measures: ['cases'] },
  schedule: { every: 'day', at: '07:30', timeZone: 'Europe/Berlin' },
};

export const alertOfFigures = {
  ...{ service: 'resolution-times', measure: 'cases', windowDays: 7 },
  ...{ direction: 'above', bound: 100.5 },
  schedule: { every: 'day', at: '07:30', timeZone: 'Europe/Berlin' },
};

export const makeWatches = async (client: Client): Promise<WatchThings> => {
  const define = async (kind: string, body: object): Promise<string> =>
    (await client.post<{ id: string }>(`/triage/v1/figure-${kind}s`, body)).body.id;
  const report = () => define('report', reportOfFigures);
  const alert = () => define('alert', alertOfFigures);
  return {
    ...{ report: await report(), endedReport: await report() },
    ...{ alert: await alert(), endedAlert: await alert() },
  };
};
