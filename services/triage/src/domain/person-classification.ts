import type { CaseClassified } from '@amends/contracts/triage';
import { type Classification, completed, type NamedCause } from './classification-rules.ts';
import { BITNER_GROUP_OF, BITNER_OF_KHD, TYPE_MEANING } from './failure-taxonomy.ts';

/** What a person says of the cause; what is left out stays, or follows from the type. */
export type StatedCause = NamedCause & {
  readonly controllability?: number;
  /** 1 to 7; from 5 on the cause counts as stable. */
  readonly stabilityRating?: number;
};

const STABLE_FROM = 5;

export type PersonClassification =
  | { readonly ok: true; readonly classification: Classification }
  | { readonly ok: false; readonly code: 'taxonomy_mismatch' | 'cause_incomplete' };

/** Parts of the known classification that a statement without a type leaves as they are. */
const kept = (known: CaseClassified | undefined): NamedCause => {
  if (known === undefined) return {};
  const { khdType, nakamuraCause, nakamuraSubcode, bitnerSubtype, attribution, gaps } = known;
  return Object.fromEntries(
    Object.entries({
      khdType,
      nakamuraCause,
      nakamuraSubcode,
      bitnerSubtype,
      attribution,
      gaps,
    }).filter(([, value]) => value !== undefined),
  );
};

const given = <Facts extends object>(facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== undefined),
  ) as unknown as Facts;

/** The typologies have to tell the same story (mapping table). */
const isConsistent = ({ khdType, nakamuraCause, nakamuraSubcode, bitnerSubtype }: NamedCause) => {
  if (nakamuraSubcode !== undefined && nakamuraCause !== 'service_method') return false;
  if (khdType === undefined || bitnerSubtype === undefined) return true;
  return BITNER_GROUP_OF[bitnerSubtype] === BITNER_OF_KHD[TYPE_MEANING[khdType].khdGroup];
};

/** A statement about misbehaviour has no Kelley-Hoffman-Davis type and takes an old one away. */
const base = (stated: StatedCause, known: CaseClassified | undefined): NamedCause => {
  if (stated.khdType !== undefined) return {};
  const before = kept(known);
  const subtype = stated.bitnerSubtype;
  if (subtype === undefined || BITNER_GROUP_OF[subtype] !== 'g4_customer_misbehaviour') {
    // Another cause after Nakamura ends the subcode of the one before.
    const { nakamuraSubcode: _old, ...rest } = before;
    return stated.nakamuraCause === undefined ? before : rest;
  }
  return {};
};

/**
 * Classification by a person, over what is known: certain, complete and consistent. Nakamura's
 * cause is required of every failure; a customer's misbehaviour is none.
 */
export const classifyByPerson = (
  stated: StatedCause,
  known: CaseClassified | undefined,
): PersonClassification => {
  const { controllability, stabilityRating, ...cause } = given(stated);
  const named: NamedCause = {
    ...base(stated, known),
    ...(cause.nakamuraSubcode === undefined ? {} : { nakamuraCause: 'service_method' }),
    ...cause,
  };
  const whole = completed(named);
  if (!isConsistent(whole)) return { ok: false, code: 'taxonomy_mismatch' };
  const isMisbehaviour = whole.bitnerGroup === 'g4_customer_misbehaviour';
  if (whole.nakamuraCause === undefined && !isMisbehaviour) {
    return { ok: false, code: 'cause_incomplete' };
  }
  const isSameLocus = whole.attribution === known?.attribution;
  const control = controllability ?? (isSameLocus ? known?.controllability : undefined);
  // What was measured of another type says nothing of this one.
  const measured = whole.khdType === known?.khdType ? known : undefined;
  const rating = stabilityRating ?? measured?.stabilityRating;
  const stability =
    stabilityRating === undefined
      ? (measured?.stability ?? 'one_off')
      : stabilityRating >= STABLE_FROM
        ? 'stable'
        : 'one_off';
  return {
    ok: true,
    classification: {
      ...whole,
      ...(control === undefined ? {} : { controllability: control }),
      stability,
      ...(rating === undefined ? {} : { stabilityRating: rating }),
      ruleId: 'person',
      confidencePct: 100,
    },
  };
};
