// npm run operate: replay what was parked, rebuild a projection, publish a history again.
import { connect, findTarget } from './connection.ts';
import { UsageError } from './terminal/command-error.ts';
import { runCommand } from './terminal/run-command.ts';

const USAGE = `usage: npm run operate -- <operation> <service> [case]
  replay <service> [case]   applies parked events again, in order, after their cause was mended
  rebuild <projection>      builds a projection's tables anew; the old ones serve meanwhile
  republish <service>       publishes a write service's whole history to the log again
npm run doctor says what is parked, and where.`;

const PATHS: Readonly<Record<string, string>> = {
  replay: 'replays',
  rebuild: 'rebuilds',
  republish: 'republications',
};

await runCommand(USAGE, async ([operation, service, caseId]) => {
  const path = PATHS[operation ?? ''];
  if (path === undefined || service === undefined) throw new UsageError('what, and where?');
  const body = operation === 'replay' && caseId !== undefined ? { partitionKey: caseId } : {};
  const client = connect(findTarget(), 'operator');
  const answer = await client.post<Record<string, unknown>>(`/${service}/v1/${path}`, body);
  process.stdout.write(`${service}: ${JSON.stringify(answer.body)}\n`);
  const left = answer.body.stillParked as readonly unknown[] | undefined;
  return left === undefined || left.length === 0 ? 0 : 1;
});
