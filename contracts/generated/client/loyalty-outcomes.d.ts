// Made by npm run generate from contracts/generated/openapi; not to be edited.
export interface paths {
  readonly "/loyalty-outcomes/v1/assumption-versions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Every version of every assumption, with who set or withdrew it and when */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "min-position"?: string;
          readonly "filter[assumption][eq]"?: string;
          readonly "filter[assumption][in]"?: string;
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
                readonly assumptionId: string | null;
                readonly at: string | null;
                readonly byWhom: string | null;
                readonly currency: string | null;
                readonly high: (number | string) | null;
                readonly kind: string | null;
                readonly low: (number | string) | null;
                readonly source: string | null;
                readonly sourceTextId: string | null;
                readonly unit: string | null;
                readonly value: (number | string) | null;
                readonly version: number | null;
                readonly versionKey: string | null;
                readonly withdrawnFor: string | null;
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
  readonly "/loyalty-outcomes/v1/assumptions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What is assumed, by whom, since when and where from; as-of tells what was */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly "as-of"?: string;
          readonly "min-position"?: string;
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
                readonly assumptionId: string;
                readonly currency: string | null;
                readonly high: number | null;
                readonly kind: string;
                readonly low: number | null;
                readonly setAt: string;
                readonly setBy: string;
                /** @enum {string} */
                readonly source: "own_data"
                  | "finance"
                  | "published_study"
                  | "trade_source"
                  | "expert_judgement";
                readonly sourceTextId: string | null;
                /** @enum {string} */
                readonly unit: "minor_units" | "millionths";
                readonly value: number;
                readonly version: number;
              }[];
              readonly meta: {
                readonly asOf: string;
                readonly definitionVersion: number;
                readonly lagSeconds: number;
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
  readonly "/loyalty-outcomes/v1/discards": {
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
  readonly "/loyalty-outcomes/v1/exports/loyalty-outcomes": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Changed rows of loyalty-outcomes
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
                readonly affect: number | null;
                readonly askedAt: string | null;
                readonly attemptedAt: string | null;
                readonly attribution: string | null;
                readonly caseId: string | null;
                readonly channel: string | null;
                readonly closings: components["schemas"]["Json"] | null;
                readonly complaintCode: string | null;
                readonly controllability: number | null;
                readonly customerId: string | null;
                readonly deviations: components["schemas"]["Json"] | null;
                readonly dissatisfaction: number | null;
                readonly firstClosedAt: string | null;
                readonly firstResolvedAt: string | null;
                readonly isComplaint: boolean | null;
                readonly isRepeat: boolean | null;
                readonly khdGroup: string | null;
                readonly mergedInto: string | null;
                readonly money: components["schemas"]["Json"] | null;
                readonly nakamuraCause: string | null;
                readonly outcome: string | null;
                readonly outlays: components["schemas"]["Json"] | null;
                readonly priceAmount: (number | string) | null;
                readonly priceCurrency: string | null;
                readonly provenance: string | null;
                readonly recoveries: components["schemas"]["Json"] | null;
                readonly remedyHistory: components["schemas"]["Json"] | null;
                readonly remedyType: string | null;
                readonly reopenCount: number | null;
                readonly reopenings: components["schemas"]["Json"] | null;
                readonly reportedAt: string | null;
                readonly resolvedAt: string | null;
                readonly severity: string | null;
                readonly severityRaises: components["schemas"]["Json"] | null;
                readonly sourceCategory: string | null;
                readonly sourceGroup: string | null;
                readonly stability: string | null;
                readonly stepCosts: components["schemas"]["Json"] | null;
                readonly storeId: string | null;
                readonly tier: string | null;
                readonly timePrecision: string | null;
                readonly unaskedAt: string | null;
                readonly unaskedReason: string | null;
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
  readonly "/loyalty-outcomes/v1/figures": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Retention, NPS, intent, double deviation, restitution and goodwill */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          /** @description At most 3 of store, region, channel, severity, tier,
           * complaintCode, khdType, khdGroup, nakamuraCause, sourceCategory, sourceGroup,
           * remedyType, provenance, day, week, month, quarter, resolvedDay, resolvedWeek,
           * resolvedMonth, resolvedQuarter, reopenCount, outcome, cohort, valueBand,
           * remedyClass, remedyResource, initialAffect, dissatisfaction, repeatFailure,
           * attribution, stability, controllability, separated by commas. */
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
          readonly "filter[resolvedDay][eq]"?: string;
          readonly "filter[resolvedDay][in]"?: string;
          readonly "filter[resolvedWeek][eq]"?: string;
          readonly "filter[resolvedWeek][in]"?: string;
          readonly "filter[resolvedMonth][eq]"?: string;
          readonly "filter[resolvedMonth][in]"?: string;
          readonly "filter[resolvedQuarter][eq]"?: string;
          readonly "filter[resolvedQuarter][in]"?: string;
          readonly "filter[resolvedAt][lt]"?: string;
          readonly "filter[resolvedAt][lte]"?: string;
          readonly "filter[resolvedAt][gt]"?: string;
          readonly "filter[resolvedAt][gte]"?: string;
          readonly "filter[reopenCount][eq]"?: string;
          readonly "filter[reopenCount][in]"?: string;
          readonly "filter[reopenCount][lt]"?: string;
          readonly "filter[reopenCount][lte]"?: string;
          readonly "filter[reopenCount][gt]"?: string;
          readonly "filter[reopenCount][gte]"?: string;
          readonly "filter[outcome][eq]"?: string;
          readonly "filter[outcome][in]"?: string;
          readonly "filter[cohort][eq]"?: string;
          readonly "filter[cohort][in]"?: string;
          readonly "filter[valueBand][eq]"?: string;
          readonly "filter[valueBand][in]"?: string;
          readonly "filter[remedyClass][eq]"?: string;
          readonly "filter[remedyClass][in]"?: string;
          readonly "filter[remedyResource][eq]"?: string;
          readonly "filter[remedyResource][in]"?: string;
          readonly "filter[initialAffect][eq]"?: string;
          readonly "filter[initialAffect][in]"?: string;
          readonly "filter[dissatisfaction][eq]"?: string;
          readonly "filter[dissatisfaction][in]"?: string;
          readonly "filter[repeatFailure][eq]"?: string;
          readonly "filter[attribution][eq]"?: string;
          readonly "filter[attribution][in]"?: string;
          readonly "filter[stability][eq]"?: string;
          readonly "filter[stability][in]"?: string;
          readonly "filter[controllability][eq]"?: string;
          readonly "filter[controllability][in]"?: string;
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
  readonly "/loyalty-outcomes/v1/figures/customers": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Returning customers with drop alert, new and retained sales, worth of prevention */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          /** @description At most 3 of store, region, day, week, month, quarter, separated
           * by commas. */
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
          readonly "filter[day][eq]"?: string;
          readonly "filter[day][in]"?: string;
          readonly "filter[week][eq]"?: string;
          readonly "filter[week][in]"?: string;
          readonly "filter[month][eq]"?: string;
          readonly "filter[month][in]"?: string;
          readonly "filter[quarter][eq]"?: string;
          readonly "filter[quarter][in]"?: string;
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
  readonly "/loyalty-outcomes/v1/freshness": {
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
  readonly "/loyalty-outcomes/v1/loyalty-outcomes": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The recovery of each case and what came of it */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
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
          readonly "filter[resolvedDay][eq]"?: string;
          readonly "filter[resolvedDay][in]"?: string;
          readonly "filter[resolvedWeek][eq]"?: string;
          readonly "filter[resolvedWeek][in]"?: string;
          readonly "filter[resolvedMonth][eq]"?: string;
          readonly "filter[resolvedMonth][in]"?: string;
          readonly "filter[resolvedQuarter][eq]"?: string;
          readonly "filter[resolvedQuarter][in]"?: string;
          readonly "filter[resolvedAt][lt]"?: string;
          readonly "filter[resolvedAt][lte]"?: string;
          readonly "filter[resolvedAt][gt]"?: string;
          readonly "filter[resolvedAt][gte]"?: string;
          readonly "filter[reopenCount][eq]"?: string;
          readonly "filter[reopenCount][in]"?: string;
          readonly "filter[reopenCount][lt]"?: string;
          readonly "filter[reopenCount][lte]"?: string;
          readonly "filter[reopenCount][gt]"?: string;
          readonly "filter[reopenCount][gte]"?: string;
          readonly "filter[outcome][eq]"?: string;
          readonly "filter[outcome][in]"?: string;
          readonly "filter[cohort][eq]"?: string;
          readonly "filter[cohort][in]"?: string;
          readonly "filter[valueBand][eq]"?: string;
          readonly "filter[valueBand][in]"?: string;
          readonly "filter[remedyClass][eq]"?: string;
          readonly "filter[remedyClass][in]"?: string;
          readonly "filter[remedyResource][eq]"?: string;
          readonly "filter[remedyResource][in]"?: string;
          readonly "filter[initialAffect][eq]"?: string;
          readonly "filter[initialAffect][in]"?: string;
          readonly "filter[dissatisfaction][eq]"?: string;
          readonly "filter[dissatisfaction][in]"?: string;
          readonly "filter[repeatFailure][eq]"?: string;
          readonly "filter[attribution][eq]"?: string;
          readonly "filter[attribution][in]"?: string;
          readonly "filter[stability][eq]"?: string;
          readonly "filter[stability][in]"?: string;
          readonly "filter[controllability][eq]"?: string;
          readonly "filter[controllability][in]"?: string;
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
                readonly affect: number | null;
                readonly askedAt: string | null;
                readonly attemptedAt: string | null;
                readonly attribution: string | null;
                readonly caseId: string | null;
                readonly channel: string | null;
                readonly closings: components["schemas"]["Json"] | null;
                readonly complaintCode: string | null;
                readonly controllability: number | null;
                readonly customerId: string | null;
                readonly deviations: components["schemas"]["Json"] | null;
                readonly dissatisfaction: number | null;
                readonly firstClosedAt: string | null;
                readonly firstResolvedAt: string | null;
                readonly isComplaint: boolean | null;
                readonly isRepeat: boolean | null;
                readonly khdGroup: string | null;
                readonly mergedInto: string | null;
                readonly money: components["schemas"]["Json"] | null;
                readonly nakamuraCause: string | null;
                readonly outcome: string | null;
                readonly outlays: components["schemas"]["Json"] | null;
                readonly priceAmount: (number | string) | null;
                readonly priceCurrency: string | null;
                readonly provenance: string | null;
                readonly recoveries: components["schemas"]["Json"] | null;
                readonly remedyHistory: components["schemas"]["Json"] | null;
                readonly remedyType: string | null;
                readonly reopenCount: number | null;
                readonly reopenings: components["schemas"]["Json"] | null;
                readonly reportedAt: string | null;
                readonly resolvedAt: string | null;
                readonly severity: string | null;
                readonly severityRaises: components["schemas"]["Json"] | null;
                readonly sourceCategory: string | null;
                readonly sourceGroup: string | null;
                readonly stability: string | null;
                readonly stepCosts: components["schemas"]["Json"] | null;
                readonly storeId: string | null;
                readonly tier: string | null;
                readonly timePrecision: string | null;
                readonly unaskedAt: string | null;
                readonly unaskedReason: string | null;
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
  readonly "/loyalty-outcomes/v1/operational-acts": {
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
  readonly "/loyalty-outcomes/v1/parked-events": {
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
  readonly "/loyalty-outcomes/v1/rebuilds": {
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
  readonly "/loyalty-outcomes/v1/replays": {
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
