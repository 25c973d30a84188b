import { useState } from 'preact/hooks';
import { keep, readKept } from '../state/place.ts';
import { useSession } from '../state/session.ts';
import { Bridge } from './avatar.tsx';

/** A hint for newcomers in a workspace without a tour. It stays away once dismissed. */
export function WelcomeCard({ onTry }: { onTry: (text: string) => void }) {
  const { state, t } = useSession();
  const [gone, setGone] = useState(readKept('welcome') === 'gone');
  const command = state.commands[0]?.command;
  if (gone || command === undefined || state.tour !== undefined) return null;
  return (
    <aside class="welcome" data-testid="welcome">
      <Bridge />
      <div class="welcome-words">
        <h2>{t('welcomeTitle', { command })}</h2>
        <p>{t('welcomeBody')}</p>
        <button
          type="button"
          class="button primary"
          onClick={() => {
            onTry(`${command} `);
            document.querySelector<HTMLElement>('[data-testid=composer]')?.focus();
          }}
        >
          {t('welcomeTry')}
        </button>
      </div>
      <button
        type="button"
        class="round"
        aria-label={t('dismiss')}
        data-testid="welcome-dismiss"
        onClick={() => {
          setGone(true);
          keep('welcome', 'gone');
        }}
      >
        ✕
      </button>
    </aside>
  );
}
