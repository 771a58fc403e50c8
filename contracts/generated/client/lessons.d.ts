// Made by npm run generate from contracts/generated/openapi; not to be edited.
export interface paths {
  readonly "/lessons/v1/clusters": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Types of failures that became more frequent at a store
     * @description Proposes incidents; a person declares them.
     */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly "window-hours"?: string;
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
                readonly caseIds: readonly string[];
                readonly cases: number;
                readonly casesBefore: number;
                readonly expected: number;
                /** @enum {string} */
                readonly khdType: "policy_failure"
                  | "slow_unavailable_service"
                  | "system_pricing"
                  | "packaging_error"
                  | "out_of_stock"
                  | "product_defect"
                  | "hold_disaster"
                  | "alterations_repairs"
                  | "bad_information"
                  | "pos_outage"
                  | "delivery"
                  | "special_order_request"
                  | "admitted_customer_error"
                  | "mischarged"
                  | "accused_of_shoplifting"
                  | "embarrassment"
                  | "attention_failure";
                readonly pAdjusted: number;
                readonly pValue: number;
                readonly proposal: {
                  /** @enum {string} */
                  readonly complaintCode: "policy_failure"
                    | "slow_unavailable_service"
                    | "system_pricing"
                    | "packaging_error"
                    | "out_of_stock"
                    | "product_defect"
                    | "hold_disaster"
                    | "alterations_repairs"
                    | "bad_information"
                    | "pos_outage"
                    | "delivery"
                    | "special_order_request"
                    | "admitted_customer_error"
                    | "mischarged"
                    | "accused_of_shoplifting"
                    | "embarrassment"
                    | "attention_failure";
                  readonly startedAt: string;
                  readonly storeId: string;
                };
                readonly storeId: string;
              }[];
              readonly meta: {
                /** @enum {string} */
                readonly adjustment: "bonferroni";
                readonly asOf: string;
                readonly baselineHours: number;
                readonly definitionVersion: number;
                readonly lagSeconds: number;
                readonly projectionPosition: string;
                /** @enum {string} */
                readonly statistic: "exact_two_rates";
                readonly tested: number;
                /** @enum {string} */
                readonly timeZone: "UTC";
                readonly windowHours: number;
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
  readonly "/lessons/v1/discards": {
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
  readonly "/lessons/v1/early-warnings": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Early warnings with what people made of them */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "min-position"?: string;
          readonly "filter[store][eq]"?: string;
          readonly "filter[store][in]"?: string;
          readonly "filter[cause][eq]"?: string;
          readonly "filter[cause][in]"?: string;
          readonly "filter[rule][eq]"?: string;
          readonly "filter[rule][in]"?: string;
          readonly "filter[finding][eq]"?: string;
          readonly "filter[finding][in]"?: string;
          readonly "filter[day][eq]"?: string;
          readonly "filter[day][in]"?: string;
          readonly "filter[week][eq]"?: string;
          readonly "filter[week][in]"?: string;
          readonly "filter[month][eq]"?: string;
          readonly "filter[month][in]"?: string;
          readonly "filter[quarter][eq]"?: string;
          readonly "filter[quarter][in]"?: string;
          readonly "filter[raisedAt][lt]"?: string;
          readonly "filter[raisedAt][lte]"?: string;
          readonly "filter[raisedAt][gt]"?: string;
          readonly "filter[raisedAt][gte]"?: string;
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
                readonly aboutId: string | null;
                readonly acknowledgedAt: string | null;
                readonly cause: string | null;
                readonly expectedThousandths: (number | string) | null;
                readonly finding: string | null;
                readonly observed: number | null;
                readonly opportunities: number | null;
                readonly raisedAt: string | null;
                readonly rule: string | null;
                readonly rulesVersion: number | null;
                readonly spanFrom: string | null;
                readonly spanUntil: string | null;
                readonly storeId: string | null;
                readonly warningId: string | null;
                readonly workstation: string | null;
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
  readonly "/lessons/v1/exports/early-warnings": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Changed rows of early-warnings
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
                readonly aboutId: string | null;
                readonly acknowledgedAt: string | null;
                readonly cause: string | null;
                readonly expectedThousandths: (number | string) | null;
                readonly finding: string | null;
                readonly observed: number | null;
                readonly opportunities: number | null;
                readonly raisedAt: string | null;
                readonly rule: string | null;
                readonly rulesVersion: number | null;
                readonly spanFrom: string | null;
                readonly spanUntil: string | null;
                readonly storeId: string | null;
                readonly warningId: string | null;
                readonly workstation: string | null;
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
  readonly "/lessons/v1/exports/lessons": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Changed rows of lessons
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
                readonly actionId: string | null;
                readonly arisenAt: string | null;
                readonly caseId: string | null;
                readonly channel: string | null;
                readonly closedAt: string | null;
                readonly complaintCode: string | null;
                readonly consequentialLoss: components["schemas"]["Json"] | null;
                readonly customerCodedAt: string | null;
                readonly customerNakamuraCause: string | null;
                readonly delayHours: number | null;
                readonly deviatedRole: string | null;
                readonly deviatedStep: string | null;
                readonly dissatisfaction: number | null;
                readonly doneSteps: components["schemas"]["Json"] | null;
                readonly emotions: readonly string[] | null;
                readonly employeeCodedAt: string | null;
                readonly employeeNakamuraCause: string | null;
                readonly encounterAt: string | null;
                readonly expectationKind: string | null;
                readonly explanationTextId: string | null;
                readonly failures: components["schemas"]["Json"] | null;
                readonly fedBackAt: string | null;
                readonly gaps: readonly string[] | null;
                readonly incidentId: string | null;
                readonly initiation: string | null;
                readonly khdGroup: string | null;
                readonly magnitude: number | null;
                readonly mergedInto: string | null;
                readonly missedOccasion: boolean | null;
                readonly nakamuraCause: string | null;
                readonly otherCustomerInvolved: boolean | null;
                readonly outcome: string | null;
                readonly partUnclear: boolean | null;
                readonly participationStage: string | null;
                readonly payments: components["schemas"]["Json"] | null;
                readonly playbookAt: string | null;
                readonly playbookRow: number | null;
                readonly playbookVersion: number | null;
                readonly preventiveAt: string | null;
                readonly preventiveDecision: string | null;
                readonly provenance: string | null;
                readonly recoveredAt: string | null;
                readonly remedyHistory: components["schemas"]["Json"] | null;
                readonly remedyType: string | null;
                readonly reportedAt: string | null;
                readonly requiredSteps: readonly string[] | null;
                readonly responsibilityLocus: string | null;
                readonly rootCauseAt: string | null;
                readonly rootHow: string | null;
                readonly rootKhdType: string | null;
                readonly rootNakamuraCause: string | null;
                readonly rootWhy: string | null;
                readonly scriptId: string | null;
                readonly scriptVersion: number | null;
                readonly severity: string | null;
                readonly severityRaises: components["schemas"]["Json"] | null;
                readonly sourceCategory: string | null;
                readonly sourceGroup: string | null;
                readonly storeId: string | null;
                readonly tier: string | null;
                readonly timePrecision: string | null;
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
  readonly "/lessons/v1/exports/preventive-actions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Changed rows of preventive-actions
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
                readonly actionId: string | null;
                readonly caseIds: readonly string[] | null;
                readonly casesAfter: number | null;
                readonly casesBefore: number | null;
                readonly causes: components["schemas"]["Json"] | null;
                readonly dueAt: string | null;
                readonly implementedAt: string | null;
                readonly kind: string | null;
                readonly openedAt: string | null;
                readonly status: string | null;
                readonly storeId: string | null;
                readonly verdict: string | null;
                readonly verifiedAt: string | null;
                readonly warningId: string | null;
                readonly warningsAfter: number | null;
                readonly warningsBefore: number | null;
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
  readonly "/lessons/v1/exports/word-of-mouth": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * Changed rows of word-of-mouth
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
                readonly caseId: string | null;
                readonly channel: string | null;
                readonly observationId: string | null;
                readonly observedAt: string | null;
                readonly reach: number | null;
                readonly signalSource: string | null;
                readonly storeId: string | null;
                readonly valence: string | null;
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
  readonly "/lessons/v1/figures": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Causes by frequency (Pareto), with their cost */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          /** @description At most 3 of store, region, channel, severity, tier,
           * complaintCode, khdType, khdGroup, nakamuraCause, sourceCategory, sourceGroup,
           * remedyType, provenance, day, week, month, quarter, rootKhdType, rootNakamuraCause,
           * responsibilityLocus, preventiveDecision, scriptId, scriptVersion, step, stepRole,
           * participationStage, otherCustomerInvolved, playbookVersion, playbookRow, outcome,
           * separated by commas. */
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
          readonly "filter[rootKhdType][eq]"?: string;
          readonly "filter[rootKhdType][in]"?: string;
          readonly "filter[rootNakamuraCause][eq]"?: string;
          readonly "filter[rootNakamuraCause][in]"?: string;
          readonly "filter[responsibilityLocus][eq]"?: string;
          readonly "filter[responsibilityLocus][in]"?: string;
          readonly "filter[preventiveDecision][eq]"?: string;
          readonly "filter[preventiveDecision][in]"?: string;
          readonly "filter[scriptId][eq]"?: string;
          readonly "filter[scriptId][in]"?: string;
          readonly "filter[scriptVersion][eq]"?: string;
          readonly "filter[scriptVersion][in]"?: string;
          readonly "filter[scriptVersion][lt]"?: string;
          readonly "filter[scriptVersion][lte]"?: string;
          readonly "filter[scriptVersion][gt]"?: string;
          readonly "filter[scriptVersion][gte]"?: string;
          readonly "filter[step][eq]"?: string;
          readonly "filter[step][in]"?: string;
          readonly "filter[stepRole][eq]"?: string;
          readonly "filter[stepRole][in]"?: string;
          readonly "filter[participationStage][eq]"?: string;
          readonly "filter[participationStage][in]"?: string;
          readonly "filter[otherCustomerInvolved][eq]"?: string;
          readonly "filter[playbookVersion][eq]"?: string;
          readonly "filter[playbookVersion][in]"?: string;
          readonly "filter[playbookVersion][lt]"?: string;
          readonly "filter[playbookVersion][lte]"?: string;
          readonly "filter[playbookVersion][gt]"?: string;
          readonly "filter[playbookVersion][gte]"?: string;
          readonly "filter[playbookRow][eq]"?: string;
          readonly "filter[playbookRow][in]"?: string;
          readonly "filter[playbookRow][lt]"?: string;
          readonly "filter[playbookRow][lte]"?: string;
          readonly "filter[playbookRow][gt]"?: string;
          readonly "filter[playbookRow][gte]"?: string;
          readonly "filter[outcome][eq]"?: string;
          readonly "filter[outcome][in]"?: string;
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
  readonly "/lessons/v1/figures/authority": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Authority used against authority available, by role and never by person */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          /** @description At most 3 of store, role, basis, decision, reason, improvised,
           * remedyType, khdType, playbookVersion, playbookRow, currency, day, week, month,
           * quarter, separated by commas. */
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
          readonly "filter[role][eq]"?: string;
          readonly "filter[role][in]"?: string;
          readonly "filter[basis][eq]"?: string;
          readonly "filter[basis][in]"?: string;
          readonly "filter[decision][eq]"?: string;
          readonly "filter[decision][in]"?: string;
          readonly "filter[reason][eq]"?: string;
          readonly "filter[reason][in]"?: string;
          readonly "filter[improvised][eq]"?: string;
          readonly "filter[remedyType][eq]"?: string;
          readonly "filter[remedyType][in]"?: string;
          readonly "filter[khdType][eq]"?: string;
          readonly "filter[khdType][in]"?: string;
          readonly "filter[playbookVersion][eq]"?: string;
          readonly "filter[playbookVersion][in]"?: string;
          readonly "filter[playbookVersion][lt]"?: string;
          readonly "filter[playbookVersion][lte]"?: string;
          readonly "filter[playbookVersion][gt]"?: string;
          readonly "filter[playbookVersion][gte]"?: string;
          readonly "filter[playbookRow][eq]"?: string;
          readonly "filter[playbookRow][in]"?: string;
          readonly "filter[playbookRow][lt]"?: string;
          readonly "filter[playbookRow][lte]"?: string;
          readonly "filter[playbookRow][gt]"?: string;
          readonly "filter[playbookRow][gte]"?: string;
          readonly "filter[currency][eq]"?: string;
          readonly "filter[currency][in]"?: string;
          readonly "filter[day][eq]"?: string;
          readonly "filter[day][in]"?: string;
          readonly "filter[week][eq]"?: string;
          readonly "filter[week][in]"?: string;
          readonly "filter[month][eq]"?: string;
          readonly "filter[month][in]"?: string;
          readonly "filter[quarter][eq]"?: string;
          readonly "filter[quarter][in]"?: string;
          readonly "filter[proposedAt][lt]"?: string;
          readonly "filter[proposedAt][lte]"?: string;
          readonly "filter[proposedAt][gt]"?: string;
          readonly "filter[proposedAt][gte]"?: string;
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
  readonly "/lessons/v1/figures/deviations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Deviations from the playbook, and which improvisations worked */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          /** @description At most 3 of store, role, basis, decision, reason, improvised,
           * remedyType, khdType, playbookVersion, playbookRow, currency, day, week, month,
           * quarter, separated by commas. */
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
          readonly "filter[role][eq]"?: string;
          readonly "filter[role][in]"?: string;
          readonly "filter[basis][eq]"?: string;
          readonly "filter[basis][in]"?: string;
          readonly "filter[decision][eq]"?: string;
          readonly "filter[decision][in]"?: string;
          readonly "filter[reason][eq]"?: string;
          readonly "filter[reason][in]"?: string;
          readonly "filter[improvised][eq]"?: string;
          readonly "filter[remedyType][eq]"?: string;
          readonly "filter[remedyType][in]"?: string;
          readonly "filter[khdType][eq]"?: string;
          readonly "filter[khdType][in]"?: string;
          readonly "filter[playbookVersion][eq]"?: string;
          readonly "filter[playbookVersion][in]"?: string;
          readonly "filter[playbookVersion][lt]"?: string;
          readonly "filter[playbookVersion][lte]"?: string;
          readonly "filter[playbookVersion][gt]"?: string;
          readonly "filter[playbookVersion][gte]"?: string;
          readonly "filter[playbookRow][eq]"?: string;
          readonly "filter[playbookRow][in]"?: string;
          readonly "filter[playbookRow][lt]"?: string;
          readonly "filter[playbookRow][lte]"?: string;
          readonly "filter[playbookRow][gt]"?: string;
          readonly "filter[playbookRow][gte]"?: string;
          readonly "filter[currency][eq]"?: string;
          readonly "filter[currency][in]"?: string;
          readonly "filter[day][eq]"?: string;
          readonly "filter[day][in]"?: string;
          readonly "filter[week][eq]"?: string;
          readonly "filter[week][in]"?: string;
          readonly "filter[month][eq]"?: string;
          readonly "filter[month][in]"?: string;
          readonly "filter[quarter][eq]"?: string;
          readonly "filter[quarter][in]"?: string;
          readonly "filter[proposedAt][lt]"?: string;
          readonly "filter[proposedAt][lte]"?: string;
          readonly "filter[proposedAt][gt]"?: string;
          readonly "filter[proposedAt][gte]"?: string;
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
  readonly "/lessons/v1/figures/encounters": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Steps of service scripts that failed, and where customers did not know their part */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          /** @description At most 3 of store, region, channel, severity, tier,
           * complaintCode, khdType, khdGroup, nakamuraCause, sourceCategory, sourceGroup,
           * remedyType, provenance, day, week, month, quarter, rootKhdType, rootNakamuraCause,
           * responsibilityLocus, preventiveDecision, scriptId, scriptVersion, step, stepRole,
           * participationStage, otherCustomerInvolved, playbookVersion, playbookRow, outcome,
           * separated by commas. */
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
          readonly "filter[rootKhdType][eq]"?: string;
          readonly "filter[rootKhdType][in]"?: string;
          readonly "filter[rootNakamuraCause][eq]"?: string;
          readonly "filter[rootNakamuraCause][in]"?: string;
          readonly "filter[responsibilityLocus][eq]"?: string;
          readonly "filter[responsibilityLocus][in]"?: string;
          readonly "filter[preventiveDecision][eq]"?: string;
          readonly "filter[preventiveDecision][in]"?: string;
          readonly "filter[scriptId][eq]"?: string;
          readonly "filter[scriptId][in]"?: string;
          readonly "filter[scriptVersion][eq]"?: string;
          readonly "filter[scriptVersion][in]"?: string;
          readonly "filter[scriptVersion][lt]"?: string;
          readonly "filter[scriptVersion][lte]"?: string;
          readonly "filter[scriptVersion][gt]"?: string;
          readonly "filter[scriptVersion][gte]"?: string;
          readonly "filter[step][eq]"?: string;
          readonly "filter[step][in]"?: string;
          readonly "filter[stepRole][eq]"?: string;
          readonly "filter[stepRole][in]"?: string;
          readonly "filter[participationStage][eq]"?: string;
          readonly "filter[participationStage][in]"?: string;
          readonly "filter[otherCustomerInvolved][eq]"?: string;
          readonly "filter[playbookVersion][eq]"?: string;
          readonly "filter[playbookVersion][in]"?: string;
          readonly "filter[playbookVersion][lt]"?: string;
          readonly "filter[playbookVersion][lte]"?: string;
          readonly "filter[playbookVersion][gt]"?: string;
          readonly "filter[playbookVersion][gte]"?: string;
          readonly "filter[playbookRow][eq]"?: string;
          readonly "filter[playbookRow][in]"?: string;
          readonly "filter[playbookRow][lt]"?: string;
          readonly "filter[playbookRow][lte]"?: string;
          readonly "filter[playbookRow][gt]"?: string;
          readonly "filter[playbookRow][gte]"?: string;
          readonly "filter[outcome][eq]"?: string;
          readonly "filter[outcome][in]"?: string;
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
  readonly "/lessons/v1/figures/gaps": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Gaps between expectation and service by frequency, with who owns each */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          /** @description At most 3 of store, region, channel, severity, tier,
           * complaintCode, khdType, khdGroup, nakamuraCause, sourceCategory, sourceGroup,
           * remedyType, provenance, day, week, month, quarter, rootKhdType, rootNakamuraCause,
           * responsibilityLocus, preventiveDecision, scriptId, scriptVersion, step, stepRole,
           * participationStage, otherCustomerInvolved, playbookVersion, playbookRow, outcome,
           * separated by commas. */
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
          readonly "filter[rootKhdType][eq]"?: string;
          readonly "filter[rootKhdType][in]"?: string;
          readonly "filter[rootNakamuraCause][eq]"?: string;
          readonly "filter[rootNakamuraCause][in]"?: string;
          readonly "filter[responsibilityLocus][eq]"?: string;
          readonly "filter[responsibilityLocus][in]"?: string;
          readonly "filter[preventiveDecision][eq]"?: string;
          readonly "filter[preventiveDecision][in]"?: string;
          readonly "filter[scriptId][eq]"?: string;
          readonly "filter[scriptId][in]"?: string;
          readonly "filter[scriptVersion][eq]"?: string;
          readonly "filter[scriptVersion][in]"?: string;
          readonly "filter[scriptVersion][lt]"?: string;
          readonly "filter[scriptVersion][lte]"?: string;
          readonly "filter[scriptVersion][gt]"?: string;
          readonly "filter[scriptVersion][gte]"?: string;
          readonly "filter[step][eq]"?: string;
          readonly "filter[step][in]"?: string;
          readonly "filter[stepRole][eq]"?: string;
          readonly "filter[stepRole][in]"?: string;
          readonly "filter[participationStage][eq]"?: string;
          readonly "filter[participationStage][in]"?: string;
          readonly "filter[otherCustomerInvolved][eq]"?: string;
          readonly "filter[playbookVersion][eq]"?: string;
          readonly "filter[playbookVersion][in]"?: string;
          readonly "filter[playbookVersion][lt]"?: string;
          readonly "filter[playbookVersion][lte]"?: string;
          readonly "filter[playbookVersion][gt]"?: string;
          readonly "filter[playbookVersion][gte]"?: string;
          readonly "filter[playbookRow][eq]"?: string;
          readonly "filter[playbookRow][in]"?: string;
          readonly "filter[playbookRow][lt]"?: string;
          readonly "filter[playbookRow][lte]"?: string;
          readonly "filter[playbookRow][gt]"?: string;
          readonly "filter[playbookRow][gte]"?: string;
          readonly "filter[outcome][eq]"?: string;
          readonly "filter[outcome][in]"?: string;
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
  readonly "/lessons/v1/figures/playbook": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Cost, outcome and conformance by version and row of the playbook */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          /** @description At most 3 of store, region, channel, severity, tier,
           * complaintCode, khdType, khdGroup, nakamuraCause, sourceCategory, sourceGroup,
           * remedyType, provenance, day, week, month, quarter, rootKhdType, rootNakamuraCause,
           * responsibilityLocus, preventiveDecision, scriptId, scriptVersion, step, stepRole,
           * participationStage, otherCustomerInvolved, playbookVersion, playbookRow, outcome,
           * separated by commas. */
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
          readonly "filter[rootKhdType][eq]"?: string;
          readonly "filter[rootKhdType][in]"?: string;
          readonly "filter[rootNakamuraCause][eq]"?: string;
          readonly "filter[rootNakamuraCause][in]"?: string;
          readonly "filter[responsibilityLocus][eq]"?: string;
          readonly "filter[responsibilityLocus][in]"?: string;
          readonly "filter[preventiveDecision][eq]"?: string;
          readonly "filter[preventiveDecision][in]"?: string;
          readonly "filter[scriptId][eq]"?: string;
          readonly "filter[scriptId][in]"?: string;
          readonly "filter[scriptVersion][eq]"?: string;
          readonly "filter[scriptVersion][in]"?: string;
          readonly "filter[scriptVersion][lt]"?: string;
          readonly "filter[scriptVersion][lte]"?: string;
          readonly "filter[scriptVersion][gt]"?: string;
          readonly "filter[scriptVersion][gte]"?: string;
          readonly "filter[step][eq]"?: string;
          readonly "filter[step][in]"?: string;
          readonly "filter[stepRole][eq]"?: string;
          readonly "filter[stepRole][in]"?: string;
          readonly "filter[participationStage][eq]"?: string;
          readonly "filter[participationStage][in]"?: string;
          readonly "filter[otherCustomerInvolved][eq]"?: string;
          readonly "filter[playbookVersion][eq]"?: string;
          readonly "filter[playbookVersion][in]"?: string;
          readonly "filter[playbookVersion][lt]"?: string;
          readonly "filter[playbookVersion][lte]"?: string;
          readonly "filter[playbookVersion][gt]"?: string;
          readonly "filter[playbookVersion][gte]"?: string;
          readonly "filter[playbookRow][eq]"?: string;
          readonly "filter[playbookRow][in]"?: string;
          readonly "filter[playbookRow][lt]"?: string;
          readonly "filter[playbookRow][lte]"?: string;
          readonly "filter[playbookRow][gt]"?: string;
          readonly "filter[playbookRow][gte]"?: string;
          readonly "filter[outcome][eq]"?: string;
          readonly "filter[outcome][in]"?: string;
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
  readonly "/lessons/v1/figures/prevention": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Recurrence after preventive actions */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          /** @description At most 3 of store, kind, status, verdict, day, week, month,
           * quarter, separated by commas. */
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
          readonly "filter[kind][eq]"?: string;
          readonly "filter[kind][in]"?: string;
          readonly "filter[status][eq]"?: string;
          readonly "filter[status][in]"?: string;
          readonly "filter[verdict][eq]"?: string;
          readonly "filter[verdict][in]"?: string;
          readonly "filter[day][eq]"?: string;
          readonly "filter[day][in]"?: string;
          readonly "filter[week][eq]"?: string;
          readonly "filter[week][in]"?: string;
          readonly "filter[month][eq]"?: string;
          readonly "filter[month][in]"?: string;
          readonly "filter[quarter][eq]"?: string;
          readonly "filter[quarter][in]"?: string;
          readonly "filter[openedAt][lt]"?: string;
          readonly "filter[openedAt][lte]"?: string;
          readonly "filter[openedAt][gt]"?: string;
          readonly "filter[openedAt][gte]"?: string;
          readonly "filter[implementedAt][lt]"?: string;
          readonly "filter[implementedAt][lte]"?: string;
          readonly "filter[implementedAt][gt]"?: string;
          readonly "filter[implementedAt][gte]"?: string;
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
  readonly "/lessons/v1/figures/training": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Outcomes of recoveries by training received */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          /** @description At most 3 of store, region, channel, severity, tier,
           * complaintCode, khdType, khdGroup, nakamuraCause, sourceCategory, sourceGroup,
           * remedyType, provenance, day, week, month, quarter, rootKhdType, rootNakamuraCause,
           * responsibilityLocus, preventiveDecision, scriptId, scriptVersion, step, stepRole,
           * participationStage, otherCustomerInvolved, playbookVersion, playbookRow, outcome,
           * separated by commas. */
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
          readonly "filter[rootKhdType][eq]"?: string;
          readonly "filter[rootKhdType][in]"?: string;
          readonly "filter[rootNakamuraCause][eq]"?: string;
          readonly "filter[rootNakamuraCause][in]"?: string;
          readonly "filter[responsibilityLocus][eq]"?: string;
          readonly "filter[responsibilityLocus][in]"?: string;
          readonly "filter[preventiveDecision][eq]"?: string;
          readonly "filter[preventiveDecision][in]"?: string;
          readonly "filter[scriptId][eq]"?: string;
          readonly "filter[scriptId][in]"?: string;
          readonly "filter[scriptVersion][eq]"?: string;
          readonly "filter[scriptVersion][in]"?: string;
          readonly "filter[scriptVersion][lt]"?: string;
          readonly "filter[scriptVersion][lte]"?: string;
          readonly "filter[scriptVersion][gt]"?: string;
          readonly "filter[scriptVersion][gte]"?: string;
          readonly "filter[step][eq]"?: string;
          readonly "filter[step][in]"?: string;
          readonly "filter[stepRole][eq]"?: string;
          readonly "filter[stepRole][in]"?: string;
          readonly "filter[participationStage][eq]"?: string;
          readonly "filter[participationStage][in]"?: string;
          readonly "filter[otherCustomerInvolved][eq]"?: string;
          readonly "filter[playbookVersion][eq]"?: string;
          readonly "filter[playbookVersion][in]"?: string;
          readonly "filter[playbookVersion][lt]"?: string;
          readonly "filter[playbookVersion][lte]"?: string;
          readonly "filter[playbookVersion][gt]"?: string;
          readonly "filter[playbookVersion][gte]"?: string;
          readonly "filter[playbookRow][eq]"?: string;
          readonly "filter[playbookRow][in]"?: string;
          readonly "filter[playbookRow][lt]"?: string;
          readonly "filter[playbookRow][lte]"?: string;
          readonly "filter[playbookRow][gt]"?: string;
          readonly "filter[playbookRow][gte]"?: string;
          readonly "filter[outcome][eq]"?: string;
          readonly "filter[outcome][in]"?: string;
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
  readonly "/lessons/v1/figures/warnings": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Early warnings by frequency, and whether they were right */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          /** @description At most 3 of store, cause, rule, finding, day, week, month,
           * quarter, separated by commas. */
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
          readonly "filter[cause][eq]"?: string;
          readonly "filter[cause][in]"?: string;
          readonly "filter[rule][eq]"?: string;
          readonly "filter[rule][in]"?: string;
          readonly "filter[finding][eq]"?: string;
          readonly "filter[finding][in]"?: string;
          readonly "filter[day][eq]"?: string;
          readonly "filter[day][in]"?: string;
          readonly "filter[week][eq]"?: string;
          readonly "filter[week][in]"?: string;
          readonly "filter[month][eq]"?: string;
          readonly "filter[month][in]"?: string;
          readonly "filter[quarter][eq]"?: string;
          readonly "filter[quarter][in]"?: string;
          readonly "filter[raisedAt][lt]"?: string;
          readonly "filter[raisedAt][lte]"?: string;
          readonly "filter[raisedAt][gt]"?: string;
          readonly "filter[raisedAt][gte]"?: string;
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
  readonly "/lessons/v1/figures/word-of-mouth": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Net word of mouth and its reach */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          /** @description At most 3 of store, valence, channel, signalSource, day, week,
           * month, quarter, separated by commas. */
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
          readonly "filter[valence][eq]"?: string;
          readonly "filter[valence][in]"?: string;
          readonly "filter[channel][eq]"?: string;
          readonly "filter[channel][in]"?: string;
          readonly "filter[signalSource][eq]"?: string;
          readonly "filter[signalSource][in]"?: string;
          readonly "filter[day][eq]"?: string;
          readonly "filter[day][in]"?: string;
          readonly "filter[week][eq]"?: string;
          readonly "filter[week][in]"?: string;
          readonly "filter[month][eq]"?: string;
          readonly "filter[month][in]"?: string;
          readonly "filter[quarter][eq]"?: string;
          readonly "filter[quarter][in]"?: string;
          readonly "filter[observedAt][lt]"?: string;
          readonly "filter[observedAt][lte]"?: string;
          readonly "filter[observedAt][gt]"?: string;
          readonly "filter[observedAt][gte]"?: string;
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
  readonly "/lessons/v1/freshness": {
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
  readonly "/lessons/v1/lessons": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Cause, cost and decision of each case */
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
          readonly "filter[rootKhdType][eq]"?: string;
          readonly "filter[rootKhdType][in]"?: string;
          readonly "filter[rootNakamuraCause][eq]"?: string;
          readonly "filter[rootNakamuraCause][in]"?: string;
          readonly "filter[responsibilityLocus][eq]"?: string;
          readonly "filter[responsibilityLocus][in]"?: string;
          readonly "filter[preventiveDecision][eq]"?: string;
          readonly "filter[preventiveDecision][in]"?: string;
          readonly "filter[scriptId][eq]"?: string;
          readonly "filter[scriptId][in]"?: string;
          readonly "filter[scriptVersion][eq]"?: string;
          readonly "filter[scriptVersion][in]"?: string;
          readonly "filter[scriptVersion][lt]"?: string;
          readonly "filter[scriptVersion][lte]"?: string;
          readonly "filter[scriptVersion][gt]"?: string;
          readonly "filter[scriptVersion][gte]"?: string;
          readonly "filter[step][eq]"?: string;
          readonly "filter[step][in]"?: string;
          readonly "filter[stepRole][eq]"?: string;
          readonly "filter[stepRole][in]"?: string;
          readonly "filter[participationStage][eq]"?: string;
          readonly "filter[participationStage][in]"?: string;
          readonly "filter[otherCustomerInvolved][eq]"?: string;
          readonly "filter[playbookVersion][eq]"?: string;
          readonly "filter[playbookVersion][in]"?: string;
          readonly "filter[playbookVersion][lt]"?: string;
          readonly "filter[playbookVersion][lte]"?: string;
          readonly "filter[playbookVersion][gt]"?: string;
          readonly "filter[playbookVersion][gte]"?: string;
          readonly "filter[playbookRow][eq]"?: string;
          readonly "filter[playbookRow][in]"?: string;
          readonly "filter[playbookRow][lt]"?: string;
          readonly "filter[playbookRow][lte]"?: string;
          readonly "filter[playbookRow][gt]"?: string;
          readonly "filter[playbookRow][gte]"?: string;
          readonly "filter[outcome][eq]"?: string;
          readonly "filter[outcome][in]"?: string;
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
                readonly actionId: string | null;
                readonly arisenAt: string | null;
                readonly caseId: string | null;
                readonly channel: string | null;
                readonly closedAt: string | null;
                readonly complaintCode: string | null;
                readonly consequentialLoss: components["schemas"]["Json"] | null;
                readonly customerCodedAt: string | null;
                readonly customerNakamuraCause: string | null;
                readonly delayHours: number | null;
                readonly deviatedRole: string | null;
                readonly deviatedStep: string | null;
                readonly dissatisfaction: number | null;
                readonly doneSteps: components["schemas"]["Json"] | null;
                readonly emotions: readonly string[] | null;
                readonly employeeCodedAt: string | null;
                readonly employeeNakamuraCause: string | null;
                readonly encounterAt: string | null;
                readonly expectationKind: string | null;
                readonly explanationTextId: string | null;
                readonly failures: components["schemas"]["Json"] | null;
                readonly fedBackAt: string | null;
                readonly gaps: readonly string[] | null;
                readonly incidentId: string | null;
                readonly initiation: string | null;
                readonly khdGroup: string | null;
                readonly magnitude: number | null;
                readonly mergedInto: string | null;
                readonly missedOccasion: boolean | null;
                readonly nakamuraCause: string | null;
                readonly otherCustomerInvolved: boolean | null;
                readonly outcome: string | null;
                readonly partUnclear: boolean | null;
                readonly participationStage: string | null;
                readonly payments: components["schemas"]["Json"] | null;
                readonly playbookAt: string | null;
                readonly playbookRow: number | null;
                readonly playbookVersion: number | null;
                readonly preventiveAt: string | null;
                readonly preventiveDecision: string | null;
                readonly provenance: string | null;
                readonly recoveredAt: string | null;
                readonly remedyHistory: components["schemas"]["Json"] | null;
                readonly remedyType: string | null;
                readonly reportedAt: string | null;
                readonly requiredSteps: readonly string[] | null;
                readonly responsibilityLocus: string | null;
                readonly rootCauseAt: string | null;
                readonly rootHow: string | null;
                readonly rootKhdType: string | null;
                readonly rootNakamuraCause: string | null;
                readonly rootWhy: string | null;
                readonly scriptId: string | null;
                readonly scriptVersion: number | null;
                readonly severity: string | null;
                readonly severityRaises: components["schemas"]["Json"] | null;
                readonly sourceCategory: string | null;
                readonly sourceGroup: string | null;
                readonly storeId: string | null;
                readonly tier: string | null;
                readonly timePrecision: string | null;
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
  readonly "/lessons/v1/lessons/{id}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What a case teaches: conditions, environment, consequences, remedy, effect */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly "min-position"?: string;
        };
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
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
              readonly data: {
                /** Format: uuid */
                readonly caseId: string;
                readonly conditions: {
                  readonly complaintCode: string | null;
                  readonly deviatedStep: string | null;
                  readonly expectationKind: string | null;
                  readonly initiation: string | null;
                  readonly khdGroup: string | null;
                  readonly nakamuraCause: string | null;
                  readonly scriptId: string | null;
                  readonly scriptVersion: number | null;
                  readonly severity: string | null;
                  readonly sourceCategory: string | null;
                };
                readonly consequences: {
                  readonly consequentialLoss: components["schemas"]["Json"] | null;
                  readonly delayHours: number | null;
                  readonly dissatisfaction: number | null;
                  readonly emotions: readonly string[] | null;
                  readonly magnitude: number | null;
                  readonly missedOccasion: boolean | null;
                };
                readonly effect: {
                  readonly closedAt: string | null;
                  readonly failures: components["schemas"]["Json"] | null;
                  readonly fedBackAt: string | null;
                  readonly outcome: string | null;
                  readonly recoveredAt: string | null;
                };
                readonly environment: {
                  readonly channel: string | null;
                  readonly deviatedRole: string | null;
                  readonly incidentId: string | null;
                  readonly otherCustomerInvolved: boolean | null;
                  readonly partUnclear: boolean | null;
                  readonly participationStage: string | null;
                  readonly reportedAt: string | null;
                  readonly storeId: string | null;
                };
                readonly learningPoints: {
                  readonly actionId: string | null;
                  readonly arisenAt: string | null;
                  readonly explanationTextId: string | null;
                  readonly gaps: readonly string[] | null;
                  readonly preventiveAt: string | null;
                  readonly preventiveDecision: string | null;
                  readonly responsibilityLocus: string | null;
                  readonly rootCauseAt: string | null;
                  readonly rootHow: string | null;
                  readonly rootKhdType: string | null;
                  readonly rootNakamuraCause: string | null;
                  readonly rootWhy: string | null;
                };
                readonly remedy: {
                  readonly doneSteps: components["schemas"]["Json"] | null;
                  readonly payments: components["schemas"]["Json"] | null;
                  readonly playbookRow: number | null;
                  readonly playbookVersion: number | null;
                  readonly remedyType: string | null;
                  readonly requiredSteps: readonly string[] | null;
                };
              };
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
  readonly "/lessons/v1/operational-acts": {
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
  readonly "/lessons/v1/parked-events": {
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
  readonly "/lessons/v1/preventive-actions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Preventive actions with what they are to prevent and how they were verified */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "min-position"?: string;
          readonly "filter[store][eq]"?: string;
          readonly "filter[store][in]"?: string;
          readonly "filter[kind][eq]"?: string;
          readonly "filter[kind][in]"?: string;
          readonly "filter[status][eq]"?: string;
          readonly "filter[status][in]"?: string;
          readonly "filter[verdict][eq]"?: string;
          readonly "filter[verdict][in]"?: string;
          readonly "filter[day][eq]"?: string;
          readonly "filter[day][in]"?: string;
          readonly "filter[week][eq]"?: string;
          readonly "filter[week][in]"?: string;
          readonly "filter[month][eq]"?: string;
          readonly "filter[month][in]"?: string;
          readonly "filter[quarter][eq]"?: string;
          readonly "filter[quarter][in]"?: string;
          readonly "filter[openedAt][lt]"?: string;
          readonly "filter[openedAt][lte]"?: string;
          readonly "filter[openedAt][gt]"?: string;
          readonly "filter[openedAt][gte]"?: string;
          readonly "filter[implementedAt][lt]"?: string;
          readonly "filter[implementedAt][lte]"?: string;
          readonly "filter[implementedAt][gt]"?: string;
          readonly "filter[implementedAt][gte]"?: string;
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
                readonly actionId: string | null;
                readonly caseIds: readonly string[] | null;
                readonly casesAfter: number | null;
                readonly casesBefore: number | null;
                readonly causes: components["schemas"]["Json"] | null;
                readonly dueAt: string | null;
                readonly implementedAt: string | null;
                readonly kind: string | null;
                readonly openedAt: string | null;
                readonly status: string | null;
                readonly storeId: string | null;
                readonly verdict: string | null;
                readonly verifiedAt: string | null;
                readonly warningId: string | null;
                readonly warningsAfter: number | null;
                readonly warningsBefore: number | null;
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
  readonly "/lessons/v1/rebuilds": {
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
  readonly "/lessons/v1/replays": {
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
  readonly "/lessons/v1/word-of-mouth": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What customers told others */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "min-position"?: string;
          readonly "filter[store][eq]"?: string;
          readonly "filter[store][in]"?: string;
          readonly "filter[valence][eq]"?: string;
          readonly "filter[valence][in]"?: string;
          readonly "filter[channel][eq]"?: string;
          readonly "filter[channel][in]"?: string;
          readonly "filter[signalSource][eq]"?: string;
          readonly "filter[signalSource][in]"?: string;
          readonly "filter[day][eq]"?: string;
          readonly "filter[day][in]"?: string;
          readonly "filter[week][eq]"?: string;
          readonly "filter[week][in]"?: string;
          readonly "filter[month][eq]"?: string;
          readonly "filter[month][in]"?: string;
          readonly "filter[quarter][eq]"?: string;
          readonly "filter[quarter][in]"?: string;
          readonly "filter[observedAt][lt]"?: string;
          readonly "filter[observedAt][lte]"?: string;
          readonly "filter[observedAt][gt]"?: string;
          readonly "filter[observedAt][gte]"?: string;
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
                readonly caseId: string | null;
                readonly channel: string | null;
                readonly observationId: string | null;
                readonly observedAt: string | null;
                readonly reach: number | null;
                readonly signalSource: string | null;
                readonly storeId: string | null;
                readonly valence: string | null;
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
