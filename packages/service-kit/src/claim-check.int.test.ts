import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimCheckAt } from './claim-check.ts';

const open = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a11';
const over = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a12';
const broken = '019e96b1-52c0-7c2a-9d51-2b6f0c8e7a13';

let server: Server;
let keysUrl: URL;
beforeAll(async () => {
  server = createServer(({ url }, answer) => {
    if (url === `/intake/v1/claims/${broken}`) answer.writeHead(503).end();
    else answer.end(JSON.stringify({ isOpen: url === `/intake/v1/claims/${open}` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  keysUrl = new URL(`http://127.0.0.1:${port}/intake/v1/claim-keys`);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe('the state of a claim that another process keeps', () => {
  it('is asked for beside its keys', async () => {
    const isOpen = claimCheckAt(keysUrl);
    expect([await isOpen(open), await isOpen(over)]).toEqual([true, false]);
  });

  it('lets nobody in while that process fails or is away', async () => {
    const unavailable = { code: 'temporary_reduced_capacity' };
    await expect(claimCheckAt(keysUrl)(broken)).rejects.toMatchObject(unavailable);
    const nobody = new URL('http://127.0.0.1:1/intake/v1/claim-keys');
    await expect(claimCheckAt(nobody)(open)).rejects.toMatchObject(unavailable);
  });
});
