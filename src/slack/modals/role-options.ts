import type { PlainTextOption } from '@slack/types';
import type { LessonId } from '../../course/lesson-id.ts';
import type { RoleHolding } from '../../team/role-holding.ts';
import { option } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';

/** Who asks, and who could answer. */
export interface Asked {
  askerId: string;
  /** The asker is the facilitator, who does not get their own request. */
  facilitates: boolean;
  holdings: RoleHolding[];
  standIns: boolean;
}

/** The roles that a lesson offers, each with what it does, or with who answers in its place. */
export function roleOptions({ t, course, locale }: Words, process: LessonId, asked: Asked): PlainTextOption[] {
  return course.lessonInfo(locale, process).offers.map((id) => {
    const role = course.role(locale, id);
    const held = asked.holdings.some((h) => h.role === id && h.userId !== asked.askerId);
    return option(id, role.name, held ? role.does : t(unheld(id, asked)));
  });
}

/** The key of the sentence about a role that nobody but the asker holds: who answers instead, as `routeRequest` decides. */
function unheld(role: string, { askerId, facilitates, holdings, standIns }: Asked): string {
  const isOwn = holdings.some((each) => each.role === role && each.userId === askerId);
  const then = standIns ? 'stand-in' : facilitates ? 'anyone' : 'unfilled';
  return isOwn ? `ask.own-${then}` : `ask.${then}`;
}
