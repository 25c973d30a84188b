import type { PageEvent, PageMessage, PageState } from '../../page-api.ts';

/** The state after an event. Notices are not part of the state. */
export function applyEvent(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'message':
    case 'message-changed':
      return { ...state, messages: putMessage(state.messages, event.message) };
    case 'message-deleted':
      return { ...state, messages: state.messages.filter((m) => m.channel !== event.channel || m.ts !== event.ts) };
    case 'channel': {
      const known = state.channels.some((channel) => channel.id === event.channel.id);
      const channels = known
        ? state.channels.map((channel) => (channel.id === event.channel.id ? event.channel : channel))
        : [...state.channels, event.channel];
      return { ...state, channels };
    }
    case 'user':
      return { ...state, users: state.users.map((user) => (user.id === event.user.id ? event.user : user)) };
    case 'home':
      return { ...state, home: event.view };
    case 'modal': {
      const { modal: _closed, ...rest } = state;
      return event.view === undefined ? rest : { ...rest, modal: event.view };
    }
    case 'clock':
      return { ...state, clockAheadMs: event.aheadMs };
    case 'notice':
      return state;
  }
}

function putMessage(messages: PageMessage[], message: PageMessage): PageMessage[] {
  const at = messages.findIndex((m) => m.channel === message.channel && m.ts === message.ts);
  if (at >= 0) return messages.with(at, message);
  const after = messages.findLastIndex((m) => Number(m.ts) <= Number(message.ts));
  return messages.toSpliced(after + 1, 0, message);
}
