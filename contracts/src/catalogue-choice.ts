import { entry } from './catalogue-entry.ts';
import * as choice from './remedy-choice.ts';

/** Rows of the catalogue about the customer's part in choosing. */
export const CHOICE_ROWS = {
  RemedyCountered: entry(
    'remedy',
    choice.RemedyCounteredV1,
    'what the customer wants instead; to be answered',
  ),
  CounterProposalAnswered: entry(
    'remedy',
    choice.CounterProposalAnsweredV1,
    'met, met in part, or declined with a reason',
  ),
  CustomerInvitedToCoDesign: entry(
    'remedy',
    choice.CustomerInvitedToCoDesignV1,
    'customers want control over what is done',
  ),
  RemedyReviewedWithCustomer: entry(
    'remedy',
    choice.RemedyReviewedWithCustomerV1,
    "the customer's view of the offer or of a step",
  ),
};
