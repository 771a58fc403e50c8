import { setTimeout as sleep } from 'node:timers/promises';
import { removeDataDir, startSuiteProcess } from '../running/suite-process.ts';
import { driveCases } from './case-drive.ts';
import { openKeepAliveClient } from './keep-alive-client.ts';
import type { Measure } from './measurement.ts';
import { rssMbOf } from './process-usage.ts';
import { tokenOf } from './suite-token.ts';

const IDLE_SECONDS = 15;
const CASES_PER_SECOND = 25;

/** Bench row 5: resident memory of the all-in-one Node process, idle and at work. */
export const measureMemory: Measure = async ({ quick, say }) => {
  say('memory: starting the suite');
  const suite = await startSuiteProcess({ environment: { AMENDS_CALENDAR: 'always_open' } });
  const client = openKeepAliveClient(suite.baseUrl, await tokenOf(suite, 'retailer'));
  try {
    await sleep(IDLE_SECONDS * 1000);
    const idle = rssMbOf(suite.pid);
    if (Number.isNaN(idle)) {
      const reason = 'this machine has no /proc';
      return { rows: [], notRun: [{ name: 'memory of the all-in-one Node process', reason }] };
    }
    say(`memory: ${Math.round(idle)} MB idle`);
    let highest = idle;
    const timer = setInterval(() => {
      highest = Math.max(highest, rssMbOf(suite.pid));
    }, 250);
    const drive = await driveCases(client, CASES_PER_SECOND, quick ? 10 : 60, 'memory');
    clearInterval(timer);
    const atMost = (value: number) => ({ kind: 'at_most', value }) as const;
    return {
      rows: [
        { name: 'all-in-one, memory idle', value: idle, unit: 'MB', target: atMost(250) },
        {
          name: 'all-in-one, memory under load, highest',
          value: highest,
          unit: 'MB',
          target: atMost(512),
          note: `${CASES_PER_SECOND} cases/s, ${drive.resolved}/${drive.started} resolved`,
        },
      ],
      notRun: [],
    };
  } finally {
    client.close();
    await suite.stop();
    removeDataDir(suite.dataDir);
  }
};
