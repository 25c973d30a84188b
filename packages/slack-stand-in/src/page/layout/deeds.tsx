import { useState } from 'preact/hooks';
import { useLiveSession } from '../state/session.ts';

/** The actions on the whole workspace, such as moving the clock. */
export function Deeds() {
  const { state, place, api, t, locale, notify, report } = useLiveSession();
  const [running, setRunning] = useState<string>();
  const language = locale.startsWith('ja') ? 'ja' : 'en';
  if (state.deeds.length === 0) return null;
  const run = async (id: string) => {
    setRunning(id);
    const reply = await api.deed(id, place.channel);
    setRunning(undefined);
    if (reply.told !== undefined) notify(reply.told[language]);
    else report(reply);
  };
  return (
    <section class="deeds" aria-labelledby="deeds" data-testid="deeds">
      <h2 id="deeds">{t('deeds')}</h2>
      <div class="deeds-row">
        {state.deeds.map(({ id, label, hint }) => (
          <button
            key={id}
            type="button"
            class="button deed"
            title={hint[language]}
            aria-busy={running === id}
            disabled={running !== undefined}
            data-testid="deed"
            data-deed-id={id}
            onClick={() => void run(id)}
          >
            {running === id ? t('deedRuns') : label[language]}
          </button>
        ))}
      </div>
    </section>
  );
}
