import type { Reply } from '../exercise/reply.ts';

export interface ReplyStore {
  /** Inserts unless the request has a reply with this id. */
  add(teamId: string, reply: Reply): Promise<boolean>;
  byId(teamId: string, id: string): Promise<Reply | undefined>;
  /** Writes text, files and `editedAt`. */
  change(teamId: string, reply: Reply): Promise<void>;
  remove(teamId: string, requestId: string, id: string): Promise<void>;
  of(teamId: string, requestId: string): Promise<Reply[]>;
}
