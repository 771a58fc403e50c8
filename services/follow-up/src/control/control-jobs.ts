import type {
  ControlCustomerSampled,
  ControlSampleRequested,
} from '@amends/contracts/follow-up-control';
import { commandOn, type JobTask, type SystemCommands } from '@amends/event-log/write-side-spec';
import type { JobSpec, NewEvent } from '@amends/event-store/types';
import { uuidv8FromHash } from '@amends/service-kit/ids';
import type { Pool } from 'pg';
import type { FollowUpConfig } from '../config.ts';
import { decideAtGates, gatesOf } from '../surveys/ask-gates.ts';
import type { FollowUpCommand } from '../domain/commands.ts';
import { type ControlCommand, controlDecider, sampleDecider } from '../domain/control.ts';
import type { FollowUpCase } from '../domain/follow-up-case.ts';
import { TimerLostRace } from '../timer-lost-race.ts';
import { plusSeconds } from '../request-plan.ts';
import { type Drawn, drawControls, noteDrawn } from './control-customers.ts';
import { hasControlDeclined } from './control-table.ts';

type Commands = SystemCommands<FollowUpCommand, FollowUpCase>;

const DRAW = 'follow_up_draw_controls';
const CONTROL_OVER = 'follow_up_control_over';
const REMINDER_DUE = 'follow_up_control_reminder_due';

/**
 * Drawing reads all customers: a job of its own. A request that nobody answers is reminded of and
 * ends by itself.
 */
export const controlJobsFor = (events: readonly NewEvent[]): readonly JobSpec[] =>
  events.flatMap((event): JobSpec[] => {
    if (event.type === 'ControlSampleRequested') {
      const { runId, sharePermille } = event.data as ControlSampleRequested;
      const payload = { runId, sharePermille };
      return [{ task: DRAW, payload, jobKey: `${DRAW}:${runId}`, maxAttempts: 25 }];
    }
    if (event.type !== 'ControlCustomerSampled') return [];
    const { controlId, remindAt, answerBy } = event.data as ControlCustomerSampled;
    const timers = [{ task: CONTROL_OVER, runAt: answerBy }];
    if (remindAt !== undefined) timers.push({ task: REMINDER_DUE, runAt: remindAt });
    return timers.map(({ task, runAt }) => ({
      ...{ task, payload: { controlId }, runAt, jobKey: `${task}:${controlId}`, maxAttempts: 25 },
    }));
  });

const onControl = async (
  commands: Commands,
  controlId: string,
  command: ControlCommand,
): Promise<void> => {
  const { outcome } = await commands.executeOn({
    key: `${command.type}:${controlId}`,
    subject: controlId,
    on: commandOn(controlDecider, `control-${controlId}`, command),
  });
  if (outcome === 'lost_race') throw new TimerLostRace(command.type);
};

/** Its id follows from customer and purchase: drawing again meets the request that is there. */
const sampledOf = (
  { customerId, storeId, purchasedAt }: Drawn,
  runId: string,
  at: { readonly now: string; readonly config: FollowUpConfig },
): ControlCustomerSampled => ({
  controlId: uuidv8FromHash('control', customerId, purchasedAt),
  ...{ customerId, storeId, runId, purchasedAt, channel: 'email' },
  sampledAt: at.now,
  ...(at.config.reminderSeconds > 0
    ? { remindAt: plusSeconds(at.now, at.config.reminderSeconds) }
    : {}),
  answerBy: plusSeconds(at.now, at.config.answerWindowSeconds),
});

interface Asking {
  readonly pool: Pool;
  readonly config: FollowUpConfig;
  readonly commands: Commands;
}

/**
 * The gates of every survey hold for this one: in the stream of the customer, so that a question
 * about a case that comes due in the same moment sees it. What they say is kept with its reason.
 */
const mayBeAsked = async (
  asking: Asking,
  { controlId, customerId, storeId }: ControlCustomerSampled,
): Promise<boolean> => {
  const now = asking.commands.now();
  const key = `survey_gates:${controlId}`;
  const about = { customerId, requestId: controlId, storeId, now };
  const { outcome } = await decideAtGates(asking, key, about, (facts) => ({
    ...{ type: 'AskControl', controlId, customerId, storeId, channel: 'email' },
    ...{ gates: gatesOf(asking.config), now, ...facts },
  }));
  return outcome === 'allowed';
};

/** Asks those drawn whom the gates let be asked; gives who they are. */
const askDrawn = async (
  asking: Asking,
  drawn: readonly ControlCustomerSampled[],
): Promise<ReadonlySet<string>> => {
  const asked = new Set<string>();
  for (const sampled of drawn) {
    if (await mayBeAsked(asking, sampled)) {
      await onControl(asking.commands, sampled.controlId, { type: 'SampleControl', sampled });
      asked.add(sampled.customerId);
    }
  }
  return asked;
};

export const controlTasks = (
  pool: Pool,
  config: FollowUpConfig,
  commands: Commands,
): Readonly<Record<string, JobTask>> => ({
  [DRAW]: async ({ runId, sharePermille }) => {
    const now = commands.now();
    for (;;) {
      const drawn = await drawControls(pool, now, Number(sharePermille));
      if (drawn.length === 0) return;
      const sampled = drawn
        .filter(({ wins }) => wins)
        .map((one) => sampledOf(one, String(runId), { now, config }));
      // Noted after the requests are there: a job that dies draws the same customers again.
      const asked = await askDrawn({ pool, config, commands }, sampled);
      await noteDrawn(pool, now, drawn, asked);
    }
  },
  [REMINDER_DUE]: async (payload) => {
    const controlId = String(payload.controlId);
    const isDeclined = await hasControlDeclined(pool, controlId);
    const now = commands.now();
    await onControl(commands, controlId, { type: 'RemindControl', isDeclined, now });
  },
  [CONTROL_OVER]: async ({ controlId }) => {
    const at = commands.now();
    await onControl(commands, String(controlId), { type: 'EndControl', reason: 'lapsed', at });
  },
});

const onSample = (data: ControlSampleRequested) => ({
  key: `draw-controls:${data.runId}`,
  subject: data.runId,
  on: commandOn(sampleDecider, `control-sample-${data.runId}`, { type: 'RequestSample', data }),
});

/** One drawing a day, however many processes there are: its id follows from the date. */
export const dailyControlSample =
  (config: FollowUpConfig) =>
  (commands: Commands): Readonly<Record<string, JobTask>> => ({
    request_daily_controls: async () => {
      const requestedAt = commands.now();
      const runId = uuidv8FromHash('control-sample', requestedAt.slice(0, 10));
      const { controlSharePermille: sharePermille } = config;
      const data = { runId, requestedBy: 'schedule', sharePermille, requestedAt };
      await commands.executeOn(onSample(data));
    },
  });
