import { describe, expect, it } from '@jest/globals';
import { chunkRows } from './chunk-rows.ts';
import { HEADER, sampleMapping, withFile } from './mapping.fixture.ts';
import { surveyFile } from './survey-file.ts';

const head = HEADER.join(',');
const line = (id: string, rest = '15.07.2026 12:00,,Defekt - D01,,ja,mitte') => `${id},${rest}`;

const chunksOf = async (content: string | Uint8Array, mapping = sampleMapping()) =>
  withFile(content, async (path) => {
    const chunks = [];
    for await (const chunk of chunkRows(path, mapping)) chunks.push(chunk);
    return chunks;
  });
const rowsOf = async (content: string | Uint8Array, mapping = sampleMapping()) =>
  (await chunksOf(content, mapping)).flatMap(({ body }) => JSON.parse(body).rows);

describe('the survey of a file', () => {
  it('tells rows, refused rows, labels, stores and unmapped values', async () => {
    const lines = [
      head,
      line('A-1'),
      line('A-2', '15.07.2026 12:00,,Neu - X99,,ja,nord'),
      line('A-3', 'gestern,,Defekt - D01,,ja,mitte'),
      line('A-4', '16.07.2026 12:00,,Neu - X99,,ja,nord'),
    ];
    const survey = await withFile(lines.join('\n'), (path) => surveyFile(path, sampleMapping()));
    expect(survey).toMatchObject({
      rows: 4,
      refused: 1,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      labels: { categories: { d01: 'Defekt - D01', x99: 'Neu - X99' } },
      storeIds: ['mitte', 'nord'],
      unmapped: [{ column: 'Art', key: 'X99', rows: 2 }],
    });
  });

  it.each([
    ['an empty file', '', 'is empty'],
    ['an open quote', `${head}\n${line('A-1')}\n"A-2,1\n${line('A-3')}\n`, 'line 3: a quote opens'],
    ['a stray quote', `${head}\n"A-1"x,1,2,3,4,5,6\n`, 'line 2'],
    ['other bytes than UTF-8', Buffer.from(`${head}\nA-1,gr\xfc\xdfe`, 'latin1'), 'csv.encoding'],
  ])('refuses %s and says where', async (_what, content, said) => {
    const surveyed = withFile(content, (path) => surveyFile(path, sampleMapping()));
    await expect(surveyed).rejects.toThrow(said);
  });

  it('refuses a file that does not exist', async () => {
    await expect(surveyFile('/nowhere/x.csv', sampleMapping())).rejects.toThrow('does not exist');
  });
});

describe('the rows of a file', () => {
  it('are the same with a byte order mark, CRLF, quotes and blank lines', async () => {
    const plain = await rowsOf(`${head}\n${line('A-1')}\n${line('A-2')}\n`);
    const quoted = [
      head,
      `"A-1","15.07.2026 12:00","","Defekt - D01",,"ja",mitte`,
      '',
      line('A-2'),
    ];
    expect(await rowsOf(`\uFEFF${quoted.join('\r\n')}\r\n`)).toEqual(plain);
  });

  it('may have delimiters, quotes and line ends inside a quoted cell', async () => {
    const rest = '15.07.2026 12:00,,"Falsch, ""rot""\nstatt blau",,ja,mitte';
    const chunks = await chunksOf(`${head}\n${line('A-1', rest)}\n${line('A-2')}\n`);
    expect(JSON.parse(chunks[0]!.body).rows).toMatchObject([
      { rowNumber: 1, sourceCategory: 'falsch_rot_statt_blau', complaintCode: 'packaging_error' },
      { rowNumber: 2 },
    ]);
    expect(chunks[0]!.rows.map((row) => row.line)).toEqual([3, 4]);
  });

  it('may come in another encoding and with another delimiter', async () => {
    const text = `${head}\n${line('A-1', '15.07.2026 12:00,,falsche Größe,,ja,süd')}\n`;
    const mapping = sampleMapping({ csv: { delimiter: ';', encoding: 'windows-1252' } });
    const bytes = Buffer.from(text.replaceAll(',', ';'), 'latin1');
    expect(await rowsOf(bytes, mapping)).toMatchObject([{ sourceCategory: 'falsche_grosse' }]);
  });

  it('go into chunks of at most 500 rows, refused ones with their number only', async () => {
    const lines = Array.from({ length: 1201 }, (_, at) => line(`A-${at + 1}`));
    lines[600] = line('A-601', 'gestern,,,,ja,mitte');
    const chunks = await chunksOf([head, ...lines].join('\n'));
    expect(chunks.map(({ rows }) => rows.length)).toEqual([500, 500, 201]);
    expect(chunks.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(JSON.parse(chunks[1]!.body).rows[100]).toEqual({
      rowNumber: 601,
      externalId: 'A-601',
    });
  });
});
