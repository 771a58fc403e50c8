import { of, type Requirement } from './requirement.ts';

const followUp = of('follow-up');
const times = of('resolution-times');
const loyalty = of('loyalty-outcomes');
const files = of('case-files');

const FIGURES = 'GET /v1/figures';
const CUSTOMERS = 'GET /v1/figures/customers';

/**
 * What a console would show, by the services whose API it would read, as far as there is one; there
 * is no console here. And what the record itself has to be.
 */
export const consoleRequirements: readonly Requirement[] = [
  followUp(
    63,
    'script of a conversation: the follow-up in person, in three languages; no other, no posture',
    'GET /v1/follow-up-script',
  ),
  times(
    94,
    'culture: share of apologies within target and of immediate action (speed bands: R-099)',
  ),
  loyalty(
    122,
    'four tiles in one place (satisfaction R-096, retention R-107, reputation R-112 are figures)',
  ),
  loyalty(
    123,
    'stores and periods beside each other in every figure; trends are left to the reader',
    FIGURES,
    CUSTOMERS,
  ),
  loyalty(
    124,
    'share of sales that the top fifth of customers makes; profit and plans are not known',
    CUSTOMERS,
  ),
  files(
    125,
    'append-only log, chained by hashes; who did what in a case, in order',
    'GET /v1/cases/{id}',
  ),
  of('justice-scores')(
    128,
    'like cases treated alike: spread of what was given within type and severity',
    FIGURES,
  ),
  files(131, 'nobody is scored by checklists, scripts or conformance', FIGURES),
];
