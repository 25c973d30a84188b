import { useSession } from '../state/session.ts';

/** The select in the top bar of a half that switches the acting person, because the list may be in the drawer. */
export function PersonSelect({ onAct }: { onAct: (id: string) => void }) {
  const { state, me, t } = useSession();
  return (
    <select
      class="person-select"
      aria-label={t('actAs')}
      value={me.id}
      data-testid="person-select"
      onChange={(event) => onAct(event.currentTarget.value)}
    >
      {state.users
        .filter((user) => !user.isBot)
        .map((user) => (
          <option key={user.id} value={user.id}>
            {user.realName} · {user.title}
          </option>
        ))}
    </select>
  );
}
