export interface Reply {
  id: string;
  requestId: string;
  authorId: string;
  text: string;
  /** `ask-back` is the asker's own. */
  source: 'modal' | 'thread' | 'stand-in' | 'ask-back';
  /** What came with it: names and addresses; the files themselves stay where they are. */
  files: readonly { name: string; url?: string | undefined }[];
  editedAt?: Date;
  createdAt: Date;
}
