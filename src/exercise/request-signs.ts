import { REQUEST_KINDS, type RequestKind } from '../course/request-kind.ts';

/** A concrete thing: a column, a number, a day or a quoted word. */
const NAMED = /[A-Za-z]_[A-Za-z0-9_]|\d|[０-９]|`[^`]+`|「[^「」]+」|"[^"]+"|“[^“”]+”/u;
/** A deadline. Month names count only with a day beside them, because some are also verbs or names. */
const WHEN =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|tonight|tomorrow|noon|midnight|eod|asap)\b|\b(?:this|next|coming) (?:week|month|sprint|morning|afternoon|evening)|\bend of (?:the |this |next )?(?:day|week|month|sprint)/iu;
const BY_WHEN =
  /\b(?:by|until|before|within) (?:the )?(?:\d|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)|\bin (?:an?|one|two|three|\d+) (?:hours?|days?|weeks?)/iu;
const WHEN_IN_FIGURES = /\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2}/u;
const WHEN_IN_JAPANESE =
  /まで|曜|今日|本日|明日|明後日|今週|来週|今月|来月|週末|月末|正午|[0-9０-９一二三](?:時間|日|週間)以内|[0-9０-９]月[0-9０-９]{1,2}日/u;
/** A reason. The pattern is broad, so that the hint appears only when nothing looks like a reason. */
const WHY =
  /\b(?:because|since|so that|so we|in order to|due to|otherwise|therefore|reason|purpose|goal)\b|\bas (?:we|i)\b|\b(?:we|i) (?:only |still |really )?(?:want|need|start|begin|are|am|have|decide|plan|must|split|train|test|will|would|use|found|noticed|cannot|check|(?:do|ca|wo)n['’]t)\b|\bdepends? on\b|\b(?:we|i)['’](?:re|m|ll|d|ve)\b|\bour (?:run|model|team|data)|\bto (?:decide|know|see|learn|train|predict|check|find|understand|plan|choose|prepare|be able)\b|\bbefore (?:we|i|it|the)\b|\bfor (?:the|our|a) (?:next|model|forecast|report|decision|test|training|release)|ため|ので|目的|理由|背景|なぜなら|から、|からです|したい|たいと|たいです|知りたく|たく、|予定|うえで|上で|にあたり|ています|ところ|前に|見込み|に向けて|をもとに|ように|よう、|取りかかり/iu;
/** Characters of a short English request with a reason. */
const ENOUGH = 40;
const HAS_KANA_OR_KANJI = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Visible signs of a request's text. */
export interface Signs {
  /** The text names a concrete thing. */
  what: boolean;
  when: boolean;
  why: boolean;
  /** The text has more than a few words. Japanese needs half the characters. */
  enough: boolean;
}

/** Finds the signs of a request in English or Japanese text. They do not rate persons. */
export function signsOf(text: string): Signs {
  const enough = [...text.trim()].length >= (HAS_KANA_OR_KANJI.test(text) ? ENOUGH / 2 : ENOUGH);
  return {
    what: NAMED.test(text),
    when: [WHEN, BY_WHEN, WHEN_IN_FIGURES, WHEN_IN_JAPANESE].some((sign) => sign.test(text)),
    why: WHY.test(text),
    enough,
  };
}

/** Typical words of each kind of request. */
const WORDING: Record<RequestKind, RegExp> = {
  information:
    /\b(?:what|which|who|whom|whose|why|when|where|how|tell (?:me|us)|explain|do you know|does it|is there|are there|mean|meaning|let (?:me|us) know)\b|\b(?:send|share|show) (?:me|us)\b|教えて|知って|知りたい|ご存じ|ご存知|でしょうか|ですか|ますか|何が|どの|どれ|どこ|いつ|なぜ|どうして|共有して|送って/giu,
  work: /\b(?:please|could you|can you|would you|will you|need you to|ask you to) (?:also |then |kindly )?(?:add|arrange|book|build|change|choose|decide|clean|collect|configure|create|delete|deploy|estimate|export|extract|fill|find|fix|grant|implement|install|invite|issue|label|make|measure|move|open|prepare|provide|put|remove|rename|repair|run|schedule|serve|set|speak|take|talk|write|update)\b|take (?:it|them|this) on|piece of work|your decision|発行|決めて|お決め|作成|作って|用意|準備して|修正して|直して|追加して|削除して|実行して|設定して|抽出|記入|入力して|書いて|付けて|変更して|お作り|整えて|作業|(?:集め|進め|入れ|載せ|通し|招い|選ん|調べ|見積もっ)て(?:いただけ|くださ|もらえ)/giu,
  review:
    /\b(?:review|approve|approval|sign[- ]?off|feedback|agree|permission|permit|judge|judgement|acceptable|decide (?:whether|if|for us)|your decision|look (?:it |this |them )?over|(?:could|can|would|will) you (?:please )?(?:read|look at)|one of you read|is (?:it|this|that) (?:ok|okay|all right|fine)|may we|are we allowed|go ahead|object(?:ion)?s?)\b|レビュー|読んで|読み、|見ていただけ|見て(?:くだ|もら)|承認|ご判断|判断して|判断を|決めて|ご確認|確認して|許可|よいか|良いか|いいか|よいでしょうか|よろしいでしょうか|問題ない|問題はない|ご意見|指摘/giu,
};

/** What a remark asks the data scientist to do, or to leave alone, beyond the words of the three kinds of request. */
const ASKS =
  /\b(?:please|should|must|could you|can you|would you|let[’']?s|ask me|tell me|show me|send me|talk to|check|keep|drop|leave|use|treat|count|split|test|measure|avoid|don['’]t|do not|instead|rather)\b|ください|下さい|ほしい|欲しい|お願い|べき|ましょう|てもらえ|ていただけ|必要があ|残して|外して|分けて|扱って|使って|確かめ|見せて|聞いて/iu;

/** Whether a remark asks for something, so that its reader can act on it. */
export function asksForSomething(text: string): boolean {
  return ASKS.test(text) || REQUEST_KINDS.some((kind) => countWording(text, kind) > 0);
}

/**
 * Kind of request that a text's wording suits; undefined when it suits none. Questions occur in every kind, so they
 * mean information only when no other kind fits. A request to decide counts as review.
 */
export function kindOfWording(text: string): RequestKind | undefined {
  const counts = new Map(REQUEST_KINDS.map((kind) => [kind, text.match(WORDING[kind])?.length ?? 0]));
  const [work = 0, review = 0] = [counts.get('work'), counts.get('review')];
  if (work + review === 0) return (counts.get('information') ?? 0) > 0 ? 'information' : undefined;
  return work > review ? 'work' : 'review';
}

/** Number of words in a text that are typical of this kind. */
export function countWording(text: string, kind: RequestKind): number {
  return text.match(WORDING[kind])?.length ?? 0;
}
