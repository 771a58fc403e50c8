import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { databaseUrl, queryDatabase } from '../running/suite-databases.ts';
import {
  ROOT,
  removeDataDir,
  type SuiteProcess,
  startSuiteProcess,
} from '../running/suite-process.ts';
import { driveCases } from './case-drive.ts';
import { openKeepAliveClient } from './keep-alive-client.ts';
import type { Measure, MeasureOptions } from './measurement.ts';
import { type BenchRow, median, quantile } from './row.ts';
import { tokenOf } from './suite-token.ts';

const ROUNDS = 3;
const CASES_PER_SECOND = 10;

interface Speeds {
  readonly decisions: number;
  readonly naiveDecisions: number;
  readonly matches: number;
  readonly naiveMatches: number;
}

const PROCESS = 'services/remedy/src/playbooks/decisions-process.ts';

/** One process a round: each begins with nothing compiled. */
const speedsOf = async (milliseconds: number): Promise<Speeds> => {
  const args = ['--conditions=source', join(ROOT, PROCESS), String(milliseconds)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  return JSON.parse(stdout) as Speeds;
};

const engineRows = async ({ quick, say }: MeasureOptions): Promise<BenchRow[]> => {
  const rounds: Speeds[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`decisions: round ${round}`);
    rounds.push(await speedsOf(quick ? 500 : 2000));
  }
  const middle = (name: keyof Speeds): number => median(rounds.map((one) => one[name]));
  const naive = (name: keyof Speeds) => ({
    name: '/s, every row looked at and sorted',
    value: middle(name),
  });
  return [
    {
      name: 'playbook, decisions: row, money, alternatives, explanation',
      value: middle('decisions'),
      unit: '/s',
      reference: naive('naiveDecisions'),
      note: 'every case there is, one core, nothing stored',
    },
    {
      name: 'playbook, of which rows matched',
      value: middle('matches'),
      unit: '/s',
      reference: naive('naiveMatches'),
    },
  ];
};

interface Stamp {
  readonly id: string;
  readonly at: number;
}

/** When events of a type were committed, by case; milliseconds. */
const stampsOf = async (suite: SuiteProcess, service: string, type: string) => {
  const sql = `select data->>'caseId' as id,
      (extract(epoch from min(recorded_at)) * 1000)::float8 as at
    from events where type = '${type}' group by 1`;
  const rows = await queryDatabase<Stamp>(databaseUrl(suite, service), sql);
  return new Map(rows.map(({ id, at }) => [id, at]));
};

/** From committed by triage to committed by remedy, in the one process of the suite. */
const offerRows = async ({ quick, say }: MeasureOptions): Promise<BenchRow[]> => {
  say('decisions: starting the suite');
  const suite = await startSuiteProcess({ environment: { AMENDS_CALENDAR: 'always_open' } });
  const client = openKeepAliveClient(suite.baseUrl, await tokenOf(suite, 'retailer'));
  try {
    // What is compiled and cached first is no answer to how long an offer takes.
    await driveCases(client, CASES_PER_SECOND, 3, 'warm');
    const from = Date.now();
    const drive = await driveCases(client, CASES_PER_SECOND, quick ? 10 : 60, 'offer');
    const prioritised = await stampsOf(suite, 'triage', 'CasePrioritised');
    const offered = await stampsOf(suite, 'remedy', 'RemedyOffered');
    const took = [...prioritised]
      .filter(([id, at]) => at >= from && offered.has(id))
      .map(([id, at]) => offered.get(id)! - at)
      .sort((one, other) => one - other);
    const note = `${took.length} of ${drive.started} cases, ${CASES_PER_SECOND}/s, all-in-one`;
    return [0.5, 0.99].map((p) => ({
      name: `CasePrioritised to RemedyOffered, p${p * 100}`,
      value: Math.round(quantile(took, p)),
      unit: 'ms',
      note,
    }));
  } finally {
    client.close();
    await suite.stop();
    removeDataDir(suite.dataDir);
  }
};

/** How fast the playbook decides, and how soon after triage the customer is offered something. */
export const measureDecisions: Measure = async (options) => ({
  rows: [...(await engineRows(options)), ...(await offerRows(options))],
  notRun: [],
});
