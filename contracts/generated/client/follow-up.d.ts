// Made by npm run generate from contracts/generated/openapi; not to be edited.
export interface paths {
  readonly "/follow-up/v1/assumptions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Set what is assumed of a kind, and of money in a currency: a new version each time */
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
            /** @description Money in minor units; shares and numbers in millionths: 70 % is
             * 700000, five 5000000. */
            readonly high?: number;
            /** @enum {string} */
            readonly kind: "customer_value"
              | "yearly_margin"
              | "case_handling_cost"
              | "repurchase_unrecovered"
              | "repurchase_recovered"
              | "yearly_retention"
              | "discount_rate"
              | "dissatisfied_per_complaint";
            /** @enum {string} */
            readonly level?: "low" | "mid" | "high";
            /** @description Money in minor units; shares and numbers in millionths: 70 % is
             * 700000, five 5000000. */
            readonly low?: number;
            readonly source: {
              /** @enum {string} */
              readonly kind: "own_data"
                | "finance"
                | "published_study"
                | "trade_source"
                | "expert_judgement";
              readonly textId?: string;
            };
            /** @description Money in minor units; shares and numbers in millionths: 70 % is
             * 700000, five 5000000. */
            readonly value: number;
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
  readonly "/follow-up/v1/assumptions/{assumptionId}/withdrawals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Withdraw an assumption: figures that rest on it have no value from here on */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly assumptionId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "out_of_date" | "set_in_error" | "measured_instead";
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
  readonly "/follow-up/v1/cases/{id}/acknowledgements": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record thanks, or that the customer calls it solved; reopens nothing */
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
            readonly confirmsRecovery: boolean;
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
  readonly "/follow-up/v1/cases/{id}/contact-choices": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Decline or welcome a way of being asked */
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
              | "letter";
            readonly wanted: boolean;
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
  readonly "/follow-up/v1/cases/{id}/feedback/{feedback}/acknowledgements": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Acknowledge feedback on the outcome of your case */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly feedback: number;
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
  readonly "/follow-up/v1/cases/{id}/feedback/{feedback}/answers": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Answer feedback on the outcome of your case */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly feedback: number;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly answer: "agree"
              | "see_it_differently"
              | "would_do_again"
              | "need_training"
              | "need_authority"
              | "suggestion";
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
  readonly "/follow-up/v1/cases/{id}/follow-up": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Follow-up of a case */
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
              readonly closedAt?: string;
              /** @enum {string} */
              readonly confirmedBy?: "answer" | "customer_word";
              readonly continuedBy: readonly string[];
              readonly doubleDeviations: readonly ("remedy_failed"
                | "offer_rejected_twice"
                | "promise_broken"
                | "dissatisfaction_remains"
                | "adverse_effect"
                | "second_failure_same_customer")[];
              readonly duplicateOf?: string;
              readonly missingConditions: readonly ("root_cause"
                | "preventive_decision"
                | "documentation")[];
              readonly openReplies: readonly {
                readonly receivedAt: string;
                readonly textId: string;
              }[];
              /** @enum {string} */
              readonly outcome?: "recovered_confirmed"
                | "resolved_unconfirmed"
                | "recovery_failed"
                | "failure_averted"
                | "won_back"
                | "customer_lost"
                | "withdrawn"
                | "duplicate"
                | "no_agreement"
                | "referred"
                | "invalid"
                | "unreachable"
                | "closed_no_answer"
                | "rejected_with_reasons"
                | "other";
              readonly reopenCount: number;
              readonly requests: readonly {
                readonly answerBy: string;
                readonly attempts?: number;
                /** @enum {string} */
                readonly channel: "email"
                  | "telephone"
                  | "face_to_face"
                  | "sms"
                  | "chat"
                  | "letter"
                  | "claim_page";
                readonly day?: number;
                readonly delivery?: {
                  /** @enum {string} */
                  readonly reason?: "no_address"
                    | "no_longer_open"
                    | "refused"
                    | "throttled"
                    | "timed_out"
                    | "unreachable";
                  /** @enum {string} */
                  readonly state: "sent" | "not_sent";
                };
                readonly dueAt: string;
                /** @enum {string} */
                readonly exemption?: "customer_asked_for_it" | "safety" | "authority_request";
                readonly initialRequestId?: string;
                readonly instrumentVersion: number;
                readonly isReminded?: boolean;
                readonly owner?: {
                  readonly ownerId: string;
                  /** @enum {string} */
                  readonly ownerKind: "person" | "team";
                };
                readonly requestId: string;
                /** @enum {string} */
                readonly status: "scheduled"
                  | "open"
                  | "answered"
                  | "lapsed"
                  | "suppressed"
                  | "void";
                /** @enum {string} */
                readonly suppressedFor?: "no_customer"
                  | "automatic_resolution"
                  | "no_remedy"
                  | "withdrawn"
                  | "skipped"
                  | "unsubscribed"
                  | "outranked"
                  | "global_cooldown"
                  | "recontact"
                  | "store_cap"
                  | "employee_cap"
                  | "sampled_out";
                readonly wave: number;
              }[];
              /** @enum {string} */
              readonly status: "unresolved" | "resolved" | "closed" | "withdrawn" | "imported";
              readonly storeId?: string;
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
  readonly "/follow-up/v1/cases/{id}/follow-ups/{requestId}/answers": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Answer a follow-up request */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly requestId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly adverseEffects: boolean;
            readonly commentTextId?: string;
            readonly commitment?: number;
            readonly controllabilityAfter?: number;
            readonly dissatisfactionEliminated: boolean;
            readonly effort?: number;
            readonly emotionsAfter?: readonly {
              /** @enum {string} */
              readonly emotion: "dissatisfied"
                | "regretful"
                | "aggrieved"
                | "angry"
                | "frustrated"
                | "anxious"
                | "inconvenienced"
                | "uncomfortable"
                | "disappointed"
                | "distrustful";
              readonly intensity: number;
            }[];
            readonly expectedRecovery?: number;
            readonly expectedService?: number;
            readonly feelsValued?: number;
            /** @default {} */
            readonly justice?: {
              readonly [key: string]: number;
            };
            /** @enum {string} */
            readonly language?: "en" | "zh" | "es";
            readonly likelihoodToRecommend?: number;
            readonly locusAfter?: number;
            readonly overallSatisfaction?: number;
            readonly perceivedRecovery?: number;
            readonly perceivedRisk?: number;
            readonly perceivedService?: number;
            readonly reliefDegree: number;
            readonly remedyAccepted: boolean;
            readonly repurchaseIntent?: number;
            readonly satisfaction?: number;
            readonly satisfactionBefore?: number;
            readonly stabilityAfter?: number;
            readonly switchingIntent?: number;
            readonly trust?: number;
            readonly trustBefore?: number;
            readonly trustIntegrity?: number;
            readonly trustReliability?: number;
            readonly wordOfMouthIntent?: number;
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
  readonly "/follow-up/v1/cases/{id}/follow-ups/{requestId}/attempts": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record an attempt to reach the customer in person */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly requestId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly callBackAt?: string;
            /** @enum {string} */
            readonly outcome: "reached"
              | "no_answer"
              | "call_back"
              | "wrong_number"
              | "declined";
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
  readonly "/follow-up/v1/cases/{id}/follow-ups/{requestId}/exemptions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Let a follow-up request pass the gates */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly requestId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "customer_asked_for_it" | "safety" | "authority_request";
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
  readonly "/follow-up/v1/cases/{id}/follow-ups/{requestId}/skips": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Skip a follow-up request */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly id: string;
          readonly requestId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "customer_asked_not_to"
              | "bereavement_or_illness"
              | "legal_dispute"
              | "spam_or_supplier"
              | "asked_in_person"
              | "contact_data_wrong";
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
  readonly "/follow-up/v1/cases/{id}/reopenings": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Reopen a case, or have a new one go on from it where that is too late */
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
            readonly reason: "remedy_not_received"
              | "remedy_inadequate"
              | "failure_recurred"
              | "adverse_effect"
              | "proposal_rejected"
              | "new_information"
              | "resolved_in_error";
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
  readonly "/follow-up/v1/control-requests": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Customers whom nothing failed, drawn to be asked the same; the latest first */
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
                readonly answerBy: string | null;
                readonly controlId: string;
                readonly customerId: string;
                readonly delivery: ("sent" | "not_sent") | null;
                readonly deliveryReason: ("no_address"
                  | "no_longer_open"
                  | "refused"
                  | "throttled"
                  | "timed_out"
                  | "unreachable")
                  | null;
                readonly reason: ("unsubscribed"
                  | "outranked"
                  | "global_cooldown"
                  | "recontact"
                  | "store_cap"
                  | "employee_cap"
                  | "sampled_out")
                  | null;
                readonly sampledAt: string;
                /** @enum {string} */
                readonly state: "open" | "answered" | "ended" | "suppressed";
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
  readonly "/follow-up/v1/control-requests/{controlId}/answers": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record what a customer answers whom nothing failed */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly controlId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly likelihoodToRecommend?: number;
            readonly repurchaseIntent?: number;
            readonly satisfaction: number;
            readonly trust?: number;
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
  readonly "/follow-up/v1/control-requests/{controlId}/declines": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** The customer wants no surveys by e-mail, neither this one nor others */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly controlId: string;
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
  readonly "/follow-up/v1/control-samples": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Draw the control group now, from those who bought and had no part in a drawing */
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
            readonly sharePermille?: number;
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
  readonly "/follow-up/v1/discards": {
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
  readonly "/follow-up/v1/employees/{employeeId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Training, skills, confidence, teams and recognition of one person */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly employeeId: string;
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
              readonly confidence: {
                readonly ratedAt: string;
                readonly rating: number;
              } | null;
              readonly employeeId: string;
              readonly hasOnboardingTraining: boolean;
              readonly recognitions: readonly {
                readonly by?: string;
                readonly caseId?: string;
                readonly employeeId: string;
                /** @enum {string} */
                readonly reason: "customer_relieved"
                  | "solved_at_once"
                  | "went_beyond_the_plan"
                  | "helped_a_colleague"
                  | "stopped_a_failure"
                  | "spoke_up";
                readonly recognisedAt: string;
                readonly storeId?: string;
              }[];
              readonly skills: {
                readonly coach: {
                  readonly assessedAt: string;
                  readonly skills: {
                    readonly [key: string]: number;
                  };
                } | null;
                readonly self: {
                  readonly assessedAt: string;
                  readonly skills: {
                    readonly [key: string]: number;
                  };
                } | null;
              };
              readonly stores: readonly string[] | null;
              readonly teams: readonly {
                readonly joinedAt: string;
                /** @enum {string} */
                readonly role: "member" | "recovery_manager";
                readonly teamId: string;
              }[];
              readonly trainings: readonly {
                readonly completedAt: string;
                readonly isOnboarding: boolean;
                readonly skills: readonly ("listening"
                  | "solution_finding"
                  | "flexibility"
                  | "improvisation")[];
                readonly trainingId: string;
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
  readonly "/follow-up/v1/employees/{employeeId}/confidence-ratings": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Say how sure one is of handling complaints; for oneself only */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly employeeId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly rating: number;
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
  readonly "/follow-up/v1/employees/{employeeId}/digest": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What came of the cases that somebody handled, the latest first */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
        };
        readonly header?: never;
        readonly path: {
          readonly employeeId: string;
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
                readonly acknowledgedAt: string | null;
                readonly answer: ("agree"
                  | "see_it_differently"
                  | "would_do_again"
                  | "need_training"
                  | "need_authority"
                  | "suggestion")
                  | null;
                readonly caseId: string;
                readonly deliveredAt: string;
                readonly employeeId?: string;
                readonly feedback: number;
                /** @enum {string} */
                readonly outcome: "recovered_confirmed"
                  | "resolved_unconfirmed"
                  | "recovery_failed"
                  | "failure_averted"
                  | "won_back"
                  | "customer_lost"
                  | "withdrawn"
                  | "duplicate"
                  | "no_agreement"
                  | "referred"
                  | "invalid"
                  | "unreachable"
                  | "closed_no_answer"
                  | "rejected_with_reasons"
                  | "other";
                readonly reopenCount: number;
                readonly roles: readonly ("owner" | "gave_remedy" | "talked_to_customer")[];
                readonly said?: {
                  readonly adverseEffects: boolean;
                  readonly dissatisfactionEliminated: boolean;
                  readonly reliefDegree: number;
                  readonly remedyAccepted: boolean;
                  readonly wave: number;
                };
                readonly storeId?: string;
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
  readonly "/follow-up/v1/employees/{employeeId}/recognitions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Thank a colleague for good handling */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly employeeId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "customer_relieved"
              | "solved_at_once"
              | "went_beyond_the_plan"
              | "helped_a_colleague"
              | "stopped_a_failure"
              | "spoke_up";
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
  readonly "/follow-up/v1/employees/{employeeId}/skill-assessments": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Say how skilled one is, or a person one coaches */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly employeeId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly skills: {
              readonly [key: string]: number;
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
  readonly "/follow-up/v1/employees/{employeeId}/team-departures": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Say that somebody is of a team no more */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly employeeId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly teamId: string;
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
  readonly "/follow-up/v1/employees/{employeeId}/team-memberships": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Say that somebody is of the recovery team, or heads it */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly employeeId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly role: "member" | "recovery_manager";
            readonly teamId: string;
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
  readonly "/follow-up/v1/employees/{employeeId}/trainings": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record training somebody received */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly employeeId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly completedAt: string;
            readonly isOnboarding: boolean;
            /** @default [] */
            readonly skills?: readonly ("listening"
              | "solution_finding"
              | "flexibility"
              | "improvisation")[];
            readonly trainingId: string;
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
  readonly "/follow-up/v1/follow-up-coverage": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Coverage and timeliness of follow-up by channel */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly from?: string;
          readonly to?: string;
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
              readonly channels: readonly {
                readonly answered: number;
                readonly asked: number;
                readonly askedLate: number;
                readonly channel: ("email"
                  | "telephone"
                  | "face_to_face"
                  | "sms"
                  | "chat"
                  | "letter"
                  | "claim_page")
                  | null;
                readonly lapsed: number;
                readonly planned: number;
                readonly responseRate: number | null;
                readonly skipped: number;
                readonly suppressed: {
                  readonly [key: string]: number;
                };
              }[];
              readonly lateAfterSeconds: number;
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
  readonly "/follow-up/v1/follow-up-script": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What to say around the questions of the instrument */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly language?: "en" | "zh" | "es";
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
              readonly asking: string;
              readonly closing: readonly string[];
              readonly ifNotRecovered: string;
              readonly opening: readonly string[];
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
  readonly "/follow-up/v1/follow-ups": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Follow-up requests and why some are not asked */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[state][eq]"?: string;
          readonly "filter[state][in]"?: string;
          readonly "filter[reason][eq]"?: string;
          readonly "filter[reason][in]"?: string;
          readonly "filter[channel][eq]"?: string;
          readonly "filter[channel][in]"?: string;
          readonly "filter[ownerId][eq]"?: string;
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
                readonly answerBy: string | null;
                readonly attempts: number;
                readonly callBackAt: string | null;
                readonly caseId: string;
                readonly changedAt: string;
                readonly channel: ("email"
                  | "telephone"
                  | "face_to_face"
                  | "sms"
                  | "chat"
                  | "letter"
                  | "claim_page")
                  | null;
                readonly dueAt: string | null;
                readonly kind: ("routine" | "recovery") | null;
                readonly lastOutcome: ("reached"
                  | "no_answer"
                  | "call_back"
                  | "wrong_number"
                  | "declined")
                  | null;
                readonly ownerId: string | null;
                readonly reason: ("no_customer"
                  | "automatic_resolution"
                  | "no_remedy"
                  | "withdrawn"
                  | "skipped"
                  | "unsubscribed"
                  | "outranked"
                  | "global_cooldown"
                  | "recontact"
                  | "store_cap"
                  | "employee_cap"
                  | "sampled_out")
                  | null;
                readonly requestId: string;
                readonly requestedAt: string | null;
                readonly skipReason: ("customer_asked_not_to"
                  | "bereavement_or_illness"
                  | "legal_dispute"
                  | "spam_or_supplier"
                  | "asked_in_person"
                  | "contact_data_wrong")
                  | null;
                /** @enum {string} */
                readonly state: "scheduled"
                  | "open"
                  | "answered"
                  | "lapsed"
                  | "suppressed"
                  | "void";
                readonly storeId: string | null;
                readonly wave: number | null;
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
  readonly "/follow-up/v1/instruments/recovery_follow_up": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Questions of the follow-up */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly language?: "en" | "zh" | "es";
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
              /** @enum {string} */
              readonly instrumentId: "recovery_follow_up";
              readonly justice: {
                readonly items: readonly {
                  /** @enum {string} */
                  readonly dimension: "distributive" | "procedural" | "interactional";
                  /** @enum {string} */
                  readonly item: "D1"
                    | "D2"
                    | "D3"
                    | "D4"
                    | "P1"
                    | "P2"
                    | "P3"
                    | "P4"
                    | "I1"
                    | "I2"
                    | "I3"
                    | "I4";
                  readonly reversed: boolean;
                  readonly statement: string;
                }[];
                readonly scale: {
                  readonly from: number;
                  readonly to: number;
                };
              };
              /** @enum {string} */
              readonly language: "en" | "zh" | "es";
              readonly languages: readonly ("en" | "zh" | "es")[];
              readonly outcome: readonly {
                /** @enum {string} */
                readonly answer: "yes_no" | "scale" | "emotions";
                readonly field: string;
                readonly mandatory: boolean;
                readonly scale?: {
                  readonly from: number;
                  readonly to: number;
                };
                readonly statement: string;
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
  readonly "/follow-up/v1/operational-acts": {
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
  readonly "/follow-up/v1/parked-events": {
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
  readonly "/follow-up/v1/periodic-reviews": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Reviews, those of the latest time first */
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
                readonly actionIds: readonly string[];
                readonly by: string;
                readonly conclusions: readonly ("go_on"
                  | "change_playbook"
                  | "change_standard"
                  | "train"
                  | "open_preventive_action"
                  | "give_more_authority"
                  | "look_again_sooner")[];
                readonly from: string;
                readonly nextDueAt?: string;
                readonly recordedAt: string;
                readonly reviewId: string;
                readonly storeId?: string;
                readonly subjects: readonly ("causes"
                  | "failed_recoveries"
                  | "prevention"
                  | "playbook"
                  | "training"
                  | "customers_lost"
                  | "word_of_mouth")[];
                readonly textId?: string;
                readonly until: string;
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
    /** Record a review: what was looked at, for which time, and what follows */
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
            readonly actionIds?: readonly string[];
            readonly conclusions: readonly ("go_on"
              | "change_playbook"
              | "change_standard"
              | "train"
              | "open_preventive_action"
              | "give_more_authority"
              | "look_again_sooner")[];
            readonly from: string;
            readonly nextDueAt?: string;
            readonly storeId?: string;
            readonly subjects: readonly ("causes"
              | "failed_recoveries"
              | "prevention"
              | "playbook"
              | "training"
              | "customers_lost"
              | "word_of_mouth")[];
            readonly textId?: string;
            readonly until: string;
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
  readonly "/follow-up/v1/pulse-rounds": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Ask all staff three things until then */
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
            readonly until: string;
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
  readonly "/follow-up/v1/pulse-rounds/{roundId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What staff answered, of all and by store, from ten answers on */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly roundId: string;
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
              readonly roundId: string;
              readonly stores: readonly {
                readonly means: {
                  readonly backedUp: {
                    readonly ciHigh: number;
                    readonly ciLow: number;
                    readonly mean: number;
                  };
                  readonly sharedActing: {
                    readonly ciHigh: number;
                    readonly ciLow: number;
                    readonly mean: number;
                  };
                  readonly sharedThinking: {
                    readonly ciHigh: number;
                    readonly ciLow: number;
                    readonly mean: number;
                  };
                } | null;
                readonly n: number | null;
                readonly reason: ("n_lt_10" | "complementary") | null;
                readonly storeId: string;
              }[];
              readonly total?: {
                readonly means: {
                  readonly backedUp: {
                    readonly ciHigh: number;
                    readonly ciLow: number;
                    readonly mean: number;
                  };
                  readonly sharedActing: {
                    readonly ciHigh: number;
                    readonly ciLow: number;
                    readonly mean: number;
                  };
                  readonly sharedThinking: {
                    readonly ciHigh: number;
                    readonly ciLow: number;
                    readonly mean: number;
                  };
                } | null;
                readonly n: number | null;
                readonly reason: ("n_lt_10" | "complementary") | null;
              };
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
  readonly "/follow-up/v1/pulse-rounds/{roundId}/answers": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Answer the three things, once; the answer is of nobody in particular */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly roundId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly backedUp: number;
            readonly sharedActing: number;
            readonly sharedThinking: number;
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
  readonly "/follow-up/v1/replays": {
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
  readonly "/follow-up/v1/republications": {
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
  readonly "/follow-up/v1/store-digest": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** What came of cases that nobody in particular handled, for their stores */
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
                readonly acknowledgedAt: string | null;
                readonly answer: ("agree"
                  | "see_it_differently"
                  | "would_do_again"
                  | "need_training"
                  | "need_authority"
                  | "suggestion")
                  | null;
                readonly caseId: string;
                readonly deliveredAt: string;
                readonly employeeId?: string;
                readonly feedback: number;
                /** @enum {string} */
                readonly outcome: "recovered_confirmed"
                  | "resolved_unconfirmed"
                  | "recovery_failed"
                  | "failure_averted"
                  | "won_back"
                  | "customer_lost"
                  | "withdrawn"
                  | "duplicate"
                  | "no_agreement"
                  | "referred"
                  | "invalid"
                  | "unreachable"
                  | "closed_no_answer"
                  | "rejected_with_reasons"
                  | "other";
                readonly reopenCount: number;
                readonly roles: readonly ("owner" | "gave_remedy" | "talked_to_customer")[];
                readonly said?: {
                  readonly adverseEffects: boolean;
                  readonly dissatisfactionEliminated: boolean;
                  readonly reliefDegree: number;
                  readonly remedyAccepted: boolean;
                  readonly wave: number;
                };
                readonly storeId?: string;
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
