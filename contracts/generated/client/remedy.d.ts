// Made by npm run generate from contracts/generated/openapi; not to be edited.
export interface paths {
  readonly "/remedy/v1/bulk-remedies": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Bulk remedies of all incidents, the oldest first */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[incidentId][eq]"?: string;
          readonly "filter[status][eq]"?: string;
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
                readonly draftedAt: string;
                readonly incidentId: string;
                readonly runId: string;
                /** @enum {string} */
                readonly status: "draft"
                  | "ready"
                  | "running"
                  | "paused"
                  | "stopped"
                  | "completed"
                  | "cancelled"
                  | "undoing"
                  | "undone";
                readonly storeId: string;
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
  readonly "/remedy/v1/cases/{id}/apologies": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record an apology, what was in it, and whether the fault was admitted */
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
            readonly admits?: "whole" | "in_part";
            /** @enum {string} */
            readonly channel: "email"
              | "telephone"
              | "face_to_face"
              | "sms"
              | "chat"
              | "letter"
              | "claim_page";
            readonly qualities: readonly ("empathy"
              | "responsibility_owned"
              | "forgiveness_asked"
              | "reason_explained"
              | "repair_offered"
              | "promise_made")[];
            readonly textId?: string;
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
  readonly "/remedy/v1/cases/{id}/choices": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Choose one of the alternatives */
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
            readonly alternativeId: number;
            /**
             * @default customer
             * @enum {string}
             */
            readonly chosenBy?: "customer" | "staff_for_customer";
            readonly offerId: string;
            readonly promisedFor?: string;
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
  readonly "/remedy/v1/cases/{id}/co-design-invitations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Ask the customer to take part in what is done */
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
            readonly channel: "email"
              | "telephone"
              | "face_to_face"
              | "sms"
              | "chat"
              | "letter"
              | "claim_page";
            readonly topics: readonly ("form" | "amount" | "timing" | "person" | "process")[];
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
  readonly "/remedy/v1/cases/{id}/conclusions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** End a case without a remedy */
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
            readonly outcome: "resolved_unconfirmed"
              | "recovery_failed"
              | "failure_averted"
              | "won_back"
              | "customer_lost"
              | "no_agreement"
              | "referred"
              | "invalid"
              | "unreachable"
              | "closed_no_answer"
              | "rejected_with_reasons"
              | "other";
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
  readonly "/remedy/v1/cases/{id}/conflict-resolutions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Decide which of two remedies for one loss goes on */
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
            readonly kept: "both" | "this" | "other";
            readonly otherCaseId: string;
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
  readonly "/remedy/v1/cases/{id}/counter-answers": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Answer a counter-proposal: by goodwill that was granted, or no, and why */
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
            readonly answer: "met" | "partly_met";
            readonly counterId: string;
            readonly proposalId: string;
          } | {
            /** @enum {string} */
            readonly answer: "declined";
            readonly counterId: string;
            /** @enum {string} */
            readonly reason: "above_what_can_be_given"
              | "form_not_available"
              | "not_entitled"
              | "loss_already_restored";
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
  readonly "/remedy/v1/cases/{id}/counter-proposals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Say what the customer wants instead; the offer stays open */
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
            readonly components: readonly {
              readonly amount?: {
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
              readonly remedyType: "listen"
                | "acknowledge_feelings"
                | "apology"
                | "responsibility_statement"
                | "explanation"
                | "correction"
                | "correction_plus"
                | "replacement_exchange"
                | "redelivery"
                | "reperformance_repair"
                | "refund"
                | "partial_refund"
                | "discount"
                | "voucher_store_credit"
                | "gift"
                | "loyalty_points"
                | "alternative_substitute"
                | "manager_intervention"
                | "priority_service"
                | "education_demonstration"
                | "guarantee_payout"
                | "make_whole"
                | "record_correction"
                | "process_change_notice"
                | "win_back_offer";
            }[];
            /**
             * @default customer
             * @enum {string}
             */
            readonly counteredBy?: "customer" | "staff_for_customer";
            readonly offerId: string;
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
  readonly "/remedy/v1/cases/{id}/customer-reviews": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record the customer's view of the offer, or of a step of the remedy */
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
            readonly offerId?: string;
            readonly reaction?: number;
            readonly step?: number;
            /** @enum {string} */
            readonly view: "agrees" | "wants_change" | "undecided" | "disagrees";
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
  readonly "/remedy/v1/cases/{id}/future-needs": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What the customer will need later */
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
                readonly by: string;
                readonly expectedAt?: string;
                /** @enum {string} */
                readonly need: "replacement_part"
                  | "maintenance"
                  | "refill"
                  | "upgrade"
                  | "accessory"
                  | "advice"
                  | "occasion";
                readonly notedAt: string;
                readonly textId?: string;
              }[];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Note what the customer will need later */
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
            readonly expectedAt?: string;
            /** @enum {string} */
            readonly need: "replacement_part"
              | "maintenance"
              | "refill"
              | "upgrade"
              | "accessory"
              | "advice"
              | "occasion";
            readonly textId?: string;
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
  readonly "/remedy/v1/cases/{id}/goodwill-proposals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What was proposed beyond the playbook, and what became of it */
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
                readonly amount?: {
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
                readonly authority?: {
                  /** @enum {string} */
                  readonly basis: "role" | "person" | "default" | "none";
                  readonly holderId?: string;
                  readonly max?: number;
                  readonly perCustomer?: {
                    readonly days: number;
                    readonly times: number;
                  };
                  readonly perDayMax?: number;
                  /** @enum {string} */
                  readonly raisedBy?: "double_deviation";
                  readonly reasonMax?: number;
                  readonly used: number;
                  readonly version?: number;
                };
                readonly by: string;
                readonly commentTextId?: string;
                readonly components: readonly {
                  readonly amount?: {
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
                  readonly class?: "psychological" | "tangible" | "procedural";
                  /** @enum {string} */
                  readonly kind?: "restitution" | "goodwill";
                  /** @enum {string} */
                  readonly remedyType: "listen"
                    | "acknowledge_feelings"
                    | "apology"
                    | "responsibility_statement"
                    | "explanation"
                    | "correction"
                    | "correction_plus"
                    | "replacement_exchange"
                    | "redelivery"
                    | "reperformance_repair"
                    | "refund"
                    | "partial_refund"
                    | "discount"
                    | "voucher_store_credit"
                    | "gift"
                    | "loyalty_points"
                    | "alternative_substitute"
                    | "manager_intervention"
                    | "priority_service"
                    | "education_demonstration"
                    | "guarantee_payout"
                    | "make_whole"
                    | "record_correction"
                    | "process_change_notice"
                    | "win_back_offer"
                    | "none";
                  /** @enum {string} */
                  readonly resource?: "money" | "good" | "service" | "attention";
                }[];
                readonly history: readonly {
                  readonly amount?: {
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
                  readonly at: string;
                  readonly by?: string;
                  readonly reason?: string;
                  readonly revision: number;
                  /** @enum {string} */
                  readonly status: "pending"
                    | "approved"
                    | "returned"
                    | "rejected"
                    | "ended"
                    | "extended";
                }[];
                readonly improvised: boolean;
                readonly item: string;
                /** @enum {string} */
                readonly itemKind: "item" | "delivery" | "case";
                readonly playbookVersion: number;
                readonly proposalId: string;
                readonly proposedAt: string;
                /** @enum {string} */
                readonly reason: "late_response"
                  | "repeated_failure"
                  | "inconvenience"
                  | "special_occasion"
                  | "vendor_defect"
                  | "customer_hardship"
                  | "customer_countered"
                  | "staff_error"
                  | "loyalty_at_risk"
                  | "consequential_loss";
                readonly revision: number;
                /** @enum {string} */
                readonly status: "submitted"
                  | "pending_approval"
                  | "approved"
                  | "revise"
                  | "rejected"
                  | "ended"
                  | "executing"
                  | "executed"
                  | "failed";
                readonly termsHash: string;
                readonly validUntil?: string;
                readonly waiting?: {
                  readonly answerBy?: string;
                  readonly askedRole?: string;
                  readonly caps?: readonly ("per_customer" | "by_reason")[];
                  readonly causes: readonly ("above_limit"
                    | "above_day_limit"
                    | "no_limit"
                    | "type_not_covered"
                    | "above_automatic_cap"
                    | "no_price"
                    | "abuse_review")[];
                  readonly expiresAt: string;
                  readonly needed?: {
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
                };
              }[];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Give more than the playbook: at once within your authority, else by approval */
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
            readonly commentTextId?: string;
            readonly components: readonly {
              readonly amount?: {
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
              readonly remedyType: "listen"
                | "acknowledge_feelings"
                | "apology"
                | "responsibility_statement"
                | "explanation"
                | "correction"
                | "correction_plus"
                | "replacement_exchange"
                | "redelivery"
                | "reperformance_repair"
                | "partial_refund"
                | "discount"
                | "voucher_store_credit"
                | "gift"
                | "loyalty_points"
                | "alternative_substitute"
                | "manager_intervention"
                | "priority_service"
                | "education_demonstration"
                | "guarantee_payout"
                | "make_whole"
                | "record_correction"
                | "process_change_notice"
                | "win_back_offer";
            }[];
            /** @default false */
            readonly improvised?: boolean;
            readonly item: string;
            /** @enum {string} */
            readonly itemKind: "item" | "delivery" | "case";
            /** @enum {string} */
            readonly reason: "late_response"
              | "repeated_failure"
              | "inconvenience"
              | "special_occasion"
              | "vendor_defect"
              | "customer_hardship"
              | "customer_countered"
              | "staff_error"
              | "loyalty_at_risk"
              | "consequential_loss";
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
  readonly "/remedy/v1/cases/{id}/goodwill-proposals/{proposalId}/approvals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Approve what somebody else proposed, on exactly these terms */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly proposalId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly revision: number;
            readonly termsHash: string;
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
  readonly "/remedy/v1/cases/{id}/goodwill-proposals/{proposalId}/rejections": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Reject a proposal for good, and say why; another one may be made */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly proposalId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "not_entitled" | "not_justified" | "settled_otherwise";
            readonly revision: number;
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
  readonly "/remedy/v1/cases/{id}/goodwill-proposals/{proposalId}/returns": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Send a proposal back to be revised, and say why */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly proposalId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "amount_too_high"
              | "wrong_form"
              | "facts_missing"
              | "not_justified";
            readonly revision: number;
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
  readonly "/remedy/v1/cases/{id}/goodwill-proposals/{proposalId}/revisions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Send a proposal again with other terms; earlier approvals are void */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly proposalId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly commentTextId?: string;
            readonly components: readonly {
              readonly amount?: {
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
              readonly remedyType: "listen"
                | "acknowledge_feelings"
                | "apology"
                | "responsibility_statement"
                | "explanation"
                | "correction"
                | "correction_plus"
                | "replacement_exchange"
                | "redelivery"
                | "reperformance_repair"
                | "partial_refund"
                | "discount"
                | "voucher_store_credit"
                | "gift"
                | "loyalty_points"
                | "alternative_substitute"
                | "manager_intervention"
                | "priority_service"
                | "education_demonstration"
                | "guarantee_payout"
                | "make_whole"
                | "record_correction"
                | "process_change_notice"
                | "win_back_offer";
            }[];
            /** @default false */
            readonly improvised?: boolean;
            readonly item: string;
            /** @enum {string} */
            readonly itemKind: "item" | "delivery" | "case";
            /** @enum {string} */
            readonly reason: "late_response"
              | "repeated_failure"
              | "inconvenience"
              | "special_occasion"
              | "vendor_defect"
              | "customer_hardship"
              | "customer_countered"
              | "staff_error"
              | "loyalty_at_risk"
              | "consequential_loss";
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
  readonly "/remedy/v1/cases/{id}/goodwill-proposals/{proposalId}/withdrawals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Take a proposal back before it is carried out */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly proposalId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly revision: number;
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
  readonly "/remedy/v1/cases/{id}/interactions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record what was done in a conversation, in the order it was done */
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
            readonly channel: "email"
              | "telephone"
              | "face_to_face"
              | "sms"
              | "chat"
              | "letter"
              | "claim_page";
            readonly checks: readonly ("greeted"
              | "spoke_in_step"
              | "listened_before_reacting"
              | "let_customer_vent"
              | "emotion_calmed"
              | "feelings_acknowledged"
              | "no_immediate_disagreement"
              | "told_they_are_right"
              | "on_their_team"
              | "needs_anticipated"
              | "truthful"
              | "reason_explained"
              | "polite"
              | "empathic"
              | "apology_offered"
              | "responsibility_owned"
              | "forgiveness_asked"
              | "median_between_needs"
              | "customer_insight_used"
              | "customer_led_solution"
              | "reviewed_with_customer"
              | "alternatives_offered"
              | "solution_negotiated"
              | "solved_at_once"
              | "made_whole"
              | "amends_made"
              | "kept_informed"
              | "followed_up"
              | "documented")[];
            readonly reaction?: number;
            readonly textId?: string;
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
  readonly "/remedy/v1/cases/{id}/offers": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Show the menu */
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
  readonly "/remedy/v1/cases/{id}/point-settlements": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Settle points of a bulk remedy whose outcome nobody knew */
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
            readonly outcome: "credited";
            readonly reference: string;
            readonly runId: string;
          } | {
            /** @enum {string} */
            readonly outcome: "not_credited";
            readonly runId: string;
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
  readonly "/remedy/v1/cases/{id}/process-changes": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Tell the customer what was changed because of the case */
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
            readonly changes: readonly ("process_redesigned"
              | "staff_trained"
              | "equipment_replaced"
              | "software_fixed"
              | "supplier_changed"
              | "policy_changed"
              | "information_corrected"
              | "staffing_increased"
              | "check_added")[];
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
  readonly "/remedy/v1/cases/{id}/progress-updates": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record news that a person gave the customer; it ends the silence */
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
            readonly channel: "email"
              | "telephone"
              | "face_to_face"
              | "sms"
              | "chat"
              | "letter"
              | "claim_page";
            /** @enum {string} */
            readonly progress: "begun" | "in_work" | "waiting_for_third_party" | "nearly_done";
            readonly textId?: string;
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
  readonly "/remedy/v1/cases/{id}/promises": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Promise the customer something by a time */
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
            readonly due: string;
            /** @enum {string} */
            readonly what: "answer" | "decision" | "refund" | "delivery" | "repair" | "visit";
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
  readonly "/remedy/v1/cases/{id}/promises/{promiseId}/delay-explanations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record why it takes longer, and until when now */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly promiseId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly channel: "email"
              | "telephone"
              | "face_to_face"
              | "sms"
              | "chat"
              | "letter"
              | "claim_page";
            readonly newDue: string;
            /** @enum {string} */
            readonly reason: "supplier_late"
              | "part_missing"
              | "staff_missing"
              | "technical_failure"
              | "facts_missing"
              | "carrier_late"
              | "weather";
            readonly textId?: string;
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
  readonly "/remedy/v1/cases/{id}/promises/{promiseId}/fulfilments": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record that a promise was kept */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly promiseId: string;
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
  readonly "/remedy/v1/cases/{id}/refusals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Decline the offer */
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
            /**
             * @default customer
             * @enum {string}
             */
            readonly declinedBy?: "customer" | "staff_for_customer";
            readonly offerId: string;
            /** @enum {string} */
            readonly reason?: "amount_too_low"
              | "wrong_form"
              | "too_late"
              | "wants_apology"
              | "wants_other_person"
              | "wants_nothing"
              | "does_not_trust_it";
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
  readonly "/remedy/v1/cases/{id}/remedy": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What was proposed, chosen and done */
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
              readonly conflicts?: readonly {
                readonly otherCaseId: string;
                /** @enum {string} */
                readonly role: "primary" | "duplicate";
              }[];
              readonly cost?: readonly {
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
              }[];
              readonly counterProposals: readonly {
                /** @enum {string} */
                readonly answer?: "met" | "partly_met" | "declined";
                readonly answeredAt?: string;
                readonly components: readonly {
                  readonly amount?: {
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
                  readonly class?: "psychological" | "tangible" | "procedural";
                  /** @enum {string} */
                  readonly kind?: "restitution" | "goodwill";
                  /** @enum {string} */
                  readonly remedyType: "listen"
                    | "acknowledge_feelings"
                    | "apology"
                    | "responsibility_statement"
                    | "explanation"
                    | "correction"
                    | "correction_plus"
                    | "replacement_exchange"
                    | "redelivery"
                    | "reperformance_repair"
                    | "refund"
                    | "partial_refund"
                    | "discount"
                    | "voucher_store_credit"
                    | "gift"
                    | "loyalty_points"
                    | "alternative_substitute"
                    | "manager_intervention"
                    | "priority_service"
                    | "education_demonstration"
                    | "guarantee_payout"
                    | "make_whole"
                    | "record_correction"
                    | "process_change_notice"
                    | "win_back_offer"
                    | "none";
                  /** @enum {string} */
                  readonly resource?: "money" | "good" | "service" | "attention";
                }[];
                readonly counterId: string;
                readonly counteredAt: string;
                /** @enum {string} */
                readonly counteredBy: "customer" | "staff_for_customer";
                /** @enum {string} */
                readonly reason?: "above_what_can_be_given"
                  | "form_not_available"
                  | "not_entitled"
                  | "loss_already_restored";
              }[];
              readonly extras: readonly {
                readonly amount?: {
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
                readonly class?: "psychological" | "tangible" | "procedural";
                /** @enum {string} */
                readonly kind?: "restitution" | "goodwill";
                /** @enum {string} */
                readonly remedyType: "listen"
                  | "acknowledge_feelings"
                  | "apology"
                  | "responsibility_statement"
                  | "explanation"
                  | "correction"
                  | "correction_plus"
                  | "replacement_exchange"
                  | "redelivery"
                  | "reperformance_repair"
                  | "refund"
                  | "partial_refund"
                  | "discount"
                  | "voucher_store_credit"
                  | "gift"
                  | "loyalty_points"
                  | "alternative_substitute"
                  | "manager_intervention"
                  | "priority_service"
                  | "education_demonstration"
                  | "guarantee_payout"
                  | "make_whole"
                  | "record_correction"
                  | "process_change_notice"
                  | "win_back_offer"
                  | "none";
                /** @enum {string} */
                readonly resource?: "money" | "good" | "service" | "attention";
              }[];
              readonly failures?: readonly ("rejected"
                | "missed"
                | "dissatisfaction"
                | "given_up")[];
              readonly menu?: {
                /** @enum {string} */
                readonly authority: "automatic" | "manager";
                readonly explanation?: {
                  readonly caps?: {
                    readonly automatic: {
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
                    readonly automaticPct: number;
                    readonly counted: {
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
                    readonly manager: {
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
                    readonly managerPct: number;
                    readonly wanted: {
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
                  };
                  readonly goodwill: readonly {
                    /** @enum {string} */
                    readonly column?: "firm_stable"
                      | "firm"
                      | "supplier"
                      | "external"
                      | "customer"
                      | "other_customer"
                      | "not_assessed";
                    readonly pct: number;
                    /** @enum {string} */
                    readonly rule: "row_gives_none"
                      | "row_leaves_it_to_manager"
                      | "row_states_it"
                      | "row_by_severity"
                      | "row_condition_holds"
                      | "row_range_default"
                      | "matrix"
                      | "matrix_within_row_range"
                      | "waived_outside_control"
                      | "waived_minor_and_infrequent"
                      | "tier_add_on"
                      | "equal_for_group";
                    /** @enum {string} */
                    readonly tier?: "a" | "b" | "c" | "new";
                  }[];
                  readonly managerBecause: readonly ("row"
                    | "cause_unknown"
                    | "restitution_above_cap"
                    | "no_price"
                    | "two_currencies")[];
                  /** @enum {string} */
                  readonly matchedBy: "silence"
                    | "accusation"
                    | "critical"
                    | "failed_recovery"
                    | "repeat"
                    | "type"
                    | "fallback";
                  readonly overlays: readonly {
                    /** @enum {string} */
                    readonly because: "found_by_firm"
                      | "consequential_loss"
                      | "loss_exceeds_authority";
                    readonly row: number;
                  }[];
                  readonly rankedBy: readonly ("attribution" | "stability" | "severity")[];
                  readonly restitution: {
                    /** @enum {string} */
                    readonly form: "choice_of_replacement_or_refund"
                      | "partial_refund"
                      | "price_difference"
                      | "exchange_or_redelivery"
                      | "alternatives_at_price"
                      | "redo_free"
                      | "reperform_or_substitute"
                      | "substitute"
                      | "restitution_of_loss"
                      | "none";
                    readonly givenBefore?: {
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
                    readonly owed?: {
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
                  };
                };
                readonly goodwill?: {
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
                readonly goodwillByManager?: {
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
                readonly overlays: readonly number[];
                readonly playbookVersion: number;
                readonly restitution?: {
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
                readonly row: number;
              };
              readonly offer?: {
                readonly alternatives: readonly {
                  readonly alternativeId: number;
                  readonly components: readonly {
                    readonly amount?: {
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
                    readonly class?: "psychological" | "tangible" | "procedural";
                    /** @enum {string} */
                    readonly kind?: "restitution" | "goodwill";
                    /** @enum {string} */
                    readonly remedyType: "listen"
                      | "acknowledge_feelings"
                      | "apology"
                      | "responsibility_statement"
                      | "explanation"
                      | "correction"
                      | "correction_plus"
                      | "replacement_exchange"
                      | "redelivery"
                      | "reperformance_repair"
                      | "refund"
                      | "partial_refund"
                      | "discount"
                      | "voucher_store_credit"
                      | "gift"
                      | "loyalty_points"
                      | "alternative_substitute"
                      | "manager_intervention"
                      | "priority_service"
                      | "education_demonstration"
                      | "guarantee_payout"
                      | "make_whole"
                      | "record_correction"
                      | "process_change_notice"
                      | "win_back_offer"
                      | "none";
                    /** @enum {string} */
                    readonly resource?: "money" | "good" | "service" | "attention";
                  }[];
                  readonly promise?: {
                    /** @enum {string} */
                    readonly what: "answer"
                      | "decision"
                      | "refund"
                      | "delivery"
                      | "repair"
                      | "visit";
                    readonly withinHours: number;
                  };
                  readonly value: {
                    readonly goodwill?: {
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
                    readonly restitution?: {
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
                    readonly total?: {
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
                    readonly unpriced: number;
                  };
                }[];
                readonly expiresAt: string;
                readonly offerId: string;
              };
              /** @enum {string} */
              readonly pendingReason?: "abuse_review";
              readonly promisedFor?: string;
              readonly remedyId?: string;
              /** @enum {string} */
              readonly status: "prepared"
                | "pending_approval"
                | "offered"
                | "executing"
                | "resolved"
                | "concluded"
                | "imported";
              readonly steps: readonly {
                readonly amount?: {
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
                readonly class?: "psychological" | "tangible" | "procedural";
                readonly cost?: readonly {
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
                }[];
                readonly executed: boolean;
                /** @enum {string} */
                readonly fulfilment?: "ordered" | "succeeded" | "failed" | "parked";
                /** @enum {string} */
                readonly kind?: "restitution" | "goodwill";
                readonly promisedFor?: string;
                /** @enum {string} */
                readonly refund?: "intended" | "succeeded" | "failed" | "parked";
                /** @enum {string} */
                readonly remedyType: "listen"
                  | "acknowledge_feelings"
                  | "apology"
                  | "responsibility_statement"
                  | "explanation"
                  | "correction"
                  | "correction_plus"
                  | "replacement_exchange"
                  | "redelivery"
                  | "reperformance_repair"
                  | "refund"
                  | "partial_refund"
                  | "discount"
                  | "voucher_store_credit"
                  | "gift"
                  | "loyalty_points"
                  | "alternative_substitute"
                  | "manager_intervention"
                  | "priority_service"
                  | "education_demonstration"
                  | "guarantee_payout"
                  | "make_whole"
                  | "record_correction"
                  | "process_change_notice"
                  | "win_back_offer"
                  | "none";
                /** @enum {string} */
                readonly resource?: "money" | "good" | "service" | "attention";
                readonly step: number;
                readonly voucherId?: string;
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
  readonly "/remedy/v1/cases/{id}/review-refusals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Refuse compensation that waits for a review */
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
            readonly reason: "claim_disproved" | "not_entitled" | "settled_otherwise";
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
  readonly "/remedy/v1/cases/{id}/service-guarantees": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Guarantees that cover the case, with what they pay */
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
                readonly guaranteeId: string;
                readonly payout: {
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
                readonly voucherId?: string;
              }[];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Hold the firm to a guarantee: it is paid by rule, as a voucher */
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
            readonly guaranteeId: string;
            /**
             * @default customer
             * @enum {string}
             */
            readonly invokedBy?: "customer" | "staff_for_customer";
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
  readonly "/remedy/v1/cases/{id}/shared-information": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record what the customer was told beside the matter itself */
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
            readonly about: "how_it_works"
              | "why_it_is_so"
              | "rights"
              | "prices"
              | "availability"
              | "product_use"
              | "care"
              | "who_to_ask";
            /** @enum {string} */
            readonly channel: "email"
              | "telephone"
              | "face_to_face"
              | "sms"
              | "chat"
              | "letter"
              | "claim_page";
            readonly textId?: string;
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
  readonly "/remedy/v1/cases/{id}/steps/{step}/executions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record a step that a person did */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly step: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly cost?: {
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
  readonly "/remedy/v1/cases/{id}/steps/{step}/fulfilment-attempts": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Ask another system again for a step it refused */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly step: string;
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
        readonly 202: {
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
  readonly "/remedy/v1/cases/{id}/steps/{step}/fulfilment-settlements": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Settle a step of another system whose outcome nobody knew */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly step: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly outcome: "executed";
            readonly reference: string;
          } | {
            /** @enum {string} */
            readonly outcome: "not_executed";
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
  readonly "/remedy/v1/cases/{id}/steps/{step}/refund-attempts": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Try a refused refund again */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly step: string;
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
        readonly 202: {
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
  readonly "/remedy/v1/cases/{id}/steps/{step}/refund-settlements": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Settle a refund whose outcome nobody knew */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly step: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly amount: {
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
            readonly outcome: "executed";
            readonly providerRef: string;
          } | {
            /** @enum {string} */
            readonly outcome: "not_executed";
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
  readonly "/remedy/v1/cases/{id}/timeline": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What the customer was promised and told, and when */
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
              readonly entries: readonly {
                /** @enum {string} */
                readonly about?: "how_it_works"
                  | "why_it_is_so"
                  | "rights"
                  | "prices"
                  | "availability"
                  | "product_use"
                  | "care"
                  | "who_to_ask";
                readonly amount?: {
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
                readonly at: string;
                readonly changes?: readonly ("process_redesigned"
                  | "staff_trained"
                  | "equipment_replaced"
                  | "software_fixed"
                  | "supplier_changed"
                  | "policy_changed"
                  | "information_corrected"
                  | "staffing_increased"
                  | "check_added")[];
                readonly due?: string;
                readonly endedAt?: string;
                readonly expectedEnd?: string;
                /** @enum {string} */
                readonly kind: "fault_admitted"
                  | "apology"
                  | "promise"
                  | "delay_explained"
                  | "promise_kept"
                  | "promise_broken"
                  | "news"
                  | "token"
                  | "token_taken_back"
                  | "explanation"
                  | "process_change"
                  | "information";
                /** @enum {string} */
                readonly reason?: "till_failure"
                  | "payment_terminal_failure"
                  | "network_failure"
                  | "power_failure"
                  | "software_failure"
                  | "delivery_failure"
                  | "staff_shortage"
                  | "price_error"
                  | "recall"
                  | "safety_measure"
                  | "under_investigation";
                /** @enum {string} */
                readonly token?: "voucher" | "points" | "message";
                readonly voucherId?: string;
              }[];
              readonly promises: readonly {
                readonly due: string;
                readonly promiseId: string;
                readonly remedyId?: string;
                /** @enum {string} */
                readonly status: "open" | "kept" | "broken";
                readonly steps?: readonly number[];
                /** @enum {string} */
                readonly what: "answer"
                  | "decision"
                  | "refund"
                  | "delivery"
                  | "repair"
                  | "visit";
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
  readonly "/remedy/v1/connectors/{connectorId}/effects": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /**
     * Say, as the system that was asked, what became of an effect
     * @description Signed by Standard Webhooks with a secret of the connector.
     */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly connectorId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody?: never;
      readonly responses: {
        /** @description Default Response */
        readonly 202: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              /** @enum {string} */
              readonly status: "accepted";
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
  readonly "/remedy/v1/discards": {
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
  readonly "/remedy/v1/execution": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Whether execution is stopped, what waits, and the limits by hour */
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
              readonly currency: ("AED"
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
                | "ZWG")
                | null;
              readonly limits: readonly {
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
                readonly limit: number;
                readonly spent: number;
              }[];
              readonly reason: ("person" | "hourly_limit") | null;
              readonly since: string | null;
              readonly stopped: boolean;
              readonly waiting: number;
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
  readonly "/remedy/v1/execution-limits": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Set how much is executed in an hour of one currency */
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
            readonly limit: {
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
  readonly "/remedy/v1/execution-resumptions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Let refunds and vouchers go on */
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
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
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
  readonly "/remedy/v1/execution-stops": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Stop every refund and voucher */
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
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
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
  readonly "/remedy/v1/goodwill-approvals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What waits for a second person, what expires first before */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[askedRole][eq]"?: string;
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
              readonly data: readonly components["schemas"]["GoodwillApprovalRequested.v1"][];
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
  readonly "/remedy/v1/incidents/{incidentId}/announcements": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What all customers of an incident were told, and how many it reached */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
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
              readonly explanations: readonly {
                readonly broadcastAt: string;
                readonly by: string;
                readonly delivered?: {
                  readonly customers: number;
                  readonly deliveredAt: string;
                  readonly skipped: number;
                };
                readonly endedAt?: string;
                readonly expectedEnd?: string;
                /** @enum {string} */
                readonly reason: "till_failure"
                  | "payment_terminal_failure"
                  | "network_failure"
                  | "power_failure"
                  | "software_failure"
                  | "delivery_failure"
                  | "staff_shortage"
                  | "price_error"
                  | "recall"
                  | "safety_measure"
                  | "under_investigation";
                readonly version: number;
              }[];
              readonly processChanges: readonly {
                readonly actionId?: string;
                readonly announcedAt: string;
                readonly by: string;
                readonly changes: readonly ("process_redesigned"
                  | "staff_trained"
                  | "equipment_replaced"
                  | "software_fixed"
                  | "supplier_changed"
                  | "policy_changed"
                  | "information_corrected"
                  | "staffing_increased"
                  | "check_added")[];
                readonly delivered?: {
                  readonly customers: number;
                  readonly deliveredAt: string;
                  readonly skipped: number;
                };
                readonly version: number;
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
  readonly "/remedy/v1/incidents/{incidentId}/bulk-remedies": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Draft the same remedy for every customer of an incident */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly cap?: {
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
            /**
             * @default [
             *       "opened",
             *       "existing",
             *       "person"
             *     ]
             */
            readonly links?: readonly ("opened" | "existing" | "person")[];
            /** @default 10 */
            readonly noticeDelayMinutes?: number;
            readonly token: {
              readonly amount?: {
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
              readonly kind: "voucher" | "points" | "message";
            };
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
              /** @enum {string} */
              readonly status: "draft"
                | "ready"
                | "running"
                | "paused"
                | "stopped"
                | "completed"
                | "cancelled"
                | "undoing"
                | "undone";
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
  readonly "/remedy/v1/incidents/{incidentId}/bulk-remedies/{runId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A bulk remedy: its terms, its dry run, how far it is */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
          readonly runId: string;
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
              readonly approval?: {
                readonly needed: {
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
                readonly status: "pending" | "approved";
                readonly until: string;
              };
              readonly cap?: {
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
              readonly counts: {
                readonly done: number;
                readonly excluded: number;
                readonly failed: number;
                readonly pending: number;
                readonly takenBack: number;
              };
              readonly dryRun?: {
                readonly cost?: {
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
                readonly customers: number;
                readonly excluded: readonly {
                  readonly cases: number;
                  /** @enum {string} */
                  readonly reason: "no_customer"
                    | "erased"
                    | "off_the_list"
                    | "withdrawn"
                    | "merged_duplicate"
                    | "other_case_of_customer"
                    | "already_given"
                    | "under_review"
                    | "imported_case";
                }[];
                readonly listVersion: number;
                readonly madeAt: string;
                readonly openCases: number;
              };
              readonly id: string;
              readonly incidentId: string;
              readonly links: readonly ("opened" | "existing" | "person")[];
              readonly noticeDelayMinutes: number;
              readonly spent?: {
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
              readonly stages: {
                readonly noticed: number;
                readonly settled: number;
              };
              /** @enum {string} */
              readonly status: "draft"
                | "ready"
                | "running"
                | "paused"
                | "stopped"
                | "completed"
                | "cancelled"
                | "undoing"
                | "undone";
              /** @enum {string} */
              readonly stopReason?: "budget_reached" | "items_failed";
              readonly storeId: string;
              readonly termsHash?: string;
              readonly token: {
                readonly amount?: {
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
                readonly kind: "voucher" | "points" | "message";
              };
              readonly undone?: {
                readonly kept?: {
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
                readonly notReversed?: number;
                readonly noticesStopped: number;
                readonly redeemed: number;
                readonly takenBack: number;
                readonly undoneAt: string;
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
  readonly "/remedy/v1/incidents/{incidentId}/bulk-remedies/{runId}/approvals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Approve what somebody else wants to start, on exactly these terms */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
          readonly runId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly termsHash: string;
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
              /** @enum {string} */
              readonly status: "draft"
                | "ready"
                | "running"
                | "paused"
                | "stopped"
                | "completed"
                | "cancelled"
                | "undoing"
                | "undone";
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
  readonly "/remedy/v1/incidents/{incidentId}/bulk-remedies/{runId}/cancellations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Give nobody anything any more; what was given stays */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
          readonly runId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "not_needed"
              | "wrong_terms"
              | "wrong_audience"
              | "incident_cancelled";
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
              /** @enum {string} */
              readonly status: "draft"
                | "ready"
                | "running"
                | "paused"
                | "stopped"
                | "completed"
                | "cancelled"
                | "undoing"
                | "undone";
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
  readonly "/remedy/v1/incidents/{incidentId}/bulk-remedies/{runId}/caps": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Set what the run may cost at most; what was approved before is void */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
          readonly runId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly cap: {
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
              /** @enum {string} */
              readonly status: "draft"
                | "ready"
                | "running"
                | "paused"
                | "stopped"
                | "completed"
                | "cancelled"
                | "undoing"
                | "undone";
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
  readonly "/remedy/v1/incidents/{incidentId}/bulk-remedies/{runId}/dry-runs": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Work out whom the run would reach, whom not and why, and what it would cost */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
          readonly runId: string;
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
              /** @enum {string} */
              readonly status: "draft"
                | "ready"
                | "running"
                | "paused"
                | "stopped"
                | "completed"
                | "cancelled"
                | "undoing"
                | "undone";
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
  readonly "/remedy/v1/incidents/{incidentId}/bulk-remedies/{runId}/items": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What became of each customer of a bulk remedy, by case */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[status][eq]"?: string;
        };
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
          readonly runId: string;
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
                readonly caseId: string;
                readonly customerId: string;
                readonly kept?: {
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
                readonly reason?: "no_customer"
                  | "erased"
                  | "off_the_list"
                  | "withdrawn"
                  | "merged_duplicate"
                  | "other_case_of_customer"
                  | "already_given"
                  | "under_review"
                  | "imported_case";
                /** @enum {string} */
                readonly status: "pending"
                  | "done"
                  | "excluded"
                  | "failed"
                  | "taken_back"
                  | "partly_redeemed"
                  | "redeemed"
                  | "not_given"
                  | "not_reversed";
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
  readonly "/remedy/v1/incidents/{incidentId}/bulk-remedies/{runId}/pauses": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Begin no further stage for now */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
          readonly runId: string;
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
        readonly 202: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
              /** @enum {string} */
              readonly status: "draft"
                | "ready"
                | "running"
                | "paused"
                | "stopped"
                | "completed"
                | "cancelled"
                | "undoing"
                | "undone";
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
  readonly "/remedy/v1/incidents/{incidentId}/bulk-remedies/{runId}/resumptions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Go on with whoever has nothing yet */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
          readonly runId: string;
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
        readonly 202: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly id: string;
              readonly position: string;
              /** @enum {string} */
              readonly status: "draft"
                | "ready"
                | "running"
                | "paused"
                | "stopped"
                | "completed"
                | "cancelled"
                | "undoing"
                | "undone";
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
  readonly "/remedy/v1/incidents/{incidentId}/bulk-remedies/{runId}/starts": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Start what the dry run showed; above your authority another person is asked first */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
          readonly runId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly termsHash: string;
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
              /** @enum {string} */
              readonly status: "draft"
                | "ready"
                | "running"
                | "paused"
                | "stopped"
                | "completed"
                | "cancelled"
                | "undoing"
                | "undone";
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
  readonly "/remedy/v1/incidents/{incidentId}/bulk-remedies/{runId}/undoings": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Take back what a mistaken run gave, as far as it was not spent; its notices stop */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
          readonly runId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "wrong_incident"
              | "wrong_audience"
              | "wrong_amount"
              | "incident_cancelled";
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
              /** @enum {string} */
              readonly status: "draft"
                | "ready"
                | "running"
                | "paused"
                | "stopped"
                | "completed"
                | "cancelled"
                | "undoing"
                | "undone";
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
  readonly "/remedy/v1/incidents/{incidentId}/explanations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Tell every customer of an incident why it happened and until when; again anew */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly expectedEnd?: string;
            /** @enum {string} */
            readonly reason: "till_failure"
              | "payment_terminal_failure"
              | "network_failure"
              | "power_failure"
              | "software_failure"
              | "delivery_failure"
              | "staff_shortage"
              | "price_error"
              | "recall"
              | "safety_measure"
              | "under_investigation";
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
  readonly "/remedy/v1/incidents/{incidentId}/process-changes": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Tell every customer of an incident what was changed since */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly actionId?: string;
            readonly changes: readonly ("process_redesigned"
              | "staff_trained"
              | "equipment_replaced"
              | "software_fixed"
              | "supplier_changed"
              | "policy_changed"
              | "information_corrected"
              | "staffing_increased"
              | "check_added")[];
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
  readonly "/remedy/v1/ledger-balances": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What amends cost and what is owed, by account, store and currency */
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
                /** @enum {string} */
                readonly account: "restitution_cost"
                  | "goodwill_cost"
                  | "voucher_liability"
                  | "voucher_clearing"
                  | "voucher_breakage"
                  | "refund_clearing"
                  | "desk_clearing"
                  | "connector_clearing"
                  | "imported_history";
                readonly balance: number;
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
                readonly storeId: string | null;
              }[];
              readonly meta: {
                readonly sums: readonly {
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
                  readonly sum: number;
                }[];
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
  readonly "/remedy/v1/ledger-rebuilds": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Make the ledger anew from the events, and check it */
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
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/json": {
              readonly lines: number;
              readonly sums: readonly {
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
                readonly sum: number;
              }[];
              readonly sumsBefore: readonly {
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
                readonly sum: number;
              }[];
              readonly wasEqual: boolean;
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
  readonly "/remedy/v1/operational-acts": {
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
  readonly "/remedy/v1/ordered-effects": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /**
     * What payment providers and other systems were asked for, the oldest first
     * @description What is `unknown` or `mismatch` takes a person: …/refund-settlements,
     * …/fulfilment-settlements, …/point-settlements.
     */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[kind][eq]"?: string;
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
                readonly connectorId: string | null;
                readonly effectId: string;
                /** @enum {string} */
                readonly kind: "refund" | "fulfilment" | "points";
                readonly runId: string | null;
                readonly since: string;
                /** @enum {string} */
                readonly state: "open" | "unknown" | "mismatch" | "over";
                readonly step: number | null;
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
  readonly "/remedy/v1/parked-events": {
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
  readonly "/remedy/v1/playbooks": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Every version, which one rules new cases, and what was activated when */
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
              readonly activations: readonly {
                readonly at: string;
                readonly by: string;
                readonly from: string;
                readonly version: number;
              }[];
              readonly data: readonly {
                readonly by: string | null;
                readonly contentHash: string;
                readonly loadedAt: string | null;
                readonly rules: boolean;
                readonly version: number;
                readonly withdrawn: {
                  readonly by: string;
                  /** @enum {string} */
                  readonly reason: "superseded"
                    | "loaded_in_error"
                    | "figures_wrong"
                    | "policy";
                  readonly withdrawnAt: string;
                } | null;
              }[];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Load a version, by what it says otherwise than another: checked, then never changed */
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
            readonly alwaysFirst?: readonly ("listen"
              | "acknowledge_feelings"
              | "apology"
              | "responsibility_statement"
              | "explanation"
              | "correction"
              | "correction_plus"
              | "replacement_exchange"
              | "redelivery"
              | "reperformance_repair"
              | "refund"
              | "partial_refund"
              | "discount"
              | "voucher_store_credit"
              | "gift"
              | "loyalty_points"
              | "alternative_substitute"
              | "manager_intervention"
              | "priority_service"
              | "education_demonstration"
              | "guarantee_payout"
              | "make_whole"
              | "record_correction"
              | "process_change_notice"
              | "win_back_offer"
              | "none"
              | "acknowledge"
              | "amends_by_manager"
              | "broadcast_explanation"
              | "calm"
              | "clarify_expectation"
              | "contact_first"
              | "correct_source"
              | "courteous_help"
              | "dated_plan"
              | "dated_promise"
              | "escalate_at_once"
              | "explain_delay"
              | "fix_instructions"
              | "handle_on_facts"
              | "hold_at_price"
              | "human_triage"
              | "interim_relief"
              | "legal_check"
              | "manager_call"
              | "named_owner"
              | "no_liability_bargaining"
              | "offer_alternatives"
              | "open_preventive_action"
              | "proactive_notice"
              | "protect_staff"
              | "publish_result"
              | "report_process_fix_later"
              | "return_within_policy"
              | "second_person"
              | "solicit_opinion"
              | "stop_harm")[];
            readonly basedOn: number;
            readonly caps?: {
              readonly automaticPct: number;
              readonly managerPct: number;
            };
            readonly catalogue?: readonly {
              /** @enum {string} */
              readonly class: "psychological" | "tangible" | "procedural";
              readonly promise: {
                /** @enum {string} */
                readonly what: "answer"
                  | "decision"
                  | "refund"
                  | "delivery"
                  | "repair"
                  | "visit";
                readonly withinHours: number;
              };
              /** @enum {string} */
              readonly remedyType: "listen"
                | "acknowledge_feelings"
                | "apology"
                | "responsibility_statement"
                | "explanation"
                | "correction"
                | "correction_plus"
                | "replacement_exchange"
                | "redelivery"
                | "reperformance_repair"
                | "refund"
                | "partial_refund"
                | "discount"
                | "voucher_store_credit"
                | "gift"
                | "loyalty_points"
                | "alternative_substitute"
                | "manager_intervention"
                | "priority_service"
                | "education_demonstration"
                | "guarantee_payout"
                | "make_whole"
                | "record_correction"
                | "process_change_notice"
                | "win_back_offer";
              /** @enum {string} */
              readonly resource: "money" | "good" | "service" | "attention";
            }[];
            readonly goodwillMatrix?: {
              readonly major: {
                readonly customer: number;
                readonly external: number;
                readonly firm: number;
                readonly firm_stable: number;
                readonly other_customer: number;
                readonly supplier: number;
              };
              readonly minor: {
                readonly customer: number;
                readonly external: number;
                readonly firm: number;
                readonly firm_stable: number;
                readonly other_customer: number;
                readonly supplier: number;
              };
              readonly moderate: {
                readonly customer: number;
                readonly external: number;
                readonly firm: number;
                readonly firm_stable: number;
                readonly other_customer: number;
                readonly supplier: number;
              };
            };
            readonly guarantees?: readonly {
              readonly guaranteeId: string;
              readonly payout: {
                readonly amounts: readonly {
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
                }[];
                /** @enum {string} */
                readonly basis: "fixed";
              } | {
                /** @enum {string} */
                readonly basis: "of_price";
                readonly pct: number;
              };
              readonly types: readonly ("policy_failure"
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
              readonly when?: "delayed" | "missed_occasion" | "promised";
            }[];
            readonly keptDefectPct?: number;
            readonly overlays?: readonly {
              readonly row: number;
              readonly steps: readonly ("listen"
                | "acknowledge_feelings"
                | "apology"
                | "responsibility_statement"
                | "explanation"
                | "correction"
                | "correction_plus"
                | "replacement_exchange"
                | "redelivery"
                | "reperformance_repair"
                | "refund"
                | "partial_refund"
                | "discount"
                | "voucher_store_credit"
                | "gift"
                | "loyalty_points"
                | "alternative_substitute"
                | "manager_intervention"
                | "priority_service"
                | "education_demonstration"
                | "guarantee_payout"
                | "make_whole"
                | "record_correction"
                | "process_change_notice"
                | "win_back_offer"
                | "none"
                | "acknowledge"
                | "amends_by_manager"
                | "broadcast_explanation"
                | "calm"
                | "clarify_expectation"
                | "contact_first"
                | "correct_source"
                | "courteous_help"
                | "dated_plan"
                | "dated_promise"
                | "escalate_at_once"
                | "explain_delay"
                | "fix_instructions"
                | "handle_on_facts"
                | "hold_at_price"
                | "human_triage"
                | "interim_relief"
                | "legal_check"
                | "manager_call"
                | "named_owner"
                | "no_liability_bargaining"
                | "offer_alternatives"
                | "open_preventive_action"
                | "proactive_notice"
                | "protect_staff"
                | "publish_result"
                | "report_process_fix_later"
                | "return_within_policy"
                | "second_person"
                | "solicit_opinion"
                | "stop_harm")[];
            }[];
            /** @enum {string} */
            readonly rounding?: "half_up_caps_down";
            readonly rows?: readonly {
              readonly about: string;
              readonly always: readonly ("listen"
                | "acknowledge_feelings"
                | "apology"
                | "responsibility_statement"
                | "explanation"
                | "correction"
                | "correction_plus"
                | "replacement_exchange"
                | "redelivery"
                | "reperformance_repair"
                | "refund"
                | "partial_refund"
                | "discount"
                | "voucher_store_credit"
                | "gift"
                | "loyalty_points"
                | "alternative_substitute"
                | "manager_intervention"
                | "priority_service"
                | "education_demonstration"
                | "guarantee_payout"
                | "make_whole"
                | "record_correction"
                | "process_change_notice"
                | "win_back_offer"
                | "none")[];
              readonly attributions?: readonly ("firm"
                | "supplier"
                | "customer"
                | "other_customer"
                | "external"
                | "shared")[];
              readonly bitnerSubtypes?: readonly ("disruptive_others"
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
                | "adverse_conditions")[];
              /** @enum {string} */
              readonly disposition?: "returned" | "kept";
              readonly followUp?: readonly {
                readonly channels: readonly ("email"
                  | "telephone"
                  | "face_to_face"
                  | "sms"
                  | "chat"
                  | "letter")[];
                readonly day: number;
                /** @enum {boolean} */
                readonly within?: true;
              }[];
              readonly frequent?: boolean;
              readonly gaps?: readonly ("gap_1_cognitive"
                | "gap_2_normative"
                | "gap_3_delivery"
                | "gap_4_publicity")[];
              readonly goodwill: {
                /** @enum {string} */
                readonly basis: "stated";
                readonly pct: number;
              } | {
                /** @enum {string} */
                readonly basis: "range";
                readonly defaultPct?: number;
                readonly maxPct: number;
                readonly minPct: number;
              } | {
                /** @enum {string} */
                readonly basis: "by_severity";
                readonly pct: {
                  readonly major?: number;
                  readonly minor?: number;
                  readonly moderate?: number;
                };
              } | {
                /** @enum {string} */
                readonly basis: "when";
                /** @enum {string} */
                readonly fact: "delayed" | "caused_by_firm";
                readonly pct: number;
              } | {
                /** @enum {string} */
                readonly basis: "matrix";
              } | {
                /** @enum {string} */
                readonly basis: "none";
              } | {
                /** @enum {string} */
                readonly basis: "manager";
              };
              readonly nakamuraCauses?: readonly ("inferior_goods"
                | "service_method"
                | "unfamiliar_product"
                | "customer_misunderstanding")[];
              readonly nakamuraSubcodes?: readonly ("bad_attitude"
                | "wording"
                | "pushy_or_ignorant_selling"
                | "label_content_mismatch"
                | "insufficient_explanation"
                | "money_error"
                | "gift_wrapping_error"
                | "broken_promise"
                | "late_or_wrong_delivery"
                | "wrongly_blamed_for_soiling")[];
              /** @enum {string} */
              readonly option?: "listen"
                | "acknowledge_feelings"
                | "apology"
                | "responsibility_statement"
                | "explanation"
                | "correction"
                | "correction_plus"
                | "replacement_exchange"
                | "redelivery"
                | "reperformance_repair"
                | "refund"
                | "partial_refund"
                | "discount"
                | "voucher_store_credit"
                | "gift"
                | "loyalty_points"
                | "alternative_substitute"
                | "manager_intervention"
                | "priority_service"
                | "education_demonstration"
                | "guarantee_payout"
                | "make_whole"
                | "record_correction"
                | "process_change_notice"
                | "win_back_offer"
                | "none";
              readonly promised?: boolean;
              /** @enum {string} */
              readonly restitution: "choice_of_replacement_or_refund"
                | "partial_refund"
                | "price_difference"
                | "exchange_or_redelivery"
                | "alternatives_at_price"
                | "redo_free"
                | "reperform_or_substitute"
                | "substitute"
                | "restitution_of_loss"
                | "none";
              readonly restitutionPct?: number;
              readonly row: number;
              readonly severities?: readonly ("minor" | "moderate" | "major" | "critical")[];
              /** @enum {string} */
              readonly stability?: "one_off" | "stable";
              readonly steps: readonly ("listen"
                | "acknowledge_feelings"
                | "apology"
                | "responsibility_statement"
                | "explanation"
                | "correction"
                | "correction_plus"
                | "replacement_exchange"
                | "redelivery"
                | "reperformance_repair"
                | "refund"
                | "partial_refund"
                | "discount"
                | "voucher_store_credit"
                | "gift"
                | "loyalty_points"
                | "alternative_substitute"
                | "manager_intervention"
                | "priority_service"
                | "education_demonstration"
                | "guarantee_payout"
                | "make_whole"
                | "record_correction"
                | "process_change_notice"
                | "win_back_offer"
                | "none"
                | "acknowledge"
                | "amends_by_manager"
                | "broadcast_explanation"
                | "calm"
                | "clarify_expectation"
                | "contact_first"
                | "correct_source"
                | "courteous_help"
                | "dated_plan"
                | "dated_promise"
                | "escalate_at_once"
                | "explain_delay"
                | "fix_instructions"
                | "handle_on_facts"
                | "hold_at_price"
                | "human_triage"
                | "interim_relief"
                | "legal_check"
                | "manager_call"
                | "named_owner"
                | "no_liability_bargaining"
                | "offer_alternatives"
                | "open_preventive_action"
                | "proactive_notice"
                | "protect_staff"
                | "publish_result"
                | "report_process_fix_later"
                | "return_within_policy"
                | "second_person"
                | "solicit_opinion"
                | "stop_harm")[];
              readonly types: readonly ("policy_failure"
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
            }[];
            readonly tierAddPct?: {
              readonly a: number;
              readonly b: number;
              readonly c: number;
              readonly new: number;
            };
            readonly version: number;
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
              readonly position: string;
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
  readonly "/remedy/v1/playbooks/{version}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What a version says, also one that was withdrawn */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly version: string;
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
              readonly alwaysFirst: readonly ("listen"
                | "acknowledge_feelings"
                | "apology"
                | "responsibility_statement"
                | "explanation"
                | "correction"
                | "correction_plus"
                | "replacement_exchange"
                | "redelivery"
                | "reperformance_repair"
                | "refund"
                | "partial_refund"
                | "discount"
                | "voucher_store_credit"
                | "gift"
                | "loyalty_points"
                | "alternative_substitute"
                | "manager_intervention"
                | "priority_service"
                | "education_demonstration"
                | "guarantee_payout"
                | "make_whole"
                | "record_correction"
                | "process_change_notice"
                | "win_back_offer"
                | "none"
                | "acknowledge"
                | "amends_by_manager"
                | "broadcast_explanation"
                | "calm"
                | "clarify_expectation"
                | "contact_first"
                | "correct_source"
                | "courteous_help"
                | "dated_plan"
                | "dated_promise"
                | "escalate_at_once"
                | "explain_delay"
                | "fix_instructions"
                | "handle_on_facts"
                | "hold_at_price"
                | "human_triage"
                | "interim_relief"
                | "legal_check"
                | "manager_call"
                | "named_owner"
                | "no_liability_bargaining"
                | "offer_alternatives"
                | "open_preventive_action"
                | "proactive_notice"
                | "protect_staff"
                | "publish_result"
                | "report_process_fix_later"
                | "return_within_policy"
                | "second_person"
                | "solicit_opinion"
                | "stop_harm")[];
              readonly by: string | null;
              readonly caps: {
                readonly automaticPct: number;
                readonly managerPct: number;
              };
              readonly catalogue?: readonly {
                /** @enum {string} */
                readonly class: "psychological" | "tangible" | "procedural";
                readonly promise: {
                  /** @enum {string} */
                  readonly what: "answer"
                    | "decision"
                    | "refund"
                    | "delivery"
                    | "repair"
                    | "visit";
                  readonly withinHours: number;
                };
                /** @enum {string} */
                readonly remedyType: "listen"
                  | "acknowledge_feelings"
                  | "apology"
                  | "responsibility_statement"
                  | "explanation"
                  | "correction"
                  | "correction_plus"
                  | "replacement_exchange"
                  | "redelivery"
                  | "reperformance_repair"
                  | "refund"
                  | "partial_refund"
                  | "discount"
                  | "voucher_store_credit"
                  | "gift"
                  | "loyalty_points"
                  | "alternative_substitute"
                  | "manager_intervention"
                  | "priority_service"
                  | "education_demonstration"
                  | "guarantee_payout"
                  | "make_whole"
                  | "record_correction"
                  | "process_change_notice"
                  | "win_back_offer";
                /** @enum {string} */
                readonly resource: "money" | "good" | "service" | "attention";
              }[];
              readonly contentHash: string;
              readonly goodwillMatrix: {
                readonly major: {
                  readonly customer: number;
                  readonly external: number;
                  readonly firm: number;
                  readonly firm_stable: number;
                  readonly other_customer: number;
                  readonly supplier: number;
                };
                readonly minor: {
                  readonly customer: number;
                  readonly external: number;
                  readonly firm: number;
                  readonly firm_stable: number;
                  readonly other_customer: number;
                  readonly supplier: number;
                };
                readonly moderate: {
                  readonly customer: number;
                  readonly external: number;
                  readonly firm: number;
                  readonly firm_stable: number;
                  readonly other_customer: number;
                  readonly supplier: number;
                };
              };
              readonly guarantees?: readonly {
                readonly guaranteeId: string;
                readonly payout: {
                  readonly amounts: readonly {
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
                  }[];
                  /** @enum {string} */
                  readonly basis: "fixed";
                } | {
                  /** @enum {string} */
                  readonly basis: "of_price";
                  readonly pct: number;
                };
                readonly types: readonly ("policy_failure"
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
                readonly when?: "delayed" | "missed_occasion" | "promised";
              }[];
              readonly keptDefectPct: number;
              readonly loadedAt: string | null;
              readonly overlays: readonly {
                readonly row: number;
                readonly steps: readonly ("listen"
                  | "acknowledge_feelings"
                  | "apology"
                  | "responsibility_statement"
                  | "explanation"
                  | "correction"
                  | "correction_plus"
                  | "replacement_exchange"
                  | "redelivery"
                  | "reperformance_repair"
                  | "refund"
                  | "partial_refund"
                  | "discount"
                  | "voucher_store_credit"
                  | "gift"
                  | "loyalty_points"
                  | "alternative_substitute"
                  | "manager_intervention"
                  | "priority_service"
                  | "education_demonstration"
                  | "guarantee_payout"
                  | "make_whole"
                  | "record_correction"
                  | "process_change_notice"
                  | "win_back_offer"
                  | "none"
                  | "acknowledge"
                  | "amends_by_manager"
                  | "broadcast_explanation"
                  | "calm"
                  | "clarify_expectation"
                  | "contact_first"
                  | "correct_source"
                  | "courteous_help"
                  | "dated_plan"
                  | "dated_promise"
                  | "escalate_at_once"
                  | "explain_delay"
                  | "fix_instructions"
                  | "handle_on_facts"
                  | "hold_at_price"
                  | "human_triage"
                  | "interim_relief"
                  | "legal_check"
                  | "manager_call"
                  | "named_owner"
                  | "no_liability_bargaining"
                  | "offer_alternatives"
                  | "open_preventive_action"
                  | "proactive_notice"
                  | "protect_staff"
                  | "publish_result"
                  | "report_process_fix_later"
                  | "return_within_policy"
                  | "second_person"
                  | "solicit_opinion"
                  | "stop_harm")[];
              }[];
              /** @enum {string} */
              readonly rounding: "half_up_caps_down";
              readonly rows: readonly {
                readonly about: string;
                readonly always: readonly ("listen"
                  | "acknowledge_feelings"
                  | "apology"
                  | "responsibility_statement"
                  | "explanation"
                  | "correction"
                  | "correction_plus"
                  | "replacement_exchange"
                  | "redelivery"
                  | "reperformance_repair"
                  | "refund"
                  | "partial_refund"
                  | "discount"
                  | "voucher_store_credit"
                  | "gift"
                  | "loyalty_points"
                  | "alternative_substitute"
                  | "manager_intervention"
                  | "priority_service"
                  | "education_demonstration"
                  | "guarantee_payout"
                  | "make_whole"
                  | "record_correction"
                  | "process_change_notice"
                  | "win_back_offer"
                  | "none")[];
                readonly attributions?: readonly ("firm"
                  | "supplier"
                  | "customer"
                  | "other_customer"
                  | "external"
                  | "shared")[];
                readonly bitnerSubtypes?: readonly ("disruptive_others"
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
                  | "adverse_conditions")[];
                /** @enum {string} */
                readonly disposition?: "returned" | "kept";
                readonly followUp?: readonly {
                  readonly channels: readonly ("email"
                    | "telephone"
                    | "face_to_face"
                    | "sms"
                    | "chat"
                    | "letter")[];
                  readonly day: number;
                  /** @enum {boolean} */
                  readonly within?: true;
                }[];
                readonly frequent?: boolean;
                readonly gaps?: readonly ("gap_1_cognitive"
                  | "gap_2_normative"
                  | "gap_3_delivery"
                  | "gap_4_publicity")[];
                readonly goodwill: {
                  /** @enum {string} */
                  readonly basis: "stated";
                  readonly pct: number;
                } | {
                  /** @enum {string} */
                  readonly basis: "range";
                  readonly defaultPct?: number;
                  readonly maxPct: number;
                  readonly minPct: number;
                } | {
                  /** @enum {string} */
                  readonly basis: "by_severity";
                  readonly pct: {
                    readonly major?: number;
                    readonly minor?: number;
                    readonly moderate?: number;
                  };
                } | {
                  /** @enum {string} */
                  readonly basis: "when";
                  /** @enum {string} */
                  readonly fact: "delayed" | "caused_by_firm";
                  readonly pct: number;
                } | {
                  /** @enum {string} */
                  readonly basis: "matrix";
                } | {
                  /** @enum {string} */
                  readonly basis: "none";
                } | {
                  /** @enum {string} */
                  readonly basis: "manager";
                };
                readonly nakamuraCauses?: readonly ("inferior_goods"
                  | "service_method"
                  | "unfamiliar_product"
                  | "customer_misunderstanding")[];
                readonly nakamuraSubcodes?: readonly ("bad_attitude"
                  | "wording"
                  | "pushy_or_ignorant_selling"
                  | "label_content_mismatch"
                  | "insufficient_explanation"
                  | "money_error"
                  | "gift_wrapping_error"
                  | "broken_promise"
                  | "late_or_wrong_delivery"
                  | "wrongly_blamed_for_soiling")[];
                /** @enum {string} */
                readonly option?: "listen"
                  | "acknowledge_feelings"
                  | "apology"
                  | "responsibility_statement"
                  | "explanation"
                  | "correction"
                  | "correction_plus"
                  | "replacement_exchange"
                  | "redelivery"
                  | "reperformance_repair"
                  | "refund"
                  | "partial_refund"
                  | "discount"
                  | "voucher_store_credit"
                  | "gift"
                  | "loyalty_points"
                  | "alternative_substitute"
                  | "manager_intervention"
                  | "priority_service"
                  | "education_demonstration"
                  | "guarantee_payout"
                  | "make_whole"
                  | "record_correction"
                  | "process_change_notice"
                  | "win_back_offer"
                  | "none";
                readonly promised?: boolean;
                /** @enum {string} */
                readonly restitution: "choice_of_replacement_or_refund"
                  | "partial_refund"
                  | "price_difference"
                  | "exchange_or_redelivery"
                  | "alternatives_at_price"
                  | "redo_free"
                  | "reperform_or_substitute"
                  | "substitute"
                  | "restitution_of_loss"
                  | "none";
                readonly restitutionPct?: number;
                readonly row: number;
                readonly severities?: readonly ("minor" | "moderate" | "major" | "critical")[];
                /** @enum {string} */
                readonly stability?: "one_off" | "stable";
                readonly steps: readonly ("listen"
                  | "acknowledge_feelings"
                  | "apology"
                  | "responsibility_statement"
                  | "explanation"
                  | "correction"
                  | "correction_plus"
                  | "replacement_exchange"
                  | "redelivery"
                  | "reperformance_repair"
                  | "refund"
                  | "partial_refund"
                  | "discount"
                  | "voucher_store_credit"
                  | "gift"
                  | "loyalty_points"
                  | "alternative_substitute"
                  | "manager_intervention"
                  | "priority_service"
                  | "education_demonstration"
                  | "guarantee_payout"
                  | "make_whole"
                  | "record_correction"
                  | "process_change_notice"
                  | "win_back_offer"
                  | "none"
                  | "acknowledge"
                  | "amends_by_manager"
                  | "broadcast_explanation"
                  | "calm"
                  | "clarify_expectation"
                  | "contact_first"
                  | "correct_source"
                  | "courteous_help"
                  | "dated_plan"
                  | "dated_promise"
                  | "escalate_at_once"
                  | "explain_delay"
                  | "fix_instructions"
                  | "handle_on_facts"
                  | "hold_at_price"
                  | "human_triage"
                  | "interim_relief"
                  | "legal_check"
                  | "manager_call"
                  | "named_owner"
                  | "no_liability_bargaining"
                  | "offer_alternatives"
                  | "open_preventive_action"
                  | "proactive_notice"
                  | "protect_staff"
                  | "publish_result"
                  | "report_process_fix_later"
                  | "return_within_policy"
                  | "second_person"
                  | "solicit_opinion"
                  | "stop_harm")[];
                readonly types: readonly ("policy_failure"
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
              }[];
              readonly tierAddPct: {
                readonly a: number;
                readonly b: number;
                readonly c: number;
                readonly new: number;
              };
              readonly version: number;
              readonly withdrawn: {
                readonly by: string;
                /** @enum {string} */
                readonly reason: "superseded" | "loaded_in_error" | "figures_wrong" | "policy";
                readonly withdrawnAt: string;
              } | null;
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
  readonly "/remedy/v1/playbooks/{version}/activations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Let it rule cases triaged from an instant on, now unless told; others keep theirs */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly version: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly from?: string;
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
              readonly position: string;
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
  readonly "/remedy/v1/playbooks/{version}/comparison": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Which past cases it would have decided otherwise, and by how much */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly since?: string;
          readonly until?: string;
        };
        readonly header?: never;
        readonly path: {
          readonly version: string;
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
                readonly after: {
                  /** @enum {string} */
                  readonly authority: "automatic" | "manager";
                  readonly goodwill?: {
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
                  readonly goodwillByManager?: {
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
                  readonly goodwillPct: number;
                  readonly restitution?: {
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
                  readonly row: number;
                };
                readonly before: {
                  /** @enum {string} */
                  readonly authority: "automatic" | "manager";
                  readonly goodwill?: {
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
                  readonly goodwillByManager?: {
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
                  readonly goodwillPct: number;
                  readonly restitution?: {
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
                  readonly row: number;
                };
                readonly caseId: string;
                readonly differences: readonly ("row"
                  | "restitution"
                  | "goodwill"
                  | "goodwill_by_manager"
                  | "authority"
                  | "alternatives")[];
                readonly playbookVersion: number;
                readonly storeId?: string;
              }[];
              readonly meta: {
                readonly changed: number;
                readonly compared: number;
                readonly cost: readonly {
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
                  readonly goodwill: number;
                  readonly goodwillByManager: number;
                  readonly restitution: number;
                }[];
                readonly incomparable: number;
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
  readonly "/remedy/v1/playbooks/{version}/withdrawals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Take it back: it rules no new case any more, and can still be read */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly version: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "superseded" | "loaded_in_error" | "figures_wrong" | "policy";
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
              readonly position: string;
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
  readonly "/remedy/v1/provider-reports": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Compare a payment provider's report with what was booked */
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
            readonly csv?: string;
            readonly from: string;
            readonly provider: string;
            readonly rows?: readonly {
              readonly amount: {
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
              readonly providerRef: string;
            }[];
            readonly to: string;
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
              readonly position: string;
              readonly reportId: string;
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
  readonly "/remedy/v1/reconciliation-items": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Differences that nobody has resolved, the oldest first */
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
                readonly booked?: {
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
                readonly caseId?: string;
                readonly itemId: string;
                /** @enum {string} */
                readonly kind: "missing_there"
                  | "missing_here"
                  | "amount_differs"
                  | "duplicate";
                readonly openedAt: string;
                readonly provider: string;
                readonly providerRef: string;
                readonly reportId: string;
                readonly reported?: {
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
                readonly storeId?: string;
              }[];
              readonly meta: {
                readonly nextCursor: string | null;
                readonly open: number;
                readonly overdue: number;
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
  readonly "/remedy/v1/reconciliation-items/{itemId}/resolutions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Say what became of a difference */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly itemId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly resolution: "provider_corrected"
              | "booked_by_hand"
              | "written_off"
              | "no_difference";
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
              readonly itemId: string;
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
  readonly "/remedy/v1/recovery-authorities": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Every version of what who may give, the newest of each first */
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
                readonly answerMinutes?: number;
                readonly by: string;
                readonly escalatesTo?: string;
                readonly grantedAt: string;
                readonly holderId: string;
                /** @enum {string} */
                readonly holderKind: "role" | "person" | "default";
                readonly limits: readonly {
                  readonly byReason?: readonly {
                    readonly max: number;
                    /** @enum {string} */
                    readonly reason: "late_response"
                      | "repeated_failure"
                      | "inconvenience"
                      | "special_occasion"
                      | "vendor_defect"
                      | "customer_hardship"
                      | "customer_countered"
                      | "staff_error"
                      | "loyalty_at_risk"
                      | "consequential_loss";
                  }[];
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
                  readonly exceptReasons?: readonly ("late_response"
                    | "repeated_failure"
                    | "inconvenience"
                    | "special_occasion"
                    | "vendor_defect"
                    | "customer_hardship"
                    | "customer_countered"
                    | "staff_error"
                    | "loyalty_at_risk"
                    | "consequential_loss")[];
                  readonly max: number;
                  readonly perCustomer?: {
                    readonly days: number;
                    readonly times: number;
                  };
                  readonly perDayMax?: number;
                  readonly remedyTypes?: readonly ("listen"
                    | "acknowledge_feelings"
                    | "apology"
                    | "responsibility_statement"
                    | "explanation"
                    | "correction"
                    | "correction_plus"
                    | "replacement_exchange"
                    | "redelivery"
                    | "reperformance_repair"
                    | "refund"
                    | "partial_refund"
                    | "discount"
                    | "voucher_store_credit"
                    | "gift"
                    | "loyalty_points"
                    | "alternative_substitute"
                    | "manager_intervention"
                    | "priority_service"
                    | "education_demonstration"
                    | "guarantee_payout"
                    | "make_whole"
                    | "record_correction"
                    | "process_change_notice"
                    | "win_back_offer"
                    | "none")[];
                }[];
                /** @enum {string} */
                readonly reason: "policy"
                  | "empowerment"
                  | "stand_in"
                  | "peak_season"
                  | "training_completed";
                readonly until?: string;
                readonly version: number;
                readonly withdrawn: {
                  readonly by: string;
                  /** @enum {string} */
                  readonly reason: "left_role" | "policy" | "granted_in_error";
                  readonly withdrawnAt: string;
                } | null;
              }[];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Say what a role, a person or anybody may give without asking; the next version */
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
            readonly answerMinutes?: number;
            readonly escalatesTo?: string;
            readonly holderId: string;
            /** @enum {string} */
            readonly holderKind: "role" | "person" | "default";
            readonly limits: readonly {
              readonly byReason?: readonly {
                readonly max: number;
                /** @enum {string} */
                readonly reason: "late_response"
                  | "repeated_failure"
                  | "inconvenience"
                  | "special_occasion"
                  | "vendor_defect"
                  | "customer_hardship"
                  | "customer_countered"
                  | "staff_error"
                  | "loyalty_at_risk"
                  | "consequential_loss";
              }[];
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
              readonly exceptReasons?: readonly ("late_response"
                | "repeated_failure"
                | "inconvenience"
                | "special_occasion"
                | "vendor_defect"
                | "customer_hardship"
                | "customer_countered"
                | "staff_error"
                | "loyalty_at_risk"
                | "consequential_loss")[];
              readonly max: number;
              readonly perCustomer?: {
                readonly days: number;
                readonly times: number;
              };
              readonly perDayMax?: number;
              readonly remedyTypes?: readonly ("listen"
                | "acknowledge_feelings"
                | "apology"
                | "responsibility_statement"
                | "explanation"
                | "correction"
                | "correction_plus"
                | "replacement_exchange"
                | "redelivery"
                | "reperformance_repair"
                | "refund"
                | "partial_refund"
                | "discount"
                | "voucher_store_credit"
                | "gift"
                | "loyalty_points"
                | "alternative_substitute"
                | "manager_intervention"
                | "priority_service"
                | "education_demonstration"
                | "guarantee_payout"
                | "make_whole"
                | "record_correction"
                | "process_change_notice"
                | "win_back_offer"
                | "none")[];
            }[];
            /** @enum {string} */
            readonly reason: "policy"
              | "empowerment"
              | "stand_in"
              | "peak_season"
              | "training_completed";
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
  readonly "/remedy/v1/recovery-authority-withdrawals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Take authority back */
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
            readonly holderId: string;
            /** @enum {string} */
            readonly holderKind: "role" | "person" | "default";
            /** @enum {string} */
            readonly reason: "left_role" | "policy" | "granted_in_error";
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
  readonly "/remedy/v1/remedy-catalogue": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Kinds of remedies with class, resource and how soon they are made good */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly version?: string;
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
                readonly class: "psychological" | "tangible" | "procedural";
                readonly promise: {
                  /** @enum {string} */
                  readonly what: "answer"
                    | "decision"
                    | "refund"
                    | "delivery"
                    | "repair"
                    | "visit";
                  readonly withinHours: number;
                };
                /** @enum {string} */
                readonly remedyType: "listen"
                  | "acknowledge_feelings"
                  | "apology"
                  | "responsibility_statement"
                  | "explanation"
                  | "correction"
                  | "correction_plus"
                  | "replacement_exchange"
                  | "redelivery"
                  | "reperformance_repair"
                  | "refund"
                  | "partial_refund"
                  | "discount"
                  | "voucher_store_credit"
                  | "gift"
                  | "loyalty_points"
                  | "alternative_substitute"
                  | "manager_intervention"
                  | "priority_service"
                  | "education_demonstration"
                  | "guarantee_payout"
                  | "make_whole"
                  | "record_correction"
                  | "process_change_notice"
                  | "win_back_offer";
                /** @enum {string} */
                readonly resource: "money" | "good" | "service" | "attention";
              }[];
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
  readonly "/remedy/v1/replays": {
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
  readonly "/remedy/v1/republications": {
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
  readonly "/remedy/v1/voucher-lookups": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** What is left on a voucher, by its code */
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
            readonly code: string;
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
              readonly balance: {
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
              readonly expiresAt: string;
              /** @enum {string} */
              readonly status: "active" | "spent" | "voided" | "expired";
              readonly voucherId: string;
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
  readonly "/remedy/v1/voucher-redemptions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Spend a voucher, in whole or in part */
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
            readonly amount: {
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
            readonly code: string;
            readonly saleRef?: string;
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
              readonly amount: {
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
              readonly balance: {
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
              readonly id: string;
              readonly position: string;
              readonly voucherId: string;
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
  readonly "/remedy/v1/vouchers": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Issue a voucher apart from a remedy */
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
            readonly amount: {
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
            readonly kind: "restitution" | "goodwill";
            /** @enum {string} */
            readonly reason: "desk_amends" | "incident" | "replacement" | "correction";
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
              readonly position: string;
              readonly voucherId: string;
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
  readonly "/remedy/v1/vouchers/{voucherId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** A voucher and what is left of it */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly voucherId: string;
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
              readonly amount: {
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
              readonly balance: {
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
              readonly caseId?: string;
              readonly codeShown: boolean;
              readonly expiresAt: string;
              readonly issuedAt: string;
              /** @enum {string} */
              readonly kind: "restitution" | "goodwill";
              /** @enum {string} */
              readonly status: "active" | "spent" | "voided" | "expired";
              readonly storeId?: string;
              readonly voucherId: string;
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
  readonly "/remedy/v1/vouchers/{voucherId}/code-replacements": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Tell a new code in the place of one that was lost */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly voucherId: string;
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
              readonly code: string;
              readonly position: string;
              readonly voucherId: string;
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
  readonly "/remedy/v1/vouchers/{voucherId}/codes": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Tell the code of a voucher, once */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly voucherId: string;
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
              readonly code: string;
              readonly position: string;
              readonly voucherId: string;
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
  readonly "/remedy/v1/vouchers/{voucherId}/voidings": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Take back what is left of a voucher */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly voucherId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "issued_in_error" | "fraud" | "lost" | "customer_request";
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
              readonly position: string;
              readonly voucherId: string;
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
  readonly "/remedy/v1/waiting-remedies": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Remedies that wait for a person: reviews and conflicts */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[reason][eq]"?: string;
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
                readonly otherCaseId: string | null;
                /** @enum {string} */
                readonly reason: "abuse_review" | "conflict";
                readonly since: string;
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
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    readonly "GoodwillApprovalRequested.v1": {
      readonly answerBy?: string;
      readonly askedRole?: string;
      readonly authority: {
        /** @enum {string} */
        readonly basis: "role" | "person" | "default" | "none";
        readonly holderId?: string;
        readonly max?: number;
        readonly perCustomer?: {
          readonly days: number;
          readonly times: number;
        };
        readonly perDayMax?: number;
        /** @enum {string} */
        readonly raisedBy?: "double_deviation";
        readonly reasonMax?: number;
        readonly used: number;
        readonly version?: number;
      };
      readonly caps?: readonly ("per_customer" | "by_reason")[];
      readonly caseId: string;
      readonly causes: readonly ("above_limit"
        | "above_day_limit"
        | "no_limit"
        | "type_not_covered"
        | "above_automatic_cap"
        | "no_price"
        | "abuse_review")[];
      readonly expiresAt: string;
      readonly needed?: {
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
      readonly proposalId: string;
      readonly requestedAt: string;
      readonly revision: number;
      readonly storeId?: string;
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
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
