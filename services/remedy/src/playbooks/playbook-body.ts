import { createHash } from 'node:crypto';
import { money } from '@amends/contracts/primitives';
import { catalogueEntry, remedyPromise } from '@amends/contracts/remedy-catalogue';
import {
  GOODWILL_BASES,
  GUARANTEE_PAYOUTS,
  followUpContact,
  goodwillCells,
  goodwillMatrix,
  type PlaybookContent,
  playbookCaps,
  playbookContent,
  playbookOverlay,
  playbookRow,
  serviceGuarantee,
  tierAddPct,
} from '@amends/contracts/remedy-playbook';
import { playbookVersion } from '@amends/contracts/remedy-playbook-versions';
import { WAVES_MAX } from '@amends/contracts/survey-vocabulary';
import { Problem } from '@amends/service-kit/problem-error';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { faultsOf } from '../domain/check-playbook.ts';
import { catalogueOf } from '../domain/remedy-catalogue.ts';

/** A version as a client sends it: nothing unknown anywhere. */

const goodwill = z.discriminatedUnion('basis', [
  z.strictObject(GOODWILL_BASES.stated.shape),
  z.strictObject(GOODWILL_BASES.range.shape),
  z.strictObject({
    ...GOODWILL_BASES.by_severity.shape,
    pct: z.strictObject(GOODWILL_BASES.by_severity.shape.pct.shape),
  }),
  z.strictObject(GOODWILL_BASES.when.shape),
  z.strictObject(GOODWILL_BASES.matrix.shape),
  z.strictObject(GOODWILL_BASES.none.shape),
  z.strictObject(GOODWILL_BASES.manager.shape),
]);

const cells = z.strictObject(goodwillCells.shape);
const matrix = z.strictObject({
  ...goodwillMatrix.shape,
  ...{ minor: cells, moderate: cells, major: cells },
});

const guarantee = z.strictObject({
  ...serviceGuarantee.shape,
  payout: z.discriminatedUnion('basis', [
    z.strictObject({
      ...GUARANTEE_PAYOUTS.fixed.shape,
      amounts: z.array(z.strictObject(money.shape)).min(1).max(20),
    }),
    z.strictObject(GUARANTEE_PAYOUTS.of_price.shape),
  ]),
});

const entry = z.strictObject({
  ...catalogueEntry.shape,
  promise: z.strictObject(remedyPromise.shape),
});

const followUp = z.array(z.strictObject(followUpContact.shape)).min(1).max(WAVES_MAX).optional();

/** What it says otherwise than its base; rows by their number, the catalogue by kind. */
const parts = z
  .strictObject({
    ...playbookContent,
    rows: z
      .array(z.strictObject({ ...playbookRow.shape, goodwill, followUp }))
      .min(1)
      .max(200),
    overlays: z.array(z.strictObject(playbookOverlay.shape)).min(1).max(2),
    goodwillMatrix: matrix,
    tierAddPct: z.strictObject(tierAddPct.shape),
    caps: z.strictObject(playbookCaps.shape),
    guarantees: z.array(guarantee).max(50),
    catalogue: z.array(entry).min(1).max(100),
  })
  .partial();

export const playbookBody = z.strictObject({
  version: playbookVersion.min(2),
  basedOn: playbookVersion,
  ...parts.shape,
});

const replaced = <Row extends { readonly row: number }>(
  before: readonly Row[],
  by: readonly Row[] = [],
): Row[] => {
  const numbers = new Set(by.map(({ row }) => row));
  const kept = before.filter(({ row }) => !numbers.has(row));
  return [...kept, ...by].sort((one, other) => one.row - other.row);
};

const described = (
  base: PlaybookContent,
  by: PlaybookContent['catalogue'] = [],
): PlaybookContent['catalogue'] => {
  const changed = new Set(by.map(({ remedyType }) => remedyType));
  return [...catalogueOf(base).filter(({ remedyType }) => !changed.has(remedyType)), ...by];
};

/** The whole of it, its members in the order of the contract whatever the base came from. */
export const contentOf = (
  base: PlaybookContent,
  body: z.infer<typeof playbookBody>,
): PlaybookContent => ({
  rounding: body.rounding ?? base.rounding,
  alwaysFirst: body.alwaysFirst ?? base.alwaysFirst,
  rows: replaced(base.rows, body.rows),
  overlays: replaced(base.overlays, body.overlays),
  goodwillMatrix: body.goodwillMatrix ?? base.goodwillMatrix,
  tierAddPct: body.tierAddPct ?? base.tierAddPct,
  caps: body.caps ?? base.caps,
  keptDefectPct: body.keptDefectPct ?? base.keptDefectPct,
  guarantees: body.guarantees ?? base.guarantees ?? [],
  catalogue: described(base, body.catalogue),
});

/** Refuses what cannot be used: a row that no case gets, a case that gets no choice. */
export const refuseFaults = (content: PlaybookContent): void => {
  const errors = faultsOf(content).map(({ part, message }) => ({
    ...{ pointer: `#/${part}`, detail: message, code: 'playbook_unusable' },
  }));
  if (errors.length > 0) throw new Problem('validation_failed', { errors });
};

/** Of RFC 8785 form: what comes back from the database has its members in another order. */
export const hashOfContent = (content: PlaybookContent): string =>
  createHash('sha256')
    .update(canonicalize(content) as string)
    .digest('hex');
