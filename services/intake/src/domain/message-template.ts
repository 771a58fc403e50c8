import type {
  MessageTemplateActivated,
  MessageTemplateWritten,
} from '@amends/contracts/intake-message-templates';
import { accepted, type Decider, type Decision, rejected } from '@amends/decider/decider';

/**
 * The words of one kind of message in one language; stream template-<channel>.<kind>.<language>.
 * Versions are added and never changed, and one of them is in force. Version 0 is what the release
 * comes with; it stays, and whoever wants it back activates it.
 */
export type MessageTemplateEvent =
  | { readonly type: 'MessageTemplateWritten'; readonly data: MessageTemplateWritten }
  | { readonly type: 'MessageTemplateActivated'; readonly data: MessageTemplateActivated };

export type TemplateKey = Pick<MessageTemplateWritten, 'channel' | 'kind' | 'language'>;

export type TemplateVersion = Omit<MessageTemplateWritten, keyof TemplateKey>;

export interface MessageTemplate {
  readonly versions: readonly TemplateVersion[];
  readonly active: number;
}

export type MessageTemplateCommand =
  | {
      readonly type: 'WriteTemplate';
      readonly key: TemplateKey;
      readonly textId: string;
      readonly sha256: string;
      readonly now: string;
    }
  | {
      readonly type: 'ActivateTemplate';
      readonly key: TemplateKey;
      readonly version: number;
      /** Of the words that this release comes with. */
      readonly shippedSha256: string;
      readonly now: string;
    };

const activate = (
  { key, version, shippedSha256, now }: Extract<MessageTemplateCommand, { version: number }>,
  { versions, active }: MessageTemplate,
): Decision<MessageTemplateEvent> => {
  if (version === active) return accepted();
  const sha256 =
    version === 0 ? shippedSha256 : versions.find((one) => one.version === version)?.sha256;
  if (sha256 === undefined) return rejected('not_found');
  const data = { ...key, version, sha256, replacedVersion: active, activatedAt: now };
  return accepted({ type: 'MessageTemplateActivated', data });
};

export const messageTemplateDecider: Decider<
  MessageTemplateCommand,
  MessageTemplate,
  MessageTemplateEvent
> = {
  initialState: { versions: [], active: 0 },
  decide: (command, state) => {
    if (command.type === 'ActivateTemplate') return activate(command, state);
    const { key, textId, sha256, now } = command;
    const version = state.versions.length + 1;
    const data = { ...key, version, textId, sha256, writtenAt: now };
    return accepted<MessageTemplateEvent>({ type: 'MessageTemplateWritten', data });
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'MessageTemplateWritten':
        return { ...state, versions: [...state.versions, event.data] };
      case 'MessageTemplateActivated':
        return { ...state, active: event.data.version };
      default: {
        event satisfies never;
        return state;
      }
    }
  },
};
