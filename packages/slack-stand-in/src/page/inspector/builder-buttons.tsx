import type { Json } from '../../json.ts';
import { useSession } from '../state/session.ts';
import { CopyButton } from './copy-button.tsx';
import { toJson } from './json-view.tsx';

/** Where Slack's Block Kit Builder shows blocks or a view. They travel behind the #, which is not sent to a server. */
export function builderUrl(builder: Json): string {
  return `https://app.slack.com/block-kit-builder/#${encodeURIComponent(JSON.stringify(builder))}`;
}

/** Takes blocks or a view to Slack's Block Kit Builder, or to the check. */
export function BuilderButtons({ builder, onCheck }: { builder: Json; onCheck?: (json: string) => void }) {
  const { t } = useSession();
  return (
    <p class="builder-buttons">
      <CopyButton label={t('copyForBuilder')} text={() => toJson(builder)} testId="copy-builder" />
      <a
        class="button small"
        href={builderUrl(builder)}
        target="_blank"
        rel="noreferrer"
        title={t('newWindow')}
        data-testid="open-builder"
      >
        {t('openInBuilder')} <span aria-hidden="true">↗</span>
      </a>
      {onCheck !== undefined && (
        <button type="button" class="button small" data-testid="check-this" onClick={() => onCheck(toJson(builder))}>
          {t('checkThis')}
        </button>
      )}
    </p>
  );
}
