import { LiveBlocks } from '../blocks/live-blocks.tsx';
import { useLiveSession } from '../state/session.ts';
import { Bridge } from './avatar.tsx';

/** The App Home that the app published for the acting person. */
export function HomeView() {
  const { state, t } = useLiveSession();
  const home = state.home;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section class="home" data-testid="home" aria-label={t('home')} tabIndex={0}>
      {home === undefined ? (
        <div class="empty">
          <Bridge />
          <p>{t('emptyHome')}</p>
        </div>
      ) : (
        <div class="home-content" key={home.id}>
          <LiveBlocks blocks={home.blocks} container={{ type: 'view', viewId: home.id }} scope={home.id} />
        </div>
      )}
    </section>
  );
}
