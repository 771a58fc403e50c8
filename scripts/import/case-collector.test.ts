import { describe, expect, it } from '@jest/globals';
import { chunkRows } from './chunk-rows.ts';
import { ACTIVITIES, activityMapping, LOG_HEADER, withFile } from './mapping.fixture.ts';
import { reportLines } from './row-report.ts';
import { surveyFile } from './survey-file.ts';

const LINES = [
  'I-1,New,2026-03-02T10:00:00+01:00,ann,true,9',
  'I-1,Acknowledged,2026-03-02T09:05:00Z,robot,true,',
  'I-1,Assigned,2026-03-02T10:10:00+01:00,ann,true,',
  'I-1,Acknowledged,2026-03-02T04:15:00-05:00,ann,true,',
  'I-1,Awaiting customer,2026-03-02T12:00:00+01:00,ann,true,',
  'I-1,Awaiting customer,2026-03-02T13:00:00+01:00,ann,true,',
  'I-1,Note,2026-03-02T14:00:00+01:00,ann,true,',
  'I-1,Resolved,2026-03-02T15:00:00+01:00,ann,true,',
  'I-1,Closed,2026-03-02T16:00:00+01:00,robot,true,',
  'I-1,Active,2026-03-03T08:00:00+01:00,bob,false,',
  'I-1,Resolved,2026-03-03T09:00:00+01:00,bob,false,',
  'I-2,New,2026-03-02 11:00,ann,true,9',
  'I-2,Active,2026-03-02 11:30,ann,true,9',
];

const read = (lines: readonly string[], mapping = activityMapping()) =>
  withFile([LOG_HEADER.join(','), ...lines].join('\n'), async (path) => {
    const survey = await surveyFile(path, mapping);
    const chunks = [];
    for await (const chunk of chunkRows(path, mapping)) chunks.push(chunk);
    const rows = chunks.flatMap(({ body }) => JSON.parse(body).rows as { externalId: string }[]);
    return { survey, rows, sent: chunks.flatMap((chunk) => chunk.rows) };
  });

const instant = (at: string) => ({ at, precision: 'instant' });

describe('a log of activities', () => {
  it('becomes one row a case, whatever the offsets of its times', async () => {
    const { survey, rows } = await read(LINES);
    expect(survey).toMatchObject({ lines: 13, rows: 2, refused: 0, storeIds: ['9'], unmapped: [] });
    expect(rows).toEqual([
      {
        rowNumber: 1,
        externalId: 'I-1',
        storeId: '9',
        reported: instant('2026-03-02T09:00:00Z'),
        // The robot's is none.
        acknowledged: instant('2026-03-02T09:15:00Z'),
        assigned: instant('2026-03-02T09:10:00Z'),
        waits: [{ from: '2026-03-02T11:00:00Z', until: '2026-03-02T13:00:00Z' }],
        reopenings: [
          {
            resolvedAt: '2026-03-02T14:00:00Z',
            closedAt: '2026-03-02T15:00:00Z',
            reopenedAt: '2026-03-03T07:00:00Z',
          },
        ],
        resolved: instant('2026-03-03T08:00:00Z'),
        targetMet: { isMet: false, at: '2026-03-03T07:00:00Z' },
      },
      {
        rowNumber: 2,
        externalId: 'I-2',
        storeId: '9',
        // Without an offset: of the mapping's zone. It is open: nothing is met yet.
        reported: instant('2026-03-02T10:00:00Z'),
      },
    ]);
  });

  it('gives the same cases in any order of its rows', async () => {
    const byId = ({ rows }: Awaited<ReturnType<typeof read>>) =>
      new Map(rows.map((row) => [row.externalId, { ...row, rowNumber: 0 }]));
    expect(byId(await read([...LINES].reverse()))).toEqual(byId(await read(LINES)));
  });

  it('refuses a case with an unreadable row and says in which line, and what to do', async () => {
    const { survey, sent } = await read([
      ...LINES,
      'I-3,New,2026-03-04T10:00:00Z,ann,,',
      'I-3,Closed,soon,ann,,',
      'I-4,Closed,2026-03-04T10:00:00Z,ann,,',
      ',New,2026-03-04T10:00:00Z,ann,,',
    ]);
    expect(survey).toMatchObject({ rows: 5, refused: 3 });
    const answer = { externalId: null, caseId: null, result: 'rejected', flags: [], problem: null };
    expect(sent.slice(2).flatMap((row) => reportLines(row, answer as never))).toMatchObject([
      { line: '16', externalId: 'I-3', code: 'unreadable_time', column: 'time' },
      {
        line: '17',
        externalId: 'I-4',
        code: 'missing_value',
        detail: expect.stringMatching(/map/),
      },
      { line: '18', externalId: '', code: 'malformed_id', column: 'case' },
    ]);
  });

  it('flags an activity that the mapping does not know, and counts its rows', async () => {
    const { survey, rows } = await read([...LINES, 'I-2,Sleeping,2026-03-02 12:00,ann,true,9']);
    expect(rows[1]).toMatchObject({ externalId: 'I-2', flags: ['unmapped_value'] });
    expect(survey.unmapped).toEqual([{ column: 'activity', key: 'Sleeping', rows: 1 }]);
  });

  it('begins each case at its first row where no activity means a report', async () => {
    const { New: _new, ...map } = ACTIVITIES.columns.activity.map;
    const activity = { ...ACTIVITIES.columns.activity, map, absent: ['Note', 'New'] };
    const columns = { ...ACTIVITIES.columns, activity };
    const { rows } = await read(LINES.slice(1), activityMapping({ columns }));
    expect(rows[0]).toMatchObject({ reported: instant('2026-03-02T09:05:00Z') });
  });
});
