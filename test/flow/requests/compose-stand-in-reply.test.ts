import { describe, expect, it } from 'vitest';
import type { LessonId } from '../../../src/course/lesson-id.ts';
import { LOCALES } from '../../../src/course/locale.ts';
import type { Reply } from '../../../src/exercise/reply.ts';
import type { Request } from '../../../src/exercise/request.ts';
import {
  composeStandInReply,
  STAND_IN,
  standInReplies,
  standInReplyId,
} from '../../../src/flow/requests/compose-stand-in-reply.ts';
import { course } from '../../helpers/course.ts';

const role = 'domain-expert';
const requestOf = (text: string, process: LessonId = 'analyze'): Request => ({
  ...{ id: 'r', cohortId: 'c', lessonId: 'l', process, askerId: 'U0ASKER', kind: 'information', text },
  ...{ assignments: [], state: 'asked', createdAt: new Date(0) },
});
const replyOf = (id: string, text: string, source: Reply['source']): Reply => ({
  ...{ id, requestId: 'r', authorId: source === 'ask-back' ? 'U0ASKER' : STAND_IN, text, source },
  ...{ files: [], createdAt: new Date(0) },
});
const say = (text: string, replies: Reply[] = [], locale: 'en' | 'ja' = 'en') =>
  composeStandInReply(course, { locale }, requestOf(text), { role, replies });
const POOL = 'Does a blank in Pool_QC mean that there is no pool?';
const FLOODS = 'The river rose. Which areas flood first?';

describe('a stand-in', () => {
  it.each(LOCALES)(
    'answers an example request of the course with its reply, and shows that request, in %s',
    (locale) => {
      for (const example of course
        .lesson(locale, 'analyze')
        .exampleRequests.filter(({ roles }) => roles.includes(role)))
        expect(say(example.text, [], locale)).toEqual({
          text: example.reply,
          nearest: { id: example.id, text: example.text },
        });
    },
  );

  it('asks one question about a text that no example answers, with its own words', () => {
    const name = course.role('en', role).name;
    expect(say(FLOODS)).toEqual({
      text: course.t('en', 'stand-in.asks.information.what', { role: name }),
      about: 'Which areas flood first?',
    });
  });

  it('answers what is asked back, not the request again', () => {
    const first = replyOf(standInReplyId(role, 0), 'It asks something.', 'stand-in');
    expect(say(FLOODS, [first, replyOf('back', POOL, 'ask-back')]).nearest?.text).toContain('Pool_QC');
    expect(say(POOL, [first, replyOf('back', FLOODS, 'ask-back')]).about).toBe('Which areas flood first?');
  });

  describe.each(LOCALES)('with a poor answer, in %s', (locale) => {
    const poor = course.lesson(locale, 'train').exampleRequests.find(({ askedBack }) => askedBack !== undefined);
    if (poor?.askedBack === undefined) throw new Error('no example has two answers');
    const { id, text, full, reply, askedBack } = poor;
    const nearest = { id, text };
    const tell = (asked: string, replies: Reply[] = [], as = role) =>
      composeStandInReply(course, { locale }, requestOf(asked, 'train'), { role: as, replies });
    const given = (nth: number, said: string) => replyOf(standInReplyId(role, nth), `…\n${said}`, 'stand-in');
    const back = (asked: string) => replyOf(`back ${asked}`, asked, 'ask-back');
    const first = given(0, reply);
    const vague = { en: 'And by when, exactly?', ja: '具体的には、いつまでですか。' }[locale];

    it('gives the poor one first, to either form', () => {
      for (const asked of [text, full]) expect(tell(asked)).toEqual({ text: reply, nearest, turn: 'first' });
    });

    it('gives the good one when asked back, whatever the words', () => {
      for (const asked of [vague, text, FLOODS])
        expect(tell(text, [first, back(asked)])).toEqual({ text: askedBack, nearest, turn: 'second' });
    });

    it('gives the good one once, and only after a follow-up question', () => {
      const both = [first, back(vague), given(1, askedBack)];
      expect(tell(text, [...both, back(vague)])).toEqual({ text: course.t(locale, 'stand-in.no-more') });
      expect(tell(text, [first]).text).not.toBe(askedBack);
    });

    it('answers another example that the follow-up question asks, and the poor one’s follow-up after that', () => {
      const [pool] = course.lesson(locale, 'analyze').exampleRequests;
      const other = back(pool?.text ?? '');
      expect(tell(text, [first, other])).toEqual({
        text: pool?.reply,
        nearest: { id: pool?.id, text: pool?.text },
      });
      const answered = [first, other, given(1, pool?.reply ?? '')];
      expect(tell(text, [...answered, back(vague)])).toMatchObject({ text: askedBack, turn: 'second' });
    });

    it('gives the good one only as a role that the example asks', () => {
      expect(tell(text, [first, back(vague)], 'it-auditor').text).not.toBe(askedBack);
    });
  });

  it('gives no answer twice, and none that fits less in its place', () => {
    const { text } = say(POOL);
    const given = replyOf(standInReplyId(role, 0), `Its answer:\n${text}`, 'stand-in');
    expect(say(POOL, [given, replyOf('back', POOL, 'ask-back')])).toMatchObject({ about: POOL });
  });

  it('says after two replies that a person is needed, unless an example answers', () => {
    const two = [0, 1].map((nth) => replyOf(standInReplyId(role, nth), 'It asks something.', 'stand-in'));
    const back = (text: string) => [...two, replyOf('back', text, 'ask-back')];
    expect(say(FLOODS, back('And where?'))).toEqual({ text: course.t('en', 'stand-in.no-more') });
    expect(say(FLOODS, back(POOL)).nearest?.text).toContain('Pool_QC');
  });

  it('knows its own replies from those of other roles and of people', () => {
    const own = [0, 1, 12].map((nth) => replyOf(standInReplyId(role, nth), 'x', 'stand-in'));
    const others = [replyOf(standInReplyId(`${role}-2`, 0), 'x', 'stand-in'), replyOf('back', 'x', 'ask-back')];
    expect(standInReplies([...own, ...others], role)).toEqual(own);
  });
});
