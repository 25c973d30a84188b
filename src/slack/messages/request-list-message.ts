import { keyIf } from '../../course/request-kind.ts';
import type { ContentOf } from '../../messages/content.ts';
import type { ListedRequest } from '../../messages/listed-request.ts';
import { fitBlocks, listing } from './fit-blocks.ts';
import { context, escapeMrkdwn, linked, type Message, section } from './kit.ts';
import { MESSAGE_LIMITS } from './message-limits.ts';
import { nameOf, nameRoles } from './name-people.ts';
import { spokenAs } from './request-roles.ts';
import { requestState } from './request-state.ts';
import type { Words } from './words.ts';

/** Most requests in a list: a longer one would hide the lesson's other messages. */
const MOST = 30;

/** Lists a lesson's requests, the newest first, with their states and links to them. */
export function requestListMessage(words: Words, { requests }: ContentOf<'request-list'>): Message {
  const { t } = words;
  const hasRemarks = requests.some(({ as }) => as !== undefined);
  const text = t(keyIf(hasRemarks, 'request-list.title'), { n: requests.length });
  const rows = listing(requests, (request) => [section(rowOf(words, request))], {
    most: MOST,
    more: (left) => [context(t('request-list.more', { n: left }))],
  });
  return { text, blocks: fitBlocks([section(`*${text}*`), rows], MESSAGE_LIMITS) };
}

function rowOf(words: Words, { requestId, asker, as, roles, about, state, reviews }: ListedRequest): string {
  // A label looks the same before its link is known.
  const label = escapeMrkdwn(about).replaceAll('|', '¦');
  const row = words.t(keyIf(as !== undefined, 'request-list.row'), {
    about: linked(label, words.lookedUp?.links.get(requestId)),
    asker: nameOf(words, asker),
    role: nameRoles(words, roles),
    as: spokenAs(words, as === undefined ? {} : { as }),
    state: requestState(words, state, reviews),
  });
  return `• ${row}`;
}
