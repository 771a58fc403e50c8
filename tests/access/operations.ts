import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../running/suite-process.ts';

/** Who may call a route, as the generated route tables say it. */
export type RouteAuth =
  | 'public'
  | {
      readonly scopes?: readonly string[];
      readonly device?: boolean;
      readonly personOnly?: boolean;
    };

export type Schema = Readonly<Record<string, unknown>>;

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface Described {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

export interface OpenApi {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** One operation of the published API. */
export interface Operation {
  /** `POST /intake/v1/cases/{caseId}/withdrawals`: what it is called in tables and findings. */
  readonly name: string;
  readonly service: string;
  readonly method: string;
  /** As clients of the common port see it, with the prefix of the service. */
  readonly path: string;
  /** The path inside its document. */
  readonly documentPath: string;
  readonly queries: readonly string[];
  readonly described: Described;
}

/** One route as it was declared; the HEAD twins of reads are routes too. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly auth: RouteAuth;
}

const GENERATED = join(ROOT, 'contracts/generated');

const readFolder = <Content>(folder: string): ReadonlyMap<string, Content> =>
  new Map(
    readdirSync(join(GENERATED, folder)).map((file) => [
      file.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(GENERATED, folder, file), 'utf8')) as Content,
    ]),
  );

/** The OpenAPI document of every service, by its name. */
export const documents: ReadonlyMap<string, OpenApi> = readFolder<OpenApi>('openapi');

const prefixOf = (service: string): string => {
  const { url } = documents.get(service)!.servers[0]!;
  return url === '/' ? '' : url;
};

const operationsOf = ([service, { paths }]: readonly [string, OpenApi]): Operation[] =>
  Object.entries(paths).flatMap(([documentPath, methods]) =>
    Object.entries(methods).map(([name, described]) => {
      const method = name.toUpperCase();
      const path = prefixOf(service) + documentPath;
      const queries = (described.parameters ?? [])
        .filter((parameter) => parameter.in === 'query')
        .map((parameter) => parameter.name);
      return {
        name: `${method} ${path}`,
        service,
        method,
        path,
        documentPath,
        queries,
        described,
      };
    }),
  );

/** Every operation of the suite. */
export const operations: readonly Operation[] = [...documents].flatMap(operationsOf);

/** Every route of the suite, in OpenAPI's spelling of path parameters. */
export const routes: readonly Route[] = [
  ...readFolder<Readonly<Record<string, RouteAuth>>>('routes'),
].flatMap(([service, table]) =>
  Object.entries(table).map(([name, auth]) => {
    const [method, url] = name.split(' ') as [string, string];
    return { method, path: prefixOf(service) + url.replace(/:([A-Za-z]+)/g, '{$1}'), auth };
  }),
);

/** A schema of a document, by its own name where it only points to one. */
export const resolved = (service: string, schema: Schema): Schema => {
  const { $ref: target } = schema;
  if (typeof target !== 'string') return schema;
  return documents.get(service)!.components!.schemas![target.split('/').at(-1)!]!;
};

/** Names of the members that the top level of an operation's body may have. */
export const bodyMembers = ({ service, described }: Operation): ReadonlySet<string> => {
  const found = new Set<string>();
  const collect = (given: Schema): void => {
    const schema = resolved(service, given);
    for (const name of Object.keys((schema.properties ?? {}) as object)) found.add(name);
    for (const word of ['allOf', 'anyOf', 'oneOf']) {
      for (const part of (schema[word] ?? []) as readonly Schema[]) collect(part);
    }
  };
  for (const { schema } of Object.values(described.requestBody?.content ?? {})) {
    if (schema !== undefined) collect(schema);
  }
  return found;
};
