/** A message in answer to a request. */
export interface Reply {
  id: string;
  requestId: string;
  authorId: string;
  text: string;
  /** `modal` and `thread`: the assignee's, by where they wrote it. `ask-back`: the asker's own. */
  source: 'modal' | 'thread' | 'stand-in' | 'ask-back';
  /** Names and URLs of attached files. The app does not copy the files. */
  files: readonly { name: string; url?: string | undefined }[];
  editedAt?: Date;
  createdAt: Date;
}

/** Whether a message in answer to a request answers it. What its asker asks back doesn't. */
export function isAnswer({ source }: Pick<Reply, 'source'>): boolean {
  return source !== 'ask-back';
}
