// Made by npm run generate from contracts/generated/openapi; not to be edited.
export interface paths {
  readonly "/intake/v1/averted-failures": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record an averted failure */
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
            readonly avertedAt?: string;
            /** @enum {string} */
            readonly by: "employee" | "system";
            /** @enum {string} */
            readonly complaintCode?: "policy_failure"
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
  readonly "/intake/v1/case-batches": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Report up to 100 failures */
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
            readonly items: readonly {
              readonly caseId?: string;
              /** @enum {string} */
              readonly channel: "in_store_face_to_face"
                | "telephone_hotline"
                | "email"
                | "web_form"
                | "chat"
                | "social_review"
                | "suggestion_box"
                | "letter"
                | "guarantee_claim"
                | "pos_prompt";
              /** @enum {string} */
              readonly complaintCode?: "policy_failure"
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
              readonly customer?: {
                readonly email?: string;
                readonly name?: string;
                readonly phone?: string;
                readonly reference?: string;
              };
              readonly delayHours?: number;
              readonly detectedAt?: string;
              /** @enum {string} */
              readonly disposition?: "returned" | "kept";
              readonly dissatisfaction?: number;
              readonly effortScore?: number;
              readonly emotions?: readonly {
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
              /** @enum {string} */
              readonly expectationKind?: "explicit" | "implicit" | "fuzzy";
              readonly expectationText?: string;
              readonly expectedAmount?: {
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
              readonly externalId?: string;
              readonly flags?: readonly ("safety"
                | "injury"
                | "privacy"
                | "discrimination"
                | "accusation")[];
              /** @enum {string} */
              readonly initiation?: "customer" | "firm" | "employee" | "system";
              readonly insightText?: string;
              readonly magnitude?: number;
              readonly missedOccasion?: boolean;
              readonly narrative: string;
              readonly occurredAt?: string;
              readonly orderRef?: string;
              readonly overcharge?: {
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
              readonly paymentRef?: string;
              /** @enum {string} */
              readonly preferredRemedy?: "listen"
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
              readonly price?: {
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
              readonly promiseRef?: string;
              readonly proposedSolutionText?: string;
              readonly recoveryExpectationText?: string;
              readonly remedySought?: readonly ("listen"
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
              readonly reportedAt?: string;
              readonly satisfactionBefore?: number;
              /** @enum {string} */
              readonly signalSource?: "complaint"
                | "hotline"
                | "criticism"
                | "media_report"
                | "review"
                | "survey"
                | "suggestion_box"
                | "guarantee_claim"
                | "market_research"
                | "employee_report"
                | "internal_monitoring"
                | "returning_customer_drop";
              readonly source?: string;
              readonly standardRef?: string | null;
              readonly storeId?: string;
              readonly transactionRef?: string;
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
              readonly items: readonly {
                readonly caseId: string | null;
                readonly externalId: string | null;
                readonly index: number;
                readonly position: string | null;
                readonly problem: components["schemas"]["ItemProblem"] | null;
                /** @enum {string} */
                readonly result: "accepted" | "duplicate" | "rejected";
              }[];
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
  readonly "/intake/v1/case-lookups": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Look up the cases of a customer */
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
            readonly reason: "case_handling"
              | "customer_contact"
              | "follow_up"
              | "quality_check"
              | "legal_request";
            readonly subject: {
              readonly reference: string;
            } | {
              readonly email: string;
            } | {
              readonly phone: string;
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
              readonly data: readonly {
                readonly caseId: string;
                readonly customerId: string | null;
                readonly storeId: string | null;
              }[];
              readonly hasMore: boolean;
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
  readonly "/intake/v1/cases": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Report a failure */
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
            readonly caseId?: string;
            /** @enum {string} */
            readonly channel: "in_store_face_to_face"
              | "telephone_hotline"
              | "email"
              | "web_form"
              | "chat"
              | "social_review"
              | "suggestion_box"
              | "letter"
              | "guarantee_claim"
              | "pos_prompt";
            /** @enum {string} */
            readonly complaintCode?: "policy_failure"
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
            readonly customer?: {
              readonly email?: string;
              readonly name?: string;
              readonly phone?: string;
              readonly reference?: string;
            };
            readonly delayHours?: number;
            readonly detectedAt?: string;
            /** @enum {string} */
            readonly disposition?: "returned" | "kept";
            readonly dissatisfaction?: number;
            readonly effortScore?: number;
            readonly emotions?: readonly {
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
            /** @enum {string} */
            readonly expectationKind?: "explicit" | "implicit" | "fuzzy";
            readonly expectationText?: string;
            readonly expectedAmount?: {
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
            readonly externalId?: string;
            readonly flags?: readonly ("safety"
              | "injury"
              | "privacy"
              | "discrimination"
              | "accusation")[];
            /** @enum {string} */
            readonly initiation?: "customer" | "firm" | "employee" | "system";
            readonly insightText?: string;
            readonly magnitude?: number;
            readonly missedOccasion?: boolean;
            readonly narrative: string;
            readonly occurredAt?: string;
            readonly orderRef?: string;
            readonly overcharge?: {
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
            readonly paymentRef?: string;
            /** @enum {string} */
            readonly preferredRemedy?: "listen"
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
            readonly price?: {
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
            readonly promiseRef?: string;
            readonly proposedSolutionText?: string;
            readonly recoveryExpectationText?: string;
            readonly remedySought?: readonly ("listen"
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
            readonly reportedAt?: string;
            readonly satisfactionBefore?: number;
            /** @enum {string} */
            readonly signalSource?: "complaint"
              | "hotline"
              | "criticism"
              | "media_report"
              | "review"
              | "survey"
              | "suggestion_box"
              | "guarantee_claim"
              | "market_research"
              | "employee_report"
              | "internal_monitoring"
              | "returning_customer_drop";
            readonly source?: string;
            readonly standardRef?: string | null;
            readonly storeId?: string;
            readonly transactionRef?: string;
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
              /** @enum {string} */
              readonly status: "reported";
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
  readonly "/intake/v1/cases/{caseId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Read a case as intake knows it */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
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
              readonly acknowledged: components["schemas"]["CaseAcknowledged.v1"] | null;
              readonly autoAckAt: string | null;
              readonly detected: components["schemas"]["FailureDetected.v1"] | null;
              readonly expectedEndAt: string | null;
              readonly followsUp: {
                readonly earlierCaseId: string;
                readonly incidentIds: readonly string[];
              } | null;
              readonly id: string;
              readonly imported: components["schemas"]["CaseHistoryImported.v1"] | null;
              readonly mergedInto: string | null;
              /** @enum {string} */
              readonly origin: "reported" | "detected" | "imported";
              readonly reported: components["schemas"]["FailureReported.v1"] | null;
              /** @enum {string} */
              readonly status: "open" | "withdrawn" | "imported";
              readonly withdrawn: components["schemas"]["CaseWithdrawn.v1"] | null;
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
  readonly "/intake/v1/cases/{caseId}/acknowledgements": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Acknowledge a case */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly by: "person" | "agreed_message";
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
  readonly "/intake/v1/cases/{caseId}/attachments": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List the files of a case */
    readonly get: {
      readonly parameters: {
        readonly query: {
          readonly reason: "case_handling"
            | "customer_contact"
            | "follow_up"
            | "quality_check"
            | "legal_request";
        };
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
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
                readonly addedAt: string;
                readonly attachmentId: string;
                /** @enum {string} */
                readonly by: "customer" | "staff";
                readonly bytes: number;
                /** @enum {string} */
                readonly kind: "photo" | "receipt" | "document";
                /** @enum {string} */
                readonly mediaType: "image/jpeg"
                  | "image/png"
                  | "image/webp"
                  | "image/heic"
                  | "application/pdf";
              }[];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Add a file to a case */
    readonly post: {
      readonly parameters: {
        readonly query: {
          readonly kind: "photo" | "receipt" | "document";
        };
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody?: never;
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
  readonly "/intake/v1/cases/{caseId}/attachments/{attachmentId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Read a file of a case */
    readonly get: {
      readonly parameters: {
        readonly query: {
          readonly reason: "case_handling"
            | "customer_contact"
            | "follow_up"
            | "quality_check"
            | "legal_request";
        };
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
          readonly attachmentId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody?: never;
      readonly responses: {
        /** @description The file as it was sent */
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/pdf": string;
            readonly "image/heic": string;
            readonly "image/jpeg": string;
            readonly "image/png": string;
            readonly "image/webp": string;
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
  readonly "/intake/v1/cases/{caseId}/attachments/{attachmentId}/removals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Remove a file of a case */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
          readonly attachmentId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "customer_request"
              | "wrong_case"
              | "other_people_shown"
              | "not_needed";
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
  readonly "/intake/v1/cases/{caseId}/claim": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Follow a case by its claim */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
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
              readonly acknowledgedAt: string | null;
              readonly caseId: string;
              readonly expectedEndAt: string | null;
              readonly links: {
                readonly followUp: string;
                readonly messages: string;
                readonly remedy: string;
              };
              readonly reportedAt: string;
              /** @enum {string} */
              readonly status: "open" | "withdrawn";
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
  readonly "/intake/v1/cases/{caseId}/claim-codes": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Issue a claim code */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
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
              readonly claimCode: string;
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
  readonly "/intake/v1/cases/{caseId}/contact-details": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Change how the customer is reached */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly email?: string | null;
            readonly name?: string | null;
            readonly phone?: string | null;
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
  readonly "/intake/v1/cases/{caseId}/conversation": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Read the conversation of a case */
    readonly get: {
      readonly parameters: {
        readonly query: {
          readonly reason: "case_handling"
            | "customer_contact"
            | "follow_up"
            | "quality_check"
            | "legal_request";
          readonly limit?: string;
          readonly cursor?: string;
        };
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
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
                readonly actor: string;
                readonly at: string;
                readonly by: ("person" | "agreed_message" | "system") | null;
                readonly channel: ("in_store_face_to_face"
                  | "telephone_hotline"
                  | "email"
                  | "web_form"
                  | "chat"
                  | "social_review"
                  | "suggestion_box"
                  | "letter"
                  | "guarantee_claim"
                  | "pos_prompt")
                  | null;
                /** @enum {string} */
                readonly kind: "narrative" | "message" | "reply" | "note";
                readonly public: boolean | null;
                readonly text: string | null;
                readonly textId: string;
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
  readonly "/intake/v1/cases/{caseId}/effort-scores": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record the customer's effort score */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly effortScore: number;
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
  readonly "/intake/v1/cases/{caseId}/expectations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Clarify what the customer expects */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly expectationKind: "explicit" | "implicit" | "fuzzy";
            readonly expectationText?: string;
            readonly expectedAmount?: {
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
            readonly preferredRemedy?: "listen"
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
            readonly remedySought?: readonly ("listen"
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
  readonly "/intake/v1/cases/{caseId}/follow-up-links": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Link a case to the earlier one that it goes on from */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly earlierCaseId: string;
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
  readonly "/intake/v1/cases/{caseId}/letters/{requestId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** The letter that asks a customer, to be printed */
    readonly get: {
      readonly parameters: {
        readonly query: {
          readonly reason: "case_handling"
            | "customer_contact"
            | "follow_up"
            | "quality_check"
            | "legal_request";
        };
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
          readonly requestId: string;
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
              readonly answerBy: string;
              readonly caseId: string;
              /** @enum {string} */
              readonly language: "en" | "zh" | "es";
              readonly requestId: string;
              readonly subject: string;
              readonly template: {
                readonly sha256: string;
                readonly version: number;
              };
              readonly text: string;
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
  readonly "/intake/v1/cases/{caseId}/mergings": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Merge duplicates into a case */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly duplicateCaseIds: readonly string[];
            /** @enum {string} */
            readonly reason: "same_failure" | "same_customer_report" | "same_signal";
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
              readonly completedAt: string | null;
              readonly counts: {
                readonly accepted: number;
                readonly duplicate: number;
                readonly rejected: number;
                readonly total: number;
              };
              readonly id: string;
              readonly items: readonly {
                readonly caseId: string;
                readonly problem: components["schemas"]["ItemProblem"] | null;
                /** @enum {string} */
                readonly result: "accepted" | "duplicate" | "rejected";
              }[];
              readonly primaryCaseId: string;
              /** @enum {string} */
              readonly status: "working" | "completed";
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
  readonly "/intake/v1/cases/{caseId}/messages": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Add a message of the customer */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly channel: "in_store_face_to_face"
              | "telephone_hotline"
              | "email"
              | "web_form"
              | "chat"
              | "social_review"
              | "suggestion_box"
              | "letter"
              | "guarantee_claim"
              | "pos_prompt";
            readonly receivedAt?: string;
            readonly text: string;
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
  readonly "/intake/v1/cases/{caseId}/notes": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Add a note */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly text: string;
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
  readonly "/intake/v1/cases/{caseId}/personal-data": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Read the personal data of a case */
    readonly get: {
      readonly parameters: {
        readonly query: {
          readonly reason: "case_handling"
            | "customer_contact"
            | "follow_up"
            | "quality_check"
            | "legal_request";
        };
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
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
              readonly contacts: readonly {
                readonly customerId: string | null;
                readonly email: string | null;
                readonly name: string | null;
                readonly phone: string | null;
              }[];
              readonly texts: readonly {
                readonly content: string;
                /** @enum {string} */
                readonly kind: "narrative"
                  | "expectation"
                  | "recovery_expectation"
                  | "insight"
                  | "proposal"
                  | "message"
                  | "reply"
                  | "note"
                  | "comment"
                  | "answer"
                  | "lesson"
                  | "procedure"
                  | "template";
                readonly textId: string;
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
  readonly "/intake/v1/cases/{caseId}/replies": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Add a reply of the firm */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly by: "person" | "agreed_message" | "system";
            /** @enum {string} */
            readonly channel: "in_store_face_to_face"
              | "telephone_hotline"
              | "email"
              | "web_form"
              | "chat"
              | "social_review"
              | "suggestion_box"
              | "letter"
              | "guarantee_claim"
              | "pos_prompt";
            readonly public: boolean;
            readonly sentAt?: string;
            readonly text: string;
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
  readonly "/intake/v1/cases/{caseId}/unmergings": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Undo the merging of a case */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
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
  readonly "/intake/v1/cases/{caseId}/withdrawals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Withdraw a case */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly caseId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "solved_elsewhere"
              | "no_longer_wanted"
              | "reported_in_error"
              | "other";
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
  readonly "/intake/v1/claim-keys": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Keys that sign claimants' tokens */
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
              readonly keys: readonly {
                readonly [key: string]: string;
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
  readonly "/intake/v1/claims": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Open a case by its claim code */
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
            readonly claimCode: string;
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
              readonly accessToken: string;
              readonly caseId: string;
              readonly expiresInSeconds: number;
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
  readonly "/intake/v1/claims/{claimId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Whether a claim's tokens count still */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly claimId: string;
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
              readonly isOpen: boolean;
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
  readonly "/intake/v1/data-keys": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List the keys that personal data is sealed with, the newest first */
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
                readonly activeFrom: string;
                readonly createdAt: string;
                readonly resealedAt: string | null;
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
  readonly "/intake/v1/devices": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List devices */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[store][eq]"?: string;
          readonly "filter[store][in]"?: string;
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
                readonly deviceId: string;
                readonly previousUntil: string | null;
                readonly revokedAt: string | null;
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
    /** Register a device */
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
            readonly deviceId: string;
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
              readonly secret: string;
              readonly storeId: string;
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
  readonly "/intake/v1/devices/{deviceId}/moves": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Move a device to another store */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly deviceId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
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
  readonly "/intake/v1/devices/{deviceId}/revocations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Revoke a device */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly deviceId: string;
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
  readonly "/intake/v1/devices/{deviceId}/rotations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Replace a device's secret */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly deviceId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly overlapSeconds?: number;
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
              readonly oldUntil: string;
              readonly position: string;
              readonly secret: string;
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
  readonly "/intake/v1/discards": {
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
  readonly "/intake/v1/early-warning-rules": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Read the rules of early warning */
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
              readonly baselines: readonly {
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
                readonly perMillion: number;
                readonly storeId: string;
              }[];
              readonly chart: {
                readonly baselinePeriods: number;
                readonly minCount: number;
                readonly sigmaTenths: number;
                readonly tailPer10k: number;
              };
              readonly cusum: {
                readonly decisionTenths: number;
                readonly periods: number;
                readonly riseToPercent: number;
              };
              readonly maxAgeHours: number;
              readonly off: readonly ("u_chart"
                | "cusum"
                | "critical_severity"
                | "same_cause_cases"
                | "media_report"
                | "returning_customers")[];
              readonly rulesVersion: number;
              readonly sameCause: {
                readonly cases: number;
                readonly withinHours: number;
              };
              readonly silentFailure: {
                readonly casesPerHour: number;
                readonly signals: number;
              };
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Define the rules of early warning */
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
            readonly baselines?: readonly {
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
              readonly perMillion: number;
              readonly storeId: string;
            }[];
            /**
             * @default {
             *       "baselinePeriods": 28,
             *       "minCount": 3,
             *       "sigmaTenths": 30,
             *       "tailPer10k": 100
             *     }
             */
            readonly chart?: {
              readonly baselinePeriods: number;
              readonly minCount: number;
              readonly sigmaTenths: number;
              readonly tailPer10k: number;
            };
            /**
             * @default {
             *       "decisionTenths": 50,
             *       "periods": 14,
             *       "riseToPercent": 200
             *     }
             */
            readonly cusum?: {
              readonly decisionTenths: number;
              readonly periods: number;
              readonly riseToPercent: number;
            };
            /** @default 72 */
            readonly maxAgeHours?: number;
            /** @default [] */
            readonly off?: readonly ("u_chart"
              | "cusum"
              | "critical_severity"
              | "same_cause_cases"
              | "media_report"
              | "returning_customers")[];
            /**
             * @default {
             *       "cases": 3,
             *       "withinHours": 24
             *     }
             */
            readonly sameCause?: {
              readonly cases: number;
              readonly withinHours: number;
            };
            /**
             * @default {
             *       "casesPerHour": 10,
             *       "signals": 3
             *     }
             */
            readonly silentFailure?: {
              readonly casesPerHour: number;
              readonly signals: number;
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
  readonly "/intake/v1/early-warnings": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List early warnings */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[storeId][eq]"?: string;
          readonly "filter[storeId][in]"?: string;
          readonly "filter[cause][eq]"?: string;
          readonly "filter[cause][in]"?: string;
          readonly "filter[open][eq]"?: string;
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
                readonly expectedThousandths: number | null;
                readonly finding: ("confirmed" | "known_already" | "false_alarm") | null;
                readonly from: string;
                readonly observed: number;
                readonly opportunities: number | null;
                readonly raisedAt: string;
                /** @enum {string} */
                readonly rule: "u_chart"
                  | "cusum"
                  | "critical_severity"
                  | "same_cause_cases"
                  | "media_report"
                  | "returning_customers";
                readonly rulesVersion: number;
                readonly storeId: string | null;
                readonly until: string;
                readonly warningId: string;
                readonly workstation: string | null;
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
  readonly "/intake/v1/early-warnings/{warningId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Read an early warning */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly warningId: string;
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
              readonly aboutId: string | null;
              readonly acknowledgedAt: string | null;
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
              readonly expectedThousandths: number | null;
              readonly finding: ("confirmed" | "known_already" | "false_alarm") | null;
              readonly from: string;
              readonly observed: number;
              readonly opportunities: number | null;
              readonly raisedAt: string;
              /** @enum {string} */
              readonly rule: "u_chart"
                | "cusum"
                | "critical_severity"
                | "same_cause_cases"
                | "media_report"
                | "returning_customers";
              readonly rulesVersion: number;
              readonly storeId: string | null;
              readonly until: string;
              readonly warningId: string;
              readonly workstation: string | null;
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
  readonly "/intake/v1/early-warnings/{warningId}/acknowledgements": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Acknowledge an early warning */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly warningId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly finding: "confirmed" | "known_already" | "false_alarm";
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
  readonly "/intake/v1/erasures": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Erase the personal data of a customer */
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
            readonly reason: "customer_request" | "legal_obligation" | "retention_over";
            readonly subject: {
              readonly customerId: string;
            } | {
              readonly caseId: string;
            } | {
              readonly reference: string;
            } | {
              readonly email: string;
            } | {
              readonly phone: string;
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
              /** @enum {string} */
              readonly status: "erased";
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
  readonly "/intake/v1/events": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Send CloudEvents (structured or batched) */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path?: never;
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/cloudevents+json": readonly ({
            readonly data?: {
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
              readonly customerReference?: string;
              readonly dedupKey?: string;
              readonly idleSeconds?: number;
              readonly paymentRef?: string;
              readonly productRef?: string;
              readonly quantity?: number;
              readonly reasonCode?: string;
              readonly ringSeconds?: number;
              /** @enum {string} */
              readonly severity?: "minor" | "moderate" | "major" | "critical";
              readonly storeId?: string;
              /** @enum {string} */
              readonly symptom?: "refund_issued"
                | "refund_failed"
                | "dispute_opened"
                | "dispute_closed"
                | "payment_failed"
                | "terminal_failed"
                | "terminal_unreachable"
                | "order_cancelled"
                | "fulfilment_delayed"
                | "fulfilment_failed"
                | "stock_out"
                | "stock_low"
                | "sale_voided"
                | "line_voided"
                | "sale_returned"
                | "item_not_found"
                | "manager_override"
                | "no_sale"
                | "queue_time"
                | "outage_started"
                | "outage_updated"
                | "outage_ended";
              readonly tenderSeconds?: number;
              readonly transaction?: string;
              readonly transactionRef?: string;
              readonly vendorCode?: string;
              readonly workstation?: string;
              readonly workstations?: readonly string[];
            } & {
              readonly [key: string]: unknown;
            };
            readonly datacontenttype?: string;
            readonly id: string;
            readonly source: string;
            /** @enum {string} */
            readonly specversion: "1.0";
            readonly subject?: string;
            readonly time?: string;
            readonly type: string;
          } & {
            readonly [key: string]: unknown;
          })[] | ({
            readonly data?: {
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
              readonly customerReference?: string;
              readonly dedupKey?: string;
              readonly idleSeconds?: number;
              readonly paymentRef?: string;
              readonly productRef?: string;
              readonly quantity?: number;
              readonly reasonCode?: string;
              readonly ringSeconds?: number;
              /** @enum {string} */
              readonly severity?: "minor" | "moderate" | "major" | "critical";
              readonly storeId?: string;
              /** @enum {string} */
              readonly symptom?: "refund_issued"
                | "refund_failed"
                | "dispute_opened"
                | "dispute_closed"
                | "payment_failed"
                | "terminal_failed"
                | "terminal_unreachable"
                | "order_cancelled"
                | "fulfilment_delayed"
                | "fulfilment_failed"
                | "stock_out"
                | "stock_low"
                | "sale_voided"
                | "line_voided"
                | "sale_returned"
                | "item_not_found"
                | "manager_override"
                | "no_sale"
                | "queue_time"
                | "outage_started"
                | "outage_updated"
                | "outage_ended";
              readonly tenderSeconds?: number;
              readonly transaction?: string;
              readonly transactionRef?: string;
              readonly vendorCode?: string;
              readonly workstation?: string;
              readonly workstations?: readonly string[];
            } & {
              readonly [key: string]: unknown;
            };
            readonly datacontenttype?: string;
            readonly id: string;
            readonly source: string;
            /** @enum {string} */
            readonly specversion: "1.0";
            readonly subject?: string;
            readonly time?: string;
            readonly type: string;
          } & {
            readonly [key: string]: unknown;
          });
          readonly "application/cloudevents-batch+json": readonly ({
            readonly data?: {
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
              readonly customerReference?: string;
              readonly dedupKey?: string;
              readonly idleSeconds?: number;
              readonly paymentRef?: string;
              readonly productRef?: string;
              readonly quantity?: number;
              readonly reasonCode?: string;
              readonly ringSeconds?: number;
              /** @enum {string} */
              readonly severity?: "minor" | "moderate" | "major" | "critical";
              readonly storeId?: string;
              /** @enum {string} */
              readonly symptom?: "refund_issued"
                | "refund_failed"
                | "dispute_opened"
                | "dispute_closed"
                | "payment_failed"
                | "terminal_failed"
                | "terminal_unreachable"
                | "order_cancelled"
                | "fulfilment_delayed"
                | "fulfilment_failed"
                | "stock_out"
                | "stock_low"
                | "sale_voided"
                | "line_voided"
                | "sale_returned"
                | "item_not_found"
                | "manager_override"
                | "no_sale"
                | "queue_time"
                | "outage_started"
                | "outage_updated"
                | "outage_ended";
              readonly tenderSeconds?: number;
              readonly transaction?: string;
              readonly transactionRef?: string;
              readonly vendorCode?: string;
              readonly workstation?: string;
              readonly workstations?: readonly string[];
            } & {
              readonly [key: string]: unknown;
            };
            readonly datacontenttype?: string;
            readonly id: string;
            readonly source: string;
            /** @enum {string} */
            readonly specversion: "1.0";
            readonly subject?: string;
            readonly time?: string;
            readonly type: string;
          } & {
            readonly [key: string]: unknown;
          })[] | ({
            readonly data?: {
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
              readonly customerReference?: string;
              readonly dedupKey?: string;
              readonly idleSeconds?: number;
              readonly paymentRef?: string;
              readonly productRef?: string;
              readonly quantity?: number;
              readonly reasonCode?: string;
              readonly ringSeconds?: number;
              /** @enum {string} */
              readonly severity?: "minor" | "moderate" | "major" | "critical";
              readonly storeId?: string;
              /** @enum {string} */
              readonly symptom?: "refund_issued"
                | "refund_failed"
                | "dispute_opened"
                | "dispute_closed"
                | "payment_failed"
                | "terminal_failed"
                | "terminal_unreachable"
                | "order_cancelled"
                | "fulfilment_delayed"
                | "fulfilment_failed"
                | "stock_out"
                | "stock_low"
                | "sale_voided"
                | "line_voided"
                | "sale_returned"
                | "item_not_found"
                | "manager_override"
                | "no_sale"
                | "queue_time"
                | "outage_started"
                | "outage_updated"
                | "outage_ended";
              readonly tenderSeconds?: number;
              readonly transaction?: string;
              readonly transactionRef?: string;
              readonly vendorCode?: string;
              readonly workstation?: string;
              readonly workstations?: readonly string[];
            } & {
              readonly [key: string]: unknown;
            };
            readonly datacontenttype?: string;
            readonly id: string;
            readonly source: string;
            /** @enum {string} */
            readonly specversion: "1.0";
            readonly subject?: string;
            readonly time?: string;
            readonly type: string;
          } & {
            readonly [key: string]: unknown;
          });
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
              readonly results: readonly {
                readonly id: string | null;
                readonly position?: string;
                readonly problem?: components["schemas"]["ItemProblem"];
                readonly repeated?: boolean;
                /** @enum {string} */
                readonly status: "accepted" | "ignored" | "rejected";
              }[];
            } | {
              readonly id: string | null;
              readonly position?: string;
              readonly problem?: components["schemas"]["ItemProblem"];
              readonly repeated?: boolean;
              /** @enum {string} */
              readonly status: "accepted" | "ignored" | "rejected";
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
  readonly "/intake/v1/imports": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Start an import */
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
            readonly dryRun?: boolean;
            readonly expectedRows: number;
            /** @enum {string} */
            readonly kind: "complaints" | "activities" | "purchases";
            readonly labels?: {
              readonly categories?: {
                readonly [key: string]: string;
              };
              readonly groups?: {
                readonly [key: string]: string;
              };
              readonly results?: {
                readonly [key: string]: string;
              };
            };
            readonly mappingVersion: string;
            readonly source: string;
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
              readonly position?: string;
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
  readonly "/intake/v1/imports/{jobId}/chunks/{chunk}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Send rows of an import */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly jobId: string;
          readonly chunk: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly rows: readonly ({
              readonly acknowledged?: {
                readonly at: string;
                /** @enum {string} */
                readonly precision: "instant" | "date";
              };
              readonly assigned?: {
                readonly at: string;
                /** @enum {string} */
                readonly precision: "instant" | "date";
              };
              /** @enum {string} */
              readonly channel?: "in_store_face_to_face"
                | "telephone_hotline"
                | "email"
                | "web_form"
                | "chat"
                | "social_review"
                | "suggestion_box"
                | "letter"
                | "guarantee_claim"
                | "pos_prompt";
              readonly closed?: {
                readonly at: string;
                /** @enum {string} */
                readonly precision: "instant" | "date";
              };
              /** @enum {string} */
              readonly complaintCode?: "policy_failure"
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
              readonly externalId: string;
              readonly flags?: readonly ("close_before_start"
                | "store_unknown"
                | "unmapped_value")[];
              readonly occurred?: {
                readonly at: string;
                /** @enum {string} */
                readonly precision: "instant" | "date";
              };
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
              /** @enum {string} */
              readonly remedyType?: "listen"
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
              readonly reopenings?: readonly {
                readonly closedAt?: string;
                readonly reopenedAt: string;
                readonly resolvedAt?: string;
              }[];
              readonly reported: {
                readonly at: string;
                /** @enum {string} */
                readonly precision: "instant" | "date";
              };
              readonly resolved?: {
                readonly at: string;
                /** @enum {string} */
                readonly precision: "instant" | "date";
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
              readonly rowNumber: number;
              readonly satisfied?: boolean;
              readonly sourceCategory?: string;
              readonly sourceGroup?: string;
              readonly sourceResult?: string;
              readonly storeId?: string;
              readonly targetMet?: {
                readonly at: string;
                readonly isMet: boolean;
              };
              readonly waits?: readonly {
                readonly from: string;
                readonly until?: string;
              }[];
            } | {
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
              readonly cancels?: string;
              readonly customerReference: string;
              readonly externalId: string;
              /** @enum {string} */
              readonly kind: "sale" | "refund" | "exchange";
              readonly purchasedAt: string;
              readonly rowNumber: number;
              readonly storeId: string;
              readonly subsidised?: boolean;
              readonly transactionRef?: string;
              readonly workstation?: string;
            })[];
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
              readonly chunk: number;
              readonly items: readonly {
                readonly caseId: string | null;
                readonly externalId: string | null;
                readonly flags: readonly string[];
                readonly problem: components["schemas"]["ItemProblem"] | null;
                /** @enum {string} */
                readonly result: "accepted" | "duplicate" | "rejected";
                readonly rowNumber: number | null;
              }[];
              readonly jobId: string;
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
  readonly "/intake/v1/incidents": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List incidents */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[status][eq]"?: string;
          readonly "filter[status][in]"?: string;
          readonly "filter[storeId][eq]"?: string;
          readonly "filter[storeId][in]"?: string;
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
                readonly complaintCode: string;
                readonly endedAt: string | null;
                readonly incidentId: string;
                readonly needsReview: boolean;
                readonly openedAt: string;
                readonly origin: string;
                readonly severity: string | null;
                readonly startedAt: string;
                readonly status: string;
                readonly storeId: string;
                readonly workstations: readonly string[];
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
    /** Declare an incident */
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
            readonly endedAt?: string;
            /** @enum {string} */
            readonly severity?: "minor" | "moderate" | "major" | "critical";
            readonly startedAt: string;
            readonly storeId: string;
            readonly workstations?: readonly string[];
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
  readonly "/intake/v1/incidents/{incidentId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Read an incident */
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
              readonly cases: {
                readonly linked: number;
                readonly opened: number;
              } | null;
              readonly closed: components["schemas"]["IncidentClosed.v1"] | null;
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
              readonly endedAt?: string;
              readonly facts: {
                readonly expectedEndAt?: string;
                /** @enum {string} */
                readonly preventiveDecision?: "action_opened"
                  | "covered_by_open_action"
                  | "no_action_needed";
                readonly rootCause?: {
                  readonly arisenAt?: string;
                  readonly gaps: readonly ("gap_1_cognitive"
                    | "gap_2_normative"
                    | "gap_3_delivery"
                    | "gap_4_publicity")[];
                  /** @enum {string} */
                  readonly how?: "single_slip"
                    | "built_up_over_time"
                    | "after_a_change"
                    | "under_load"
                    | "at_a_handover"
                    | "left_unnoticed";
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
                  readonly why?: "no_standard"
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
                readonly version: number;
              };
              readonly id: string;
              readonly list: {
                readonly customers: number;
                readonly isStale: boolean;
                readonly transactions: number;
                readonly unidentified: number;
                readonly version: number;
                readonly withoutWorkstation: number;
              };
              readonly needsReview: boolean;
              /** @enum {string} */
              readonly severity?: "minor" | "moderate" | "major" | "critical";
              readonly startedAt: string;
              /** @enum {string} */
              readonly status: "suspected"
                | "declared"
                | "listed"
                | "opening"
                | "opened"
                | "closed"
                | "cancelled";
              readonly storeId: string;
              readonly workstations: readonly string[];
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
  readonly "/intake/v1/incidents/{incidentId}/affected-customers": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List who was hit */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
        };
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
              readonly data: readonly {
                readonly customerId: string;
                /** @enum {string} */
                readonly reason: "derived"
                  | "reported_by_customer"
                  | "reported_by_employee"
                  | "found_in_receipts"
                  | "removed_in_error";
                readonly transactions: number;
              }[];
              readonly meta: {
                readonly listVersion: number;
                readonly nextCursor: string | null;
              };
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Put a customer on the list */
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
            readonly customerId: string;
            /** @enum {string} */
            readonly reason: "reported_by_customer"
              | "reported_by_employee"
              | "found_in_receipts"
              | "removed_in_error";
          } | {
            readonly customerReference: string;
            /** @enum {string} */
            readonly reason: "reported_by_customer"
              | "reported_by_employee"
              | "found_in_receipts"
              | "removed_in_error";
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
  readonly "/intake/v1/incidents/{incidentId}/affected-customers/{customerId}/removals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Take a customer off the list */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly incidentId: string;
          readonly customerId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "not_affected"
              | "served_after_all"
              | "employee"
              | "listed_in_error";
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
  readonly "/intake/v1/incidents/{incidentId}/affected-lists": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Work out who was hit */
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
  readonly "/intake/v1/incidents/{incidentId}/cancellations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Cancel an incident */
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
            /** @enum {string} */
            readonly reason: "false_alarm" | "duplicate" | "declared_in_error";
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
  readonly "/intake/v1/incidents/{incidentId}/cases": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List the cases of an incident */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
        };
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
              readonly data: readonly {
                readonly caseId: string;
                readonly customerId: string | null;
                readonly holds: readonly ("open_dispute" | "reopened" | "unexecuted_remedy")[];
                /** @enum {string} */
                readonly how: "opened" | "existing" | "person";
                readonly isEnded: boolean;
                readonly linkedAt: string;
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
    /** Attach a case to an incident */
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
            readonly caseId: string;
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
  readonly "/intake/v1/incidents/{incidentId}/closures": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Close an incident */
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
            /** @enum {string} */
            readonly preventiveDecision: "action_opened"
              | "covered_by_open_action"
              | "no_action_needed";
            readonly rootCause: {
              readonly gaps: readonly ("gap_1_cognitive"
                | "gap_2_normative"
                | "gap_3_delivery"
                | "gap_4_publicity")[];
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
  readonly "/intake/v1/incidents/{incidentId}/confirmations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Confirm a reviewed list */
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
            readonly listVersion: number;
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
  readonly "/intake/v1/incidents/{incidentId}/declarations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Declare a suspected incident */
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
            /** @enum {string} */
            readonly complaintCode?: "policy_failure"
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
            readonly severity?: "minor" | "moderate" | "major" | "critical";
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
  readonly "/intake/v1/incidents/{incidentId}/facts": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** State root cause, prevention or expected end, for the incident and its cases */
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
            readonly expectedEndAt?: string;
            /** @enum {string} */
            readonly preventiveDecision?: "action_opened"
              | "covered_by_open_action"
              | "no_action_needed";
            readonly rootCause?: {
              readonly arisenAt?: string;
              readonly gaps: readonly ("gap_1_cognitive"
                | "gap_2_normative"
                | "gap_3_delivery"
                | "gap_4_publicity")[];
              /** @enum {string} */
              readonly how?: "single_slip"
                | "built_up_over_time"
                | "after_a_change"
                | "under_load"
                | "at_a_handover"
                | "left_unnoticed";
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
              readonly why?: "no_standard"
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
  readonly "/intake/v1/incidents/{incidentId}/scopes": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Change what an incident covers */
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
            /** @enum {string} */
            readonly complaintCode?: "policy_failure"
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
            readonly endedAt?: string;
            /** @enum {string} */
            readonly severity?: "minor" | "moderate" | "major" | "critical";
            readonly startedAt?: string;
            readonly workstations?: readonly string[];
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
  readonly "/intake/v1/jobs/{jobId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Read a job */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly jobId: string;
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
              readonly completedAt: string | null;
              readonly counts: {
                readonly accepted: number;
                readonly duplicate: number;
                readonly flagged: number;
                readonly rejected: number;
                readonly total: number;
              };
              readonly dryRun: boolean;
              readonly expectedRows: number;
              readonly id: string;
              readonly items: {
                readonly href: string;
              };
              /** @enum {string} */
              readonly kind: "complaints" | "activities" | "purchases";
              readonly labels: {
                readonly categories?: {
                  readonly [key: string]: string;
                };
                readonly groups?: {
                  readonly [key: string]: string;
                };
                readonly results?: {
                  readonly [key: string]: string;
                };
              };
              readonly mappingVersion: string;
              readonly source: string;
              /** @enum {string} */
              readonly status: "queued" | "working" | "completed";
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
  readonly "/intake/v1/jobs/{jobId}/items": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List the rows of a job */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[result][eq]"?: string;
          readonly "filter[result][in]"?: string;
          readonly "filter[flag][eq]"?: string;
        };
        readonly header?: never;
        readonly path: {
          readonly jobId: string;
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
                readonly caseId: string | null;
                readonly externalId: string | null;
                readonly flags: readonly string[];
                readonly problem: components["schemas"]["ItemProblem"] | null;
                /** @enum {string} */
                readonly result: "accepted" | "duplicate" | "rejected";
                readonly rowNumber: number | null;
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
  readonly "/intake/v1/key-removals": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Remove the data keys that nothing is sealed with any more */
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
              readonly removed: readonly number[];
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
  readonly "/intake/v1/key-rotations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Make a new data key and seal everything with it */
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
              readonly activeFrom: string;
              readonly createdAt: string;
              readonly resealedAt: string | null;
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
  readonly "/intake/v1/legal-holds": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List legal holds */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
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
                readonly caseIds: readonly string[];
                readonly customerIds: readonly string[];
                readonly holdId: string;
                readonly liftReason: ("matter_closed"
                  | "request_withdrawn"
                  | "placed_in_error")
                  | null;
                readonly liftedAt: string | null;
                readonly placedAt: string;
                /** @enum {string} */
                readonly reason: "litigation"
                  | "regulator_request"
                  | "law_enforcement_request"
                  | "internal_investigation"
                  | "insurance_claim";
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
    /** Place a legal hold */
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
            readonly reason: "litigation"
              | "regulator_request"
              | "law_enforcement_request"
              | "internal_investigation"
              | "insurance_claim";
            readonly subject: {
              readonly customerId: string;
            } | {
              readonly caseId: string;
            } | {
              readonly reference: string;
            } | {
              readonly email: string;
            } | {
              readonly phone: string;
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
  readonly "/intake/v1/legal-holds/{holdId}/lifts": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Lift a legal hold */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly holdId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            /** @enum {string} */
            readonly reason: "matter_closed" | "request_withdrawn" | "placed_in_error";
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
  readonly "/intake/v1/mergings/{mergingId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Read a merging */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly mergingId: string;
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
              readonly completedAt: string | null;
              readonly counts: {
                readonly accepted: number;
                readonly duplicate: number;
                readonly rejected: number;
                readonly total: number;
              };
              readonly id: string;
              readonly items: readonly {
                readonly caseId: string;
                readonly problem: components["schemas"]["ItemProblem"] | null;
                /** @enum {string} */
                readonly result: "accepted" | "duplicate" | "rejected";
              }[];
              readonly primaryCaseId: string;
              /** @enum {string} */
              readonly status: "working" | "completed";
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
  readonly "/intake/v1/message-templates": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List the templates of messages to customers */
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
                readonly activeVersion: number;
                /** @enum {string} */
                readonly channel: "email" | "sms" | "chat" | "letter";
                readonly id: string;
                /** @enum {string} */
                readonly kind: "survey"
                  | "survey_reminder"
                  | "control_survey"
                  | "control_reminder";
                /** @enum {string} */
                readonly language: "en" | "zh" | "es";
                readonly latestVersion: number;
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
  readonly "/intake/v1/message-templates/{templateId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Read a template: the words of a version, and which versions there are */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly version?: string;
        };
        readonly header?: never;
        readonly path: {
          readonly templateId: "email.survey.en"
            | "email.survey.zh"
            | "email.survey.es"
            | "email.survey_reminder.en"
            | "email.survey_reminder.zh"
            | "email.survey_reminder.es"
            | "email.control_survey.en"
            | "email.control_survey.zh"
            | "email.control_survey.es"
            | "email.control_reminder.en"
            | "email.control_reminder.zh"
            | "email.control_reminder.es"
            | "sms.survey.en"
            | "sms.survey.zh"
            | "sms.survey.es"
            | "sms.survey_reminder.en"
            | "sms.survey_reminder.zh"
            | "sms.survey_reminder.es"
            | "chat.survey.en"
            | "chat.survey.zh"
            | "chat.survey.es"
            | "chat.survey_reminder.en"
            | "chat.survey_reminder.zh"
            | "chat.survey_reminder.es"
            | "letter.survey.en"
            | "letter.survey.zh"
            | "letter.survey.es";
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
              readonly activeVersion: number;
              readonly body: string;
              /** @enum {string} */
              readonly channel: "email" | "sms" | "chat" | "letter";
              readonly id: string;
              /** @enum {string} */
              readonly kind: "survey"
                | "survey_reminder"
                | "control_survey"
                | "control_reminder";
              /** @enum {string} */
              readonly language: "en" | "zh" | "es";
              readonly subject: string;
              readonly version: number;
              readonly versions: readonly {
                readonly sha256: string;
                readonly version: number;
                readonly writtenAt: string | null;
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
  readonly "/intake/v1/message-templates/{templateId}/activations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Put a version of a template in force, an earlier one too; 0 is as released */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly templateId: "email.survey.en"
            | "email.survey.zh"
            | "email.survey.es"
            | "email.survey_reminder.en"
            | "email.survey_reminder.zh"
            | "email.survey_reminder.es"
            | "email.control_survey.en"
            | "email.control_survey.zh"
            | "email.control_survey.es"
            | "email.control_reminder.en"
            | "email.control_reminder.zh"
            | "email.control_reminder.es"
            | "sms.survey.en"
            | "sms.survey.zh"
            | "sms.survey.es"
            | "sms.survey_reminder.en"
            | "sms.survey_reminder.zh"
            | "sms.survey_reminder.es"
            | "chat.survey.en"
            | "chat.survey.zh"
            | "chat.survey.es"
            | "chat.survey_reminder.en"
            | "chat.survey_reminder.zh"
            | "chat.survey_reminder.es"
            | "letter.survey.en"
            | "letter.survey.zh"
            | "letter.survey.es";
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
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
              readonly activeVersion: number;
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
  readonly "/intake/v1/message-templates/{templateId}/previews": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Preview a message */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly templateId: "email.survey.en"
            | "email.survey.zh"
            | "email.survey.es"
            | "email.survey_reminder.en"
            | "email.survey_reminder.zh"
            | "email.survey_reminder.es"
            | "email.control_survey.en"
            | "email.control_survey.zh"
            | "email.control_survey.es"
            | "email.control_reminder.en"
            | "email.control_reminder.zh"
            | "email.control_reminder.es"
            | "sms.survey.en"
            | "sms.survey.zh"
            | "sms.survey.es"
            | "sms.survey_reminder.en"
            | "sms.survey_reminder.zh"
            | "sms.survey_reminder.es"
            | "chat.survey.en"
            | "chat.survey.zh"
            | "chat.survey.es"
            | "chat.survey_reminder.en"
            | "chat.survey_reminder.zh"
            | "chat.survey_reminder.es"
            | "letter.survey.en"
            | "letter.survey.zh"
            | "letter.survey.es";
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly caseId?: string;
            /** @enum {string} */
            readonly reason?: "case_handling"
              | "customer_contact"
              | "follow_up"
              | "quality_check"
              | "legal_request";
            readonly text?: {
              readonly body: string;
              readonly subject: string;
            };
            readonly version?: number;
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
              /** @enum {string} */
              readonly nameOf: "case" | "example";
              readonly subject: string;
              readonly text: string;
              readonly to: string | null;
              /** @enum {string} */
              readonly untilOf: "case" | "example";
              readonly version: number | null;
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
  readonly "/intake/v1/message-templates/{templateId}/versions": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Write a further version of a template */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly templateId: "email.survey.en"
            | "email.survey.zh"
            | "email.survey.es"
            | "email.survey_reminder.en"
            | "email.survey_reminder.zh"
            | "email.survey_reminder.es"
            | "email.control_survey.en"
            | "email.control_survey.zh"
            | "email.control_survey.es"
            | "email.control_reminder.en"
            | "email.control_reminder.zh"
            | "email.control_reminder.es"
            | "sms.survey.en"
            | "sms.survey.zh"
            | "sms.survey.es"
            | "sms.survey_reminder.en"
            | "sms.survey_reminder.zh"
            | "sms.survey_reminder.es"
            | "chat.survey.en"
            | "chat.survey.zh"
            | "chat.survey.es"
            | "chat.survey_reminder.en"
            | "chat.survey_reminder.zh"
            | "chat.survey_reminder.es"
            | "letter.survey.en"
            | "letter.survey.zh"
            | "letter.survey.es";
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly body: string;
            readonly subject: string;
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
              readonly sha256: string;
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
  readonly "/intake/v1/operational-acts": {
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
  readonly "/intake/v1/opinion-solicitations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record that a customer was asked for an opinion */
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
            readonly channel: "email"
              | "telephone"
              | "face_to_face"
              | "sms"
              | "chat"
              | "letter";
            readonly customer: {
              readonly email?: string;
              readonly phone?: string;
              readonly reference?: string;
            };
            /** @enum {string} */
            readonly occasion: "after_purchase"
              | "after_contact"
              | "silent_customer"
              | "campaign";
            readonly reviewEncouraged: boolean;
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
  readonly "/intake/v1/parked-events": {
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
  readonly "/intake/v1/purchases": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Send purchases */
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
            readonly items: readonly {
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
              readonly cancels?: string;
              readonly customerEmail?: string;
              readonly customerReference?: string;
              readonly externalId: string;
              /** @enum {string} */
              readonly kind: "sale" | "refund" | "exchange";
              readonly purchasedAt: string;
              readonly storeId: string;
              readonly subsidised?: boolean;
              readonly transactionRef?: string;
              readonly workstation?: string;
            }[];
            readonly source: string;
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
              readonly items: readonly {
                readonly externalId: string | null;
                readonly index: number;
                readonly problem: components["schemas"]["ItemProblem"] | null;
                readonly purchaseId: string | null;
                /** @enum {string} */
                readonly result: "accepted" | "duplicate" | "rejected";
              }[];
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
  readonly "/intake/v1/replays": {
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
  readonly "/intake/v1/republications": {
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
  readonly "/intake/v1/retention-report": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Count what is past its age */
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
              readonly asOf: string;
              readonly classes: readonly {
                readonly ageDays: number | null;
                /** @enum {string} */
                readonly dataClass: "contact_details"
                  | "texts"
                  | "attachments"
                  | "customers"
                  | "vendor_deliveries"
                  | "read_audit";
                readonly due: number;
                readonly held: number;
                readonly olderThan: string;
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
  readonly "/intake/v1/retention-runs": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Delete what is past its age now */
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
  readonly "/intake/v1/retention-runs/{runId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Read what a retention run deleted */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
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
              readonly classes: readonly {
                /** @enum {string} */
                readonly dataClass: "contact_details"
                  | "texts"
                  | "attachments"
                  | "customers"
                  | "vendor_deliveries"
                  | "read_audit";
                readonly deleted: number;
                readonly held: number;
              }[];
              readonly completedAt: string | null;
              readonly id: string;
              readonly requestedAt: string;
              /** @enum {string} */
              readonly status: "requested" | "completed";
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
  readonly "/intake/v1/silence-checks": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Look for silent customers now */
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
              readonly noted: number;
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
  readonly "/intake/v1/silent-customers": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List customers at risk and lost */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[status][eq]"?: string;
          readonly "filter[status][in]"?: string;
          readonly "filter[storeId][eq]"?: string;
          readonly "filter[storeId][in]"?: string;
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
                readonly customerId: string;
                readonly detectedAt: string;
                readonly exitReasons: readonly ("pricing"
                  | "inconvenience"
                  | "core_service_failure"
                  | "service_encounter_failure"
                  | "response_to_failed_service"
                  | "competition"
                  | "ethical_problems"
                  | "involuntary_switching")[];
                readonly lastFailure: {
                  readonly caseId: string;
                  readonly cause: string | null;
                  readonly isResolved: boolean;
                } | null;
                readonly lastPurchaseAt: string;
                readonly lostFrom: string;
                readonly noContact: boolean;
                readonly silentSince: string;
                /** @enum {string} */
                readonly status: "at_risk" | "lost";
                readonly storeId: string;
                readonly usualIntervalDays: number;
                readonly winBackCase: {
                  readonly caseId: string;
                  readonly isOpen: boolean;
                } | null;
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
  readonly "/intake/v1/silent-customers/{customerId}/exit-reasons": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Record why a customer stays away */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly customerId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly exitReasons: readonly ("pricing"
              | "inconvenience"
              | "core_service_failure"
              | "service_encounter_failure"
              | "response_to_failed_service"
              | "competition"
              | "ethical_problems"
              | "involuntary_switching")[];
            readonly noContact?: boolean;
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
  readonly "/intake/v1/silent-customers/{customerId}/win-back-cases": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Open a win-back case */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly customerId: string;
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
  readonly "/intake/v1/sources": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List the sources of vendor deliveries */
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
                readonly liveSecrets: number;
                readonly locations: readonly {
                  readonly location: string;
                  readonly storeId: string;
                }[];
                readonly notificationUrl: string | null;
                readonly registeredAt: string;
                readonly revokedAt: string | null;
                readonly sourceId: string;
                readonly storeId: string | null;
                readonly trialMappings: boolean;
                /** @enum {string} */
                readonly vendor: "square"
                  | "shopify"
                  | "stripe"
                  | "adyen"
                  | "adyen_terminal"
                  | "zettle"
                  | "lightspeed_x"
                  | "clover"
                  | "toast"
                  | "standard_webhooks"
                  | "poslog"
                  | "inbound_topic";
                readonly verificationCode: string | null;
              }[];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Register a source of vendor deliveries */
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
            readonly locations?: readonly {
              readonly location: string;
              readonly storeId: string;
            }[];
            readonly notificationUrl?: string;
            readonly secret?: string;
            readonly sourceId: string;
            readonly storeId?: string;
            readonly trialMappings?: boolean;
            /** @enum {string} */
            readonly vendor: "square"
              | "shopify"
              | "stripe"
              | "adyen"
              | "adyen_terminal"
              | "zettle"
              | "lightspeed_x"
              | "clover"
              | "toast"
              | "standard_webhooks"
              | "poslog"
              | "inbound_topic";
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
  readonly "/intake/v1/sources/{sourceId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Read a source */
    readonly get: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly sourceId: string;
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
              readonly deliveries: {
                readonly dead: number;
                readonly ignored: number;
                readonly mapped: number;
                readonly waiting: number;
              };
              readonly liveSecrets: number;
              readonly locations: readonly {
                readonly location: string;
                readonly storeId: string;
              }[];
              readonly notificationUrl: string | null;
              readonly registeredAt: string;
              readonly revokedAt: string | null;
              readonly sourceId: string;
              readonly storeId: string | null;
              readonly trialMappings: boolean;
              /** @enum {string} */
              readonly vendor: "square"
                | "shopify"
                | "stripe"
                | "adyen"
                | "adyen_terminal"
                | "zettle"
                | "lightspeed_x"
                | "clover"
                | "toast"
                | "standard_webhooks"
                | "poslog"
                | "inbound_topic";
              readonly verificationCode: string | null;
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
  readonly "/intake/v1/sources/{sourceId}/deliveries": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List the deliveries of a source, dead letters among them */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[state][eq]"?: string;
        };
        readonly header?: never;
        readonly path: {
          readonly sourceId: string;
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
                readonly deliveryId: string;
                readonly reasons: readonly string[];
                readonly receivedAt: string;
                readonly settledAt: string | null;
                readonly signals: number;
                /** @enum {string} */
                readonly state: "waiting" | "mapped" | "ignored" | "dead";
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
    /**
     * Deliver as a vendor
     * @description Verified by the vendor's own signature scheme; see the source.
     */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly sourceId: string;
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
              readonly id: string | null;
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
  readonly "/intake/v1/sources/{sourceId}/deliveries/{deliveryId}/replays": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Map a delivery again */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly sourceId: string;
          readonly deliveryId: string;
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
  readonly "/intake/v1/sources/{sourceId}/files": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Send a POSLog file */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly sourceId: string;
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
              readonly bytes: number;
              readonly complete: boolean;
              readonly links: number;
              readonly problems: readonly {
                readonly reason: string;
                readonly transaction: number;
              }[];
              readonly signals: {
                readonly [key: string]: number;
              };
              readonly transactions: {
                readonly control: number;
                readonly other: number;
                readonly retail: number;
              };
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
  readonly "/intake/v1/sources/{sourceId}/locations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Say which of a vendor's locations is which store */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly sourceId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly locations: readonly {
              readonly location: string;
              readonly storeId: string;
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
  readonly "/intake/v1/sources/{sourceId}/revocations": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Revoke a source */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly sourceId: string;
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
  readonly "/intake/v1/sources/{sourceId}/secrets": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Give a source another secret */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly sourceId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
            readonly overlapSeconds?: number;
            readonly secret: string;
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
  readonly "/intake/v1/stores": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List registered stores */
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
                readonly closedAt: string | null;
                readonly currency: string;
                readonly region: string | null;
                readonly storeId: string;
                readonly timeZone: string;
              }[];
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Register a store */
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
            /** @description By which figures are grouped. */
            readonly region?: string;
            readonly storeId: string;
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
  readonly "/intake/v1/stores/{storeId}/closures": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Close a store */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly storeId: string;
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
  readonly "/intake/v1/stores/{storeId}/moves": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Move a store */
    readonly post: {
      readonly parameters: {
        readonly query?: never;
        readonly header?: never;
        readonly path: {
          readonly storeId: string;
        };
        readonly cookie?: never;
      };
      readonly requestBody: {
        readonly content: {
          readonly "application/json": {
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
            /** @description By which figures are grouped. */
            readonly region?: string;
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
  readonly "/intake/v1/subject-exports": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Export the data of a person */
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
            readonly reason: "case_handling"
              | "customer_contact"
              | "follow_up"
              | "quality_check"
              | "legal_request";
            readonly subject: {
              readonly customerId: string;
            } | {
              readonly caseId: string;
            } | {
              readonly reference: string;
            } | {
              readonly email: string;
            } | {
              readonly phone: string;
            };
          };
        };
      };
      readonly responses: {
        /** @description An archive of JSON documents and files */
        readonly 200: {
          headers: {
            readonly [name: string]: unknown;
          };
          content: {
            readonly "application/zip": string;
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
  readonly "/intake/v1/survey-links": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Open the link of a survey */
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
              readonly accessToken: string;
              readonly answerBy: string;
              readonly caseId: string | null;
              /** @enum {string} */
              readonly channel: "email" | "sms" | "chat";
              readonly expiresInSeconds: number;
              readonly requestId: string;
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
  readonly "/intake/v1/texts": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    readonly get?: never;
    readonly put?: never;
    /** Keep a text */
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
            readonly caseId: string;
            /** @enum {string} */
            readonly kind: "comment" | "answer";
            readonly text: string;
          } | {
            /** @enum {boolean} */
            readonly freeOfPersonalData: true;
            /** @enum {string} */
            readonly kind: "lesson" | "procedure";
            readonly storeId?: string;
            readonly text: string;
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
              readonly cueRulesVersion: number;
              readonly cues: readonly string[];
              readonly id: string;
              readonly language: string | null;
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
  readonly "/intake/v1/texts/{textId}": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** Read a text */
    readonly get: {
      readonly parameters: {
        readonly query: {
          readonly reason: "case_handling"
            | "customer_contact"
            | "follow_up"
            | "quality_check"
            | "legal_request";
        };
        readonly header?: never;
        readonly path: {
          readonly textId: string;
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
              readonly caseId: string | null;
              readonly id: string;
              /** @enum {string} */
              readonly kind: "narrative"
                | "expectation"
                | "recovery_expectation"
                | "insight"
                | "proposal"
                | "message"
                | "reply"
                | "note"
                | "comment"
                | "answer"
                | "lesson"
                | "procedure"
                | "template";
              readonly text: string;
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
  readonly "/intake/v1/word-of-mouth": {
    readonly parameters: {
      readonly query?: never;
      readonly header?: never;
      readonly path?: never;
      readonly cookie?: never;
    };
    /** List what others were told: word of mouth and media reports */
    readonly get: {
      readonly parameters: {
        readonly query?: {
          readonly limit?: string;
          readonly cursor?: string;
          readonly "filter[storeId][eq]"?: string;
          readonly "filter[storeId][in]"?: string;
          readonly "filter[valence][eq]"?: string;
          readonly "filter[valence][in]"?: string;
          readonly "filter[channel][eq]"?: string;
          readonly "filter[channel][in]"?: string;
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
              readonly data: readonly components["schemas"]["WordOfMouthObserved.v1"][];
              readonly meta: {
                readonly nextCursor: string | null;
              };
            };
          };
        };
      };
    };
    readonly put?: never;
    /** Record word of mouth */
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
            readonly caseId?: string;
            /** @enum {string} */
            readonly channel: "in_person"
              | "review_site"
              | "social_media"
              | "press"
              | "broadcast"
              | "forum";
            readonly observedAt?: string;
            readonly reach: number;
            /** @enum {string} */
            readonly signalSource: "complaint"
              | "hotline"
              | "criticism"
              | "media_report"
              | "review"
              | "survey"
              | "suggestion_box"
              | "guarantee_claim"
              | "market_research"
              | "employee_report"
              | "internal_monitoring"
              | "returning_customer_drop";
            readonly sourceRef?: string;
            readonly storeId?: string;
            /** @enum {string} */
            readonly valence: "positive" | "neutral" | "negative";
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
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    readonly "CaseAcknowledged.v1": {
      readonly acknowledgedAt: string;
      /** @enum {string} */
      readonly by: "person" | "agreed_message";
      readonly caseId: string;
    };
    readonly "CaseHistoryImported.v1": {
      readonly acknowledged?: {
        readonly at: string;
        /** @enum {string} */
        readonly precision: "instant" | "date";
      };
      readonly assigned?: {
        readonly at: string;
        /** @enum {string} */
        readonly precision: "instant" | "date";
      };
      readonly caseId: string;
      /** @enum {string} */
      readonly channel?: "in_store_face_to_face"
        | "telephone_hotline"
        | "email"
        | "web_form"
        | "chat"
        | "social_review"
        | "suggestion_box"
        | "letter"
        | "guarantee_claim"
        | "pos_prompt";
      readonly closed?: {
        readonly at: string;
        /** @enum {string} */
        readonly precision: "instant" | "date";
      };
      /** @enum {string} */
      readonly complaintCode?: "policy_failure"
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
      readonly externalId: string;
      readonly flags: readonly ("close_before_start" | "store_unknown" | "unmapped_value")[];
      readonly jobId: string;
      readonly mappingVersion: string;
      readonly occurred?: {
        readonly at: string;
        /** @enum {string} */
        readonly precision: "instant" | "date";
      };
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
      /** @constant */
      readonly provenance: "imported";
      /** @enum {string} */
      readonly remedyType?: "listen"
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
      readonly reopenings?: readonly {
        readonly closedAt?: string;
        readonly reopenedAt: string;
        readonly resolvedAt?: string;
      }[];
      readonly reported: {
        readonly at: string;
        /** @enum {string} */
        readonly precision: "instant" | "date";
      };
      readonly resolved?: {
        readonly at: string;
        /** @enum {string} */
        readonly precision: "instant" | "date";
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
      readonly satisfied?: boolean;
      readonly source: string;
      readonly sourceCategory?: string;
      readonly sourceGroup?: string;
      readonly sourceResult?: string;
      readonly storeId?: string;
      readonly storeUnknown?: boolean;
      readonly targetMet?: {
        readonly at: string;
        readonly isMet: boolean;
      };
      readonly waits?: readonly {
        readonly from: string;
        readonly until?: string;
      }[];
    };
    readonly "CaseWithdrawn.v1": {
      readonly caseId: string;
      /** @enum {string} */
      readonly reason: "solved_elsewhere" | "no_longer_wanted" | "reported_in_error" | "other";
      readonly withdrawnAt: string;
    };
    readonly "FailureDetected.v1": {
      readonly caseId: string;
      /** @enum {string} */
      readonly complaintCode?: "policy_failure"
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
      readonly customerId?: string;
      readonly detectedAt: string;
      /** @enum {string} */
      readonly initiation?: "customer" | "firm" | "employee" | "system";
      readonly occurredAt: string;
      readonly paymentRef?: string;
      readonly price?: {
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
      readonly reasonCode?: string;
      readonly reportedAt: string;
      readonly signalId: string;
      /** @enum {string} */
      readonly signalKind: "refund_issued"
        | "refund_failed"
        | "dispute_opened"
        | "dispute_closed"
        | "payment_failed"
        | "terminal_failed"
        | "terminal_unreachable"
        | "order_cancelled"
        | "fulfilment_delayed"
        | "fulfilment_failed"
        | "stock_out"
        | "stock_low"
        | "sale_voided"
        | "line_voided"
        | "sale_returned"
        | "item_not_found"
        | "manager_override"
        | "no_sale"
        | "queue_time"
        | "outage_started"
        | "outage_updated"
        | "outage_ended"
        | "incident_declared"
        | "defection_risk"
        | "dissatisfied_after_closing";
      readonly storeId: string;
      readonly transactionRef?: string;
    };
    readonly "FailureReported.v1": {
      readonly caseId: string;
      /** @enum {string} */
      readonly channel: "in_store_face_to_face"
        | "telephone_hotline"
        | "email"
        | "web_form"
        | "chat"
        | "social_review"
        | "suggestion_box"
        | "letter"
        | "guarantee_claim"
        | "pos_prompt";
      /** @enum {string} */
      readonly complaintCode?: "policy_failure"
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
      readonly cueRulesVersion: number;
      readonly cues: readonly string[];
      readonly customerId?: string;
      readonly delayHours?: number;
      readonly detectedAt?: string;
      /** @enum {string} */
      readonly disposition?: "returned" | "kept";
      readonly dissatisfaction?: number;
      readonly effortScore?: number;
      readonly emotions?: readonly {
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
      /** @enum {string} */
      readonly expectationKind?: "explicit" | "implicit" | "fuzzy";
      readonly expectationTextId?: string;
      readonly expectedAmount?: {
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
      readonly externalId?: string;
      readonly flags?: readonly ("safety"
        | "injury"
        | "privacy"
        | "discrimination"
        | "accusation")[];
      /** @enum {string} */
      readonly initiation: "customer" | "firm" | "employee" | "system";
      readonly insightTextId?: string;
      readonly language?: string;
      readonly magnitude?: number;
      readonly missedOccasion?: boolean;
      readonly narrativeTextId?: string;
      readonly notStated?: readonly ("who"
        | "when"
        | "remedy_sought"
        | "expectation"
        | "emotion")[];
      readonly occurredAt?: string;
      readonly orderRef?: string;
      readonly overcharge?: {
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
      readonly paymentRef?: string;
      /** @enum {string} */
      readonly preferredRemedy?: "listen"
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
      readonly price?: {
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
      readonly promiseRef?: string;
      readonly proposedSolutionTextId?: string;
      readonly recoveryExpectationTextId?: string;
      readonly remedySought?: readonly ("listen"
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
      readonly reportedAt: string;
      readonly satisfactionBefore?: number;
      /** @enum {string} */
      readonly signalSource: "complaint"
        | "hotline"
        | "criticism"
        | "media_report"
        | "review"
        | "survey"
        | "suggestion_box"
        | "guarantee_claim"
        | "market_research"
        | "employee_report"
        | "internal_monitoring"
        | "returning_customer_drop";
      readonly source: string;
      readonly standardRef?: string | null;
      readonly storeId?: string;
      readonly storeUnknown?: boolean;
      readonly transactionRef?: string;
    };
    readonly "IncidentClosed.v1": {
      readonly cases: number;
      readonly closedAt: string;
      readonly incidentId: string;
      readonly leftOpen: number;
      /** @enum {string} */
      readonly preventiveDecision: "action_opened"
        | "covered_by_open_action"
        | "no_action_needed";
      readonly rootCause: {
        readonly gaps: readonly ("gap_1_cognitive"
          | "gap_2_normative"
          | "gap_3_delivery"
          | "gap_4_publicity")[];
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
      };
      readonly storeId: string;
    };
    readonly ItemProblem: {
      readonly code: string;
      readonly detail?: string;
      readonly status: number;
      readonly title: string;
      readonly type: string;
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
    readonly "WordOfMouthObserved.v1": {
      readonly caseId?: string;
      /** @enum {string} */
      readonly channel: "in_person"
        | "review_site"
        | "social_media"
        | "press"
        | "broadcast"
        | "forum";
      readonly observationId: string;
      readonly observedAt: string;
      readonly reach: number;
      /** @enum {string} */
      readonly signalSource: "complaint"
        | "hotline"
        | "criticism"
        | "media_report"
        | "review"
        | "survey"
        | "suggestion_box"
        | "guarantee_claim"
        | "market_research"
        | "employee_report"
        | "internal_monitoring"
        | "returning_customer_drop";
      readonly sourceRef?: string;
      readonly storeId?: string;
      /** @enum {string} */
      readonly valence: "positive" | "neutral" | "negative";
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
