import type { Decision } from '@amends/decider/decider';
import {
  approveGoodwill,
  escalateApproval,
  lapseGoodwill,
  rejectGoodwill,
  returnGoodwill,
  withdrawGoodwill,
} from './decide-approval.ts';
import { proposeGoodwill } from './decide-proposal.ts';
import type { ProposalCommand } from './proposal-commands.ts';
import type { Remedy, RemedyEvent } from './remedy.ts';

const COMMANDS: Readonly<Record<ProposalCommand['type'], true>> = {
  ProposeGoodwill: true,
  ApproveGoodwill: true,
  ReturnGoodwill: true,
  RejectGoodwill: true,
  WithdrawGoodwill: true,
  EscalateApproval: true,
  LapseGoodwill: true,
};

export const isGoodwillCommand = <Other extends { readonly type: string }>(
  command: Other | ProposalCommand,
): command is ProposalCommand => Object.hasOwn(COMMANDS, command.type);

export const decideGoodwill = (command: ProposalCommand, state: Remedy): Decision<RemedyEvent> => {
  switch (command.type) {
    case 'ProposeGoodwill':
      return proposeGoodwill(command, state);
    case 'ApproveGoodwill':
      return approveGoodwill(command, state);
    case 'ReturnGoodwill':
      return returnGoodwill(command, state);
    case 'RejectGoodwill':
      return rejectGoodwill(command, state);
    case 'WithdrawGoodwill':
      return withdrawGoodwill(command, state);
    case 'EscalateApproval':
      return escalateApproval(command, state);
    case 'LapseGoodwill':
      return lapseGoodwill(command, state);
  }
};
