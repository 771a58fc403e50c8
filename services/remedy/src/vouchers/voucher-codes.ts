import { createHmac, hkdfSync } from 'node:crypto';
import type { CompanionRow, CompanionWriter } from '@amends/event-store/types';
import { secretCodeKey, secretCodeOf } from '@amends/service-kit/secret-code';
import type { Pool } from 'pg';

/** Everything that is made of the voucher key; the key is in a file outside the database. */
export interface VoucherCodes {
  /** The code that a command makes: a retry shows it again, and nothing keeps it. */
  codeOf(commandId: string): string;
  /** By which a code is found; of it no code can be made. */
  hmacOf(code: string): Buffer;
}

/** 100 bits of a code are of a key of 256 random bits and a command id that comes once. */
export const voucherCodes = (key: Buffer): VoucherCodes => {
  const derived = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `amends remedy ${purpose}`, 32));
  const codeKey = derived('voucher codes');
  const lookUpKey = derived('voucher look-up');
  return {
    codeOf: (commandId) => secretCodeOf(createHmac('sha256', codeKey).update(commandId).digest()),
    hmacOf: (code) => createHmac('sha256', lookUpKey).update(secretCodeKey(code)).digest(),
  };
};

export const CODE_WRITER = 'voucher_code';

export const codeRow = (voucherId: string, hmac: Buffer): CompanionRow => ({
  writer: CODE_WRITER,
  row: { voucher_id: voucherId, code_hmac: hmac.toString('base64') },
});

/** A new code takes the place of the one before. */
export const writeCodes: CompanionWriter = async (client, rows) => {
  await client.query(
    `insert into voucher_code (voucher_id, code_hmac)
     select voucher_id, decode(code_hmac, 'base64')
     from jsonb_to_recordset($1::jsonb) as r(voucher_id uuid, code_hmac text)
     on conflict (voucher_id) do update set code_hmac = excluded.code_hmac`,
    [JSON.stringify(rows)],
  );
};

/** Which voucher a code opens; undefined for a wrong one and for one that was replaced. */
export const findVoucher = async (
  pool: Pick<Pool, 'query'>,
  codes: VoucherCodes,
  code: string,
): Promise<string | undefined> => {
  const { rows } = await pool.query<{ id: string }>(
    'select voucher_id as id from voucher_code where code_hmac = $1',
    [codes.hmacOf(code)],
  );
  return rows[0]?.id;
};
