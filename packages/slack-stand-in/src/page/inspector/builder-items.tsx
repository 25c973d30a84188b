import type { PageMessage } from '../../page-api.ts';
import { useSession } from '../state/session.ts';
import { builderUrl } from './builder-buttons.tsx';
import { copyText } from './copy-text.ts';
import { toJson } from './json-view.tsx';

/** Menu items of a message that take its blocks to Slack's Block Kit Builder. */
export function BuilderItems({ blocks, onDone }: { blocks: PageMessage['blocks']; onDone: () => void }) {
  const { notify, t } = useSession();
  if (blocks === undefined || blocks.length === 0) return null;
  return (
    <>
      <button
        type="button"
        data-testid="copy-builder"
        onClick={async () => {
          onDone();
          notify(t((await copyText(toJson({ blocks }))) ? 'copied' : 'copyFailed'));
        }}
      >
        {t('copyForBuilder')}
      </button>
      <button
        type="button"
        data-testid="open-builder"
        onClick={() => {
          onDone();
          window.open(builderUrl({ blocks }), '_blank', 'noopener,noreferrer');
        }}
      >
        {t('openInBuilder')}
      </button>
    </>
  );
}
