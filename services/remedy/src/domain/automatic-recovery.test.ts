import { CATALOGUE } from '@amends/contracts/catalogue';
import { fold } from '@amends/decider/decider';
import { describe, expect, it } from '@jest/globals';
import { resolvedByToken } from './automatic-recovery.ts';
import type { RemedyCommand } from './commands.ts';
import type { BulkLink, BulkToken, IncidentTokenTakenBack } from '@amends/contracts/remedy-bulk';
import { evolve, initialState, type RemedyEvent } from './remedy.ts';
import {
  after,
  caseId,
  customerId,
  eur,
  now,
  offerId,
  prepare,
  storeId,
  voucherId,
} from './remedy-case.fixture.ts';

const later = '2026-03-17T10:00:00.000Z';
const runId = '0190b000-0000-7000-8000-000000000011';
const incidentId = '0190b000-0000-7000-8000-000000000001';
const outage = { khdType: 'pos_outage', attribution: 'external', stability: 'one_off' } as const;
const prepared = (facts: object = outage): RemedyCommand => {
  const whole = prepare as Extract<RemedyCommand, { type: 'PrepareRemedy' }>;
  return { ...whole, prioritised: { ...whole.prioritised, severity: 'minor', facts } };
};
const give = (token: BulkToken = { kind: 'voucher', amount: eur(500) }): RemedyCommand => ({
  ...{ type: 'GiveIncidentToken', caseId, now },
  data: { incidentId, storeId, runId, customerId, token, voucherId },
});
const notice = (link: BulkLink = 'opened', isUntouched = true): RemedyCommand => ({
  ...{ type: 'GiveTokenNotice', caseId, runId, now, link, isUntouched },
  noticeId: '0190b000-0000-7000-8000-000000000021',
});
const expire = (isUntouched = true): RemedyCommand => ({
  ...{ type: 'ExpireOffer', offerId, isUntouched, now: later },
});
const decline: RemedyCommand = { type: 'DeclineRemedy', offerId, now } as never;
const apology: RemedyCommand = {
  ...{ type: 'Apologise', now },
  data: { channel: 'telephone', by: 'ann', qualities: ['empathy'], givenAt: now },
} as never;

const completionsOf = (events: readonly RemedyEvent[]) =>
  events.flatMap(({ type, data }) => (type === 'RecoveryCompleted' ? [data] : []));
const run = (...commands: readonly RemedyCommand[]) => completionsOf(after([], ...commands));

describe('an automatic recovery (T-54)', () => {
  it('is one whose token was given and told, and whose offer nobody answered', () => {
    const [completed, ...more] = run(prepared(), give(), notice(), expire());
    expect(completed).toMatchObject({
      ...{ automatic: true, goodwill: eur(500), remedyTypes: ['voucher_store_credit'] },
      completedAt: later,
    });
    expect(more).toEqual([]);
  });

  it('says by how much less was given, once its token is taken back', () => {
    const back = (facts: object): RemedyCommand =>
      ({
        ...{ type: 'TakeBackIncidentToken', caseId, now: later },
        data: { incidentId, storeId, runId, amount: eur(500), voucherId, ...facts },
      }) as never;
    const resolved = [prepared(), give(), notice(), expire()];
    const correctionOf = (...commands: readonly RemedyCommand[]) => {
      const { type, data } = after([], ...commands).at(-1)!;
      expect(type).toBe('IncidentTokenTakenBack');
      CATALOGUE.IncidentTokenTakenBack.schema.parse(data);
      return (data as IncidentTokenTakenBack).correction;
    };
    const told = { customerId, completedAt: later };
    expect(correctionOf(...resolved, back({ outcome: 'taken_back' }))).toEqual({
      ...{ ...told, goodwill: eur(500) },
    });
    const spent = { outcome: 'partly_redeemed', kept: eur(200) };
    expect(correctionOf(...resolved, back(spent))).toEqual({ ...told, goodwill: eur(300) });
    expect(correctionOf(...resolved, back({ outcome: 'redeemed', kept: eur(500) }))).toBe(
      undefined,
    );
    expect(correctionOf(prepared(), give(), back({ outcome: 'taken_back' }))).toBe(undefined);
  });

  it('comes with word of the token where the offer ran out before', () => {
    expect(run(prepared(), give(), expire(), notice())).toHaveLength(1);
  });

  it.each<[string, readonly RemedyCommand[]]>([
    ['nobody was told of a token', [prepared(), give(), expire()]],
    ['the case was a customer\u2019s own', [prepared(), give(), notice('existing'), expire()]],
    ['somebody wrote in it', [prepared(), give(), notice(), expire(false)]],
    ['somebody wrote before the word', [prepared(), give(), expire(), notice('opened', false)]],
    ['the offer is still out', [prepared(), give(), notice()]],
    ['the customer said no', [prepared(), give(), decline, notice()]],
    ['the token is words', [prepared(), give({ kind: 'message' }), notice(), expire()]],
    ['a person apologised', [prepared(), give(), apology, notice(), expire()]],
    [
      'money was lost besides',
      [prepared({ ...outage, overcharge: eur(900) }), give(), notice(), expire()],
    ],
    [
      'it was no outage',
      [prepared({ khdType: 'mischarged', attribution: 'firm' }), give(), notice(), expire()],
    ],
  ])('is none where %s', (_why, commands) => {
    expect(run(...commands)).toEqual([]);
  });

  it('is none a second time, whose customer was not content with the first', () => {
    const whole = prepare as Extract<RemedyCommand, { type: 'PrepareRemedy' }>;
    const again: RemedyCommand = {
      ...{ ...whole, type: 'PrepareAgain' },
      offerId: '0190b000-0000-7000-8000-000000000031',
    } as never;
    const expireAgain = { ...expire(), offerId: '0190b000-0000-7000-8000-000000000031' } as never;
    const events = after([], prepared(), give(), notice(), expire(), again, expireAgain);
    expect(events.at(-1)).toMatchObject({ type: 'RemedyExpired' });
    expect(completionsOf(events)).toHaveLength(1);
  });

  it('is none of a case that triage knows nothing of yet', () => {
    const state = fold({ initialState, evolve }, after([], give(), notice()));
    expect(resolvedByToken(state, true, now)).toEqual([]);
  });
});
