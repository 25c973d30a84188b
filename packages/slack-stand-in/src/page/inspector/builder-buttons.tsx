import type { Json } from '../../json.ts';
import { useSession } from '../state/session.ts';
import { CopyButton } from './copy-button.tsx';
import { toJson } from './json-view.tsx';

/** The address of Slack's Block Kit Builder with blocks or a view in the fragment, which browsers do not send to the server. */
export function builderUrl(builder: Json): string {
  return `https://app.slack.com/block-kit-builder/#${encodeURIComponent(JSON.stringify(builder))}`;
}

/** Buttons that copy blocks or a view for Slack's Block Kit Builder, open them there, or check them. */
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
