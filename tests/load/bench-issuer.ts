import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openLocalIssuer } from '@amends/service-kit/local-issuer';
import { scratchFolder } from '@amends/testing/run-directory';

/** An issuer of tokens that service processes of this run trust. */
export interface BenchIssuer {
  /** Settings by which a process finds it. */
  readonly environment: Readonly<Record<string, string>>;
  /** A token of a system for all stores, valid for 15 minutes. */
  token(...scopes: string[]): Promise<string>;
  close(): Promise<void>;
}

export const startBenchIssuer = async (): Promise<BenchIssuer> => {
  const issuer = await openLocalIssuer({ folder: scratchFolder('issuer') });
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(issuer.jwks));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    environment: {
      AMENDS_ISSUER: issuer.issuer,
      AMENDS_AUDIENCE: issuer.audience,
      AMENDS_JWKS_URL: `http://127.0.0.1:${port}/jwks`,
    },
    token: (...scopes) => issuer.mint({ subject: 'bench', clientId: 'bench', scopes, stores: '*' }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
