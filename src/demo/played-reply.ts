import type { InLanguages } from 'slack-stand-in';
import type { Course } from '../course/course.ts';
import type { Locale } from '../course/locale.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';
import { type AskedFor, askAbout } from '../exercise/ask-about.ts';
import { exampleAnswer } from '../exercise/example-answer.ts';
import { hintRemark, type RemarkHint } from '../exercise/remark.ts';
import { isAnswer, type Reply } from '../exercise/reply.ts';
import { isRequest, type Request } from '../exercise/request.ts';

/** What a teammate can honestly say to a request whose answer the course does not have, by its kind. */
const LEADS: Record<RequestKind, InLanguages> = {
  information: {
    en: 'You ask: “{about}” I don’t know that by heart, and I won’t guess. I’ll look it up.',
    ja: '「{about}」についてですね。いま手元に答えがないので、推測では答えず、調べてからお返事します。',
  },
  work: {
    en: 'You need: “{about}” I’ll take it on, and I’ll tell you tomorrow how long it takes.',
    ja: '「{about}」の件、引き受けます。どのくらいかかるかは、明日お知らせします。',
  },
  review: {
    en: 'You want my judgment: “{about}” I’ll read it today. Until I’ve said yes, please treat it as open.',
    ja: '「{about}」について、判断が必要なのですね。今日中に目を通します。私がよいと言うまでは、保留にしておいてください。',
  },
};

/** What a data scientist can honestly say to a remark, by what it lacks most. */
const HEARS: Record<RemarkHint | 'nothing', InLanguages> = {
  what: {
    en: 'Thanks for telling me. Before I change anything: which column, which rows or which number do you mean?',
    ja: '教えてくれてありがとうございます。直す前に確認させてください。どの列、行、数値のことですか。',
  },
  why: {
    en: 'Thanks, I’ve noted it. What goes wrong in your work if I leave it as it is? Then I know how soon to look at it.',
    ja: 'ありがとうございます。書き留めました。このままだと、仕事でどう困りますか。いつまでに見るべきかが分かります。',
  },
  act: {
    en: 'I didn’t know that, thanks. What would you do in my place: check it, keep it, or leave it out?',
    ja: '知りませんでした。ありがとうございます。私の立場なら、確かめますか、残しますか、外しますか。',
  },
  nothing: {
    en: 'Heard. I’ll change it before the next run, and I’ll write here what came of it.',
    ja: '承知しました。次の実行までに直して、結果をここに書きます。',
  },
};

/** What a teammate can honestly say once they have given their verdicts. */
const SETTLED: InLanguages = {
  en: 'I’ve said what I know about these. If something has changed, please present it again.',
  ja: '知っていることは、お伝えしたとおりです。変わったことがあれば、もう一度確認させてください。',
};

/** The one thing that a teammate asks back: what the request lacks most. */
const QUESTIONS: Record<AskedFor, InLanguages> = {
  what: {
    en: 'Which column, file or number is it about?',
    ja: 'どの列、ファイル、数値のことですか。',
  },
  why: { en: 'What will you decide with it?', ja: 'それで何を決めますか。' },
  when: { en: 'By when do you need it?', ja: 'いつまでに必要ですか。' },
  enough: {
    en: 'If there’s only time for one part, which one matters most?',
    ja: '1つしかできないとしたら、どれがいちばん大切ですか。',
  },
};

/**
 * What a played teammate replies as a role: the course's answer to an example request of the same kind that asks nearly the same, or to the
 * question that follows it, each only once. Without one, the reply says what the teammate does now, as the kind asks for, and asks one question back.
 * @param said.replies the replies to the request so far; a question back counts as what is asked now
 */
export function playedReply(
  course: Course,
  locale: Locale,
  request: Pick<Request, 'process' | 'kind' | 'text' | 'dueAt'>,
  { role, replies }: { role: RoleId; replies: readonly Pick<Reply, 'source' | 'text'>[] },
): string {
  const back = replies.findLast(({ source }) => source === 'ask-back');
  const text = back?.text ?? request.text;
  // Its statements have their verdicts already: this answers a follow-up question.
  if (request.kind === 'presentation') return SETTLED[locale];
  if (!isRequest(request)) return HEARS[hintRemark(text)[0] ?? 'nothing'][locale];
  const { process, kind } = request;
  const answer = exampleAnswer(
    course,
    locale,
    { process, role, kind, text },
    {
      given: replies.filter(isAnswer).map((one) => one.text),
      isFollowUp: back !== undefined,
      // The answer to another kind tells a fact where work was asked for, or the other way round.
      fits: (example) => example.kind === kind,
    },
  );
  if (answer !== undefined) return answer.text;
  const { askedFor, about } = askAbout({ ...request, text });
  const quoted = about.replace(/[。．]$/u, '');
  return `${LEADS[kind][locale].replace('{about}', () => quoted)}\n${QUESTIONS[askedFor][locale]}`;
}
