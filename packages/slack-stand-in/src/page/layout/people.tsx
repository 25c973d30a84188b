import { useSession } from '../state/session.ts';
import { Avatar } from './avatar.tsx';
import { PresenceMenu } from './presence-menu.tsx';
import { StatusMark } from './status-mark.tsx';

/** The list that switches the acting person, with a click or with Alt and a digit. */
export function People({ onAct }: { onAct: (id: string) => void }) {
  const { state, me, t } = useSession();
  const people = state.users.filter((user) => !user.isBot);
  return (
    <section class="people" aria-labelledby="act-as" data-testid="act-as">
      <h2 id="act-as">{t('actAs')}</h2>
      <p class="people-hint">{t('actAsHint')}</p>
      <PresenceMenu />
      {people.map((user, index) => (
        <button
          key={user.id}
          type="button"
          class={`person${user.id === me.id ? ' person-current' : ''}`}
          aria-pressed={user.id === me.id}
          data-testid="act-as-person"
          data-user-id={user.id}
          onClick={() => onAct(user.id)}
        >
          <Avatar user={user} small={true} />
          <span class="person-words">
            <span class="person-name">
              {user.realName}
              {user.id === me.id && <span class="person-me"> ({t('you')})</span>}
              <StatusMark user={user} />
            </span>
            <small>{user.title}</small>
          </span>
          {index < 8 && (
            <span class="key" aria-hidden="true">
              {index + 1}
            </span>
          )}
        </button>
      ))}
    </section>
  );
}
