import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SuiteProcess } from '../running/suite-process.ts';

interface Connection {
  readonly clients: Readonly<Record<string, { clientId: string; clientSecret: string }>>;
}

/** A fresh token (15 minutes) of one of the clients that the start of the suite wrote down. */
export const tokenOf = async (suite: SuiteProcess, name: string): Promise<string> => {
  const text = readFileSync(join(suite.dataDir, 'connection.json'), 'utf8');
  const { clientId, clientSecret } = (JSON.parse(text) as Connection).clients[name]!;
  const answer = await fetch(`${suite.baseUrl}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }).toString(),
  });
  if (!answer.ok) throw new Error(`no token for ${name}: ${answer.status}`);
  return ((await answer.json()) as { access_token: string }).access_token;
};
