import type { RemedyExecutionStarted } from '@amends/contracts/remedy';
import type { ServiceGuaranteeInvoked } from '@amends/contracts/remedy-guarantee';
import type { RemedyExtended } from '@amends/contracts/remedy-goodwill';
import type {
  VoucherIssued,
  VoucherRedeemed,
  VoucherVoided,
} from '@amends/contracts/remedy-vouchers';
import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { RemedyCommand } from '../domain/commands.ts';
import { isOwnVoucher } from '../domain/decide-execution.ts';
import { VOUCHER_LIFE_DAYS } from '../domain/playbook-v1.ts';
import type { Remedy } from '../domain/remedy.ts';
import { type VoucherCommand, voucherDecider } from '../domain/voucher.ts';
import type { Gate } from '../execution/execution-jobs.ts';
import { JobLostRace } from '../job-errors.ts';

export const ISSUE_VOUCHER = 'remedy_voucher';
export const PAY_GUARANTEE = 'remedy_guarantee_payout';
export const VOUCHER_EXPIRY = 'remedy_voucher_expiry';

const DAY_MS = 86_400_000;

export const voucherStream = (voucherId: string): string => `voucher-${voucherId}`;

/** Id of the voucher of a step, known before it is there: its effect id. */
export const voucherIdOf = (remedyId: string, step: number): string =>
  uuidv8FromHash('voucher', remedyId, String(step));

/** Until when a voucher of now can be spent. */
export const voucherExpiry = (now: string): string =>
  new Date(Date.parse(now) + VOUCHER_LIFE_DAYS * DAY_MS).toISOString();

const expiryKey = (voucherId: string): string => `${VOUCHER_EXPIRY}:${voucherId}`;

const expiryOf = (
  { voucherId, caseId }: Pick<VoucherIssued, 'voucherId' | 'caseId'>,
  when: Pick<JobSpec, 'runAt' | 'cancels'>,
): JobSpec => ({
  task: VOUCHER_EXPIRY,
  payload: { voucherId, subject: caseId ?? voucherId },
  jobKey: expiryKey(voucherId),
  maxAttempts: 25,
  ...when,
});

/** Each own voucher among the components is issued by a job of its own. */
const issuing = (
  { caseId, remedyId, components }: Pick<RemedyExtended, 'caseId' | 'remedyId' | 'components'>,
  firstStep: number,
): readonly JobSpec[] =>
  components.flatMap((component, at) => {
    if (!isOwnVoucher(component)) return [];
    const step = firstStep + at;
    return [
      {
        task: ISSUE_VOUCHER,
        payload: { caseId, remedyId, step },
        jobKey: `${ISSUE_VOUCHER}:${remedyId}:${step}`,
        maxAttempts: 25,
      },
    ];
  });

const paying = ({ caseId, guaranteeId, voucherId }: ServiceGuaranteeInvoked) => ({
  task: PAY_GUARANTEE,
  payload: { caseId, guaranteeId },
  jobKey: `${PAY_GUARANTEE}:${voucherId}`,
});

const job = ({ type, data }: NewEvent): readonly JobSpec[] => {
  switch (type) {
    case 'RemedyExecutionStarted':
      return issuing(data as RemedyExecutionStarted, 1);
    case 'RemedyExtended': {
      const extended = data as RemedyExtended;
      return issuing(extended, extended.proposals[0]!.firstStep);
    }
    case 'ServiceGuaranteeInvoked':
      return [{ ...paying(data as ServiceGuaranteeInvoked), maxAttempts: 25 }];
    case 'VoucherIssued': {
      const issued = data as VoucherIssued;
      return [expiryOf(issued, { runAt: issued.expiresAt })];
    }
    case 'VoucherVoided':
      return [expiryOf(data as VoucherVoided, { cancels: true })];
    case 'VoucherRedeemed': {
      const redeemed = data as VoucherRedeemed;
      return redeemed.balance.amount === 0 ? [expiryOf(redeemed, { cancels: true })] : [];
    }
    default:
      return [];
  }
};

/** Issues the vouchers of a chosen remedy, in the transaction of the choice; lets them expire. */
export const voucherJobsFor = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap(job);

type Commands = SystemCommands<RemedyCommand, Remedy>;

const runOnVoucher = async (
  commands: Commands,
  key: string,
  subject: string,
  voucherId: string,
  command: VoucherCommand,
): Promise<void> => {
  const on = commandOn(voucherDecider, voucherStream(voucherId), command);
  const { outcome, code } = await commands.executeOn({ key, subject, on });
  if (outcome === 'lost_race') throw new JobLostRace(key);
  // Nothing of a step that was chosen can be refused: it would be recorded as given.
  if (outcome === 'rejected') throw new Error(`${command.type} of a step was refused: ${code}`);
};

/** Killed between its two appends it runs again: the voucher is there by then, under its own id. */
const issueTask =
  (commands: Commands, gate: Gate): JobTask =>
  async (payload) => {
    const [caseId, step] = [String(payload.caseId), Number(payload.step)];
    const remedyId = String(payload.remedyId);
    const { state } = await commands.read(`remedy-${caseId}`);
    if (state.remedyId !== remedyId || state.executedSteps.includes(step)) return;
    const component = state.components[step - 1];
    if (component?.amount === undefined) return;
    const { amount, kind = 'goodwill' } = component;
    const { storeId } = state;
    const voucherId = voucherIdOf(remedyId, step);
    const own = {
      task: ISSUE_VOUCHER,
      payload: { caseId, remedyId, step },
      jobKey: `${ISSUE_VOUCHER}:${remedyId}:${step}`,
    };
    if (!(await gate(commands, { key: `voucher:${voucherId}`, amount }, own))) return;
    const now = commands.now();
    const of = { caseId, ...(storeId === undefined ? {} : { storeId }), kind };
    const life = { issuedAt: now, expiresAt: voucherExpiry(now) };
    await runOnVoucher(commands, `issue:${voucherId}`, caseId, voucherId, {
      type: 'IssueVoucher',
      data: { voucherId, ...of, amount, remedyId, step, ...life },
    });
    const key = `${ISSUE_VOUCHER}:${voucherId}`;
    const command = { type: 'RecordVoucher', remedyId, step, voucherId, now } as const;
    const streamId = `remedy-${caseId}`;
    const { outcome } = await commands.execute({ key, caseId, streamId, command });
    if (outcome === 'lost_race') throw new JobLostRace(key);
  };

/** A guarantee's payout: there once, under the id that its event names. */
const payoutTask =
  (commands: Commands, gate: Gate): JobTask =>
  async (payload) => {
    const [caseId, guaranteeId] = [String(payload.caseId), String(payload.guaranteeId)];
    const { state } = await commands.read(`remedy-${caseId}`);
    const invoked = state.guarantees.find((one) => one.guaranteeId === guaranteeId);
    if (invoked === undefined) return;
    const { voucherId, payout: amount, storeId } = invoked;
    const own = paying(invoked);
    if (!(await gate(commands, { key: `voucher:${voucherId}`, amount }, own))) return;
    const now = commands.now();
    const of = { caseId, ...(storeId === undefined ? {} : { storeId }) };
    const life = { issuedAt: now, expiresAt: voucherExpiry(now) };
    await runOnVoucher(commands, `issue:${voucherId}`, caseId, voucherId, {
      type: 'IssueVoucher',
      data: { voucherId, ...of, kind: 'goodwill', amount, ...life },
    });
  };

const expiryTask =
  (commands: Commands): JobTask =>
  async (payload) => {
    const [voucherId, subject] = [String(payload.voucherId), String(payload.subject)];
    const command = { type: 'ExpireVoucher', now: commands.now() } as const;
    await runOnVoucher(commands, expiryKey(voucherId), subject, voucherId, command);
  };

export const voucherTasks = (
  commands: Commands,
  gate: Gate,
): Readonly<Record<string, JobTask>> => ({
  [ISSUE_VOUCHER]: issueTask(commands, gate),
  [PAY_GUARANTEE]: payoutTask(commands, gate),
  [VOUCHER_EXPIRY]: expiryTask(commands),
});
