// Made by npm run generate from contracts/generated/openapi; not to be edited.
export interface paths {
  readonly "/triage/v1/abuse-flags": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Flags of abuse, the newest first; those with an open appeal */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[customerId][eq]"?: string;
          readonly "filter[appeal][eq]"?: string;
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
                readonly appeal: {
                  /** @enum {string} */
                  readonly operation: "POST /v1/cases/{id}/abuse-appeals";
                  /** @enum {string} */
                  readonly state: "none" | "open" | "rejected" | "upheld";
                };
                /** @enum {string} */
                readonly basis: "condition" | "manual";
                readonly cleared?: {
                  readonly clearedAt: string;
                  /** @enum {string} */
                  readonly reason: "appeal_upheld" | "raised_in_error";
                };
                readonly condition?: {
                  /** @enum {string} */
                  readonly currency?: "AED"
                    | "AFN"
                    | "ALL"
                    | "AMD"
                    | "AOA"
                    | "ARS"
                    | "AUD"
                    | "AWG"
                    | "AZN"
                    | "BAM"
                    | "BBD"
                    | "BDT"
                    | "BHD"
                    | "BIF"
                    | "BMD"
                    | "BND"
                    | "BOB"
                    | "BRL"
                    | "BSD"
                    | "BTN"
                    | "BWP"
                    | "BYN"
                    | "BZD"
                    | "CAD"
                    | "CDF"
                    | "CHF"
                    | "CLF"
                    | "CLP"
                    | "CNY"
                    | "COP"
                    | "CRC"
                    | "CUP"
                    | "CVE"
                    | "CZK"
                    | "DJF"
                    | "DKK"
                    | "DOP"
                    | "DZD"
                    | "EGP"
                    | "ERN"
                    | "ETB"
                    | "EUR"
                    | "FJD"
                    | "FKP"
                    | "GBP"
                    | "GEL"
                    | "GHS"
                    | "GIP"
                    | "GMD"
                    | "GNF"
                    | "GTQ"
                    | "GYD"
                    | "HKD"
                    | "HNL"
                    | "HTG"
                    | "HUF"
                    | "IDR"
                    | "ILS"
                    | "INR"
                    | "IQD"
                    | "IRR"
                    | "ISK"
                    | "JMD"
                    | "JOD"
                    | "JPY"
                    | "KES"
                    | "KGS"
                    | "KHR"
                    | "KMF"
                    | "KPW"
                    | "KRW"
                    | "KWD"
                    | "KYD"
                    | "KZT"
                    | "LAK"
                    | "LBP"
                    | "LKR"
                    | "LRD"
                    | "LSL"
                    | "LYD"
                    | "MAD"
                    | "MDL"
                    | "MGA"
                    | "MKD"
                    | "MMK"
                    | "MNT"
                    | "MOP"
                    | "MRU"
                    | "MUR"
                    | "MVR"
                    | "MWK"
                    | "MXN"
                    | "MYR"
                    | "MZN"
                    | "NAD"
                    | "NGN"
                    | "NIO"
                    | "NOK"
                    | "NPR"
                    | "NZD"
                    | "OMR"
                    | "PAB"
                    | "PEN"
                    | "PGK"
                    | "PHP"
                    | "PKR"
                    | "PLN"
                    | "PYG"
                    | "QAR"
                    | "RON"
                    | "RSD"
                    | "RUB"
                    | "RWF"
                    | "SAR"
                    | "SBD"
                    | "SCR"
                    | "SDG"
                    | "SEK"
                    | "SGD"
                    | "SHP"
                    | "SLE"
                    | "SOS"
                    | "SRD"
                    | "SSP"
                    | "STN"
                    | "SVC"
                    | "SYP"
                    | "SZL"
                    | "THB"
                    | "TJS"
                    | "TMT"
                    | "TND"
                    | "TOP"
                    | "TRY"
                    | "TTD"
                    | "TWD"
                    | "TZS"
                    | "UAH"
                    | "UGX"
                    | "USD"
                    | "UYU"
                    | "UZS"
                    | "VES"
                    | "VND"
                    | "VUV"
                    | "WST"
                    | "XAF"
                    | "XCD"
                    | "XOF"
                    | "XPF"
                    | "YER"
                    | "ZAR"
                    | "ZMW"
                    | "ZWG";
                  /** @enum {string} */
                  readonly measure: "claims"
                    | "item_claims"
                    | "kept_items"
                    | "partial_credits"
                    | "goodwill_credits"
                    | "goodwill_amount"
                    | "refunds"
                    | "returns"
                    | "refund_to_order_pct"
                    | "refunded_value_pct"
                    | "chargebacks"
                    | "failed_payments"
                    | "distinct_items";
                  readonly minimumCount?: number;
                  readonly threshold: number;
                  readonly windowDays: number;
                };
                readonly customerId: string;
                readonly evidence: readonly {
                  readonly at: string;
                  readonly caseId?: string;
                  /** @enum {string} */
                  readonly kind: "claim"
                    | "chargeback"
                    | "remedy"
                    | "return"
                    | "sale"
                    | "failed_payment"
                    | "item_return";
                  readonly storeId?: string;
                }[];
                readonly evidenceElsewhere: number;
                readonly expiresAt: string;
                readonly flagId: string;
                readonly observed?: number;
                readonly raisedAt: string;
                /** @enum {string} */
                readonly reason?: "high_fraud_risk"
                  | "false_claim"
                  | "forged_receipt"
                  | "serial_returns"
                  | "failed_payments"
                  | "staff_collusion";
                readonly setBy: {
                  readonly policyVersion: number;
                } | {
                  readonly person: string;
                };
                /** @enum {string} */
                readonly state: "active" | "expired" | "cleared";
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
  readonly "/triage/v1/abuse-flags/{flagId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A flag, its evidence, and what was decided of the cases it held back */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly flagId: string;
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
              readonly appeal: {
                /** @enum {string} */
                readonly operation: "POST /v1/cases/{id}/abuse-appeals";
                /** @enum {string} */
                readonly state: "none" | "open" | "rejected" | "upheld";
              };
              /** @enum {string} */
              readonly basis: "condition" | "manual";
              readonly cleared?: {
                readonly clearedAt: string;
                /** @enum {string} */
                readonly reason: "appeal_upheld" | "raised_in_error";
              };
              readonly condition?: {
                /** @enum {string} */
                readonly currency?: "AED"
                  | "AFN"
                  | "ALL"
                  | "AMD"
                  | "AOA"
                  | "ARS"
                  | "AUD"
                  | "AWG"
                  | "AZN"
                  | "BAM"
                  | "BBD"
                  | "BDT"
                  | "BHD"
                  | "BIF"
                  | "BMD"
                  | "BND"
                  | "BOB"
                  | "BRL"
                  | "BSD"
                  | "BTN"
                  | "BWP"
                  | "BYN"
                  | "BZD"
                  | "CAD"
                  | "CDF"
                  | "CHF"
                  | "CLF"
                  | "CLP"
                  | "CNY"
                  | "COP"
                  | "CRC"
                  | "CUP"
                  | "CVE"
                  | "CZK"
                  | "DJF"
                  | "DKK"
                  | "DOP"
                  | "DZD"
                  | "EGP"
                  | "ERN"
                  | "ETB"
                  | "EUR"
                  | "FJD"
                  | "FKP"
                  | "GBP"
                  | "GEL"
                  | "GHS"
                  | "GIP"
                  | "GMD"
                  | "GNF"
                  | "GTQ"
                  | "GYD"
                  | "HKD"
                  | "HNL"
                  | "HTG"
                  | "HUF"
                  | "IDR"
                  | "ILS"
                  | "INR"
                  | "IQD"
                  | "IRR"
                  | "ISK"
                  | "JMD"
                  | "JOD"
                  | "JPY"
                  | "KES"
                  | "KGS"
                  | "KHR"
                  | "KMF"
                  | "KPW"
                  | "KRW"
                  | "KWD"
                  | "KYD"
                  | "KZT"
                  | "LAK"
                  | "LBP"
                  | "LKR"
                  | "LRD"
                  | "LSL"
                  | "LYD"
                  | "MAD"
                  | "MDL"
                  | "MGA"
                  | "MKD"
                  | "MMK"
                  | "MNT"
                  | "MOP"
                  | "MRU"
                  | "MUR"
                  | "MVR"
                  | "MWK"
                  | "MXN"
                  | "MYR"
                  | "MZN"
                  | "NAD"
                  | "NGN"
                  | "NIO"
                  | "NOK"
                  | "NPR"
                  | "NZD"
                  | "OMR"
                  | "PAB"
                  | "PEN"
                  | "PGK"
                  | "PHP"
                  | "PKR"
                  | "PLN"
                  | "PYG"
                  | "QAR"
                  | "RON"
                  | "RSD"
                  | "RUB"
                  | "RWF"
                  | "SAR"
                  | "SBD"
                  | "SCR"
                  | "SDG"
                  | "SEK"
                  | "SGD"
                  | "SHP"
                  | "SLE"
                  | "SOS"
                  | "SRD"
                  | "SSP"
                  | "STN"
                  | "SVC"
                  | "SYP"
                  | "SZL"
                  | "THB"
                  | "TJS"
                  | "TMT"
                  | "TND"
                  | "TOP"
                  | "TRY"
                  | "TTD"
                  | "TWD"
                  | "TZS"
                  | "UAH"
                  | "UGX"
                  | "USD"
                  | "UYU"
                  | "UZS"
                  | "VES"
                  | "VND"
                  | "VUV"
                  | "WST"
                  | "XAF"
                  | "XCD"
                  | "XOF"
                  | "XPF"
                  | "YER"
                  | "ZAR"
                  | "ZMW"
                  | "ZWG";
                /** @enum {string} */
                readonly measure: "claims"
                  | "item_claims"
                  | "kept_items"
                  | "partial_credits"
                  | "goodwill_credits"
                  | "goodwill_amount"
                  | "refunds"
                  | "returns"
                  | "refund_to_order_pct"
                  | "refunded_value_pct"
                  | "chargebacks"
                  | "failed_payments"
                  | "distinct_items";
                readonly minimumCount?: number;
                readonly threshold: number;
                readonly windowDays: number;
              };
              readonly customerId: string;
              readonly decisions: readonly {
                readonly caseId: string;
                /** @enum {string} */
                readonly decision: "held" | "approved" | "refused" | "flag_expired";
              }[];
              readonly evidence: readonly {
                readonly at: string;
                readonly caseId?: string;
                /** @enum {string} */
                readonly kind: "claim"
                  | "chargeback"
                  | "remedy"
                  | "return"
                  | "sale"
                  | "failed_payment"
                  | "item_return";
                readonly storeId?: string;
              }[];
              readonly evidenceElsewhere: number;
              readonly expiresAt: string;
              readonly flagId: string;
              readonly observed?: number;
              readonly raisedAt: string;
              /** @enum {string} */
              readonly reason?: "high_fraud_risk"
                | "false_claim"
                | "forged_receipt"
                | "serial_returns"
                | "failed_payments"
                | "staff_collusion";
              readonly setBy: {
                readonly policyVersion: number;
              } | {
                readonly person: string;
              };
              /** @enum {string} */
              readonly state: "active" | "expired" | "cleared";
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
  readonly "/triage/v1/abuse-flags/{flagId}/appeal-decisions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Decide an appeal: the flag goes, or it stays and why */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly flagId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly outcome: "upheld";
          } | {
            /** @enum {string} */
            readonly outcome: "rejected";
            /** @enum {string} */
            readonly reason: "evidence_stands" | "no_new_facts";
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
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/abuse-flags/{flagId}/clearings": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Take back a flag that was raised in error */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly flagId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": Record<string, never>;
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
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/abuse-policies": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Every version of the conditions, the newest first */
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
              readonly data: readonly components["schemas"]["AbusePolicyDefined.v1"][];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Define the conditions that send compensation to a person, or their next version */
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
            readonly conditions: readonly {
              /** @enum {string} */
              readonly currency?: "AED"
                | "AFN"
                | "ALL"
                | "AMD"
                | "AOA"
                | "ARS"
                | "AUD"
                | "AWG"
                | "AZN"
                | "BAM"
                | "BBD"
                | "BDT"
                | "BHD"
                | "BIF"
                | "BMD"
                | "BND"
                | "BOB"
                | "BRL"
                | "BSD"
                | "BTN"
                | "BWP"
                | "BYN"
                | "BZD"
                | "CAD"
                | "CDF"
                | "CHF"
                | "CLF"
                | "CLP"
                | "CNY"
                | "COP"
                | "CRC"
                | "CUP"
                | "CVE"
                | "CZK"
                | "DJF"
                | "DKK"
                | "DOP"
                | "DZD"
                | "EGP"
                | "ERN"
                | "ETB"
                | "EUR"
                | "FJD"
                | "FKP"
                | "GBP"
                | "GEL"
                | "GHS"
                | "GIP"
                | "GMD"
                | "GNF"
                | "GTQ"
                | "GYD"
                | "HKD"
                | "HNL"
                | "HTG"
                | "HUF"
                | "IDR"
                | "ILS"
                | "INR"
                | "IQD"
                | "IRR"
                | "ISK"
                | "JMD"
                | "JOD"
                | "JPY"
                | "KES"
                | "KGS"
                | "KHR"
                | "KMF"
                | "KPW"
                | "KRW"
                | "KWD"
                | "KYD"
                | "KZT"
                | "LAK"
                | "LBP"
                | "LKR"
                | "LRD"
                | "LSL"
                | "LYD"
                | "MAD"
                | "MDL"
                | "MGA"
                | "MKD"
                | "MMK"
                | "MNT"
                | "MOP"
                | "MRU"
                | "MUR"
                | "MVR"
                | "MWK"
                | "MXN"
                | "MYR"
                | "MZN"
                | "NAD"
                | "NGN"
                | "NIO"
                | "NOK"
                | "NPR"
                | "NZD"
                | "OMR"
                | "PAB"
                | "PEN"
                | "PGK"
                | "PHP"
                | "PKR"
                | "PLN"
                | "PYG"
                | "QAR"
                | "RON"
                | "RSD"
                | "RUB"
                | "RWF"
                | "SAR"
                | "SBD"
                | "SCR"
                | "SDG"
                | "SEK"
                | "SGD"
                | "SHP"
                | "SLE"
                | "SOS"
                | "SRD"
                | "SSP"
                | "STN"
                | "SVC"
                | "SYP"
                | "SZL"
                | "THB"
                | "TJS"
                | "TMT"
                | "TND"
                | "TOP"
                | "TRY"
                | "TTD"
                | "TWD"
                | "TZS"
                | "UAH"
                | "UGX"
                | "USD"
                | "UYU"
                | "UZS"
                | "VES"
                | "VND"
                | "VUV"
                | "WST"
                | "XAF"
                | "XCD"
                | "XOF"
                | "XPF"
                | "YER"
                | "ZAR"
                | "ZMW"
                | "ZWG";
              /** @enum {string} */
              readonly measure: "claims"
                | "item_claims"
                | "kept_items"
                | "partial_credits"
                | "goodwill_credits"
                | "goodwill_amount"
                | "refunds"
                | "returns"
                | "refund_to_order_pct"
                | "refunded_value_pct"
                | "chargebacks"
                | "failed_payments"
                | "distinct_items";
              readonly minimumCount?: number;
              readonly threshold: number;
              readonly windowDays: number;
            }[];
            readonly flagDays: number;
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              /** @enum {string} */
              readonly id: "retailer";
              readonly position: string;
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
  readonly "/triage/v1/calendars": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Every version of every calendar */
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
              readonly data: readonly components["schemas"]["CalendarDefined.v1"][];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Define a calendar, or a new version of it */
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
            readonly calendarId: string;
            readonly holidays: readonly string[];
            readonly timeZone: string;
            readonly weekly: readonly {
              readonly closes: string;
              readonly opens: string;
              readonly weekday: number;
            }[];
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
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/calendars/{id}/holiday-imports": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Add the holidays of an iCalendar file to a calendar */
    readonly post: {
      readonly parameters: {
        readonly query?: {
          readonly from?: string;
          readonly until?: string;
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
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A case as triage sees it */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
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
              readonly caseId: string;
              /** @enum {string} */
              readonly classifiedBy?: "rule" | "person";
              readonly confidencePct?: number;
              readonly escalation?: {
                readonly isPending: boolean;
                readonly request: components["schemas"]["EscalationRequested.v1"];
              };
              readonly escalationStep: number;
              readonly findings: {
                readonly customerView?: components["schemas"]["CauseStatedByCustomer.v1"];
                readonly employeeResponse?: components["schemas"]["EmployeeResponseRecorded.v1"];
                readonly encounter?: components["schemas"]["EncounterAssessed.v1"];
                readonly executiveReview?: components["schemas"]["ExecutiveReviewRecorded.v1"];
                readonly isInvestigated: boolean;
                readonly presumption?: components["schemas"]["PresumptionSetAside.v1"];
              };
              readonly handover?: components["schemas"]["HandoverOffered.v1"];
              /** @enum {string} */
              readonly khdType?: "policy_failure"
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
              readonly ownerId?: string;
              /** @enum {string} */
              readonly ownerKind?: "person" | "team";
              readonly rootCauseRecorded: boolean;
              readonly ruleId?: string;
              /** @enum {string} */
              readonly severity?: "minor" | "moderate" | "major" | "critical";
              /** @enum {string} */
              readonly status: "open" | "cancelled" | "imported";
              readonly storeId?: string;
              readonly targets: readonly {
                readonly clockId: string;
                readonly dueAt?: string;
                readonly metAt?: string;
                /** @enum {string} */
                readonly metric: "acknowledgement"
                  | "first_action"
                  | "resolution"
                  | "first_response"
                  | "next_reply"
                  | "periodic_update"
                  | "pausable_update"
                  | "requester_wait"
                  | "employee_work"
                  | "waiting_on_customer"
                  | "first_resolution"
                  | "re_recovery"
                  | "third_day_close"
                  | "final_response";
                readonly missed: boolean;
              }[];
              /** @enum {string} */
              readonly tier?: "a" | "b" | "c" | "new";
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
  readonly "/triage/v1/cases/{id}/abuse-appeals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** The customer contests a flag; somebody else than who set it has to look */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly flagId: string;
            readonly textId?: string;
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/abuse-flags": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Flags against the case's customer: evidence, who set them, expiry, appeal */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
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
              readonly data: readonly {
                readonly appeal: {
                  /** @enum {string} */
                  readonly operation: "POST /v1/cases/{id}/abuse-appeals";
                  /** @enum {string} */
                  readonly state: "none" | "open" | "rejected" | "upheld";
                };
                /** @enum {string} */
                readonly basis: "condition" | "manual";
                readonly cleared?: {
                  readonly clearedAt: string;
                  /** @enum {string} */
                  readonly reason: "appeal_upheld" | "raised_in_error";
                };
                readonly condition?: {
                  /** @enum {string} */
                  readonly currency?: "AED"
                    | "AFN"
                    | "ALL"
                    | "AMD"
                    | "AOA"
                    | "ARS"
                    | "AUD"
                    | "AWG"
                    | "AZN"
                    | "BAM"
                    | "BBD"
                    | "BDT"
                    | "BHD"
                    | "BIF"
                    | "BMD"
                    | "BND"
                    | "BOB"
                    | "BRL"
                    | "BSD"
                    | "BTN"
                    | "BWP"
                    | "BYN"
                    | "BZD"
                    | "CAD"
                    | "CDF"
                    | "CHF"
                    | "CLF"
                    | "CLP"
                    | "CNY"
                    | "COP"
                    | "CRC"
                    | "CUP"
                    | "CVE"
                    | "CZK"
                    | "DJF"
                    | "DKK"
                    | "DOP"
                    | "DZD"
                    | "EGP"
                    | "ERN"
                    | "ETB"
                    | "EUR"
                    | "FJD"
                    | "FKP"
                    | "GBP"
                    | "GEL"
                    | "GHS"
                    | "GIP"
                    | "GMD"
                    | "GNF"
                    | "GTQ"
                    | "GYD"
                    | "HKD"
                    | "HNL"
                    | "HTG"
                    | "HUF"
                    | "IDR"
                    | "ILS"
                    | "INR"
                    | "IQD"
                    | "IRR"
                    | "ISK"
                    | "JMD"
                    | "JOD"
                    | "JPY"
                    | "KES"
                    | "KGS"
                    | "KHR"
                    | "KMF"
                    | "KPW"
                    | "KRW"
                    | "KWD"
                    | "KYD"
                    | "KZT"
                    | "LAK"
                    | "LBP"
                    | "LKR"
                    | "LRD"
                    | "LSL"
                    | "LYD"
                    | "MAD"
                    | "MDL"
                    | "MGA"
                    | "MKD"
                    | "MMK"
                    | "MNT"
                    | "MOP"
                    | "MRU"
                    | "MUR"
                    | "MVR"
                    | "MWK"
                    | "MXN"
                    | "MYR"
                    | "MZN"
                    | "NAD"
                    | "NGN"
                    | "NIO"
                    | "NOK"
                    | "NPR"
                    | "NZD"
                    | "OMR"
                    | "PAB"
                    | "PEN"
                    | "PGK"
                    | "PHP"
                    | "PKR"
                    | "PLN"
                    | "PYG"
                    | "QAR"
                    | "RON"
                    | "RSD"
                    | "RUB"
                    | "RWF"
                    | "SAR"
                    | "SBD"
                    | "SCR"
                    | "SDG"
                    | "SEK"
                    | "SGD"
                    | "SHP"
                    | "SLE"
                    | "SOS"
                    | "SRD"
                    | "SSP"
                    | "STN"
                    | "SVC"
                    | "SYP"
                    | "SZL"
                    | "THB"
                    | "TJS"
                    | "TMT"
                    | "TND"
                    | "TOP"
                    | "TRY"
                    | "TTD"
                    | "TWD"
                    | "TZS"
                    | "UAH"
                    | "UGX"
                    | "USD"
                    | "UYU"
                    | "UZS"
                    | "VES"
                    | "VND"
                    | "VUV"
                    | "WST"
                    | "XAF"
                    | "XCD"
                    | "XOF"
                    | "XPF"
                    | "YER"
                    | "ZAR"
                    | "ZMW"
                    | "ZWG";
                  /** @enum {string} */
                  readonly measure: "claims"
                    | "item_claims"
                    | "kept_items"
                    | "partial_credits"
                    | "goodwill_credits"
                    | "goodwill_amount"
                    | "refunds"
                    | "returns"
                    | "refund_to_order_pct"
                    | "refunded_value_pct"
                    | "chargebacks"
                    | "failed_payments"
                    | "distinct_items";
                  readonly minimumCount?: number;
                  readonly threshold: number;
                  readonly windowDays: number;
                };
                readonly customerId: string;
                readonly evidence: readonly {
                  readonly at: string;
                  readonly caseId?: string;
                  /** @enum {string} */
                  readonly kind: "claim"
                    | "chargeback"
                    | "remedy"
                    | "return"
                    | "sale"
                    | "failed_payment"
                    | "item_return";
                  readonly storeId?: string;
                }[];
                readonly evidenceElsewhere: number;
                readonly expiresAt: string;
                readonly flagId: string;
                readonly observed?: number;
                readonly raisedAt: string;
                /** @enum {string} */
                readonly reason?: "high_fraud_risk"
                  | "false_claim"
                  | "forged_receipt"
                  | "serial_returns"
                  | "failed_payments"
                  | "staff_collusion";
                readonly setBy: {
                  readonly policyVersion: number;
                } | {
                  readonly person: string;
                };
                /** @enum {string} */
                readonly state: "active" | "expired" | "cleared";
              }[];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Have a person look at the customer's compensation from now on */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly days?: number;
            /** @enum {string} */
            readonly reason: "high_fraud_risk"
              | "false_claim"
              | "forged_receipt"
              | "serial_returns"
              | "failed_payments"
              | "staff_collusion";
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/assignments": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Give a case another owner */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly ownerId: string;
            /** @enum {string} */
            readonly ownerKind: "person" | "team";
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/classifications": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Correct or confirm the cause of a case */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly attribution?: "firm"
              | "supplier"
              | "customer"
              | "other_customer"
              | "external"
              | "shared";
            /** @enum {string} */
            readonly bitnerSubtype?: "disruptive_others"
              | "drunkenness"
              | "verbal_physical_abuse"
              | "breaking_policies_laws"
              | "uncooperative"
              | "unavailable"
              | "unreasonably_slow"
              | "other_core_failure"
              | "special_needs"
              | "preferences"
              | "admitted_error"
              | "attention"
              | "out_of_ordinary_behaviour"
              | "cultural_norms"
              | "gestalt"
              | "adverse_conditions";
            readonly controllability?: number;
            readonly gaps?: readonly ("gap_1_cognitive"
              | "gap_2_normative"
              | "gap_3_delivery"
              | "gap_4_publicity")[];
            /** @enum {string} */
            readonly khdType?: "policy_failure"
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
            /** @enum {string} */
            readonly nakamuraCause?: "inferior_goods"
              | "service_method"
              | "unfamiliar_product"
              | "customer_misunderstanding";
            /** @enum {string} */
            readonly nakamuraSubcode?: "bad_attitude"
              | "wording"
              | "pushy_or_ignorant_selling"
              | "label_content_mismatch"
              | "insufficient_explanation"
              | "money_error"
              | "gift_wrapping_error"
              | "broken_promise"
              | "late_or_wrong_delivery"
              | "wrongly_blamed_for_soiling";
            readonly stabilityRating?: number;
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/clocks": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The clocks of a case with their whole history */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
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
              readonly asOf: string;
              readonly caseId: string;
              /** @enum {string} */
              readonly category?: "new"
                | "open"
                | "waiting_customer"
                | "waiting_third_party"
                | "resolved"
                | "closed";
              readonly clocks: readonly {
                readonly breachedAt?: string;
                readonly calendars: readonly {
                  readonly calendarId: string;
                  readonly until?: string;
                  readonly version: number;
                }[];
                readonly clockId: string;
                readonly dueAt?: string;
                readonly elapsedSeconds: number;
                readonly endedAt?: string;
                /** @enum {string} */
                readonly metric: "acknowledgement"
                  | "first_action"
                  | "resolution"
                  | "first_response"
                  | "next_reply"
                  | "periodic_update"
                  | "pausable_update"
                  | "requester_wait"
                  | "employee_work"
                  | "waiting_on_customer"
                  | "first_resolution"
                  | "re_recovery"
                  | "third_day_close"
                  | "final_response";
                readonly pauses: readonly {
                  readonly businessSeconds: number;
                  readonly from: string;
                  readonly to?: string;
                }[];
                readonly policyId: string;
                readonly policyVersion: number;
                readonly remainingSeconds?: number;
                readonly startsAt: string;
                /** @enum {string} */
                readonly state: "running" | "paused" | "completed" | "cancelled";
                readonly targetSeconds?: number;
                readonly tzVersion?: string;
              }[];
              readonly history: readonly {
                readonly data: {
                  readonly [key: string]: unknown;
                };
                readonly occurredAt: string;
                readonly recordedAt: string;
                readonly type: string;
              }[];
              /** @enum {string} */
              readonly waitingFor?: "customer" | "third_party";
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
  readonly "/triage/v1/cases/{id}/customer-views": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record cause and blame as the customer sees them */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly attribution?: "firm"
              | "supplier"
              | "customer"
              | "other_customer"
              | "external"
              | "shared";
            readonly controllability?: number;
            /** @enum {string} */
            readonly khdType?: "policy_failure"
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
            /** @enum {string} */
            readonly nakamuraCause?: "inferior_goods"
              | "service_method"
              | "unfamiliar_product"
              | "customer_misunderstanding";
            readonly stabilityRating?: number;
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/de-escalations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Take a case down the ladder again */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly justificationTextId?: string;
            /** @enum {string} */
            readonly reason: "under_control"
              | "less_severe_than_thought"
              | "escalated_by_mistake"
              | "customer_content";
            /** @enum {string} */
            readonly severity?: "minor" | "moderate" | "major" | "critical";
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/employee-responses": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record how staff answered the failure */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly responses: readonly ("discount"
              | "correction"
              | "manager_employee_intervention"
              | "correction_plus"
              | "replacement"
              | "apology"
              | "refund"
              | "customer_initiated_correction"
              | "store_credit"
              | "unsatisfactory_correction"
              | "failure_escalation"
              | "nothing")[];
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/encounter-assessments": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record who took part and which step of the script failed */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly deviatedStep?: string;
            readonly otherCustomerInvolved: boolean;
            readonly partUnclear?: boolean;
            /** @enum {string} */
            readonly participationStage?: "choosing"
              | "ordering"
              | "waiting"
              | "paying"
              | "receiving"
              | "using"
              | "returning";
            readonly scriptId?: string;
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/escalation-acknowledgements": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Take the escalations of a case in hand for a while */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": Record<string, never>;
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/escalation-approvals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Agree to an escalation somebody else asked for */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly escalationId: string;
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/escalation-refusals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Refuse an escalation somebody else asked for */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly escalationId: string;
            /** @enum {string} */
            readonly reason: "not_justified" | "handled_already" | "wrong_step";
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/escalation-silences": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Silence the escalations of a case */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": Record<string, never>;
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/escalations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Read the escalations of a case */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
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
              readonly caseId: string;
              readonly runs: readonly {
                readonly dueAt: string | null;
                readonly ended: boolean;
                readonly ladderId: string;
                readonly ladderVersion: number;
                readonly loop: number;
                /** @enum {string} */
                readonly metric: "acknowledgement"
                  | "first_action"
                  | "resolution"
                  | "first_response"
                  | "next_reply"
                  | "periodic_update"
                  | "pausable_update"
                  | "requester_wait"
                  | "employee_work"
                  | "waiting_on_customer"
                  | "first_resolution"
                  | "re_recovery"
                  | "third_day_close"
                  | "final_response";
                readonly nextAt: string | null;
                readonly runId: string;
                readonly step: number;
              }[];
              readonly storeId: string | null;
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Take a case up the ladder */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly justificationTextId: string;
            /** @enum {string} */
            readonly reason: "customer_asked"
              | "no_progress"
              | "beyond_authority"
              | "repeated_failure"
              | "legal_threat"
              | "media_attention"
              | "safety";
            readonly severities: readonly ("minor" | "moderate" | "major" | "critical")[];
            /** @enum {string} */
            readonly toRole?: "owner" | "manager" | "recovery_manager";
            readonly watchers: readonly string[];
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/executive-reviews": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record that an executive looked at a critical case */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly conclusion: "handled_well" | "more_to_do" | "systemic_cause";
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/handover-acknowledgements": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Take a case that was offered; from here on it is yours */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly handoverId: string;
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/handover-refusals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Refuse a case that was offered; it stays with its owner */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly handoverId: string;
            /** @enum {string} */
            readonly reason: "workload" | "skill_missing" | "absent" | "conflict_of_interest";
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/handovers": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Offer a case to another person; its owner keeps it until it is taken */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "end_of_shift"
              | "workload"
              | "skill_needed"
              | "planned_absence"
              | "conflict_of_interest"
              | "customer_asked";
            readonly toId: string;
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/impact-assessments": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Judge how severe a failure is, and document a loss */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly consequentialLoss?: {
              readonly amount: number;
              /** @enum {string} */
              readonly currency: "AED"
                | "AFN"
                | "ALL"
                | "AMD"
                | "AOA"
                | "ARS"
                | "AUD"
                | "AWG"
                | "AZN"
                | "BAM"
                | "BBD"
                | "BDT"
                | "BHD"
                | "BIF"
                | "BMD"
                | "BND"
                | "BOB"
                | "BRL"
                | "BSD"
                | "BTN"
                | "BWP"
                | "BYN"
                | "BZD"
                | "CAD"
                | "CDF"
                | "CHF"
                | "CLF"
                | "CLP"
                | "CNY"
                | "COP"
                | "CRC"
                | "CUP"
                | "CVE"
                | "CZK"
                | "DJF"
                | "DKK"
                | "DOP"
                | "DZD"
                | "EGP"
                | "ERN"
                | "ETB"
                | "EUR"
                | "FJD"
                | "FKP"
                | "GBP"
                | "GEL"
                | "GHS"
                | "GIP"
                | "GMD"
                | "GNF"
                | "GTQ"
                | "GYD"
                | "HKD"
                | "HNL"
                | "HTG"
                | "HUF"
                | "IDR"
                | "ILS"
                | "INR"
                | "IQD"
                | "IRR"
                | "ISK"
                | "JMD"
                | "JOD"
                | "JPY"
                | "KES"
                | "KGS"
                | "KHR"
                | "KMF"
                | "KPW"
                | "KRW"
                | "KWD"
                | "KYD"
                | "KZT"
                | "LAK"
                | "LBP"
                | "LKR"
                | "LRD"
                | "LSL"
                | "LYD"
                | "MAD"
                | "MDL"
                | "MGA"
                | "MKD"
                | "MMK"
                | "MNT"
                | "MOP"
                | "MRU"
                | "MUR"
                | "MVR"
                | "MWK"
                | "MXN"
                | "MYR"
                | "MZN"
                | "NAD"
                | "NGN"
                | "NIO"
                | "NOK"
                | "NPR"
                | "NZD"
                | "OMR"
                | "PAB"
                | "PEN"
                | "PGK"
                | "PHP"
                | "PKR"
                | "PLN"
                | "PYG"
                | "QAR"
                | "RON"
                | "RSD"
                | "RUB"
                | "RWF"
                | "SAR"
                | "SBD"
                | "SCR"
                | "SDG"
                | "SEK"
                | "SGD"
                | "SHP"
                | "SLE"
                | "SOS"
                | "SRD"
                | "SSP"
                | "STN"
                | "SVC"
                | "SYP"
                | "SZL"
                | "THB"
                | "TJS"
                | "TMT"
                | "TND"
                | "TOP"
                | "TRY"
                | "TTD"
                | "TWD"
                | "TZS"
                | "UAH"
                | "UGX"
                | "USD"
                | "UYU"
                | "UZS"
                | "VES"
                | "VND"
                | "VUV"
                | "WST"
                | "XAF"
                | "XCD"
                | "XOF"
                | "XPF"
                | "YER"
                | "ZAR"
                | "ZMW"
                | "ZWG";
            };
            /** @enum {string} */
            readonly severity: "minor" | "moderate" | "major" | "critical";
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/investigations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Begin to establish the facts */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": Record<string, never>;
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/policy-applications": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Apply the policy to a case again, as it is now */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "policy_changed" | "calendar_changed" | "wrong_policy";
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/presumption-exceptions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Set the presumption aside that the customer is right, to protect staff */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "abuse_of_staff" | "threat" | "proven_fraud" | "unlawful_demand";
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/preventive-decisions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record what will keep it from happening again */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly actionId?: string;
            /** @enum {string} */
            readonly decision: "action_opened" | "covered_by_open_action" | "no_action_needed";
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/root-causes": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record why it happened */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly arisenAt: string;
            readonly explanationTextId?: string;
            /** @default [] */
            readonly gaps?: readonly ("gap_1_cognitive"
              | "gap_2_normative"
              | "gap_3_delivery"
              | "gap_4_publicity")[];
            /** @enum {string} */
            readonly how: "single_slip"
              | "built_up_over_time"
              | "after_a_change"
              | "under_load"
              | "at_a_handover"
              | "left_unnoticed";
            /** @enum {string} */
            readonly khdType?: "policy_failure"
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
            /** @enum {string} */
            readonly nakamuraCause?: "inferior_goods"
              | "service_method"
              | "unfamiliar_product"
              | "customer_misunderstanding";
            /** @enum {string} */
            readonly responsibilityLocus: "firm"
              | "supplier"
              | "customer"
              | "other_customer"
              | "external"
              | "shared";
            /** @enum {string} */
            readonly why: "no_standard"
              | "standard_not_followed"
              | "skill_missing"
              | "staff_missing"
              | "tool_or_system"
              | "supplier"
              | "internal_communication"
              | "policy"
              | "product_design"
              | "promise_too_large"
              | "customer_part_unclear"
              | "external_event";
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/waiting-ends": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Lift the waiting mark of a case */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": Record<string, never>;
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/cases/{id}/waiting-marks": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Mark whom a case waits for; pauses the clocks that do not count meanwhile */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly waitingFor: "customer" | "third_party";
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
              readonly caseId: string;
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/critical-cases": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Critical cases that are open or that no executive has reviewed */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
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
                readonly caseId: string;
                readonly executiveReviewAt: string | null;
                readonly hasNamedOwner: boolean;
                readonly ownerId: string | null;
                readonly reportedAt: string;
                /** @enum {string} */
                readonly state: "triaged"
                  | "investigating"
                  | "reopened"
                  | "resolved"
                  | "closed";
                readonly storeId: string | null;
              }[];
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
  readonly "/triage/v1/discards": {
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
  readonly "/triage/v1/duty-schedules": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List duty schedules */
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
              readonly data: readonly {
                readonly definedAt: string;
                readonly scheduleId: string;
                readonly shifts: readonly {
                  readonly closes: string;
                  readonly opens: string;
                  readonly personId: string;
                  readonly weekday: number;
                }[];
                readonly timeZone: string;
                readonly version: number;
              }[];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Define a duty schedule, or its next version */
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
            readonly scheduleId: string;
            readonly shifts: readonly {
              readonly closes: string;
              readonly opens: string;
              readonly personId: string;
              readonly weekday: number;
            }[];
            readonly timeZone: string;
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/figure-alerts": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Your alert about a figures with how they are, the last defined first */
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
              readonly data: readonly components["schemas"]["FigureAlert"][];
              readonly meta: {
                readonly nextCursor: string | null;
              };
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Have yourself told by mail when a figure crosses a bound, and when it is back */
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
            readonly bound: number;
            /** @enum {string} */
            readonly direction: "above" | "below";
            /** @default [] */
            readonly filters?: readonly {
              /** @enum {string} */
              readonly field: "store"
                | "region"
                | "channel"
                | "severity"
                | "tier"
                | "complaintCode"
                | "khdType"
                | "khdGroup"
                | "nakamuraCause"
                | "sourceCategory"
                | "sourceGroup"
                | "remedyType"
                | "provenance";
              readonly oneOf: readonly string[];
            }[];
            readonly measure: string;
            /** @description The bound itself unless told. */
            readonly returnBound?: number;
            readonly schedule: {
              readonly at?: string;
              /** @enum {string} */
              readonly every: "hour" | "day";
              readonly timeZone: string;
            };
            /** @enum {string} */
            readonly service: "justice-scores"
              | "resolution-times"
              | "loyalty-outcomes"
              | "case-files"
              | "lessons";
            readonly windowDays: number;
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/figure-alerts/{id}/withdrawals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** End a alert about a figure: nothing is told of it any more */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": Record<string, never>;
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/figure-reports": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Your report of figuress with how they are, the last defined first */
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
              readonly data: readonly components["schemas"]["FigureReport"][];
              readonly meta: {
                readonly nextCursor: string | null;
              };
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Have figures of the last whole day, week or month sent to you by mail */
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
            /** @default [] */
            readonly filters?: readonly {
              /** @enum {string} */
              readonly field: "store"
                | "region"
                | "channel"
                | "severity"
                | "tier"
                | "complaintCode"
                | "khdType"
                | "khdGroup"
                | "nakamuraCause"
                | "sourceCategory"
                | "sourceGroup"
                | "remedyType"
                | "provenance";
              readonly oneOf: readonly string[];
            }[];
            /** @default [] */
            readonly groupBy?: readonly ("store"
              | "region"
              | "channel"
              | "severity"
              | "tier"
              | "complaintCode"
              | "khdType"
              | "khdGroup"
              | "nakamuraCause"
              | "sourceCategory"
              | "sourceGroup"
              | "remedyType"
              | "provenance"
              | "day"
              | "week"
              | "month"
              | "quarter")[];
            readonly measures: readonly string[];
            readonly schedule: {
              readonly at: string;
              readonly dayOfMonth?: number;
              /** @enum {string} */
              readonly every: "day" | "week" | "month";
              readonly timeZone: string;
              readonly weekday?: number;
            };
            /** @enum {string} */
            readonly service: "justice-scores"
              | "resolution-times"
              | "loyalty-outcomes"
              | "case-files"
              | "lessons";
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/figure-reports/{id}/withdrawals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** End a report of figures: nothing is told of it any more */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": Record<string, never>;
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/ladders": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List ladders */
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
              readonly data: readonly components["schemas"]["LadderDefined.v1"][];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Define a ladder, or its next version */
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
            readonly ackTimeoutSeconds: number;
            readonly fallback: {
              readonly id?: string;
              /** @enum {string} */
              readonly kind: "owner" | "role" | "person" | "schedule" | "webhook";
            };
            readonly ladderId: string;
            readonly numLoops: number;
            readonly steps: readonly {
              readonly act?: {
                /** @enum {string} */
                readonly kind: "wait";
              } | {
                /** @enum {string} */
                readonly kind: "gate";
              } | {
                /** @enum {string} */
                readonly kind: "threshold";
                readonly overCases: number;
                readonly withinMinutes: number;
              } | {
                /** @enum {string} */
                readonly kind: "declare_incident";
              };
              /** @enum {string} */
              readonly anchor: "before_due" | "at_breach" | "after_breach" | "after_previous";
              readonly delaySeconds: number;
              readonly targets: readonly {
                readonly id?: string;
                /** @enum {string} */
                readonly kind: "owner" | "role" | "person" | "schedule" | "webhook";
              }[];
              /** @enum {string} */
              readonly who: "everyone" | "round_robin";
              readonly window?: {
                readonly closes: string;
                readonly opens: string;
                readonly timeZone: string;
                readonly weekdays: readonly number[];
              };
            }[];
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/notice-deliveries": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What became of notices by e-mail and webhook, last change first */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[state][eq]"?: string;
          readonly "filter[state][in]"?: string;
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
                readonly attempt: number;
                readonly caseId: string;
                readonly changedAt: string;
                /** @enum {string} */
                readonly channel: "email" | "webhook";
                readonly endpointId: string | null;
                readonly nextAt: string | null;
                readonly noticeId: string;
                readonly reason: ("address_refused"
                  | "unresolvable"
                  | "unreachable"
                  | "timed_out"
                  | "redirected"
                  | "refused"
                  | "throttled"
                  | "gone"
                  | "server_error"
                  | "resting"
                  | "endpoint_disabled"
                  | "unknown_endpoint"
                  | "address_book_unreadable"
                  | "no_consent")
                  | null;
                /** @enum {string} */
                readonly state: "waiting" | "delivered" | "given_up";
                readonly storeId: string | null;
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
  readonly "/triage/v1/notice-deliveries/{noticeId}/repetitions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Send a notice again, one way */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly noticeId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly channel: "email" | "webhook";
            readonly endpointId?: string;
          };
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
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/notice-replays": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Send an endpoint again what it did not get in a time */
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
            readonly endpointId: string;
            readonly from: string;
            readonly until: string;
          };
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
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/notice-replays/{id}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** How far a replay of notices is */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
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
              readonly completedAt?: string;
              readonly endpointId: string;
              readonly from: string;
              readonly replayId: string;
              readonly requestedAt: string;
              /** @enum {string} */
              readonly status: "requested" | "completed";
              readonly until: string;
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
  readonly "/triage/v1/notices": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List notices, newest first */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[recipient][eq]"?: string;
          readonly "filter[recipient][in]"?: string;
          readonly "filter[unread][eq]"?: string;
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
                readonly caseId: string | null;
                readonly metric: ("acknowledgement"
                  | "first_action"
                  | "resolution"
                  | "first_response"
                  | "next_reply"
                  | "periodic_update"
                  | "pausable_update"
                  | "requester_wait"
                  | "employee_work"
                  | "waiting_on_customer"
                  | "first_resolution"
                  | "re_recovery"
                  | "third_day_close"
                  | "final_response")
                  | null;
                readonly noticeId: string;
                readonly readAt: string | null;
                /** @enum {string} */
                readonly reason: "escalation_step"
                  | "outside_window"
                  | "nobody_on_duty"
                  | "handover_offered"
                  | "handover_reminder"
                  | "handover_unanswered"
                  | "approval_wanted"
                  | "case_escalated"
                  | "escalation_refused"
                  | "case_deescalated"
                  | "early_warning"
                  | "prevention_verified"
                  | "prevention_recurred";
                readonly recipientId: string;
                /** @enum {string} */
                readonly recipientKind: "person" | "role" | "webhook";
                readonly storeId: string | null;
                readonly toldAt: string;
                readonly warningId: string | null;
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
  readonly "/triage/v1/notices/{noticeId}/readings": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Mark a notice as read */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly noticeId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": Record<string, never>;
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
              readonly noticeId: string;
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
  readonly "/triage/v1/operational-acts": {
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
  readonly "/triage/v1/parked-events": {
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
  readonly "/triage/v1/policies": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Every version of every policy */
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
              readonly data: readonly {
                readonly appliesTo: {
                  readonly channels?: readonly ("in_store_face_to_face"
                    | "telephone_hotline"
                    | "email"
                    | "web_form"
                    | "chat"
                    | "social_review"
                    | "suggestion_box"
                    | "letter"
                    | "guarantee_claim"
                    | "pos_prompt")[];
                  readonly severities?: readonly ("minor"
                    | "moderate"
                    | "major"
                    | "critical")[];
                  readonly stores?: readonly string[];
                };
                readonly definedAt: string;
                /** @enum {string} */
                readonly definedBy: "configuration" | "person";
                readonly disabledAt?: string;
                readonly order: number;
                readonly policyId: string;
                readonly targets: readonly {
                  readonly calendarId: string;
                  readonly conditions?: {
                    readonly cancel?: {
                      readonly in?: readonly ("new"
                        | "open"
                        | "waiting_customer"
                        | "waiting_third_party"
                        | "resolved"
                        | "closed")[];
                      readonly on?: readonly ("reported"
                        | "acknowledged"
                        | "customer_message"
                        | "public_reply"
                        | "response"
                        | "remedy_step"
                        | "offer_made"
                        | "offer_ended"
                        | "double_deviation"
                        | "resolved"
                        | "automatic_resolution"
                        | "reopened"
                        | "reopened_unanswered"
                        | "closed"
                        | "withdrawn"
                        | "merged")[];
                    };
                    readonly pause?: {
                      readonly in?: readonly ("new"
                        | "open"
                        | "waiting_customer"
                        | "waiting_third_party"
                        | "resolved"
                        | "closed")[];
                      readonly on?: readonly ("reported"
                        | "acknowledged"
                        | "customer_message"
                        | "public_reply"
                        | "response"
                        | "remedy_step"
                        | "offer_made"
                        | "offer_ended"
                        | "double_deviation"
                        | "resolved"
                        | "automatic_resolution"
                        | "reopened"
                        | "reopened_unanswered"
                        | "closed"
                        | "withdrawn"
                        | "merged")[];
                    };
                    readonly reset?: {
                      readonly in?: readonly ("new"
                        | "open"
                        | "waiting_customer"
                        | "waiting_third_party"
                        | "resolved"
                        | "closed")[];
                      readonly on?: readonly ("reported"
                        | "acknowledged"
                        | "customer_message"
                        | "public_reply"
                        | "response"
                        | "remedy_step"
                        | "offer_made"
                        | "offer_ended"
                        | "double_deviation"
                        | "resolved"
                        | "automatic_resolution"
                        | "reopened"
                        | "reopened_unanswered"
                        | "closed"
                        | "withdrawn"
                        | "merged")[];
                    };
                    readonly resume?: {
                      readonly in?: readonly ("new"
                        | "open"
                        | "waiting_customer"
                        | "waiting_third_party"
                        | "resolved"
                        | "closed")[];
                      readonly on?: readonly ("reported"
                        | "acknowledged"
                        | "customer_message"
                        | "public_reply"
                        | "response"
                        | "remedy_step"
                        | "offer_made"
                        | "offer_ended"
                        | "double_deviation"
                        | "resolved"
                        | "automatic_resolution"
                        | "reopened"
                        | "reopened_unanswered"
                        | "closed"
                        | "withdrawn"
                        | "merged")[];
                    };
                    readonly start?: {
                      readonly in?: readonly ("new"
                        | "open"
                        | "waiting_customer"
                        | "waiting_third_party"
                        | "resolved"
                        | "closed")[];
                      readonly on?: readonly ("reported"
                        | "acknowledged"
                        | "customer_message"
                        | "public_reply"
                        | "response"
                        | "remedy_step"
                        | "offer_made"
                        | "offer_ended"
                        | "double_deviation"
                        | "resolved"
                        | "automatic_resolution"
                        | "reopened"
                        | "reopened_unanswered"
                        | "closed"
                        | "withdrawn"
                        | "merged")[];
                    };
                    readonly stop?: {
                      readonly in?: readonly ("new"
                        | "open"
                        | "waiting_customer"
                        | "waiting_third_party"
                        | "resolved"
                        | "closed")[];
                      readonly on?: readonly ("reported"
                        | "acknowledged"
                        | "customer_message"
                        | "public_reply"
                        | "response"
                        | "remedy_step"
                        | "offer_made"
                        | "offer_ended"
                        | "double_deviation"
                        | "resolved"
                        | "automatic_resolution"
                        | "reopened"
                        | "reopened_unanswered"
                        | "closed"
                        | "withdrawn"
                        | "merged")[];
                    };
                  };
                  readonly duration?: {
                    readonly seconds: number;
                  } | {
                    /** @enum {string} */
                    readonly endsAt: "same_time" | "close_of_business";
                    readonly workingDays: number;
                  };
                  readonly factorPct?: number;
                  readonly ladderId?: string;
                  /** @enum {string} */
                  readonly metric: "acknowledgement"
                    | "first_action"
                    | "resolution"
                    | "first_response"
                    | "next_reply"
                    | "periodic_update"
                    | "pausable_update"
                    | "requester_wait"
                    | "employee_work"
                    | "waiting_on_customer"
                    | "first_resolution"
                    | "re_recovery"
                    | "third_day_close"
                    | "final_response";
                  /** @enum {string} */
                  readonly reopenMode?: "once"
                    | "restart"
                    | "resume_excluding_resolved"
                    | "new_instance"
                    | "continue_including_resolved";
                  readonly warnings?: readonly ({
                    readonly percent: number;
                  } | {
                    readonly secondsBefore: number;
                  })[];
                }[];
                readonly version: number;
              }[];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Define a policy, or a new version of it */
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
            readonly appliesTo: {
              readonly channels?: readonly ("in_store_face_to_face"
                | "telephone_hotline"
                | "email"
                | "web_form"
                | "chat"
                | "social_review"
                | "suggestion_box"
                | "letter"
                | "guarantee_claim"
                | "pos_prompt")[];
              readonly severities?: readonly ("minor" | "moderate" | "major" | "critical")[];
              readonly stores?: readonly string[];
            };
            readonly order: number;
            readonly policyId: string;
            readonly targets: readonly {
              readonly calendarId: string;
              readonly conditions?: {
                readonly cancel?: {
                  readonly in?: readonly ("new"
                    | "open"
                    | "waiting_customer"
                    | "waiting_third_party"
                    | "resolved"
                    | "closed")[];
                  readonly on?: readonly ("reported"
                    | "acknowledged"
                    | "customer_message"
                    | "public_reply"
                    | "response"
                    | "remedy_step"
                    | "offer_made"
                    | "offer_ended"
                    | "double_deviation"
                    | "resolved"
                    | "automatic_resolution"
                    | "reopened"
                    | "reopened_unanswered"
                    | "closed"
                    | "withdrawn"
                    | "merged")[];
                };
                readonly pause?: {
                  readonly in?: readonly ("new"
                    | "open"
                    | "waiting_customer"
                    | "waiting_third_party"
                    | "resolved"
                    | "closed")[];
                  readonly on?: readonly ("reported"
                    | "acknowledged"
                    | "customer_message"
                    | "public_reply"
                    | "response"
                    | "remedy_step"
                    | "offer_made"
                    | "offer_ended"
                    | "double_deviation"
                    | "resolved"
                    | "automatic_resolution"
                    | "reopened"
                    | "reopened_unanswered"
                    | "closed"
                    | "withdrawn"
                    | "merged")[];
                };
                readonly reset?: {
                  readonly in?: readonly ("new"
                    | "open"
                    | "waiting_customer"
                    | "waiting_third_party"
                    | "resolved"
                    | "closed")[];
                  readonly on?: readonly ("reported"
                    | "acknowledged"
                    | "customer_message"
                    | "public_reply"
                    | "response"
                    | "remedy_step"
                    | "offer_made"
                    | "offer_ended"
                    | "double_deviation"
                    | "resolved"
                    | "automatic_resolution"
                    | "reopened"
                    | "reopened_unanswered"
                    | "closed"
                    | "withdrawn"
                    | "merged")[];
                };
                readonly resume?: {
                  readonly in?: readonly ("new"
                    | "open"
                    | "waiting_customer"
                    | "waiting_third_party"
                    | "resolved"
                    | "closed")[];
                  readonly on?: readonly ("reported"
                    | "acknowledged"
                    | "customer_message"
                    | "public_reply"
                    | "response"
                    | "remedy_step"
                    | "offer_made"
                    | "offer_ended"
                    | "double_deviation"
                    | "resolved"
                    | "automatic_resolution"
                    | "reopened"
                    | "reopened_unanswered"
                    | "closed"
                    | "withdrawn"
                    | "merged")[];
                };
                readonly start?: {
                  readonly in?: readonly ("new"
                    | "open"
                    | "waiting_customer"
                    | "waiting_third_party"
                    | "resolved"
                    | "closed")[];
                  readonly on?: readonly ("reported"
                    | "acknowledged"
                    | "customer_message"
                    | "public_reply"
                    | "response"
                    | "remedy_step"
                    | "offer_made"
                    | "offer_ended"
                    | "double_deviation"
                    | "resolved"
                    | "automatic_resolution"
                    | "reopened"
                    | "reopened_unanswered"
                    | "closed"
                    | "withdrawn"
                    | "merged")[];
                };
                readonly stop?: {
                  readonly in?: readonly ("new"
                    | "open"
                    | "waiting_customer"
                    | "waiting_third_party"
                    | "resolved"
                    | "closed")[];
                  readonly on?: readonly ("reported"
                    | "acknowledged"
                    | "customer_message"
                    | "public_reply"
                    | "response"
                    | "remedy_step"
                    | "offer_made"
                    | "offer_ended"
                    | "double_deviation"
                    | "resolved"
                    | "automatic_resolution"
                    | "reopened"
                    | "reopened_unanswered"
                    | "closed"
                    | "withdrawn"
                    | "merged")[];
                };
              };
              readonly duration?: {
                readonly seconds: number;
              } | {
                /** @enum {string} */
                readonly endsAt: "same_time" | "close_of_business";
                readonly workingDays: number;
              };
              readonly factorPct?: number;
              readonly ladderId?: string;
              /** @enum {string} */
              readonly metric: "acknowledgement"
                | "first_action"
                | "resolution"
                | "first_response"
                | "next_reply"
                | "periodic_update"
                | "pausable_update"
                | "requester_wait"
                | "employee_work"
                | "waiting_on_customer"
                | "first_resolution"
                | "re_recovery"
                | "third_day_close"
                | "final_response";
              /** @enum {string} */
              readonly reopenMode?: "once"
                | "restart"
                | "resume_excluding_resolved"
                | "new_instance"
                | "continue_including_resolved";
              readonly warnings?: readonly ({
                readonly percent: number;
              } | {
                readonly secondsBefore: number;
              })[];
            }[];
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
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/policy-disablings": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Disable a policy; its clocks stop in every case */
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
            readonly policyId: string;
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
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/preventive-actions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List preventive actions */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[status][eq]"?: string;
          readonly "filter[status][in]"?: string;
          readonly "filter[warningId][eq]"?: string;
          readonly "filter[warningId][in]"?: string;
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
                readonly actionId: string;
                readonly dueAt: string | null;
                readonly implementedAt: string | null;
                readonly khdTypes: readonly ("policy_failure"
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
                  | "attention_failure")[];
                /** @enum {string} */
                readonly kind: "standard"
                  | "training"
                  | "staffing"
                  | "process"
                  | "system"
                  | "supplier"
                  | "policy"
                  | "product_information"
                  | "promise"
                  | "store_layout";
                readonly openedAt: string;
                readonly ownerId: string;
                /** @enum {string} */
                readonly status: "open" | "implemented" | "verified";
                readonly storeId: string | null;
                readonly verdict: ("fewer" | "same" | "more" | "none_to_compare") | null;
                readonly verifiedAt: string | null;
                readonly warningId: string | null;
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
    /** Open a preventive action */
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
            /** @default [] */
            readonly caseIds?: readonly string[];
            readonly causes: readonly {
              /** @enum {string} */
              readonly gap?: "gap_1_cognitive"
                | "gap_2_normative"
                | "gap_3_delivery"
                | "gap_4_publicity";
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
              /** @enum {string} */
              readonly nakamuraCause?: "inferior_goods"
                | "service_method"
                | "unfamiliar_product"
                | "customer_misunderstanding";
            }[];
            readonly dueAt?: string;
            /** @enum {string} */
            readonly kind: "standard"
              | "training"
              | "staffing"
              | "process"
              | "system"
              | "supplier"
              | "policy"
              | "product_information"
              | "promise"
              | "store_layout";
            readonly ownerId: string;
            readonly storeId?: string;
            readonly warningId?: string;
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/preventive-actions/{id}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A preventive action and whether it helped */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
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
              readonly actionId: string;
              readonly caseIds: readonly string[];
              readonly causes: readonly {
                /** @enum {string} */
                readonly gap?: "gap_1_cognitive"
                  | "gap_2_normative"
                  | "gap_3_delivery"
                  | "gap_4_publicity";
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
                /** @enum {string} */
                readonly nakamuraCause?: "inferior_goods"
                  | "service_method"
                  | "unfamiliar_product"
                  | "customer_misunderstanding";
              }[];
              readonly dueAt?: string;
              readonly implementedAt?: string;
              /** @enum {string} */
              readonly kind: "standard"
                | "training"
                | "staffing"
                | "process"
                | "system"
                | "supplier"
                | "policy"
                | "product_information"
                | "promise"
                | "store_layout";
              readonly openedAt: string;
              readonly ownerId: string;
              /** @enum {string} */
              readonly status: "open" | "implemented" | "verified";
              readonly storeId?: string;
              readonly verification?: {
                readonly after: {
                  readonly cases: number;
                  readonly from: string;
                  readonly until: string;
                  readonly warnings?: number;
                };
                readonly before: {
                  readonly cases: number;
                  readonly from: string;
                  readonly until: string;
                  readonly warnings?: number;
                };
                /** @enum {string} */
                readonly occasion?: "window_over" | "on_request";
                readonly recurred?: boolean;
                /** @enum {string} */
                readonly verdict: "fewer" | "same" | "more" | "none_to_compare";
                readonly verifiedAt: string;
              };
              readonly verifyAt?: string;
              readonly warning?: {
                /** @enum {string} */
                readonly cause: "policy_failure"
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
                  | "attention_failure"
                  | "unclassified"
                  | "voids"
                  | "item_not_found"
                  | "idle_seconds"
                  | "payment_failed"
                  | "terminal_failed"
                  | "terminal_unreachable"
                  | "sale_returned"
                  | "manager_override"
                  | "no_sale"
                  | "refund_issued"
                  | "stock_out"
                  | "failed_recovery"
                  | "media_report"
                  | "returning_customers";
                readonly warningId: string;
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
  readonly "/triage/v1/preventive-actions/{id}/implementations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** The action is in effect */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly verifyAfterDays?: number;
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
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/preventive-actions/{id}/verifications": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Count recurrence before and after the action */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": Record<string, never>;
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
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/queue": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Open cases in the order of work: severity, then tier, then what falls due first */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[storeId][eq]"?: string;
          readonly "filter[storeId][in]"?: string;
          readonly "filter[ownerId][eq]"?: string;
          readonly "filter[ownerId][in]"?: string;
          readonly "filter[severity][eq]"?: string;
          readonly "filter[severity][in]"?: string;
          readonly "filter[state][eq]"?: string;
          readonly "filter[state][in]"?: string;
          readonly "filter[overdue][eq]"?: string;
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
                readonly caseId: string;
                readonly escalationStep: number;
                readonly khdType: ("policy_failure"
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
                  | "attention_failure")
                  | null;
                readonly nextDueAt: string | null;
                readonly overdue: boolean;
                readonly ownerId: string | null;
                readonly ownerKind: ("person" | "team") | null;
                readonly reportedAt: string;
                /** @enum {string} */
                readonly severity: "minor" | "moderate" | "major" | "critical";
                /** @enum {string} */
                readonly state: "triaged" | "investigating" | "reopened";
                readonly storeId: string | null;
                readonly tier: ("a" | "b" | "c" | "new") | null;
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
  readonly "/triage/v1/replays": {
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
  readonly "/triage/v1/republications": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Publish the whole history to the log again */
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
              /** @enum {string} */
              readonly status: "republishing";
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
  readonly "/triage/v1/scripts": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Scripts of services, each in its newest version */
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
              readonly data: readonly {
                readonly scriptId: string;
                readonly steps: readonly {
                  /** @enum {string} */
                  readonly role: "customer"
                    | "sales_staff"
                    | "cashier"
                    | "service_desk"
                    | "manager"
                    | "delivery"
                    | "supplier"
                    | "system";
                  readonly step: string;
                }[];
                readonly version: number;
              }[];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Define a script, or its next version */
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
            readonly scriptId: string;
            readonly steps: readonly {
              /** @enum {string} */
              readonly role: "customer"
                | "sales_staff"
                | "cashier"
                | "service_desk"
                | "manager"
                | "delivery"
                | "supplier"
                | "system";
              readonly step: string;
            }[];
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/staff": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Who works where, with how many open cases */
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
              readonly data: readonly {
                readonly away: ("absent" | "left") | null;
                readonly awayUntil: string | null;
                readonly calendarId: string | null;
                readonly load: number;
                readonly loadMax: number;
                readonly skills: readonly string[];
                readonly staffId: string;
                readonly stores: readonly string[] | null;
                readonly version: number;
              }[];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Say what a member of staff can do, where and how much */
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
            readonly calendarId?: string;
            readonly loadMax: number;
            readonly skills: readonly string[];
            readonly staffId: string;
            readonly stores?: readonly string[];
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/staff/{id}/absences": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Say that somebody is away or has left; their open cases go to others */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "absent" | "left";
            readonly until?: string;
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/staff/{id}/returns": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Say that somebody is back and takes cases again */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": Record<string, never>;
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/store-fallbacks": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Who owns what nobody of the staff can take, by store */
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
              readonly data: readonly {
                readonly ownerId: string;
                /** @enum {string} */
                readonly ownerKind: "person" | "team";
                readonly storeId: string;
                readonly version: number;
              }[];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Say who owns the cases of a store that nobody of its staff can take */
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
            readonly ownerId: string;
            /** @enum {string} */
            readonly ownerKind: "person" | "team";
            readonly storeId: string;
          };
        };
      };
      readonly responses: {
        /** @description Default Response */
        readonly 201: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/tier-runs": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Rank customers by revenue now */
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
              readonly id: string;
              readonly position: string;
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
  readonly "/triage/v1/tier-runs/{id}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A ranking of customers, in numbers */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
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
              readonly result?: components["schemas"]["TiersComputed.v1"];
              readonly runId: string;
              /** @enum {string} */
              readonly status: "requested" | "computed";
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
  readonly "/triage/v1/webhook-events": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Notices as webhooks carry them, oldest first; of one endpoint where it is named */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[endpointId][eq]"?: string;
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
                readonly data: {
                  readonly caseId: string;
                  readonly href: string;
                  /** @enum {string} */
                  readonly metric?: "acknowledgement"
                    | "first_action"
                    | "resolution"
                    | "first_response"
                    | "next_reply"
                    | "periodic_update"
                    | "pausable_update"
                    | "requester_wait"
                    | "employee_work"
                    | "waiting_on_customer"
                    | "first_resolution"
                    | "re_recovery"
                    | "third_day_close"
                    | "final_response";
                  readonly noticeId: string;
                  /** @enum {string} */
                  readonly reason: "escalation_step"
                    | "outside_window"
                    | "nobody_on_duty"
                    | "handover_offered"
                    | "handover_reminder"
                    | "handover_unanswered"
                    | "approval_wanted"
                    | "case_escalated"
                    | "escalation_refused"
                    | "case_deescalated"
                    | "early_warning"
                    | "prevention_verified"
                    | "prevention_recurred";
                  readonly recipientId: string;
                  /** @enum {string} */
                  readonly recipientKind: "person" | "role" | "webhook";
                  readonly storeId?: string;
                };
                /** @enum {string} */
                readonly datacontenttype: "application/json";
                readonly id: string;
                /** @enum {string} */
                readonly source: "/amends/triage";
                /** @enum {string} */
                readonly specversion: "1.0";
                readonly subject: string;
                readonly time: string;
                /** @enum {string} */
                readonly type: "amends.triage.NoticeRaised.v1";
              }[];
              readonly meta: {
                readonly nextCursor: string | null;
                readonly resumeCursor: string | null;
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
    readonly "AbusePolicyDefined.v1": {
      readonly conditions: readonly {
        /** @enum {string} */
        readonly currency?: "AED"
          | "AFN"
          | "ALL"
          | "AMD"
          | "AOA"
          | "ARS"
          | "AUD"
          | "AWG"
          | "AZN"
          | "BAM"
          | "BBD"
          | "BDT"
          | "BHD"
          | "BIF"
          | "BMD"
          | "BND"
          | "BOB"
          | "BRL"
          | "BSD"
          | "BTN"
          | "BWP"
          | "BYN"
          | "BZD"
          | "CAD"
          | "CDF"
          | "CHF"
          | "CLF"
          | "CLP"
          | "CNY"
          | "COP"
          | "CRC"
          | "CUP"
          | "CVE"
          | "CZK"
          | "DJF"
          | "DKK"
          | "DOP"
          | "DZD"
          | "EGP"
          | "ERN"
          | "ETB"
          | "EUR"
          | "FJD"
          | "FKP"
          | "GBP"
          | "GEL"
          | "GHS"
          | "GIP"
          | "GMD"
          | "GNF"
          | "GTQ"
          | "GYD"
          | "HKD"
          | "HNL"
          | "HTG"
          | "HUF"
          | "IDR"
          | "ILS"
          | "INR"
          | "IQD"
          | "IRR"
          | "ISK"
          | "JMD"
          | "JOD"
          | "JPY"
          | "KES"
          | "KGS"
          | "KHR"
          | "KMF"
          | "KPW"
          | "KRW"
          | "KWD"
          | "KYD"
          | "KZT"
          | "LAK"
          | "LBP"
          | "LKR"
          | "LRD"
          | "LSL"
          | "LYD"
          | "MAD"
          | "MDL"
          | "MGA"
          | "MKD"
          | "MMK"
          | "MNT"
          | "MOP"
          | "MRU"
          | "MUR"
          | "MVR"
          | "MWK"
          | "MXN"
          | "MYR"
          | "MZN"
          | "NAD"
          | "NGN"
          | "NIO"
          | "NOK"
          | "NPR"
          | "NZD"
          | "OMR"
          | "PAB"
          | "PEN"
          | "PGK"
          | "PHP"
          | "PKR"
          | "PLN"
          | "PYG"
          | "QAR"
          | "RON"
          | "RSD"
          | "RUB"
          | "RWF"
          | "SAR"
          | "SBD"
          | "SCR"
          | "SDG"
          | "SEK"
          | "SGD"
          | "SHP"
          | "SLE"
          | "SOS"
          | "SRD"
          | "SSP"
          | "STN"
          | "SVC"
          | "SYP"
          | "SZL"
          | "THB"
          | "TJS"
          | "TMT"
          | "TND"
          | "TOP"
          | "TRY"
          | "TTD"
          | "TWD"
          | "TZS"
          | "UAH"
          | "UGX"
          | "USD"
          | "UYU"
          | "UZS"
          | "VES"
          | "VND"
          | "VUV"
          | "WST"
          | "XAF"
          | "XCD"
          | "XOF"
          | "XPF"
          | "YER"
          | "ZAR"
          | "ZMW"
          | "ZWG";
        /** @enum {string} */
        readonly measure: "claims"
          | "item_claims"
          | "kept_items"
          | "partial_credits"
          | "goodwill_credits"
          | "goodwill_amount"
          | "refunds"
          | "returns"
          | "refund_to_order_pct"
          | "refunded_value_pct"
          | "chargebacks"
          | "failed_payments"
          | "distinct_items";
        readonly minimumCount?: number;
        readonly threshold: number;
        readonly windowDays: number;
      }[];
      readonly definedAt: string;
      readonly flagDays: number;
      readonly isDefault?: boolean;
      readonly version: number;
    };
    readonly "CalendarDefined.v1": {
      readonly calendarId: string;
      readonly definedAt: string;
      /** @enum {string} */
      readonly definedBy: "configuration" | "person";
      readonly holidays: readonly string[];
      readonly timeZone: string;
      readonly version: number;
      readonly weekly: readonly {
        readonly closes: string;
        readonly opens: string;
        readonly weekday: number;
      }[];
    };
    readonly "CauseStatedByCustomer.v1": {
      /** @enum {string} */
      readonly attribution?: "firm"
        | "supplier"
        | "customer"
        | "other_customer"
        | "external"
        | "shared";
      readonly caseId: string;
      readonly controllability?: number;
      /** @enum {string} */
      readonly khdType?: "policy_failure"
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
      /** @enum {string} */
      readonly nakamuraCause?: "inferior_goods"
        | "service_method"
        | "unfamiliar_product"
        | "customer_misunderstanding";
      readonly stabilityRating?: number;
      readonly statedAt: string;
    };
    readonly "EmployeeResponseRecorded.v1": {
      readonly caseId: string;
      readonly recordedAt: string;
      readonly responses: readonly ("discount"
        | "correction"
        | "manager_employee_intervention"
        | "correction_plus"
        | "replacement"
        | "apology"
        | "refund"
        | "customer_initiated_correction"
        | "store_credit"
        | "unsatisfactory_correction"
        | "failure_escalation"
        | "nothing")[];
    };
    readonly "EncounterAssessed.v1": {
      readonly assessedAt: string;
      readonly caseId: string;
      /** @enum {string} */
      readonly deviatedRole?: "customer"
        | "sales_staff"
        | "cashier"
        | "service_desk"
        | "manager"
        | "delivery"
        | "supplier"
        | "system";
      readonly deviatedStep?: string;
      readonly otherCustomerInvolved: boolean;
      readonly partUnclear?: boolean;
      /** @enum {string} */
      readonly participationStage?: "choosing"
        | "ordering"
        | "waiting"
        | "paying"
        | "receiving"
        | "using"
        | "returning";
      readonly scriptId?: string;
      readonly scriptVersion?: number;
    };
    readonly "EscalationRequested.v1": {
      readonly by: string;
      readonly caseId: string;
      readonly escalationId: string;
      readonly justificationTextId: string;
      readonly needsApproval: boolean;
      /** @enum {string} */
      readonly reason: "customer_asked"
        | "no_progress"
        | "beyond_authority"
        | "repeated_failure"
        | "legal_threat"
        | "media_attention"
        | "safety";
      readonly requestedAt: string;
      /** @enum {string} */
      readonly severity: "minor" | "moderate" | "major" | "critical";
      /** @constant */
      readonly severityUnsure?: true;
      /** @enum {string} */
      readonly toRole: "owner" | "manager" | "recovery_manager";
      readonly watchers: readonly string[];
    };
    readonly "ExecutiveReviewRecorded.v1": {
      readonly caseId: string;
      /** @enum {string} */
      readonly conclusion: "handled_well" | "more_to_do" | "systemic_cause";
      readonly reviewedAt: string;
    };
    readonly FigureAlert: {
      readonly bound: number;
      readonly definedAt: string;
      /** @enum {string} */
      readonly direction: "above" | "below";
      readonly filters: readonly {
        /** @enum {string} */
        readonly field: "store"
          | "region"
          | "channel"
          | "severity"
          | "tier"
          | "complaintCode"
          | "khdType"
          | "khdGroup"
          | "nakamuraCause"
          | "sourceCategory"
          | "sourceGroup"
          | "remedyType"
          | "provenance";
        readonly oneOf: readonly string[];
      }[];
      readonly lastDueAt?: string;
      readonly lastFigure?: {
        readonly asOf: string;
        readonly ciHigh?: number;
        readonly ciLow?: number;
        /** @enum {string} */
        readonly currency?: "AED"
          | "AFN"
          | "ALL"
          | "AMD"
          | "AOA"
          | "ARS"
          | "AUD"
          | "AWG"
          | "AZN"
          | "BAM"
          | "BBD"
          | "BDT"
          | "BHD"
          | "BIF"
          | "BMD"
          | "BND"
          | "BOB"
          | "BRL"
          | "BSD"
          | "BTN"
          | "BWP"
          | "BYN"
          | "BZD"
          | "CAD"
          | "CDF"
          | "CHF"
          | "CLF"
          | "CLP"
          | "CNY"
          | "COP"
          | "CRC"
          | "CUP"
          | "CVE"
          | "CZK"
          | "DJF"
          | "DKK"
          | "DOP"
          | "DZD"
          | "EGP"
          | "ERN"
          | "ETB"
          | "EUR"
          | "FJD"
          | "FKP"
          | "GBP"
          | "GEL"
          | "GHS"
          | "GIP"
          | "GMD"
          | "GNF"
          | "GTQ"
          | "GYD"
          | "HKD"
          | "HNL"
          | "HTG"
          | "HUF"
          | "IDR"
          | "ILS"
          | "INR"
          | "IQD"
          | "IRR"
          | "ISK"
          | "JMD"
          | "JOD"
          | "JPY"
          | "KES"
          | "KGS"
          | "KHR"
          | "KMF"
          | "KPW"
          | "KRW"
          | "KWD"
          | "KYD"
          | "KZT"
          | "LAK"
          | "LBP"
          | "LKR"
          | "LRD"
          | "LSL"
          | "LYD"
          | "MAD"
          | "MDL"
          | "MGA"
          | "MKD"
          | "MMK"
          | "MNT"
          | "MOP"
          | "MRU"
          | "MUR"
          | "MVR"
          | "MWK"
          | "MXN"
          | "MYR"
          | "MZN"
          | "NAD"
          | "NGN"
          | "NIO"
          | "NOK"
          | "NPR"
          | "NZD"
          | "OMR"
          | "PAB"
          | "PEN"
          | "PGK"
          | "PHP"
          | "PKR"
          | "PLN"
          | "PYG"
          | "QAR"
          | "RON"
          | "RSD"
          | "RUB"
          | "RWF"
          | "SAR"
          | "SBD"
          | "SCR"
          | "SDG"
          | "SEK"
          | "SGD"
          | "SHP"
          | "SLE"
          | "SOS"
          | "SRD"
          | "SSP"
          | "STN"
          | "SVC"
          | "SYP"
          | "SZL"
          | "THB"
          | "TJS"
          | "TMT"
          | "TND"
          | "TOP"
          | "TRY"
          | "TTD"
          | "TWD"
          | "TZS"
          | "UAH"
          | "UGX"
          | "USD"
          | "UYU"
          | "UZS"
          | "VES"
          | "VND"
          | "VUV"
          | "WST"
          | "XAF"
          | "XCD"
          | "XOF"
          | "XPF"
          | "YER"
          | "ZAR"
          | "ZMW"
          | "ZWG";
        readonly definitionVersion: number;
        readonly from: string;
        readonly measured: number;
        readonly n: number | null;
        readonly stores?: readonly string[];
        /** @enum {string} */
        readonly unit: "cases"
          | "count"
          | "seconds"
          | "share"
          | "score"
          | "coefficient"
          | "minor_units";
      };
      readonly lastMail?: {
        readonly attempt: number;
        readonly changedAt: string;
        readonly nextAt?: string;
        /** @enum {string} */
        readonly reason?: "address_refused"
          | "unresolvable"
          | "unreachable"
          | "timed_out"
          | "redirected"
          | "refused"
          | "throttled"
          | "gone"
          | "server_error"
          | "resting"
          | "endpoint_disabled"
          | "unknown_endpoint"
          | "address_book_unreadable"
          | "no_consent"
          | "owner_gone"
          | "no_store"
          | "too_many_stores"
          | "no_address"
          | "no_mail_server"
          | "no_figures"
          | "figures_unreachable"
          | "question_refused";
        /** @enum {string} */
        readonly state: "waiting" | "delivered" | "given_up";
      };
      readonly measure: string;
      readonly nextDueAt: string | null;
      readonly ownerId: string;
      readonly returnBound: number;
      readonly schedule: {
        readonly at?: string;
        /** @enum {string} */
        readonly every: "hour" | "day";
        readonly timeZone: string;
      };
      /** @enum {string} */
      readonly service: "justice-scores"
        | "resolution-times"
        | "loyalty-outcomes"
        | "case-files"
        | "lessons";
      /** @enum {string} */
      readonly state: "clear" | "fired" | "unknown";
      /** @enum {string} */
      readonly status: "active" | "withdrawn";
      readonly stores?: readonly string[];
      readonly undecidedBecause: ("no_data"
        | "withheld"
        | "no_value"
        | "owner_gone"
        | "no_store"
        | "too_many_stores"
        | "no_figures"
        | "figures_unreachable"
        | "question_refused")
        | null;
      readonly watchId: string;
      readonly windowDays: number;
    };
    readonly FigureReport: {
      readonly definedAt: string;
      readonly filters: readonly {
        /** @enum {string} */
        readonly field: "store"
          | "region"
          | "channel"
          | "severity"
          | "tier"
          | "complaintCode"
          | "khdType"
          | "khdGroup"
          | "nakamuraCause"
          | "sourceCategory"
          | "sourceGroup"
          | "remedyType"
          | "provenance";
        readonly oneOf: readonly string[];
      }[];
      readonly groupBy: readonly ("store"
        | "region"
        | "channel"
        | "severity"
        | "tier"
        | "complaintCode"
        | "khdType"
        | "khdGroup"
        | "nakamuraCause"
        | "sourceCategory"
        | "sourceGroup"
        | "remedyType"
        | "provenance"
        | "day"
        | "week"
        | "month"
        | "quarter")[];
      readonly lastDueAt?: string;
      readonly lastMail?: {
        readonly attempt: number;
        readonly changedAt: string;
        readonly nextAt?: string;
        /** @enum {string} */
        readonly reason?: "address_refused"
          | "unresolvable"
          | "unreachable"
          | "timed_out"
          | "redirected"
          | "refused"
          | "throttled"
          | "gone"
          | "server_error"
          | "resting"
          | "endpoint_disabled"
          | "unknown_endpoint"
          | "address_book_unreadable"
          | "no_consent"
          | "owner_gone"
          | "no_store"
          | "too_many_stores"
          | "no_address"
          | "no_mail_server"
          | "no_figures"
          | "figures_unreachable"
          | "question_refused";
        /** @enum {string} */
        readonly state: "waiting" | "delivered" | "given_up";
      };
      readonly measures: readonly string[];
      readonly nextDueAt: string | null;
      readonly ownerId: string;
      readonly schedule: {
        readonly at: string;
        readonly dayOfMonth?: number;
        /** @enum {string} */
        readonly every: "day" | "week" | "month";
        readonly timeZone: string;
        readonly weekday?: number;
      };
      /** @enum {string} */
      readonly service: "justice-scores"
        | "resolution-times"
        | "loyalty-outcomes"
        | "case-files"
        | "lessons";
      /** @enum {string} */
      readonly status: "active" | "withdrawn";
      readonly stores?: readonly string[];
      readonly watchId: string;
    };
    readonly "HandoverOffered.v1": {
      readonly answerBy?: string;
      readonly by: string;
      readonly caseId: string;
      readonly fromId: string;
      readonly handoverId: string;
      readonly offeredAt: string;
      /** @enum {string} */
      readonly reason: "end_of_shift"
        | "workload"
        | "skill_needed"
        | "planned_absence"
        | "conflict_of_interest"
        | "customer_asked";
      readonly remindAt?: string;
      readonly toId: string;
    };
    readonly "LadderDefined.v1": {
      readonly ackTimeoutSeconds: number;
      readonly definedAt: string;
      readonly fallback: {
        readonly id?: string;
        /** @enum {string} */
        readonly kind: "owner" | "role" | "person" | "schedule" | "webhook";
      };
      readonly ladderId: string;
      readonly numLoops: number;
      readonly steps: readonly {
        readonly act?: {
          /** @constant */
          readonly kind: "wait";
        } | {
          /** @constant */
          readonly kind: "gate";
        } | {
          /** @constant */
          readonly kind: "threshold";
          readonly overCases: number;
          readonly withinMinutes: number;
        } | {
          /** @constant */
          readonly kind: "declare_incident";
        };
        /** @enum {string} */
        readonly anchor: "before_due" | "at_breach" | "after_breach" | "after_previous";
        readonly delaySeconds: number;
        readonly targets: readonly {
          readonly id?: string;
          /** @enum {string} */
          readonly kind: "owner" | "role" | "person" | "schedule" | "webhook";
        }[];
        /** @enum {string} */
        readonly who: "everyone" | "round_robin";
        readonly window?: {
          readonly closes: string;
          readonly opens: string;
          readonly timeZone: string;
          readonly weekdays: readonly number[];
        };
      }[];
      readonly version: number;
    };
    readonly "PresumptionSetAside.v1": {
      readonly caseId: string;
      readonly decidedAt: string;
      /** @enum {string} */
      readonly reason: "abuse_of_staff" | "threat" | "proven_fraud" | "unlawful_demand";
    };
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
    readonly "TiersComputed.v1": {
      readonly computedAt: string;
      readonly currencies: readonly {
        readonly a: number;
        readonly b: number;
        readonly c: number;
        /** @enum {string} */
        readonly currency: "AED"
          | "AFN"
          | "ALL"
          | "AMD"
          | "AOA"
          | "ARS"
          | "AUD"
          | "AWG"
          | "AZN"
          | "BAM"
          | "BBD"
          | "BDT"
          | "BHD"
          | "BIF"
          | "BMD"
          | "BND"
          | "BOB"
          | "BRL"
          | "BSD"
          | "BTN"
          | "BWP"
          | "BYN"
          | "BZD"
          | "CAD"
          | "CDF"
          | "CHF"
          | "CLF"
          | "CLP"
          | "CNY"
          | "COP"
          | "CRC"
          | "CUP"
          | "CVE"
          | "CZK"
          | "DJF"
          | "DKK"
          | "DOP"
          | "DZD"
          | "EGP"
          | "ERN"
          | "ETB"
          | "EUR"
          | "FJD"
          | "FKP"
          | "GBP"
          | "GEL"
          | "GHS"
          | "GIP"
          | "GMD"
          | "GNF"
          | "GTQ"
          | "GYD"
          | "HKD"
          | "HNL"
          | "HTG"
          | "HUF"
          | "IDR"
          | "ILS"
          | "INR"
          | "IQD"
          | "IRR"
          | "ISK"
          | "JMD"
          | "JOD"
          | "JPY"
          | "KES"
          | "KGS"
          | "KHR"
          | "KMF"
          | "KPW"
          | "KRW"
          | "KWD"
          | "KYD"
          | "KZT"
          | "LAK"
          | "LBP"
          | "LKR"
          | "LRD"
          | "LSL"
          | "LYD"
          | "MAD"
          | "MDL"
          | "MGA"
          | "MKD"
          | "MMK"
          | "MNT"
          | "MOP"
          | "MRU"
          | "MUR"
          | "MVR"
          | "MWK"
          | "MXN"
          | "MYR"
          | "MZN"
          | "NAD"
          | "NGN"
          | "NIO"
          | "NOK"
          | "NPR"
          | "NZD"
          | "OMR"
          | "PAB"
          | "PEN"
          | "PGK"
          | "PHP"
          | "PKR"
          | "PLN"
          | "PYG"
          | "QAR"
          | "RON"
          | "RSD"
          | "RUB"
          | "RWF"
          | "SAR"
          | "SBD"
          | "SCR"
          | "SDG"
          | "SEK"
          | "SGD"
          | "SHP"
          | "SLE"
          | "SOS"
          | "SRD"
          | "SSP"
          | "STN"
          | "SVC"
          | "SYP"
          | "SZL"
          | "THB"
          | "TJS"
          | "TMT"
          | "TND"
          | "TOP"
          | "TRY"
          | "TTD"
          | "TWD"
          | "TZS"
          | "UAH"
          | "UGX"
          | "USD"
          | "UYU"
          | "UZS"
          | "VES"
          | "VND"
          | "VUV"
          | "WST"
          | "XAF"
          | "XCD"
          | "XOF"
          | "XPF"
          | "YER"
          | "ZAR"
          | "ZMW"
          | "ZWG";
      }[];
      readonly runId: string;
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
