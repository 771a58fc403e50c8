import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '@amends/testing/run-directory';
import { waitFor } from '@amends/testing/wait-for';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Intake, openIntake, send } from './intake.fixture.ts';
import { METRICS, poslog, transaction, voided } from './poslog/poslog.fixture.ts';

const folder = scratchFolder('poslog-drop');
const inChain = (...parts: readonly string[]): string => join(folder, 'chain', ...parts);
/** As an uploader does: under another name first. */
const drop = (name: string, xml: string): void => {
  writeFileSync(inChain(`${name}.part`), xml);
  renameSync(inChain(`${name}.part`), inChain(name));
};

let intake: Intake;
beforeAll(async () => {
  mkdirSync(inChain('taking'), { recursive: true });
  // A process was killed while it took this one.
  writeFileSync(
    inChain('taking', '2026-06-09T02-00-00.000Z-left.xml'),
    poslog(transaction(1, METRICS)),
  );
  intake = await openIntake({ poslogFolder: folder });
  const store = { storeId: '9', timeZone: 'America/Chicago', currency: 'USD' };
  await send(intake, { url: '/v1/stores', body: store });
  await send(intake, { url: '/v1/sources', body: { sourceId: 'chain', vendor: 'poslog' } });
});
afterAll(() => intake?.close());

const filesOf = (place: 'done' | 'incomplete', name: string): readonly string[] =>
  existsSync(inChain(place))
    ? readdirSync(inChain(place)).filter((file) => file.endsWith(`-${name}`))
    : [];
/** The report beside the file, as soon as the file is there. */
const reportOf = async (place: 'done' | 'incomplete', name: string, count = 1) => {
  const files = await waitFor(
    async () => {
      const found = filesOf(place, name);
      return found.length >= count && found;
    },
    { description: `${name} to be ${place}` },
  );
  return JSON.parse(readFileSync(inChain(place, `${files.at(-1)!}.report.json`), 'utf8'));
};
const refs = async (): Promise<string[]> => {
  const { rows } = await intake.ownerPool.query(
    "select data->>'transactionRef' as ref from events where type = 'SignalReceived' order by seq",
  );
  return rows.map(({ ref }) => ref);
};

describe('a POSLog file in the folder of its source', () => {
  it('that a killed process had claimed is taken after the restart (POS-25)', async () => {
    expect(await reportOf('done', 'left.xml')).toMatchObject({ complete: true });
    expect(await refs()).toEqual(['9-3-1-2026-06-08']);
  });

  it('is done when its last transaction is stored, with a report beside it (POS-25)', async () => {
    drop('day.xml', poslog(transaction(2, voided(9, '-2.79')), transaction(3, METRICS)));
    const report = await reportOf('done', 'day.xml');
    expect(report).toMatchObject({ complete: true, transactions: { retail: 2 }, problems: [] });
    expect((await refs()).slice(1)).toEqual(['9-3-2-2026-06-08', '9-3-3-2026-06-08']);
    expect(readdirSync(inChain('taking'))).toEqual([]);
  });

  it('changes nothing a second time, under the same name or another (POS-25)', async () => {
    const before = await refs();
    const xml = poslog(transaction(2, voided(9, '-2.79')), transaction(3, METRICS));
    drop('day.xml', xml);
    drop('again.xml', xml);
    await reportOf('done', 'day.xml', 2);
    await reportOf('done', 'again.xml');
    expect(await refs()).toEqual(before);
  });

  it('that is cut off keeps its whole transactions and is told apart (POS-25)', async () => {
    const xml = poslog(transaction(4, METRICS), transaction(5, METRICS));
    drop('cut.xml', xml.slice(0, xml.lastIndexOf('<acs:TenderTime>')));
    const report = await reportOf('incomplete', 'cut.xml');
    expect(report).toMatchObject({ complete: false, transactions: { retail: 1 } });
    expect((await refs()).at(-1)).toBe('9-3-4-2026-06-08');
    const line = (await intake.service.health()).find(({ name }) => name === 'poslog-folder');
    expect(line).toMatchObject({ ok: true, detail: '5 files taken, 1 of them incomplete' });
  });

  it('of nobody registered stays where it is, and the health says so', async () => {
    mkdirSync(join(folder, 'unknown'));
    writeFileSync(join(folder, 'unknown', 'day.xml'), poslog(transaction(6, METRICS)));
    await waitFor(
      async () => {
        const lines = await intake.service.health();
        const line = lines.find(({ name }) => name === 'poslog-folder');
        return line?.detail.startsWith('unknown: ') === true;
      },
      { description: 'the folder to say that nobody knows the source' },
    );
    expect(readdirSync(join(folder, 'unknown'))).toEqual(['day.xml']);
  });
});
