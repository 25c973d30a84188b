import type { PageUser } from '../../page-api.ts';
import { useSession } from '../state/session.ts';
import { Emoji } from '../text/mrkdwn.tsx';

/** Marks for a person's status and for paused notifications. */
export function StatusMark({ user }: { user: PageUser }) {
  const { t } = useSession();
  const { status, quietUntil } = user;
  return (
    <>
      {status !== undefined && (
        <span class="status-mark" title={status.text} data-testid="status">
          {' '}
          <Emoji name={status.emoji.replaceAll(':', '')} />
        </span>
      )}
      {quietUntil !== undefined && (
        <span class="status-mark" role="img" aria-label={t('quiet')} title={t('quiet')} data-testid="quiet">
          {' '}
          🔕
        </span>
      )}
    </>
  );
}
