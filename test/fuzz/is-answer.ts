import type { StandIn } from 'slack-stand-in';

type Call = StandIn['calls'][number];

/** One deed of a person. `isPublic` is true when its answer is visible to the whole channel, such as a run. */
export interface Deed {
  person: string;
  channel: string;
  isPublic: boolean;
}

/**
 * Whether a call answers a deed: Slack accepted the call, and this person sees the result. Messages to somebody else, unrelated
 * channel messages and refused calls do not count.
 */
export function isAnswer(
  { driver }: Pick<StandIn, 'driver'>,
  call: Call,
  { person, channel, isPublic }: Deed,
): boolean {
  const { method, args, result } = call;
  // The test sends copies of one press, and Slack accepts five answers per response URL. A refused sixth answer counts, too.
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
