import { of, type Requirement } from './requirement.ts';

const justice = of('justice-scores');
const times = of('resolution-times');
const loyalty = of('loyalty-outcomes');
const files = of('case-files');

const FIGURES = 'GET /v1/figures';
const CUSTOMERS = 'GET /v1/figures/customers';

/** What the figure services report. */
export const figureRequirements: readonly Requirement[] = [
  justice(96, 'justice by dimension: outcome, treatment, process; weights configurable', FIGURES),
  justice(97, 'alert where the outcome is felt unjust and the process just', FIGURES),
  times(
    98,
    'detection, acknowledgement, first action, resolution, on two clocks, in two kinds of time',
    FIGURES,
    'GET /v1/survival-curves',
    'GET /v1/backlog',
  ),
  times(99, 'outcome by how soon it came', FIGURES),
  times(100, 'first-contact resolution, on-the-spot share', FIGURES),
  times(101, 'customers informed, how soon; delays explained in time', FIGURES),
  files(102, 'process conformance and playbook deviation per case', 'GET /v1/cases/{id}', FIGURES),
  loyalty(103, 'recovery paradox within customers, and between them and a control group', FIGURES),
  loyalty(104, 'double-deviation rate', FIGURES),
  loyalty(
    105,
    'the recovered against the unresolved, and against whom nothing failed',
    'ControlCustomerSampled',
    'ControlAnswered',
    FIGURES,
  ),
  loyalty(106, 'uplift of the recovered over the unresolved', FIGURES),
  loyalty(107, 'retention and repurchase by window; won twice', FIGURES),
  loyalty(108, 'attitude and behaviour apart; ladder to the advocate', FIGURES),
  loyalty(109, 'transitions of satisfaction, trust and emotion', FIGURES),
  loyalty(110, 'shift of blame before and after recovery', FIGURES),
  loyalty(111, 'effectiveness of remedies by type; dose and response', FIGURES),
  loyalty(
    112,
    'word of mouth: reach, balance, chain to churn',
    'WordOfMouthObserved',
    FIGURES,
    CUSTOMERS,
  ),
  loyalty(113, 'returning customers per store and period, with drop alert', CUSTOMERS),
  loyalty(114, 'who does not complain, by how dissatisfied they are', FIGURES),
  loyalty(115, 'loyalty by perceived risk and switching intent', FIGURES),
  loyalty(
    116,
    'value at risk, saved, cost, from an assumptions register',
    'AssumptionSet',
    'AssumptionWithdrawn',
    FIGURES,
    'GET /v1/assumptions',
  ),
  loyalty(117, 'retained and new revenue; effect of prevention', CUSTOMERS),
  loyalty(118, 'change between the two waves', FIGURES),
  files(132, 'what few people answered is withheld in every report, with its complements', FIGURES),
];
