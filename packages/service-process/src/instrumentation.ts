// Loaded before everything else, where telemetry is wanted (README, "Telemetry"):
// node --conditions=source --import ./packages/service-process/src/instrumentation.ts <main.ts>
// The code of the suite knows the API of OpenTelemetry only; without this it makes no span and no
// number. What is not said by the OTEL_* variables is said here.
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { startNodeSdk } from '@opentelemetry/sdk-node';

const { env } = process;
const own = /\/(?:services|scripts)\/(?:([a-z-]+)\/src\/)?([a-z-]+)\.ts$/.exec(
  process.argv[1]?.replaceAll('\\', '/') ?? '',
);
env.OTEL_SERVICE_NAME ??= own?.[1] ?? own?.[2] ?? 'amends';
// Spans go to a collector where one is named, else nowhere; log lines stay on standard output.
env.OTEL_TRACES_EXPORTER ??= env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? 'none' : 'otlp';
env.OTEL_LOGS_EXPORTER ??= 'none';

const metricReaders =
  env.OTEL_METRICS_EXPORTER === 'none'
    ? []
    : [
        new PrometheusExporter({
          // Metrics are for an internal address: whoever wants another one names it.
          host: env.OTEL_EXPORTER_PROMETHEUS_HOST ?? '127.0.0.1',
          port: Number(env.OTEL_EXPORTER_PROMETHEUS_PORT ?? 9464),
        }),
      ];

const sdk = startNodeSdk({ metricReaders });

// What was measured until now goes out while the process stops; it does not wait for it.
const flush = (): void => void sdk.shutdown().catch(() => undefined);
process.once('SIGTERM', flush);
process.once('SIGINT', flush);
