import { RoundButton } from '../elements/round-button.tsx';
import { useLiveSession } from '../state/session.ts';
import { chooseSecond } from './choose-second.ts';
import { SIDE } from './side.ts';
import { useSplit } from './use-split.ts';

/** Opens a second person beside the first. In a half, it closes the second person. */
export function SplitButton() {
  const { state, me, place, t } = useLiveSession();
  const { open, close } = useSplit();
  if (SIDE === 2) {
    return (
      <RoundButton label={t('splitClose')} testId="split-close" onClick={close}>
        ✕
      </RoundButton>
    );
  }
  const isSplit = SIDE === 1;
  const label = t(isSplit ? 'splitClose' : 'splitHint');
  return (
    <button
      type="button"
      class="bar-button"
      aria-pressed={isSplit}
      title={isSplit ? t('splitSwap') : label}
      data-testid="split-button"
      onClick={() => (isSplit ? close() : open({ ...place, as: me.id }, chooseSecond(state, me.id, place)))}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M1.5 3h13v10h-13zM8 3v10" />
      </svg>
      <span class="bar-button-words">{t('splitOpen')}</span>
    </button>
  );
}
