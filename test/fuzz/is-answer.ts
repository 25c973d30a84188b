import type { StandIn } from 'slack-stand-in';

type Call = StandIn['calls'][number];

/** Whoever did something, and whether it promises something that all of the channel see, as a run does. */
export interface Deed {
  person: string;
  channel: string;
  isPublic: boolean;
}

/**
 * Whether a call answers a deed: Slack has carried it out, and it is this person who sees it. Words to somebody else, a message that
 * comes in the channel anyway, and a call that was refused are no answer.
 */
export function isAnswer(
  { driver }: Pick<StandIn, 'driver'>,
  call: Call,
  { person, channel, isPublic }: Deed,
): boolean {
  const { method, args, result } = call;
  // A copy of one press is sent many times, and Slack takes five answers to an address: words for a sixth count as said.
  if (method === 'response_url') return true;
  if (result.ok !== true) return false;
  switch (method) {
    case 'chat.postEphemeral':
      return args.user === person;
    case 'chat.postMessage':
    case 'chat.update':
      return [person, `D${person.slice(1)}`].includes(String(args.channel)) || (isPublic && args.channel === channel);
    case 'views.open':
    case 'views.push':
    case 'views.update':
      return result.view?.id !== undefined && driver.rawModal(person)?.id === result.view.id;
    case 'views.publish':
      return args.user_id === person;
    default:
      return false;
  }
}
