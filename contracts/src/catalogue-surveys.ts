import { entry } from './catalogue-entry.ts';
import { FollowUpAnswerEditedV1 } from './follow-up.ts';
import * as messages from './intake-customer-messages.ts';
import * as templates from './intake-message-templates.ts';
import * as surveys from './follow-up-surveys.ts';

/** Rows of the catalogue about who may be asked, how often, and what is asked when. */
export const SURVEY_ROWS = {
  FollowUpAnswerEdited: entry(
    'follow-up',
    FollowUpAnswerEditedV1,
    'the answer as it is now; supersedes the one before',
  ),
  FollowUpPostponed: entry('follow-up', surveys.FollowUpPostponedV1, 'the question waits, and why'),
  FollowUpAttempted: entry(
    'follow-up',
    surveys.FollowUpAttemptedV1,
    'a person tried to reach the customer, and what came of it',
  ),
  FollowUpReminded: entry(
    'follow-up',
    surveys.FollowUpRemindedV1,
    'the one reminder; intake sends it',
  ),
  FollowUpDeliveryHeard: entry(
    'follow-up',
    surveys.FollowUpDeliveryHeardV1,
    'whether the message that asks went out',
  ),
  CustomerMessagePlanned: entry(
    'intake',
    messages.CustomerMessagePlannedV1,
    'a customer is written to, not at night',
  ),
  CustomerMessageSent: entry('intake', messages.CustomerMessageSentV1, 'a mail server has it'),
  CustomerMessageFailed: entry(
    'intake',
    messages.CustomerMessageFailedV1,
    'it did not go out, and why',
  ),
  MessageTemplateWritten: entry(
    'intake',
    templates.MessageTemplateWrittenV1,
    'other words for a message to customers, by id and hash',
  ),
  MessageTemplateActivated: entry(
    'intake',
    templates.MessageTemplateActivatedV1,
    'the words that messages go out in from then on',
  ),
  FollowUpExempted: entry(
    'follow-up',
    surveys.FollowUpExemptedV1,
    'a person lets a question pass the gates',
  ),
  CaseOwnerHeard: entry(
    'follow-up',
    surveys.CaseOwnerHeardV1,
    'whom answers will be attributed to',
  ),
  SurveyContactAllowed: entry(
    'follow-up',
    surveys.SurveyContactAllowedV1,
    'the gates let a survey of this customer pass',
  ),
  SurveyContactRefused: entry(
    'follow-up',
    surveys.SurveyContactRefusedV1,
    'a gate was shut, and which',
  ),
  SurveyContactDeferred: entry(
    'follow-up',
    surveys.SurveyContactDeferredV1,
    'a gate is shut until then',
  ),
  SurveyChannelDeclined: entry(
    'follow-up',
    surveys.SurveyChannelDeclinedV1,
    'the customer wants no surveys this way',
  ),
  SurveyChannelWelcomed: entry('follow-up', surveys.SurveyChannelWelcomedV1, 'wants them again'),
} as const;
