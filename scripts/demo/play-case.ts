import { command, minutesAgo, type PlayContext, until } from './play-context.ts';
import { playOffer, takeRemedy } from './play-remedy.ts';
import type { Answer, PlannedCase } from './planned-case.ts';

interface FollowUp {
  readonly status: string;
  readonly requests: readonly {
    readonly requestId: string;
    readonly wave: number;
    readonly status: 'scheduled' | 'open' | 'answered' | 'lapsed' | 'void';
    readonly dueAt: string;
  }[];
}

/** Beyond it a follow-up comes after the demo: a suite of ordinary settings asks a day later. */
const FOLLOW_UP_WAIT_MS = 20_000;

/** What became of a case, for the summary. */
export interface PlayedCase {
  readonly answers: number;
  readonly isReopened: boolean;
  /** The follow-up comes too late to be answered here. */
  readonly isAskedLater: boolean;
}

const NOTHING: PlayedCase = { answers: 0, isReopened: false, isAskedLater: false };

const report = async (context: PlayContext, planned: PlannedCase): Promise<string> => {
  context.signal.throwIfAborted();
  const reportedAt = minutesAgo(context, planned.minutesAgo);
  const occurredAt = minutesAgo(context, planned.minutesAgo + 25);
  const body = { ...planned.report, reportedAt, occurredAt };
  const options = { idempotencyKey: `${planned.name}-report` };
  const answer = await context.retailer.post<{ id: string }>('/intake/v1/cases', body, options);
  return answer.body.id;
};

const openAction = async (
  { retailer }: PlayContext,
  caseId: string,
  { name, report: { storeId, complaintCode } }: PlannedCase,
): Promise<string> => {
  const body = {
    storeId,
    kind: 'process',
    causes: [{ khdType: complaintCode ?? 'bad_information' }],
    caseIds: [caseId],
    ownerId: 'quality_team',
  };
  const options = { idempotencyKey: `${name}-action` };
  const answer = await retailer.post<{ id: string }>(
    '/triage/v1/preventive-actions',
    body,
    options,
  );
  return answer.body.id;
};

const learn = async (context: PlayContext, caseId: string, planned: PlannedCase): Promise<void> => {
  const path = `/triage/v1/cases/${caseId}`;
  const { name, cause, isPreventiveDecided } = planned;
  const arisenAt = minutesAgo(context, planned.minutesAgo + 60);
  await command(context, `${path}/root-causes`, { ...cause, arisenAt }, `${name}-cause`);
  if (!isPreventiveDecided) return;
  const decision =
    cause.gaps.length === 0
      ? { decision: 'no_action_needed' }
      : { decision: 'action_opened', actionId: await openAction(context, caseId, planned) };
  await command(context, `${path}/preventive-decisions`, decision, `${name}-prevention`);
};

/** Answers the request that is open now; false when it comes too late for the demo. */
const answerFollowUp = async (
  context: PlayContext,
  caseId: string,
  key: string,
  answer: Answer,
): Promise<boolean> => {
  const path = `/follow-up/v1/cases/${caseId}`;
  // Only the first wave: the second asks a month later whether the recovery lasted.
  const waiting = ({ requests }: FollowUp) =>
    requests.find(
      ({ status, wave }) => wave === 1 && (status === 'open' || status === 'scheduled'),
    );
  const isLate = (dueAt: string): boolean => Date.parse(dueAt) > Date.now() + FOLLOW_UP_WAIT_MS;
  const found = await until<FollowUp>(context, `${path}/follow-up`, (body) => {
    const request = waiting(body);
    return request !== undefined && (request.status === 'open' || isLate(request.dueAt));
  });
  const request = waiting(found)!;
  if (request.status !== 'open') return false;
  await command(context, `${path}/follow-ups/${request.requestId}/answers`, answer, key);
  return true;
};

const playAnswers = async (
  context: PlayContext,
  caseId: string,
  planned: PlannedCase,
  taken: string,
): Promise<PlayedCase> => {
  const { name, taste } = planned;
  const [first, second] = planned.answers;
  if (first === undefined) return NOTHING;
  const isAnswered = await answerFollowUp(context, caseId, `${name}-answer`, first);
  if (!isAnswered) return { ...NOTHING, isAskedLater: true };
  if (second === undefined) return { ...NOTHING, answers: 1 };
  // The answer reopened the case: what failed is not offered again without more.
  const round = { caseId, key: `${name}-second`, before: taken };
  await takeRemedy(context, round, 1 - taste);
  await answerFollowUp(context, caseId, `${name}-second-answer`, second);
  return { answers: 2, isReopened: true, isAskedLater: false };
};

/** Plays one complaint from its report to what the customer says in the end. */
export const playCase = async (context: PlayContext, planned: PlannedCase): Promise<PlayedCase> => {
  const { name, course } = planned;
  const caseId = await report(context, planned);
  const intake = `/intake/v1/cases/${caseId}`;
  if (planned.isAcknowledged) {
    await command(context, `${intake}/acknowledgements`, { by: 'person' }, `${name}-ack`);
  }
  if (course === 'withdrawn') {
    const reason = { reason: 'solved_elsewhere' };
    await command(context, `${intake}/withdrawals`, reason, `${name}-withdrawal`);
    return NOTHING;
  }
  const taken = await playOffer(context, { caseId, key: name }, planned);
  if (course === 'silent') return NOTHING;
  await learn(context, caseId, planned);
  return taken === undefined ? NOTHING : playAnswers(context, caseId, planned, taken);
};
