import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
import { waitFor } from './wait-for.ts';

let server: Server;
let seenByServer = '';
let proxy: TcpProxy;
const clients: Socket[] = [];

const open = () => {
  const socket = connect(proxy.port, proxy.host);
  const seen = { socket, text: '', error: '' };
  socket.on('data', (chunk) => {
    seen.text += chunk.toString();
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    seen.error = error.code ?? error.message;
  });
  clients.push(socket);
  return seen;
};
const arrived = (seen: { text: string }, text: string) =>
  waitFor(() => seen.text === text, { description: `the echo of ${text}` });

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      seenByServer += chunk.toString();
      socket.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(async () => {
  seenByServer = '';
  proxy = await startTcpProxy({ port: (server.address() as AddressInfo).port });
});
afterEach(async () => {
  for (const socket of clients.splice(0)) socket.destroy();
  await proxy.close();
});

describe('the TCP proxy', () => {
  it('forwards both ways, also late and in order', async () => {
    const client = open();
    client.socket.write('a');
    await arrived(client, 'a');
    proxy.setLatencyMs(20);
    for (const letter of 'bcd') client.socket.write(letter);
    await arrived(client, 'abcd');
  });

  it('holds bytes back while paused and loses none', async () => {
    const client = open();
    client.socket.write('a');
    await arrived(client, 'a');
    proxy.pause();
    client.socket.write('b');
    const other = open();
    other.socket.write('x');
    await waitFor(() => proxy.connectionCount === 2, { description: 'the second connection' });
    expect(seenByServer).toBe('a');
    proxy.resume();
    await arrived(client, 'ab');
    await arrived(other, 'x');
  });

  it('swallows the answer of a request that was done and resets on heal', async () => {
    const client = open();
    proxy.blackHole('answers');
    client.socket.write('a');
    await waitFor(() => seenByServer === 'a', { description: 'the request to arrive' });
    proxy.heal();
    await waitFor(() => client.socket.destroyed, { description: 'the reset' });
    expect(client.text).toBe('');
    const next = open();
    next.socket.write('b');
    await arrived(next, 'b');
  });

  it('resets open connections on a cut and accepts new ones', async () => {
    const client = open();
    client.socket.write('a');
    await arrived(client, 'a');
    proxy.cut();
    await waitFor(() => client.error === 'ECONNRESET', { description: 'the reset' });
    const next = open();
    next.socket.write('b');
    await arrived(next, 'b');
  });
});
