import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CATALOGUE, type EventType } from '@amends/contracts/catalogue';
import { Secret } from '@amends/service-kit/secret';
import type { Answer, Callers } from '@amends/service-process/write-service.fixture';
import { openMailServer } from '@amends/testing/mail-server';
import { waitFor } from '@amends/testing/wait-for';
import { openTriage } from '../triage.fixture.ts';
import { openFigureServer } from './figure-server.fixture.ts';

/** A time of day that no test lives to see: what is due then rings when it is told to. */
export const FAR_TIME = new Date(Date.now() + 12 * 3_600_000).toISOString().slice(11, 16);

interface Told {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Triage with a mail server, an address book and a server of figures. */
export const openWatchBed = async (
  addresses: Readonly<Record<string, string>>,
  callers: Callers,
) => {
  const mail = await openMailServer();
  const figures = await openFigureServer();
  const folder = await mkdtemp(join(tmpdir(), 'amends-watches-'));
  const addressBook = join(folder, 'addresses.json');
  await writeFile(addressBook, JSON.stringify(addresses));
  const triage = await openTriage(
    {
      mail: { url: new Secret(mail.url), from: 'amends@example.org', addressBook },
      webhooks: [],
      egress: { allowsLoopback: true },
    },
    { figures: figures.source, callers },
  );
  const eventsOf = async (watchId: string): Promise<Told[]> => {
    const sql = 'select type, data from events where stream_id = $1 order by version';
    const { rows } = await triage.look.query<Told>(sql, [`watch-${watchId}`]);
    for (const { type, data } of rows) CATALOGUE[type as EventType].schema.parse(data);
    return rows;
  };
  return {
    triage,
    figures,
    eventsOf,
    as: (who: string, method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> =>
      triage.send(method, path, body, undefined, who),
    /** As if the time had come; gives the number of timers that waited for it. */
    ring: async (task: string, id: string): Promise<number> => {
      const sql = `update job_timer set run_at = now() where task = $1 and payload::text like $2`;
      return (await triage.look.query(sql, [task, `%${id}%`])).rowCount!;
    },
    /** The nth event of a type of this watch. */
    told: (watchId: string, type: string, nth = 1): Promise<Told['data']> =>
      waitFor(async () => (await eventsOf(watchId)).filter((each) => each.type === type)[nth - 1], {
        description: `${type} of ${watchId}`,
        timeoutMs: 20_000,
      }).then(({ data }) => data),
    /** Mails to an address that name the watch, long lines whole again. */
    lettersTo: (address: string, watchId: string): string[] =>
      mail.received
        .filter(({ to }) => to.includes(address))
        .map(({ text }) => text.replace(/=\r?\n/g, ''))
        .filter((text) => text.includes(watchId)),
    close: async () => {
      await triage.close();
      await mail.close();
      figures.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export type WatchBed = Awaited<ReturnType<typeof openWatchBed>>;
