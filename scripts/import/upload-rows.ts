import type { Client } from '@amends/client/open-client';
import type { Progress } from '../terminal/progress.ts';
import { type Chunk, chunkRows } from './chunk-rows.ts';
import type { Mapping } from './mapping.ts';
import { type RowAnswer, type RowReport, reportLines } from './row-report.ts';

/** Requests under way at a time: the suite appends a chunk's rows all at once already. */
const CONCURRENCY = 3;

export interface Upload {
  readonly client: Client;
  readonly jobId: string;
  readonly path: string;
  readonly mapping: Mapping;
  readonly report: RowReport;
  readonly progress: Progress;
}

type Sending = Promise<{ readonly chunk: Chunk; readonly items: readonly RowAnswer[] }>;

const send = async ({ client, jobId }: Upload, chunk: Chunk): Sending => {
  const path = `/intake/v1/imports/${jobId}/chunks/${chunk.number}`;
  const { body } = await client.post<{ items: RowAnswer[] }>(path, chunk.body);
  return { chunk, items: body.items };
};

/**
 * Sends the file's rows to the job, a few chunks at a time, and writes the report in the order of
 * the file. A chunk may be sent again at any time, so after a failure the whole run is repeated.
 */
export const uploadRows = async (upload: Upload): Promise<void> => {
  const { report, progress } = upload;
  const underWay: Sending[] = [];
  const settleFirst = async (): Promise<void> => {
    const { chunk, items } = await underWay.shift()!;
    const lines = chunk.rows.flatMap((row, at) => reportLines(row, items[at]!));
    await report.add(lines);
    progress.advance(chunk.rows.length);
  };
  for await (const chunk of chunkRows(upload.path, upload.mapping)) {
    const sending = send(upload, chunk);
    // Awaited in order below; without this a later one failing first would count as unhandled.
    sending.catch(() => undefined);
    underWay.push(sending);
    if (underWay.length >= CONCURRENCY) await settleFirst();
  }
  while (underWay.length > 0) await settleFirst();
};
