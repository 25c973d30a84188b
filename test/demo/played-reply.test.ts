import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { REQUEST_KINDS } from '../../src/course/request-kind.ts';
import { playedReply } from '../../src/demo/played-reply.ts';
import { course } from '../helpers/course.ts';

const none = { replies: [] };

describe.each(LOCALES)('the reply of a played teammate, in %s', (locale) => {
  const examples = course
    .lessons(locale)
    .filter(({ available }) => available)
    .flatMap(({ id }) => course.lesson(locale, id).exampleRequests.map((example) => ({ ...example, process: id })));

  it('is the course’s answer to a request that one of its examples asks, in the same kind and role', () => {
    for (const { process, kind, text, roles, reply } of examples) {
      const [role] = roles;
      expect(playedReply(course, locale, { process, kind, text }, { role: role!, ...none })).toBe(reply);
    }
  });

  it('never answers a request of another kind with it, and quotes what was asked', () => {
    const replies = new Set(examples.map(({ reply }) => reply));
    for (const { process, kind, text, roles } of examples) {
      for (const other of REQUEST_KINDS.filter((each) => each !== kind)) {
        const said = playedReply(course, locale, { process, kind: other, text }, { role: roles[0]!, ...none });
        expect(replies).not.toContain(said);
      }
    }
  });

  it('fits the kind where the course has no answer, and asks one thing back', () => {
    const text =
      locale === 'en' ? 'Is the river near these houses? Floods matter.' : '近くに川はありますか。洪水が心配です。';
    const quoted = locale === 'en' ? '“Is the river near these houses?”' : '「近くに川はありますか」';
    const request = { process: 'analyze', text } as const;
    const said = REQUEST_KINDS.map((kind) =>
      playedReply(course, locale, { ...request, kind }, { role: 'domain-expert', ...none }),
    );
    expect(new Set(said).size).toBe(REQUEST_KINDS.length);
    for (const each of said) {
      expect(each).toContain(quoted);
      expect(each.split('\n')).toHaveLength(2);
    }
  });

  it('is the example’s second answer to a follow-up question, however it’s worded', () => {
    const poor = examples.find(({ askedBack }) => askedBack !== undefined);
    if (poor?.askedBack === undefined) throw new Error('no example has two answers');
    const { process, kind, text, roles, reply, askedBack } = poor;
    const back = {
      source: 'ask-back' as const,
      text: locale === 'en' ? 'Could you be more exact?' : 'もう少し具体的に教えてください。',
    };
    type Given = Parameters<typeof playedReply>[3]['replies'];
    const replies: Given = [{ source: 'modal', text: `(…) ${reply}` }, back];
    const say = (given: Given) =>
      playedReply(course, locale, { process, kind, text }, { role: roles[0]!, replies: given });
    expect(say([])).toBe(reply);
    expect(say(replies)).toBe(askedBack);
    expect(say([...replies, { source: 'modal', text: askedBack }, back])).not.toContain(askedBack);
  });

  it('gives an answer once, and then answers the question back', () => {
    const { process, kind, text, roles, reply } = examples[0]!;
    const back = locale === 'en' ? 'Is the river near these houses?' : '近くに川はありますか。';
    const replies = [
      { source: 'modal', text: reply },
      { source: 'ask-back', text: back },
    ] as const;
    const said = playedReply(course, locale, { process, kind, text }, { role: roles[0]!, replies });
    expect(said).toContain(back.replace('。', ''));
    const again = playedReply(course, locale, { process, kind, text }, { role: roles[0]!, replies: [replies[0]] });
    expect(again).not.toContain(reply);
  });
});
