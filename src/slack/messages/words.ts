import type { Course } from '../../course/course.ts';
import type { Locale } from '../../course/locale.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';

/** What a posted message shows of people and requests, and the app has to look up before it draws the message. */
export interface LookedUp {
  /** People's names by user id. A person who isn't in it has none that the app knows. */
  names: ReadonlyMap<string, string>;
  /** Links to requests by request id, and to other messages by their posts' keys. What isn't in it has none yet. */
  links: ReadonlyMap<string, string>;
}

/** The course's texts, in the language of a channel or a reader. */
export interface Words {
  course: Course;
  locale: Locale;
  /** Absent in what only one person sees for the moment: there, a mention notifies nobody. */
  lookedUp?: LookedUp;
  /** Set in a person's own conversation with the app, where they take the course alone. */
  alone?: true;
  /** A message. For one person alone it's `<key>.alone`, where there is one. */
  t: (key: string, values?: Record<string, string | number>) => string;
}

export function wordsFor(
  course: Course,
  locale: Locale,
  { lookedUp, alone }: Partial<Pick<Words, 'lookedUp' | 'alone'>> = {},
): Words {
  const t: Words['t'] = (key, values) => {
    const own = `${key}.alone`;
    return course.t(locale, alone === true && course.has(locale, own) ? own : key, values);
  };
  return {
    course,
    locale,
    t,
    ...(lookedUp === undefined ? {} : { lookedUp }),
    ...(alone === undefined ? {} : { alone }),
  };
}

/** The same words in a conversation: for one person, if it's theirs with the app. */
export function wordsIn({ course, locale, lookedUp }: Words, channelId: string | undefined): Words {
  const alone = channelId !== undefined && isDirectChannel(channelId) ? { alone: true as const } : {};
  return wordsFor(course, locale, { ...(lookedUp === undefined ? {} : { lookedUp }), ...alone });
}
