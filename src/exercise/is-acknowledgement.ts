const ENGLISH = [
  'thanks',
  'thank you(?: (?:so|very) much)?',
  'many thanks',
  'thx',
  'ok(?:ay)?',
  'sure',
  'got it',
  'noted',
  'understood',
  'will do',
  'on it',
  'on my way',
  'no problem',
  'hi',
  'hello',
  "(?:i['’]ll|i will|let me) (?:have a look|look|check|look into it|take a look|get back to you|think about it|answer)",
  'soon',
  'later',
  'today',
  'tomorrow',
  'at it',
  'into it',
  'all',
  'everybody',
  'everyone',
];
const JAPANESE = [
  '(?:どうも)?ありがとう(?:ございます|ございました)?',
  '(?:お)?(?:了解|承知)(?:です|しました|いたしました)?',
  'わかりました',
  '分かりました',
  'はい',
  'お疲れ(?:様|さま)です',
  'こんにちは',
  '(?:あとで|後で|明日|今日|今から|少し|ちょっと)',
  '(?:見て|みて|確認して|調べて|考えて)(?:みます|おきます)',
  '確認(?:します|いたします)',
  '調べます',
  '見ます',
  '少々お待ちください',
  'お待ちください',
];
/** Punctuation, symbols and emoji between phrases. */
const BETWEEN = '[\\s\\p{P}\\p{S}\\p{Extended_Pictographic}]*';
const ONLY = new RegExp(
  `^${BETWEEN}(?:(?:(?:${ENGLISH.join('|')})(?![a-z])|${JAPANESE.join('|')}|:[a-z0-9_+-]+:)${BETWEEN})*$`,
  'iu',
);
/** Most characters of an acknowledgement. */
const SHORT = 60;

/**
 * True when a message only thanks, greets or promises. Such a message in a request's thread is not an answer. In doubt
 * the result is false, so that a short answer is not ignored.
 */
export function isAcknowledgement(text: string): boolean {
  return [...text].length <= SHORT && ONLY.test(text);
}
