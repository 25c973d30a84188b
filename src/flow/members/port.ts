import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';
import type { RoleHolding } from '../../team/role-holding.ts';
import type { Announcer } from '../announce.ts';
import type { ReassignPort } from '../requests/port.ts';

/** What it takes to act as a cohort's facilitator: in a cohort without one, the person who acts becomes it. */
export interface FacilitatePort extends Announcer {
  store: StoreOf<'audit' | 'cohorts' | 'members' | 'posts' | 'roles'>;
  chat: Pick<Chat, 'personOf'>;
  clock: Clock;
}

/** What the use cases of members need of the world. */
export interface MembersPort extends ReassignPort {
  store: StoreOf<
    | 'artifacts'
    | 'audit'
    | 'buddies'
    | 'cohorts'
    | 'members'
    | 'news'
    | 'ownData'
    | 'people'
    | 'decisions'
    | 'ownQuestions'
    | 'posts'
    | 'replies'
    | 'requests'
    | 'reviews'
    | 'roles'
  >;
  chat: Pick<Chat, 'accessTo' | 'groupOf' | 'personOf' | 'quietUntil'>;
  random: Random;
  /** Roles that a new cohort begins with. A rehearsal knows its teammates' roles; elsewhere this is absent. */
  initialRoles?: (place: Place) => Promise<RoleHolding[]>;
}
