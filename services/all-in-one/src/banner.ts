import { LOCAL_PROFILE_NOTE } from '@amends/service-process/local-profile';
import type { RunningSuite } from './start-suite.ts';
import { dataSetting } from './with-data-folder.ts';

const line = (text = ''): string => `${text}\n`;

/**
 * What a newcomer reads after `npm start`: where things are, and three commands to try.
 * `givenDir` is AMENDS_DATA as it was typed, which the other commands want as well.
 */
export const banner = async (
  suite: RunningSuite,
  dataDir: string,
  givenDir: string | undefined,
): Promise<string> => {
  const { baseUrl, serviceNames, postgresPort } = suite;
  const first = givenDir ? ` (first: export ${dataSetting(givenDir)})` : '';
  const token = await suite.token('retailer');
  const width = Math.max(...serviceNames.map((name) => name.length));
  const docs = serviceNames.map((name) => line(`  ${name.padEnd(width)}  ${baseUrl}/${name}/docs`));
  const { clientId, clientSecret } = suite.connection.clients.retailer;
  return [
    line(),
    line(`Amends is running at ${baseUrl} (Ctrl-C stops it; the data stays).`),
    line(),
    line('API documentation of each service:'),
    ...docs,
    line(`Health:  ${baseUrl}/health/ready`),
    line(`Data:    ${dataDir} (connection.json there holds the credentials of this installation)`),
    line(`SQL:     port ${postgresPort}, user postgres, password in ${dataDir}/postgres/superuser`),
    line(),
    line(LOCAL_PROFILE_NOTE.replace('. ', '.\n')),
    line(),
    line('Try it. Report a failure:'),
    line(),
    line(`  TOKEN=${token}`),
    line(`  curl -s ${baseUrl}/intake/v1/cases -H "Authorization: Bearer $TOKEN" \\`),
    line(`    -H 'Content-Type: application/json' -H "Idempotency-Key: try-$(date +%s)" \\`),
    line(
      `    -d '{"channel":"telephone_hotline","signalSource":"hotline","source":"hotline",` +
        `"storeId":"9","narrative":"I was charged twice","complaintCode":"mischarged",` +
        `"price":{"amount":1999,"currency":"EUR"},"overcharge":{"amount":300,"currency":"EUR"},` +
        `"paymentRef":"pay-1"}'`,
    ),
    line(),
    line('Then see what triage made of it and what the customer is offered (id from the answer):'),
    line(),
    line(`  curl -s ${baseUrl}/triage/v1/cases/ID -H "Authorization: Bearer $TOKEN"`),
    line(`  curl -s ${baseUrl}/remedy/v1/cases/ID/remedy -H "Authorization: Bearer $TOKEN"`),
    line(),
    line('The token lives 15 minutes. A new one:'),
    line(),
    line(`  curl -s ${baseUrl}/oauth/token -d grant_type=client_credentials \\`),
    line(`    -d client_id=${clientId} -d client_secret=${clientSecret}`),
    line(),
    line(`In another terminal${first}: npm run figures -- resolution-times, npm run doctor,`),
    line('npm run import -- <file.csv> --mapping <mapping.json>, npm run demo.'),
    line('BI tools read SQL views: "Views for BI tools" in README.md.'),
    line(),
  ].join('');
};
