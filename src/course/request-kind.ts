/** The three kinds of request in the communication exercise (COURSE: 情報共有, 作業, レビュー). */
export const REQUEST_KINDS = ['information', 'work', 'review'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
