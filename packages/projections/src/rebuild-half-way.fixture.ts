import { openEventLog } from '@amends/event-log/open-event-log';
import { Pool } from 'pg';
import { caseFold, testProjection } from './projection.fixture.ts';
import { openProjection } from './projection-service.ts';
import type { KeyedFold } from './types.ts';

// A process of its own: begins a rebuild, gets stuck half-way and waits to be killed.
// Arguments: owner's URL, app role's URL, number of folds after which it is stuck.
const [, , ownerUrl, appUrl, stuckAfter] = process.argv;

let seen = 0;
const stuckFold: KeyedFold = {
  ...caseFold,
  fold: (row, event) => {
    if (seen >= Number(stuckAfter)) throw Object.assign(new Error('stuck'), { retryable: true });
    seen += 1;
    return caseFold.fold(row, event);
  },
};
const service = openProjection({
  projection: testProjection({ folds: [stuckFold] }),
  pool: new Pool({ connectionString: appUrl }),
  ownerUrl: ownerUrl!,
  log: openEventLog({ adapter: 'embedded', url: ownerUrl! }),
  limits: { maxEvents: 50, maxMs: 1_000 },
  concurrency: 1,
});
await service.start();
await service.operations.rebuild('test');
setInterval(() => {
  if (seen >= Number(stuckAfter)) process.stdout.write('stuck\n');
}, 20);
