import type { InLanguages } from 'slack-stand-in';
import type { Rating } from '../course/rubric.ts';

/** Comments of reviewers, by how specific a request is. Each reviewer of a request writes another one. */
const COMMENTS: Record<Rating, readonly InLanguages[]> = {
  fully: [
    {
      en: 'It says what’s needed and by when, so I could begin at once.',
      ja: '何がいつまでに必要かが書いてあるので、すぐに動けます。',
    },
    {
      en: 'I know what the answer is for, so I can tell what to leave out.',
      ja: '何に使う答えなのかが分かるので、どこまで調べればよいか判断できます。',
    },
    {
      en: 'I have no questions left. I’d write my next request the same way.',
      ja: '追加で聞くことはありません。自分が依頼するときもこう書きたいです。',
    },
  ],
  mostly: [
    {
      en: 'I could begin, and I’d have one question.',
      ja: '動き始められますが、1つだけ質問すると思います。',
    },
    {
      en: 'Clear enough to start. A word on what it’s for would help me prioritize it.',
      ja: '着手はできます。何のためかをひとこと添えると、優先度を決めやすくなります。',
    },
    {
      en: 'Good. With a date, I could fit it into my week.',
      ja: '分かりやすい依頼です。期限があれば予定に入れられます。',
    },
  ],
  partly: [
    {
      en: 'I’d know roughly what to do. Name what you mean, and say when you need it.',
      ja: 'だいたいは分かります。具体的に何のことか、いつまでに必要かも書きましょう。',
    },
    {
      en: 'I can guess what you’re after, and I might guess wrong. Which column, which rows?',
      ja: '知りたいことは想像できますが、取り違えるかもしれません。どの列の、どの行の話でしょうか。',
    },
    {
      en: 'What will you do with the answer? Then I know how far to look.',
      ja: '答えを何に使うのかも知りたいです。どこまで調べるかが変わります。',
    },
  ],
  not: [
    {
      en: 'I’d have to ask before I could do anything: what exactly, what for, and by when?',
      ja: 'このままでは、動く前に質問することになります。何を、何のために、いつまでに、を書きましょう。',
    },
    {
      en: 'Three people would read three different things here. Put the one thing that you need first.',
      ja: '読む人によって受け取り方が変わりそうです。いちばん知りたいことを最初に書きましょう。',
    },
    {
      en: 'I don’t know where to begin. An example of what you saw would help.',
      ja: 'どこから手を付ければよいか分かりません。気になった例を1つ挙げてもらえると助かります。',
    },
  ],
};

/** The comment of the nth reviewer (from 0) of a request. @param rating how specific the request is */
export function reviewComment(rating: Rating, nth: number): InLanguages {
  const comments = COMMENTS[rating];
  return comments[nth % comments.length] as InLanguages;
}

/** Comments of reviewers on a remark, by whether the data scientist can act on it. */
const ON_REMARKS: Record<Rating, readonly InLanguages[]> = {
  fully: [
    {
      en: 'It says what to do and why, so I’d act on it today.',
      ja: '何をなぜするのかが分かるので、今日にでも動けます。',
    },
    {
      en: 'I couldn’t have seen this in the data. Good that you said it now.',
      ja: 'データだけでは気づけないことです。いま伝えてもらえてよかったと思います。',
    },
  ],
  mostly: [
    {
      en: 'I’d know what to do. A word on how soon would help.',
      ja: '何をするかは分かります。どのくらい急ぐのかもあると助かります。',
    },
    { en: 'Useful. How do you know it?', ja: '役に立ちます。なぜ分かったのかも知りたいです。' },
  ],
  partly: [
    {
      en: 'I see that something is off, but I’d have to ask what to do about it.',
      ja: '何かおかしいことは分かりますが、どうすればよいかを聞くことになりそうです。',
    },
    {
      en: 'Which rows does it concern? Then one could check it.',
      ja: 'どの行のことでしょうか。それが分かれば確かめられます。',
    },
  ],
  not: [
    {
      en: 'I don’t know what would change. What should the data scientist do?',
      ja: '何が変わるのかが分かりません。データサイエンティストに何をしてほしいですか。',
    },
    { en: 'Name one case where it matters.', ja: '困った例を1つ挙げてみましょう。' },
  ],
};

/** The comment of the nth reviewer (from 0) of a remark. @param rating whether the data scientist can act on it */
export function remarkComment(rating: Rating, nth: number): InLanguages {
  const comments = ON_REMARKS[rating];
  return comments[nth % comments.length] as InLanguages;
}
