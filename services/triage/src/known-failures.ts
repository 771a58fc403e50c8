import type { KhdType } from '@amends/contracts/vocabulary';
import type { ClientBase } from 'pg';
import { type Frequency, STABILITY_RATING_MAX } from './domain/classification-rules.ts';
import type { EarlierFailure } from './domain/repeated-failure.ts';
import type { TriageRules } from './domain/rules.ts';

/** What a failure is looked up by. */
export interface Failure {
  readonly caseId: string;
  readonly customerId?: string | undefined;
  readonly storeId?: string | undefined;
  readonly khdType?: KhdType | undefined;
  readonly reportedAt: string;
}

/** Failures known before the one at hand, read once per batch; the batch's own are added. */
export interface KnownFailures {
  earlier(failure: Failure): EarlierFailure | undefined;
  frequency(failure: Failure): Frequency;
  remember(failure: Failure): void;
}

const DAY_MS = 86_400_000;
/** Of one customer or store so many are looked at: more of them would not change the answer. */
const LOOKED_AT_MAX = 50;

const columns = `case_id as "caseId", customer_id as "customerId", store_id as "storeId",
  khd_type as "khdType", to_json(reported_at) #>> '{}' as "reportedAt"`;

const counts = `and state not in ('withdrawn', 'duplicate')`;

// A withdrawn report and a duplicate are no failures that count. Both parts walk an index and stop.
const sql = `
select ${columns} from unnest($1::uuid[]) as customer cross join lateral (
  select * from triage_case where customer_id = customer ${counts}
    and reported_at >= $4 order by reported_at desc limit $6) c
union
select ${columns} from unnest($2::text[], $3::text[]) as wanted(store, type) cross join lateral (
  select * from triage_case where store_id = store and khd_type = type ${counts}
    and reported_at >= $5 order by reported_at desc limit $6) c`;

const distinct = (values: readonly (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

const read = async (
  client: ClientBase,
  failures: readonly Failure[],
  { repeatWindowDays, frequency }: TriageRules,
): Promise<Failure[]> => {
  const firstMs = Math.min(...failures.map(({ reportedAt }) => Date.parse(reportedAt)));
  const since = (days: number): string => new Date(firstMs - days * DAY_MS).toISOString();
  const places = failures.flatMap(({ storeId, khdType }) =>
    storeId === undefined || khdType === undefined ? [] : [`${khdType} ${storeId}`],
  );
  const typesAndStores = distinct(places).map((place) => place.split(' '));
  const { rows } = await client.query<Failure>({
    name: 'known_failures',
    text: sql,
    values: [
      distinct(failures.map(({ customerId }) => customerId)),
      typesAndStores.map(([, store]) => store),
      typesAndStores.map(([type]) => type),
      since(repeatWindowDays),
      since(Math.max(repeatWindowDays, frequency.windowDays)),
      LOOKED_AT_MAX,
    ],
  });
  return rows;
};

const lastOf = (failures: readonly Failure[]): Failure | undefined =>
  failures.reduce<Failure | undefined>(
    (last, one) =>
      last === undefined || Date.parse(one.reportedAt) > Date.parse(last.reportedAt) ? one : last,
    undefined,
  );

/** Pure: answers from a list of failures that grows by what is remembered. */
export const knownFailures = (list: readonly Failure[], rules: TriageRules): KnownFailures => {
  const all = [...list];
  const before = (failure: Failure, days: number, is: (one: Failure) => boolean): Failure[] => {
    const until = Date.parse(failure.reportedAt);
    return all.filter((one) => {
      const at = Date.parse(one.reportedAt);
      const isInWindow = at <= until && at >= until - days * DAY_MS;
      return isInWindow && one.caseId !== failure.caseId && is(one);
    });
  };
  const isLikeAtStore = (failure: Failure) => (one: Failure) =>
    failure.storeId !== undefined &&
    failure.khdType !== undefined &&
    one.storeId === failure.storeId &&
    one.khdType === failure.khdType;
  return {
    earlier: (failure) => {
      const { repeatWindowDays } = rules;
      const isOfCustomer = (one: Failure) =>
        failure.customerId !== undefined && one.customerId === failure.customerId;
      const own = lastOf(before(failure, repeatWindowDays, isOfCustomer));
      if (own !== undefined) return { caseId: own.caseId, basis: 'same_customer' };
      const like = lastOf(before(failure, repeatWindowDays, isLikeAtStore(failure)));
      return like === undefined ? undefined : { caseId: like.caseId, basis: 'same_type_at_store' };
    },
    frequency: (failure) => {
      const { windowDays, fromCases } = rules.frequency;
      const found = before(failure, windowDays, isLikeAtStore(failure)).length;
      return {
        earlier: Math.min(found, STABILITY_RATING_MAX),
        isFrequent: found + 1 >= fromCases,
      };
    },
    remember: (failure) => void all.push(failure),
  };
};

/** Reads what the failures of a batch are compared with: one statement, none without failures. */
export const readKnownFailures = async (
  client: ClientBase,
  failures: readonly Failure[],
  rules: TriageRules,
): Promise<KnownFailures> =>
  knownFailures(failures.length === 0 ? [] : await read(client, failures, rules), rules);
