import type { CompanionRow, CompanionWriter } from '@amends/event-store/types';
import type { Pool } from 'pg';
import type { FieldCipher } from '../personal-data/field-cipher.ts';
import { secretCodeKey } from '@amends/service-kit/secret-code';

export interface Claim {
  readonly claimId: string;
  readonly caseId: string;
}

const CLAIM_WRITER = 'claim';

const hmacOf = (cipher: FieldCipher, code: string): Buffer =>
  cipher.blindIndex('claim code', secretCodeKey(code));

/** The row of a new code; the code itself is kept nowhere. */
export const claimRow = (cipher: FieldCipher, claim: Claim, code: string): CompanionRow => ({
  writer: CLAIM_WRITER,
  row: {
    claim_id: claim.claimId,
    case_id: claim.caseId,
    code_hmac: hmacOf(cipher, code).toString('base64'),
  },
});

const revokeSql = `
update claim c set revoked_at = clock_timestamp()
from jsonb_to_recordset($1::jsonb) as r(case_id uuid)
where c.case_id = r.case_id and c.revoked_at is null`;
const insertSql = `
insert into claim (claim_id, case_id, code_hmac)
select claim_id, case_id, decode(code_hmac, 'base64')
from jsonb_to_recordset($1::jsonb) as r(claim_id uuid, case_id uuid, code_hmac text)`;

/** A new code takes the place of the one before. */
const writeClaims: CompanionWriter = async (client, rows) => {
  const values = [JSON.stringify(rows)];
  await client.query(revokeSql, values);
  await client.query(insertSql, values);
};
export const claimWriters = { [CLAIM_WRITER]: writeClaims };

/** Whose case a code opens; undefined for a wrong one and for one that was replaced. */
export const findClaim = async (
  pool: Pool,
  cipher: FieldCipher,
  code: string,
): Promise<Claim | undefined> => {
  const { rows } = await pool.query<Claim>(
    `select claim_id as "claimId", case_id as "caseId" from claim
     where code_hmac = $1 and revoked_at is null`,
    [hmacOf(cipher, code)],
  );
  return rows[0];
};

/**
 * Whether the claim is open still: its code was not replaced, and the person not erased. The link
 * of a survey is a claim to answer, by the id of its question.
 */
export const isOpenClaim = async (pool: Pool, claimId: string): Promise<boolean> => {
  const sql = `select from claim where claim_id = $1 and revoked_at is null
    union all select from survey_link where request_id = $1 and code_hmac is not null
      and coalesce(closes_at, answer_by) > clock_timestamp()`;
  const { rowCount } = await pool.query({ name: 'open-claim', text: sql, values: [claimId] });
  return rowCount === 1;
};
