import { useSession } from '../state/session.ts';
import { Composer, type Draft } from './composer.tsx';

/** The composer, or the reason why the person cannot write here. */
export function WriteHere(props: { channel: string; placeName: string; threadTs?: string; draft: Draft }) {
  const { state, t } = useSession();
  const channel = state.channels.find(({ id }) => id === props.channel);
  if (channel?.isArchived === true) {
    return (
      <div class="composer">
        <p class="composer-notice" data-testid="archived">
          {t('archived')}
        </p>
      </div>
    );
  }
  return <Composer {...props} />;
}
