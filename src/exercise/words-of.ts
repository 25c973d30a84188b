const SEGMENTER = new Intl.Segmenter('ja', { granularity: 'word' });

/** Words that say nothing about the subject of a request: those of grammar and politeness, and the days of a deadline. */
const EMPTY_WORDS = new Set(
  `a about an and any are as at be been before but by can could did do does else for from get getting had has have he hello her here hi his how
  i if in into is it its just know may me more most must my no not of on one only or our out own please say she should so some tell than thank
  thanks that the their them then there these they this those to too two until up us was we were what when where which while who whom whose why
  will with would you your monday tuesday wednesday thursday friday saturday sunday today tomorrow noon week
  お願い 教え 教える 何 誰 人 月曜 火曜 水曜 木曜 金曜 土曜 日曜 正午 今日 明日 今週 来週`.split(/\s+/u),
);

const HIRAGANA_ONLY = /^[\p{Script=Hiragana}ー]+$/u;
const ENGLISH = /^[a-z]{4,}$/u;

/**
 * Splits an English or Japanese text into the words that say what it is about, in their order: lower case, without the endings of English
 * words. `Pool_QC` gives `pool_qc`, `pool` and `qc`. Japanese words in hiragana alone are grammar, so they are left out.
 */
export function wordsOf(text: string): string[] {
  return [...SEGMENTER.segment(text.normalize('NFKC').toLowerCase())].flatMap(({ segment, isWordLike }) => {
    if (isWordLike !== true) return [];
    const parts = segment.split('_').filter((part) => part !== '');
    return [...(parts.length > 1 ? [segment] : []), ...parts].filter(saysSomething).map(withoutEnding);
  });
}

function saysSomething(word: string): boolean {
  return !EMPTY_WORDS.has(word) && !HIRAGANA_ONLY.test(word);
}

/** `columns` and `column`, `filled` and `fill`, `planning` and `plan` become the same word. */
function withoutEnding(word: string): string {
  if (!ENGLISH.test(word)) return word;
  const bare = word.replace(/(?:ing|ed|es|s|e)$/u, '');
  return bare.replace(/([bdgmnprt])\1$/u, '$1');
}
