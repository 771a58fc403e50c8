import type { IntakeChannel, KhdType, ResponsibilityLocus } from '@amends/contracts/vocabulary';

/** A kind of failure of the demo day: how often, how it is told, what it costs, how it ends. */
export interface FailureKind {
  readonly weight: number;
  /** Absent: the case is left to the rules, which read the cues of the text. */
  readonly complaintCode?: KhdType;
  readonly channels: readonly IntakeChannel[];
  /** Price of what it is about, minor units of the store's currency. */
  readonly price: readonly [low: number, high: number];
  readonly overchargePct?: number;
  readonly isReturned?: boolean;
  readonly wasPromised?: boolean;
  readonly narratives: readonly string[];
  /** How well its recoveries go down with customers on average, 0 to 1. */
  readonly goodwill: number;
  readonly locus: ResponsibilityLocus;
}

const IN_PERSON: readonly IntakeChannel[] = ['in_store_face_to_face', 'telephone_hotline'];
const FROM_HOME: readonly IntakeChannel[] = ['web_form', 'telephone_hotline', 'email'];
const ANYHOW: readonly IntakeChannel[] = [...IN_PERSON, ...FROM_HOME];

export const FAILURE_KINDS: readonly FailureKind[] = [
  {
    weight: 22,
    complaintCode: 'product_defect',
    channels: ANYHOW,
    price: [1_500, 24_900],
    isReturned: true,
    narratives: [
      'The kettle stopped working after three days.',
      'One seam of the jacket is open, it was like that in the bag.',
      'Der Mixer funktioniert nicht, er brummt nur.',
      'The lamp flickers and the switch is faulty.',
    ],
    goodwill: 0.74,
    locus: 'supplier',
  },
  {
    weight: 18,
    complaintCode: 'mischarged',
    channels: ANYHOW,
    price: [800, 9_900],
    overchargePct: 20,
    narratives: [
      'I was charged twice for the coffee beans.',
      'The shelf said less than the till took.',
      'Mir wurde der Rabatt nicht abgezogen, also zu viel berechnet.',
    ],
    goodwill: 0.7,
    locus: 'firm',
  },
  {
    weight: 14,
    complaintCode: 'delivery',
    channels: FROM_HOME,
    price: [2_900, 39_900],
    wasPromised: true,
    narratives: [
      'The parcel has not arrived, it is four days overdue.',
      'Der Tisch wurde nicht geliefert und niemand ruft an.',
      'Only one of two boxes came.',
    ],
    goodwill: 0.5,
    locus: 'supplier',
  },
  {
    weight: 13,
    complaintCode: 'slow_unavailable_service',
    channels: IN_PERSON,
    price: [500, 6_000],
    narratives: [
      'I stood in line for half an hour and only one till was open.',
      'Nobody was at the counter, I waited and left.',
      'Die Warteschlange war endlos.',
    ],
    goodwill: 0.62,
    locus: 'firm',
  },
  {
    weight: 10,
    complaintCode: 'packaging_error',
    channels: FROM_HOME,
    price: [1_200, 8_900],
    narratives: [
      'There was the wrong size in the parcel.',
      'One item is missing from the set.',
      'Falsche Farbe geliefert, ich hatte Blau bestellt.',
    ],
    goodwill: 0.72,
    locus: 'firm',
  },
  {
    weight: 9,
    complaintCode: 'attention_failure',
    channels: IN_PERSON,
    price: [1_000, 12_000],
    narratives: [
      'The assistant was rude when I asked for help.',
      'I was ignored at the counter while two others were served.',
      'Sehr unfreundlich an der Kasse.',
    ],
    goodwill: 0.45,
    locus: 'firm',
  },
  {
    weight: 7,
    complaintCode: 'out_of_stock',
    channels: ANYHOW,
    price: [900, 19_900],
    wasPromised: true,
    narratives: [
      'The page said in stock, the shop said sold out.',
      'My reserved shoes were sold to somebody else.',
    ],
    goodwill: 0.58,
    locus: 'firm',
  },
  {
    weight: 4,
    complaintCode: 'bad_information',
    channels: ANYHOW,
    price: [1_000, 15_000],
    narratives: [
      'I was told the warranty covers the battery, it does not.',
      'Mir wurde zugesagt, dass der Umtausch auch ohne Bon geht.',
    ],
    goodwill: 0.55,
    locus: 'firm',
  },
  {
    // Critical: the playbook leaves the amends to a manager.
    weight: 3,
    complaintCode: 'accused_of_shoplifting',
    channels: IN_PERSON,
    price: [500, 3_000],
    narratives: ['I was accused of stealing in front of my children, wrongly.'],
    goodwill: 0.4,
    locus: 'firm',
  },
  {
    weight: 3,
    channels: FROM_HOME,
    price: [1_000, 9_000],
    narratives: ['I am not happy with my visit.', 'Please call me back about my order.'],
    goodwill: 0.6,
    locus: 'firm',
  },
];

/** Told while the tills of one store were down. */
export const OUTAGE_KIND: FailureKind = {
  weight: 0,
  complaintCode: 'pos_outage',
  channels: ['in_store_face_to_face', 'pos_prompt'],
  price: [600, 7_500],
  narratives: [
    'The till was down and I had to leave my basket.',
    'Card reader dead, I had no cash.',
    'Kasse ausgefallen, ich konnte nicht zahlen.',
  ],
  goodwill: 0.66,
  locus: 'external',
};
