// npm run start:kafka: the suite as separate processes on real Kafka, data in .amends/kafka-suite.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataFolderError, openDataFolder } from '@amends/all-in-one/data-folder';
import { prepareDatabases } from '@amends/all-in-one/databases';
import { addOperationsRoute, type ReportSources } from '@amends/all-in-one/operations-report';
import { isPortTaken, portTakenText, refuseTakenPort } from '@amends/all-in-one/port-taken';
import { processSources } from '@amends/all-in-one/process-sources';
import { registerFigureReader, writeConnection } from '@amends/all-in-one/suite-clients';
import { PortTakenError, startLocalPostgres } from '@amends/local-postgres/local-postgres';
import { createBearerVerifier } from '@amends/service-kit/bearer';
import { createHttp } from '@amends/service-kit/http-server';
import { openLocalIssuer } from '@amends/service-kit/local-issuer';
import { createLogger } from '@amends/service-kit/logger';
import { addTokenRoute } from '@amends/service-kit/token-route';
import { freePort } from '@amends/testing/free-port';
import { startKafka } from '@amends/testing/kafka-server';
import { createTopics, type KafkaTopic } from '@amends/testing/kafka-topics';
import { endRun } from '@amends/testing/run-directory';
import { waitFor } from '@amends/testing/wait-for';
import { z } from 'zod';
import { root } from './check-steps.ts';
import { dataFolderPath, pasteable } from './data-folder-path.ts';
import { refuseForeignLog } from './start-kafka/foreign-log.ts';
import { createGateway } from './start-kafka/gateway.ts';
import { isReady, SERVICE_NAMES, startServiceProcess } from './start-kafka/service-processes.ts';
import { CommandError } from './terminal/command-error.ts';
import { explainedOnly } from './terminal/explained-only.ts';

const USAGE = `usage: npm run start:kafka
The suite as nine processes on real Kafka: a broker of its own from the official jars (Java 17 and
Maven), or that of AMENDS_KAFKA_BROKERS. Ctrl-C stops all in order, the data stays.
  AMENDS_DATA            its data folder; .amends/kafka-suite unless told
  AMENDS_PORT            port of HTTP; 8080 unless told
  AMENDS_POSTGRES_PORT   port of Postgres; 54330 unless told
  AMENDS_KAFKA_BROKERS   host:port, separated by commas: a Kafka that runs
The other commands then want AMENDS_DATA set to the same folder.`;

const PORT = Number(process.env.AMENDS_PORT ?? 8080);
const POSTGRES_PORT = Number(process.env.AMENDS_POSTGRES_PORT ?? 54_330);
const FOLDER = dataFolderPath('kafka-suite');

const say = (text: string): void => {
  process.stderr.write(`amends: ${pasteable(text)}\n`);
};
const closers: (() => unknown)[] = [];
let stopping: Promise<void> | undefined;
const stop = (code: number): Promise<void> => {
  stopping ??= (async () => {
    say('stopping');
    for (const close of closers.splice(0).reverse()) await close();
    await endRun();
    process.exit(code);
  })();
  return stopping;
};

const COMMAND = 'npm run start:kafka';

/** Why it cannot start, in words where they are known. */
const reasonOf = (error: unknown): string => {
  if (error instanceof PortTakenError) {
    const hint = `AMENDS_POSTGRES_PORT=54400 ${COMMAND}`;
    return `port ${error.port} of Postgres is taken; choose another: ${hint}`;
  }
  if (isPortTaken(error)) return portTakenText(PORT, COMMAND);
  const isKnown = error instanceof CommandError || error instanceof DataFolderError;
  return isKnown ? error.message : String((error as Error).stack);
};

/** The data stays beside Postgres': checkpoints there are offsets here. */
const brokersOf = async (folder: string): Promise<readonly string[]> => {
  const given = process.env.AMENDS_KAFKA_BROKERS;
  if (given !== undefined) return given.split(',');
  mkdirSync(folder, { recursive: true });
  say('starting a Kafka broker (10 to 20 s)');
  try {
    const kafka = await startKafka({ brokers: 1, folder });
    closers.push(() => kafka.stop());
    return kafka.brokers;
  } catch (error) {
    throw new CommandError(
      `${(error as Error).message}\nSet AMENDS_KAFKA_BROKERS to a Kafka that runs, such as that ` +
        'of infra/compose.yaml, or install Java 17 and Maven.',
    );
  }
};

const openFront = async (keys: string, sources: ReportSources) => {
  const issuer = await openLocalIssuer({ folder: keys });
  const { issuer: name, audience, jwks } = issuer;
  const app = createHttp({
    name: 'front',
    version: '1',
    publicPrefix: '',
    logger: createLogger({ name: 'front', level: 'warn' }),
    authenticate: { bearer: createBearerVerifier({ issuer: name, audience, keys: jwks }) },
  });
  addTokenRoute(app, issuer);
  addOperationsRoute(app, sources);
  const answer = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });
  const config = { auth: 'public' } as const;
  app.get('/jwks', { config, schema: { response: { 200: answer } } }, async () => jwks as never);
  await app.ready();
  return { issuer, app };
};

const start = async (): Promise<void> => {
  const data = await openDataFolder(FOLDER, POSTGRES_PORT);
  closers.push(data.release);
  // Asked before anything is started, and after a suite that stops there has given it back.
  await refuseTakenPort(PORT);
  const postgres = await startLocalPostgres({
    folder: data.postgres,
    port: data.postgresPort,
    settings: { max_connections: '200' },
    say,
  });
  closers.push(() => postgres.stop());
  const databases = await prepareDatabases(postgres.adminUrl, data);
  const brokers = await brokersOf(join(data.path, 'kafka'));
  const { topics }: { topics: KafkaTopic[] } = JSON.parse(
    readFileSync(join(root, 'infra/kafka/topics.json'), 'utf8'),
  );
  const ports = new Map<string, number>();
  for (const name of SERVICE_NAMES) ports.set(name, await freePort());
  const sources = processSources({ databases, brokers, ports, dataDir: data.path });
  closers.push(() => sources.close());
  const names = topics.map(({ name }) => name);
  await refuseForeignLog(sources.pools, brokers, names);
  await createTopics(brokers, topics);
  const { issuer, app } = await openFront(data.keys, sources);
  const upstreams = new Map([...ports].map(([name, port]) => [`/${name}`, port]));
  const gateway = createGateway(upstreams, (request, reply) => app.routing(request, reply));
  await new Promise<void>((resolve, reject) => {
    gateway.once('error', reject).listen(PORT, '127.0.0.1', resolve);
  });
  closers.push(() => new Promise((resolve) => gateway.close(resolve)));
  closers.push(() => gateway.closeAllConnections());

  const shared = {
    databases,
    brokers,
    issuer: issuer.issuer,
    audience: issuer.audience,
    jwksUrl: `http://127.0.0.1:${PORT}/jwks`,
    claimKeysUrl: `http://127.0.0.1:${PORT}/intake/v1/claim-keys`,
    keyFile: join(data.keys, 'personal-data-key'),
    voucherKeyFile: join(data.keys, 'voucher-key'),
    erasureListFile: data.erasureList,
    attachmentsFolder: data.attachments,
    figures: { url: `http://127.0.0.1:${PORT}`, ...(await registerFigureReader(issuer)) },
    ports,
  };
  for (const name of SERVICE_NAMES) {
    const child = startServiceProcess(name, shared);
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    closers.push(() => {
      child.kill('SIGTERM');
      return exited;
    });
    child.once('exit', (code) => {
      if (stopping === undefined) {
        say(`${name} ended with ${code}; the others go with it`);
        void stop(1);
      }
    });
  }
  for (const [name, port] of ports) {
    await waitFor(() => isReady(port), { description: `${name} to be ready`, timeoutMs: 120_000 });
    say(`${name} is ready on port ${port}`);
  }
  await writeConnection(data.path, `http://127.0.0.1:${PORT}`, issuer);
  say(`the suite runs at http://127.0.0.1:${PORT} on Kafka ${brokers.join(',')}`);
  closers.push(data.announceStop);
  say(`for the other commands: export AMENDS_DATA=${FOLDER}`);
};

if (!explainedOnly(USAGE)) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));
  try {
    await start();
  } catch (error) {
    say(reasonOf(error));
    await stop(1);
  }
}
