import type { RoleId } from '../course/role.ts';

/** A question that someone brings from the course to their real team. */
export interface OwnQuestion {
  text: string;
  /** Whom it's for; absent where they don't know yet. */
  role?: RoleId;
}

/** How many questions the end of the course asks for, and how long each may be. */
export const MOST_QUESTIONS = 3;
export const QUESTION_LIMIT = 300;
