import { fold } from '@amends/decider/decider';
import type { SpecDecider, SystemCommands } from '@amends/event-log/write-side-spec';
import type { NewEvent } from '@amends/event-store/types';
import { describe, expect, it } from '@jest/globals';
import type { RemedyCommand } from '../domain/commands.ts';
import { caseId, eur, histories, now, remedyId, storeId } from '../domain/remedy-case.fixture.ts';
import type { Remedy } from '../domain/remedy.ts';
import { remedyDecider } from '../remedy-commands.ts';
import {
  ISSUE_VOUCHER,
  VOUCHER_EXPIRY,
  voucherIdOf,
  voucherJobsFor,
  voucherTasks,
} from './voucher-jobs.ts';

const voucherId = voucherIdOf(remedyId, 3);
const of = { voucherId, caseId, storeId, kind: 'goodwill' } as const;
const expiresAt = '2029-03-02T10:00:00.000Z';

describe('jobs of vouchers', () => {
  it('are one per chosen credit, under the id of the effect', () => {
    expect(voucherJobsFor(histories.executing)).toEqual([
      {
        task: ISSUE_VOUCHER,
        payload: { caseId, remedyId, step: 3 },
        jobKey: `${ISSUE_VOUCHER}:${remedyId}:3`,
        maxAttempts: 25,
      },
    ]);
    expect(voucherIdOf(remedyId, 2)).not.toBe(voucherId);
  });

  it('are an expiry, until nothing is left to expire', () => {
    const issued = { ...of, amount: eur(1000), issuedAt: expiresAt, expiresAt };
    const expiry = { task: VOUCHER_EXPIRY, jobKey: `${VOUCHER_EXPIRY}:${voucherId}` };
    const added = voucherJobsFor([{ type: 'VoucherIssued', data: issued }]);
    expect(added).toMatchObject([{ ...expiry, runAt: expiresAt }]);
    const spent = (left: number) =>
      voucherJobsFor([{ type: 'VoucherRedeemed', data: { ...of, balance: eur(left) } }]);
    expect(spent(1)).toEqual([]);
    expect(spent(0)).toMatchObject([{ ...expiry, cancels: true }]);
    const voided = voucherJobsFor([{ type: 'VoucherVoided', data: of }]);
    expect(voided).toMatchObject([{ ...expiry, cancels: true }]);
  });
});

/** Streams in memory; the append to a stream can be made to fail, once. */
const inMemory = (failing: { on?: string }) => {
  const streams = new Map<string, readonly NewEvent[]>([[`remedy-${caseId}`, histories.executing]]);
  // biome-ignore lint/suspicious/noExplicitAny: as the write side's own
  const run = (streamId: string, decider: SpecDecider<any, any, any>, command: unknown) => {
    if (failing.on === streamId) {
      delete failing.on;
      throw new Error('killed');
    }
    const past = streams.get(streamId) ?? [];
    const decided = decider.decide(command, fold(decider as never, past as never));
    if (!decided.accepted) return { outcome: 'rejected', code: decided.code };
    streams.set(streamId, [...past, ...decided.events]);
    return { outcome: 'done' };
  };
  const commands: SystemCommands<RemedyCommand, Remedy> = {
    execute: async ({ streamId, command }) => run(streamId, remedyDecider, command),
    executeOn: async ({ on }) => run(on.streamId, on.decider, on.command),
    read: async (streamId) => ({
      state: fold(remedyDecider, (streams.get(streamId) ?? []) as never),
      version: 1,
    }),
    now: () => now,
  };
  return { commands, typesOf: (id: string) => (streams.get(id) ?? []).map(({ type }) => type) };
};

describe('the job that issues a voucher', () => {
  it.each([`voucher-${voucherId}`, `remedy-${caseId}`])(
    'issues it once when it is killed as it writes %s and runs again',
    async (on) => {
      const { commands, typesOf } = inMemory({ on });
      const issue = voucherTasks(commands, async () => true)[ISSUE_VOUCHER]!;
      const payload = { caseId, remedyId, step: 3 };
      await expect(issue(payload)).rejects.toThrow('killed');
      for (let times = 0; times < 3; times += 1) await issue(payload);
      expect(typesOf(`voucher-${voucherId}`)).toEqual(['VoucherIssued']);
      expect(typesOf(`remedy-${caseId}`).slice(histories.executing.length)).toEqual([
        'RemedyStepExecuted',
      ]);
    },
  );
});
