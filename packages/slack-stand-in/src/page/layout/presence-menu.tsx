import { useRef } from 'preact/hooks';
import { Popup, type PopupHandle } from '../elements/popup.tsx';
import { useSession } from '../state/session.ts';

const WEEK_S = 7 * 86_400;
const HOUR_S = 3600;

/** The menu with the acting person's status and do-not-disturb. */
export function PresenceMenu() {
  const { api, report, now, t } = useSession();
  const popup = useRef<PopupHandle>(null);
  const seconds = () => Math.floor(now().getTime() / 1000);
  const set = async (presence: Parameters<typeof api.setPresence>[0]) => {
    popup.current?.close();
    report(await api.setPresence(presence));
  };
  const holiday = () => ({ text: 'Vacationing', emoji: ':palm_tree:', until: seconds() + WEEK_S });
  const choices = [
    { id: 'holiday', label: t('awayHoliday'), choose: () => set({ status: holiday() }) },
    { id: 'quiet', label: t('quietHour'), choose: () => set({ snoozeUntil: seconds() + HOUR_S }) },
    {
      id: 'clear',
      label: t('clearPresence'),
      choose: () => set({ status: { text: '', emoji: '', until: 0 }, snoozeUntil: 0 }),
    },
  ];
  return (
    <div class="presence" data-testid="presence">
      <Popup handle={popup} label={t('presence')} summary={t('presence')}>
        {choices.map(({ id, label, choose }) => (
          <button key={id} type="button" data-presence={id} onClick={() => void choose()}>
            {label}
          </button>
        ))}
      </Popup>
    </div>
  );
}
