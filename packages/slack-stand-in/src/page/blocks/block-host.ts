import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Json } from '../../json.ts';
import type { ViewValues } from '../../page-api.ts';

/** The context of a list of blocks: where actions go, and the values of the inputs. */
export interface BlockHost {
  /** Sends a block action. Resolves when the server answers. */
  act: (action: Json) => Promise<void>;
  values: ViewValues;
  setValue: (blockId: string, actionId: string, state: Json) => void;
  errors: Record<string, string>;
  /** Keeps the inputs from being sent as long as one of them is not ready. Absent where nothing is sent together. */
  hold?: (key: string, isHeld: boolean) => void;
  /** The level of a header block, below the day of a message or the title of a view. */
  Heading: 'h3' | 'h4';
  /** A prefix that keeps the element ids of this list unique on the page. */
  scope: string;
}

export const BlockHostContext = createContext<BlockHost | undefined>(undefined);

export function useBlockHost(): BlockHost {
  const host = useContext(BlockHostContext);
  if (host === undefined) throw new Error('useBlockHost needs a BlockHostContext around it');
  return host;
}

/** The props of every interactive element. */
export interface ElementProps {
  element: Json;
  blockId: string;
  /** Whether a change sends an action at once. Inputs wait for the submission instead. */
  dispatch: boolean;
  /** Ids of the elements that name and describe it. */
  labelledBy?: string;
  describedBy?: string;
  invalid?: boolean;
}

/** The state of an element and the function that changes it. A change is kept, and sent at once if `dispatch` is set. */
export function useElement({ element, blockId, dispatch }: ElementProps) {
  const host = useBlockHost();
  const actionId = String(element.action_id ?? '');
  const current: Json = host.values[blockId]?.[actionId] ?? initialState(element);
  const send = (state: Json) => host.act({ action_id: actionId, block_id: blockId, ...state });
  const change = (next: Json, options: { send?: boolean } = {}) => {
    const state = { type: element.type, ...next };
    host.setValue(blockId, actionId, state);
    if (options.send ?? dispatch) void send(state);
  };
  return { actionId, current, change, send };
}

/** The initial state of an element as Slack reports it. */
export function initialState(element: Json): Json {
  const type = element.type as string;
  const single = INITIAL[type];
  if (single !== undefined) return { type, [single[0]]: element[single[1]] ?? null };
  const many = INITIAL_MANY[type];
  return many === undefined ? { type } : { type, [many[0]]: element[many[1]] ?? [] };
}

const INITIAL: Record<string, [string, string]> = {
  plain_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  static_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  users_select: ['selected_user', 'initial_user'],
  channels_select: ['selected_channel', 'initial_channel'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
};

const INITIAL_MANY: Record<string, [string, string]> = {
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_users_select: ['selected_users', 'initial_users'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  // Slack has no initial files.
  file_input: ['files', ''],
};

export function isStateful(element: Json): boolean {
  return element.type in INITIAL || element.type in INITIAL_MANY;
}
