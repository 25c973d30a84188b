/** The three kinds of request in the communication exercise (COURSE: 情報共有, 作業, レビュー). */
export const REQUEST_KINDS = ['information', 'work', 'review'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/**
 * What one person sends another: a request to a role, the other way round a remark to the data scientist, or a presentation of findings that a
 * role is to confirm.
 */
export type SentKind = RequestKind | 'remark' | 'presentation';

/** The key of a sentence about what was sent: one that says "request" has a form for a remark, `<key>.remark`, and for a presentation. */
export function keyFor(kind: SentKind, key: string): string {
  return kind === 'presentation' ? `${key}.presentation` : keyIf(kind === 'remark', key);
}

/** The same, for what only says whether it's about a remark. */
export function keyIf(isRemark: boolean | undefined, key: string): string {
  return isRemark === true ? `${key}.remark` : key;
}
