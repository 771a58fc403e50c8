// Made by npm run generate from contracts/generated/openapi; not to be edited.
export interface paths {
  readonly "/justice-scores/v1/discards": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Give a parked event up and apply what waits behind it */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path?: never;
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly parkedEventId: string;
            /** @enum {string} */
            readonly reason: "unreadable" | "superseded" | "mended_by_hand" | "test_data";
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly replayed: number;
              readonly stillParked: readonly string[];
            };
          };
        };
      };
    };
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/justice-scores/v1/exports/justice-scores": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Changed rows of justice-scores
     * @description Ends with meta.endOfStream; ask again later with meta.nextCursor.
     */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "min-position"?: string;
        };
        readonly header?: never;
        readonly path?: never;
        readonly cookie?: never;
      };
      readonly requestBody?: never;
      readonly responses: {
        /** @description The rows, as JSON unless CSV or Parquet was asked for */
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly data: readonly {
                readonly answeredAt: string | null;
                readonly caseId: string | null;
                readonly caseWave: string | null;
                readonly day: number | null;
                readonly distributive: number | null;
                readonly effort: number | null;
                readonly employeeId: string | null;
                readonly former: components["schemas"]["Json"] | null;
                readonly instrumentVersion: number | null;
                readonly interactional: number | null;
                readonly items: components["schemas"]["Json"] | null;
                readonly overall: number | null;
                readonly procedural: number | null;
                readonly recoveryGap: number | null;
                readonly requestedAt: string | null;
                readonly serviceGap: number | null;
                readonly storeId: string | null;
                readonly wave: number | null;
              }[];
              readonly meta: {
                readonly asOf: string;
                readonly definitionVersion: number;
                readonly endOfStream: boolean;
                readonly lagSeconds: number;
                readonly nextCursor: string;
                readonly projectionPosition: string;
                readonly restarted: boolean;
                /** @enum {string} */
                readonly timeZone: "UTC";
              };
            };
            readonly "application/vnd.apache.parquet": string;
            readonly "text/csv": string;
          };
        };
      };
    };
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/justice-scores/v1/exports/satisfaction": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Changed rows of satisfaction
     * @description Ends with meta.endOfStream; ask again later with meta.nextCursor.
     */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "min-position"?: string;
        };
        readonly header?: never;
        readonly path?: never;
        readonly cookie?: never;
      };
      readonly requestBody?: never;
      readonly responses: {
        /** @description The rows, as JSON unless CSV or Parquet was asked for */
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly data: readonly {
                readonly askedEmployee: string | null;
                readonly askedVersion: number | null;
                readonly caseId: string | null;
                readonly channel: string | null;
                readonly complaintCode: string | null;
                readonly given: components["schemas"]["Json"] | null;
                readonly isSatisfied: boolean | null;
                readonly khdGroup: string | null;
                readonly mergedInto: string | null;
                readonly nakamuraCause: string | null;
                readonly priceAmount: (number | string) | null;
                readonly priceCurrency: string | null;
                readonly provenance: string | null;
                readonly remedyHistory: components["schemas"]["Json"] | null;
                readonly remedyType: string | null;
                readonly reportedAt: string | null;
                readonly satisfactionAt: string | null;
                readonly satisfactions: components["schemas"]["Json"] | null;
                readonly severity: string | null;
                readonly severityRaises: components["schemas"]["Json"] | null;
                readonly sourceCategory: string | null;
                readonly sourceGroup: string | null;
                readonly storeId: string | null;
                readonly suppressedAt: string | null;
                readonly tier: string | null;
                readonly timePrecision: string | null;
                readonly waves: components["schemas"]["Json"] | null;
              }[];
              readonly meta: {
                readonly asOf: string;
                readonly definitionVersion: number;
                readonly endOfStream: boolean;
                readonly lagSeconds: number;
                readonly nextCursor: string;
                readonly projectionPosition: string;
                readonly restarted: boolean;
                /** @enum {string} */
                readonly timeZone: "UTC";
              };
            };
            readonly "application/vnd.apache.parquet": string;
            readonly "text/csv": string;
          };
        };
      };
    };
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/justice-scores/v1/figures": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Justice scores and satisfaction */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          /** @description At most 3 of store, region, channel, severity, tier,
           * complaintCode, khdType, khdGroup, nakamuraCause, sourceCategory, sourceGroup,
           * remedyType, provenance, day, week, month, quarter, instrumentVersion, separated by
           * commas. */
          readonly "group-by"?: string;
          readonly "percentile-rule"?: "linear" | "nearest_rank";
          /** @description Only these measures, in this order. */
          readonly measures?: string;
          /** @description Groups of a page; the total is on the first page, beside them. */
          readonly limit?: string;
          readonly cursor?: string;
          readonly "as-of"?: string;
          /** @description Zone of days, weeks, months and quarters. */
          readonly "time-zone"?: string;
          readonly "min-position"?: string;
          readonly "filter[store][eq]"?: string;
          readonly "filter[store][in]"?: string;
          readonly "filter[region][eq]"?: string;
          readonly "filter[region][in]"?: string;
          readonly "filter[channel][eq]"?: string;
          readonly "filter[channel][in]"?: string;
          readonly "filter[severity][eq]"?: string;
          readonly "filter[severity][in]"?: string;
          readonly "filter[tier][eq]"?: string;
          readonly "filter[tier][in]"?: string;
          readonly "filter[complaintCode][eq]"?: string;
          readonly "filter[complaintCode][in]"?: string;
          readonly "filter[khdType][eq]"?: string;
          readonly "filter[khdType][in]"?: string;
          readonly "filter[khdGroup][eq]"?: string;
          readonly "filter[khdGroup][in]"?: string;
          readonly "filter[nakamuraCause][eq]"?: string;
          readonly "filter[nakamuraCause][in]"?: string;
          readonly "filter[sourceCategory][eq]"?: string;
          readonly "filter[sourceCategory][in]"?: string;
          readonly "filter[sourceGroup][eq]"?: string;
          readonly "filter[sourceGroup][in]"?: string;
          readonly "filter[remedyType][eq]"?: string;
          readonly "filter[remedyType][in]"?: string;
          readonly "filter[provenance][eq]"?: string;
          readonly "filter[provenance][in]"?: string;
          readonly "filter[day][eq]"?: string;
          readonly "filter[day][in]"?: string;
          readonly "filter[week][eq]"?: string;
          readonly "filter[week][in]"?: string;
          readonly "filter[month][eq]"?: string;
          readonly "filter[month][in]"?: string;
          readonly "filter[quarter][eq]"?: string;
          readonly "filter[quarter][in]"?: string;
          readonly "filter[reportedAt][lt]"?: string;
          readonly "filter[reportedAt][lte]"?: string;
          readonly "filter[reportedAt][gt]"?: string;
          readonly "filter[reportedAt][gte]"?: string;
          readonly "filter[instrumentVersion][eq]"?: string;
          readonly "filter[instrumentVersion][in]"?: string;
          readonly "filter[instrumentVersion][lt]"?: string;
          readonly "filter[instrumentVersion][lte]"?: string;
          readonly "filter[instrumentVersion][gt]"?: string;
          readonly "filter[instrumentVersion][gte]"?: string;
          /** @description Of distributive, interactional, procedural in `overall`. */
          readonly weights?: string;
          /** @description Below it the outcome is felt as unjust. */
          readonly "low-outcome"?: string;
          /** @description From it on the process is felt as just. */
          readonly "high-process"?: string;
        };
        readonly header?: never;
        readonly path?: never;
        readonly cookie?: never;
      };
      readonly requestBody?: never;
      readonly responses: {
        /** @description The figures, as JSON unless CSV was asked for */
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly data: readonly {
                readonly group: {
                  readonly [key: string]: string | null;
                };
                readonly measures: {
                  readonly [key: string]: {
                    /** @enum {string} */
                    readonly alert?: "returning_customer_drop";
                    readonly assumptions?: readonly string[];
                    /** @enum {string} */
                    readonly baseline?: "measured_before" | "recalled";
                    readonly ciFlag?: ("wide" | "ok") | null;
                    readonly ciHigh?: number | null;
                    readonly ciLow?: number | null;
                    readonly counts?: {
                      readonly [key: string]: number;
                    };
                    readonly currency?: string;
                    readonly days?: number | null;
                    readonly effectSize?: number | null;
                    /** @enum {string} */
                    readonly label?: "observational" | "randomised";
                    /** @enum {string} */
                    readonly method?: "exact"
                      | "kaplan_meier"
                      | "histogram"
                      | "kaplan_meier_histogram";
                    readonly minimalDetectableEffect?: number | null;
                    readonly missingAssumptions?: readonly string[];
                    readonly n: number | null;
                    /** @enum {string} */
                    readonly nBand: "lt_10" | "10_to_29" | "30_plus";
                    /** @enum {string} */
                    readonly probabilitySource?: "own_estimate" | "assumed";
                    /** @enum {string} */
                    readonly reason?: "no_data"
                      | "insufficient"
                      | "slice_too_large"
                      | "assumption_missing"
                      | "n_lt_10"
                      | "n_lt_30"
                      | "complementary"
                      | "too_few_valid_items"
                      | "zero_denominator"
                      | "zero_variance"
                      | "not_reached";
                    readonly relativeErrorMax?: number;
                    readonly sensitivityHigh?: number | null;
                    readonly sensitivityLow?: number | null;
                    /** @enum {string} */
                    readonly unit: "cases"
                      | "count"
                      | "seconds"
                      | "share"
                      | "score"
                      | "coefficient"
                      | "minor_units";
                    readonly value: number | null;
                    /** @enum {string} */
                    readonly verdict?: "insufficient"
                      | "supported"
                      | "opposite"
                      | "not_supported";
                    /** @enum {string} */
                    readonly warning?: "biased_closed_only"
                      | "unjust_outcome_just_process"
                      | "mixed_instruments";
                  };
                };
                readonly n: number | null;
              }[];
              readonly meta: {
                readonly asOf: string;
                /** @enum {string} */
                readonly computedFrom: "facts" | "cells" | "histograms";
                readonly definitionVersion: number;
                readonly lagSeconds: number;
                readonly nextCursor: string | null;
                readonly parameters: {
                  readonly [key: string]: string | number | readonly number[];
                };
                /** @enum {string} */
                readonly percentileRule: "linear" | "nearest_rank";
                readonly projectionPosition: string;
                readonly timeZone: string;
              };
            };
            readonly "text/csv": string;
          };
        };
      };
    };
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/justice-scores/v1/figures/employees": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What customers said after the work of employees, for coaching */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          /** @description At most 3 of employee, separated by commas. */
          readonly "group-by"?: string;
          readonly "percentile-rule"?: "linear" | "nearest_rank";
          /** @description Only these measures, in this order. */
          readonly measures?: string;
          /** @description Groups of a page; the total is on the first page, beside them. */
          readonly limit?: string;
          readonly cursor?: string;
          readonly "as-of"?: string;
          /** @description Zone of days, weeks, months and quarters. */
          readonly "time-zone"?: string;
          readonly "min-position"?: string;
          readonly "filter[store][eq]"?: string;
          readonly "filter[store][in]"?: string;
          readonly "filter[region][eq]"?: string;
          readonly "filter[region][in]"?: string;
          readonly "filter[channel][eq]"?: string;
          readonly "filter[channel][in]"?: string;
          readonly "filter[severity][eq]"?: string;
          readonly "filter[severity][in]"?: string;
          readonly "filter[tier][eq]"?: string;
          readonly "filter[tier][in]"?: string;
          readonly "filter[complaintCode][eq]"?: string;
          readonly "filter[complaintCode][in]"?: string;
          readonly "filter[khdType][eq]"?: string;
          readonly "filter[khdType][in]"?: string;
          readonly "filter[khdGroup][eq]"?: string;
          readonly "filter[khdGroup][in]"?: string;
          readonly "filter[nakamuraCause][eq]"?: string;
          readonly "filter[nakamuraCause][in]"?: string;
          readonly "filter[sourceCategory][eq]"?: string;
          readonly "filter[sourceCategory][in]"?: string;
          readonly "filter[sourceGroup][eq]"?: string;
          readonly "filter[sourceGroup][in]"?: string;
          readonly "filter[remedyType][eq]"?: string;
          readonly "filter[remedyType][in]"?: string;
          readonly "filter[provenance][eq]"?: string;
          readonly "filter[provenance][in]"?: string;
          readonly "filter[day][eq]"?: string;
          readonly "filter[day][in]"?: string;
          readonly "filter[week][eq]"?: string;
          readonly "filter[week][in]"?: string;
          readonly "filter[month][eq]"?: string;
          readonly "filter[month][in]"?: string;
          readonly "filter[quarter][eq]"?: string;
          readonly "filter[quarter][in]"?: string;
          readonly "filter[reportedAt][lt]"?: string;
          readonly "filter[reportedAt][lte]"?: string;
          readonly "filter[reportedAt][gt]"?: string;
          readonly "filter[reportedAt][gte]"?: string;
          readonly "filter[instrumentVersion][eq]"?: string;
          readonly "filter[instrumentVersion][in]"?: string;
          readonly "filter[instrumentVersion][lt]"?: string;
          readonly "filter[instrumentVersion][lte]"?: string;
          readonly "filter[instrumentVersion][gt]"?: string;
          readonly "filter[instrumentVersion][gte]"?: string;
          /** @description Of distributive, interactional, procedural in `overall`. */
          readonly weights?: string;
          /** @description Below it the outcome is felt as unjust. */
          readonly "low-outcome"?: string;
          /** @description From it on the process is felt as just. */
          readonly "high-process"?: string;
        };
        readonly header?: never;
        readonly path?: never;
        readonly cookie?: never;
      };
      readonly requestBody?: never;
      readonly responses: {
        /** @description The figures, as JSON unless CSV was asked for */
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly data: readonly {
                readonly group: {
                  readonly [key: string]: string | null;
                };
                readonly measures: {
                  readonly [key: string]: {
                    /** @enum {string} */
                    readonly alert?: "returning_customer_drop";
                    readonly assumptions?: readonly string[];
                    /** @enum {string} */
                    readonly baseline?: "measured_before" | "recalled";
                    readonly ciFlag?: ("wide" | "ok") | null;
                    readonly ciHigh?: number | null;
                    readonly ciLow?: number | null;
                    readonly counts?: {
                      readonly [key: string]: number;
                    };
                    readonly currency?: string;
                    readonly days?: number | null;
                    readonly effectSize?: number | null;
                    /** @enum {string} */
                    readonly label?: "observational" | "randomised";
                    /** @enum {string} */
                    readonly method?: "exact"
                      | "kaplan_meier"
                      | "histogram"
                      | "kaplan_meier_histogram";
                    readonly minimalDetectableEffect?: number | null;
                    readonly missingAssumptions?: readonly string[];
                    readonly n: number | null;
                    /** @enum {string} */
                    readonly nBand: "lt_10" | "10_to_29" | "30_plus";
                    /** @enum {string} */
                    readonly probabilitySource?: "own_estimate" | "assumed";
                    /** @enum {string} */
                    readonly reason?: "no_data"
                      | "insufficient"
                      | "slice_too_large"
                      | "assumption_missing"
                      | "n_lt_10"
                      | "n_lt_30"
                      | "complementary"
                      | "too_few_valid_items"
                      | "zero_denominator"
                      | "zero_variance"
                      | "not_reached";
                    readonly relativeErrorMax?: number;
                    readonly sensitivityHigh?: number | null;
                    readonly sensitivityLow?: number | null;
                    /** @enum {string} */
                    readonly unit: "cases"
                      | "count"
                      | "seconds"
                      | "share"
                      | "score"
                      | "coefficient"
                      | "minor_units";
                    readonly value: number | null;
                    /** @enum {string} */
                    readonly verdict?: "insufficient"
                      | "supported"
                      | "opposite"
                      | "not_supported";
                    /** @enum {string} */
                    readonly warning?: "biased_closed_only"
                      | "unjust_outcome_just_process"
                      | "mixed_instruments";
                  };
                };
                readonly n: number | null;
              }[];
              readonly meta: {
                readonly asOf: string;
                /** @enum {string} */
                readonly computedFrom: "facts" | "cells" | "histograms";
                readonly definitionVersion: number;
                readonly lagSeconds: number;
                readonly nextCursor: string | null;
                readonly parameters: {
                  readonly [key: string]: string | number | readonly number[];
                };
                /** @enum {string} */
                readonly percentileRule: "linear" | "nearest_rank";
                readonly projectionPosition: string;
                readonly timeZone: string;
              };
            };
            readonly "text/csv": string;
          };
        };
      };
    };
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/justice-scores/v1/freshness": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** How fresh the figures are */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path?: never;
        readonly cookie?: never;
      };
      readonly requestBody?: never;
      readonly responses: {
        /** @description Default Response */
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly lagEvents: number;
              readonly lagSeconds: number;
              readonly partitions: readonly {
                readonly end: number;
                readonly lagEvents: number;
                readonly lagSeconds: number;
                readonly partition: number;
                readonly position: number;
                readonly topic: string;
              }[];
              readonly position: string | null;
              readonly projection: string;
              readonly rebuild: {
                readonly build: number;
                readonly handled: number;
                readonly lagEvents: number;
                readonly version: number;
              } | null;
              readonly version: number;
            };
          };
        };
      };
    };
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/justice-scores/v1/justice-scores": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The scores of each case and wave */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "min-position"?: string;
          readonly "filter[store][eq]"?: string;
          readonly "filter[store][in]"?: string;
          readonly "filter[answeredAt][lt]"?: string;
          readonly "filter[answeredAt][lte]"?: string;
          readonly "filter[answeredAt][gt]"?: string;
          readonly "filter[answeredAt][gte]"?: string;
        };
        readonly header?: never;
        readonly path?: never;
        readonly cookie?: never;
      };
      readonly requestBody?: never;
      readonly responses: {
        /** @description Default Response */
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly data: readonly {
                readonly answeredAt: string | null;
                readonly caseId: string | null;
                readonly caseWave: string | null;
                readonly day: number | null;
                readonly distributive: number | null;
                readonly effort: number | null;
                readonly employeeId: string | null;
                readonly former: components["schemas"]["Json"] | null;
                readonly instrumentVersion: number | null;
                readonly interactional: number | null;
                readonly items: components["schemas"]["Json"] | null;
                readonly overall: number | null;
                readonly procedural: number | null;
                readonly recoveryGap: number | null;
                readonly requestedAt: string | null;
                readonly serviceGap: number | null;
                readonly storeId: string | null;
                readonly wave: number | null;
              }[];
              readonly meta: {
                readonly asOf: string;
                readonly definitionVersion: number;
                readonly lagSeconds: number;
                readonly nextCursor: string | null;
                readonly projectionPosition: string;
                /** @enum {string} */
                readonly timeZone: "UTC";
              };
            };
          };
        };
      };
    };
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/justice-scores/v1/operational-acts": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What operators did here, the latest first */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
        };
        readonly header?: never;
        readonly path?: never;
        readonly cookie?: never;
      };
      readonly requestBody?: never;
      readonly responses: {
        /** @description Default Response */
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly data: readonly {
                /** @enum {string} */
                readonly act: "replay"
                  | "discard"
                  | "rebuild"
                  | "republish"
                  | "rotate_key"
                  | "remove_keys";
                readonly actor: string;
                readonly at: string;
                readonly detail: {
                  readonly [key: string]: string | number | null;
                };
                readonly id: string;
                readonly reason: string | null;
              }[];
              readonly meta: {
                readonly nextCursor: string | null;
              };
            };
          };
        };
      };
    };
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/justice-scores/v1/parked-events": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Events that could not be applied, and those that wait behind them */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly partitionKey?: string;
        };
        readonly header?: never;
        readonly path?: never;
        readonly cookie?: never;
      };
      readonly requestBody?: never;
      readonly responses: {
        /** @description Default Response */
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly data: readonly {
                readonly attempts: number;
                readonly consumer: string;
                readonly eventId: string | null;
                readonly id: string;
                readonly isFirst: boolean;
                readonly offset: string;
                readonly parkedAt: string;
                readonly partition: number;
                readonly partitionKey: string;
                readonly reason: string;
                /** @enum {string} */
                readonly reasonCode: "undecodable" | "invalid" | "failed" | "waiting";
                readonly topic: string;
                readonly type: string | null;
              }[];
              readonly meta: {
                readonly nextCursor: string | null;
              };
            };
          };
        };
      };
    };
    readonly put?: never;
    readonly post?: never;
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/justice-scores/v1/rebuilds": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Build the tables anew beside the ones that serve */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path?: never;
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": Record<string, never>;
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 202: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly build: number;
              readonly version: number;
            };
          };
        };
      };
    };
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
  readonly "/justice-scores/v1/replays": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Apply parked events again, after a fix */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path?: never;
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly partitionKey?: string;
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly replayed: number;
              readonly stillParked: readonly string[];
            };
          };
        };
      };
    };
    readonly delete?: never;
    readonly options?: never;
    readonly head?: never;
    readonly patch?: never;
    readonly trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    readonly Json: unknown;
    /** @description RFC 9457 problem details */
    readonly Problem: {
      readonly checks?: {
        readonly [key: string]: string;
      };
      readonly code: string;
      /** @description Of version_conflict. */
      readonly currentVersion?: number;
      readonly detail?: string;
      /** @description Of a refused token request (RFC 6749). */
      readonly error?: string;
      readonly errors?: readonly {
        readonly code: string;
        readonly detail: string;
        readonly pointer: string;
      }[];
      /** @description Of legal_hold. */
      readonly holdReason?: string;
      readonly instance?: string;
      /** @description Of command_already_done. */
      readonly position?: string;
      /** @description Of a process that is not ready, with its checks. */
      readonly readiness?: string;
      readonly requestId: string;
      /** @description Of clock_skew. */
      readonly serverTime?: string;
      readonly status: number;
      readonly title: string;
      readonly type: string;
      /** @description Of quota_exceeded. */
      readonly "violated-policies"?: readonly string[];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
