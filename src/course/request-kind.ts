/** The three kinds of request in the communication exercise (COURSE: 情報共有, 作業, レビュー). */
export const REQUEST_KINDS = ['information', 'work', 'review'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** What one person sends another: a request to a role, or the other way round a remark to the data scientist. */
export type SentKind = RequestKind | 'remark';

/** The key of a sentence about what was sent: one that says "request" has a form for a remark, `<key>.remark`. */
export function keyFor(kind: SentKind, key: string): string {
  return keyIf(kind === 'remark', key);
}

/** The same, for what only says whether it's about a remark. */
export function keyIf(isRemark: boolean | undefined, key: string): string {
  return isRemark === true ? `${key}.remark` : key;
}
