import type { paths as CaseFiles } from '@amends/contracts/client/case-files';
import type { paths as FollowUp } from '@amends/contracts/client/follow-up';
import type { paths as Intake } from '@amends/contracts/client/intake';
import type { paths as JusticeScores } from '@amends/contracts/client/justice-scores';
import type { paths as Lessons } from '@amends/contracts/client/lessons';
import type { paths as LoyaltyOutcomes } from '@amends/contracts/client/loyalty-outcomes';
import type { paths as Remedy } from '@amends/contracts/client/remedy';
import type { paths as ResolutionTimes } from '@amends/contracts/client/resolution-times';
import type { paths as Triage } from '@amends/contracts/client/triage';
import type { ApiAnswer, Client, PostOptions } from './open-client.ts';
import type { Query } from './service-url.ts';

/** Every path of every service, as their OpenAPI documents have it. */
interface Paths
  extends CaseFiles,
    FollowUp,
    Intake,
    JusticeScores,
    Lessons,
    LoyaltyOutcomes,
    Remedy,
    ResolutionTimes,
    Triage {}

interface Json<Body> {
  readonly content: { readonly 'application/json': Body };
}
type Success = 200 | 201 | 202;

/** What is described as answering JSON, by its verb. */
interface Described {
  readonly parameters: { readonly path?: unknown; readonly query?: unknown };
  readonly responses: { readonly [Status in Success]?: Json<unknown> };
}
interface DescribedPost extends Described {
  readonly requestBody?: Json<unknown>;
}

type PathOf<Operation> = {
  [Path in keyof Paths]: Paths[Path] extends Operation ? Path : never;
}[keyof Paths];

/** Paths that are read as JSON. */
export type GetPath = PathOf<{ readonly get: Described }>;
/** Paths that take a command as JSON. */
export type PostPath = PathOf<{ readonly post: DescribedPost & { readonly requestBody: unknown } }>;

type AnswerOf<Operation> = Operation extends { readonly responses: infer Responses }
  ? {
      [Status in keyof Responses]: Responses[Status] extends Json<infer Body> ? Body : never;
    }[keyof Responses]
  : never;

type GetCall<Operation> = Operation extends Described
  ? Pick<Operation['parameters'], 'path' | 'query'>
  : never;
type PostCall<Operation> = Operation extends {
  readonly parameters: infer Parameters extends Described['parameters'];
  readonly requestBody: Json<infer Body>;
}
  ? Pick<Parameters, 'path' | 'query'> &
      Pick<PostOptions, 'idempotencyKey' | 'ifMatch'> & {
        readonly body: Body;
      }
  : never;

/** A call that needs nothing may be left out. */
type Optional<Call> = Record<never, never> extends Call ? [call?: Call] : [call: Call];

/** What a read of a path answers. */
export type GetAnswer<Path extends GetPath> = AnswerOf<Paths[Path]['get']>;

/** The client with paths, parameters, bodies and answers as the services publish them. */
export interface TypedClient {
  /** @throws ApiProblem when the service refuses, ApiUnreachable when no answer came */
  get<Path extends GetPath>(
    path: Path,
    ...call: Optional<GetCall<Paths[Path]['get']>>
  ): Promise<ApiAnswer<GetAnswer<Path>>>;
  /** @throws ApiProblem when the service refuses, ApiUnreachable when no answer came */
  post<Path extends PostPath>(
    path: Path,
    call: PostCall<Paths[Path]['post']>,
  ): Promise<ApiAnswer<AnswerOf<Paths[Path]['post']>>>;
}

interface AnyCall {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Query;
  readonly body?: unknown;
}

/** `.` and `..` would be taken for steps of the path, however they are written. */
const IS_STEP = /^\.{0,2}$/;

const filled = (template: string, parameters: AnyCall['path'] = {}): string =>
  template.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = parameters[name] ?? '';
    if (IS_STEP.test(value)) throw new TypeError(`${template}: ${name} cannot be "${value}"`);
    return encodeURIComponent(value);
  });

/** Types a client. Files, texts and other forms than JSON stay with the client itself. */
export const typedClient = (client: Client): TypedClient => ({
  get: async (path, ...[call]) => {
    const { path: parameters, query } = (call ?? {}) as AnyCall;
    return client.get(filled(path, parameters), query);
  },
  post: async (path, call) => {
    const { path: parameters, body, ...options } = call as AnyCall;
    return client.post(filled(path, parameters), body, options);
  },
});
