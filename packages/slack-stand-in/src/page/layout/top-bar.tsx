import { useEffect, useState } from 'preact/hooks';
import { RoundButton } from '../elements/round-button.tsx';
import { InspectorButton } from '../inspector/inspector-button.tsx';
import { PersonSelect } from '../split/person-select.tsx';
import { SIDE } from '../split/side.ts';
import { SplitButton } from '../split/split-button.tsx';
import { keep, readKept } from '../state/place.ts';
import { useSession } from '../state/session.ts';
import { formatParts } from '../text/format-date.ts';
import { TourButton } from '../tour/tour-button.tsx';
import { Avatar, Bridge } from './avatar.tsx';

const DAY_MS = 86_400_000;
const THEMES = ['auto', 'light', 'dark'] as const;
const NAMES = { auto: 'themeAuto', light: 'themeLight', dark: 'themeDark' } as const;
const SIGNS = { auto: '◐', light: '☀', dark: '☾' };

export function TopBar(props: { open: boolean; onMenu: () => void; onAct: (id: string) => void }) {
  const { state, me, t, tz } = useSession();
  return (
    <header class="top-bar">
      {/* Always in the document, for screen readers. */}
      <h1 class="unseen">{state.team.name}</h1>
      <button
        type="button"
        class="round menu-button"
        aria-label={t('menu')}
        aria-expanded={props.open}
        aria-controls="sidebar"
        onClick={props.onMenu}
        data-testid="menu"
      >
        ☰
      </button>
      <span class="brand">
        <Bridge />
        <strong aria-hidden="true">{state.team.name}</strong>
        {!/rehears|リハーサル/i.test(state.team.name) && <span class="tag">{t('rehearsal')}</span>}
      </span>
      <span class="acting" data-testid="acting-as" data-user-id={me.id}>
        <Avatar user={me} small={true} />
        <span class="acting-words">
          {SIDE === undefined ? (
            <span>{t('actingAs', { name: me.realName })}</span>
          ) : (
            <PersonSelect onAct={props.onAct} />
          )}
          <small>
            {me.locale.startsWith('ja') ? '日本語' : 'English'} · {tz.replaceAll('_', ' ')} <Now />
          </small>
        </span>
      </span>
      <TourButton />
      {SIDE !== 2 && <ThemeButton />}
      {SIDE !== 2 && <InspectorButton />}
      <SplitButton />
    </header>
  );
}

function Now() {
  const { state, locale, tz, now: read } = useSession();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 15_000);
    return () => clearInterval(timer);
  }, []);
  const now = read();
  // A moved clock shows the day too.
  const day = state.clockAheadMs > DAY_MS / 2 ? ({ weekday: 'short', month: 'short', day: 'numeric' } as const) : {};
  return (
    <time dateTime={now.toISOString()} data-testid="clock">
      {formatParts(now, { ...day, hour: 'numeric', minute: '2-digit' }, { locale, tz })}
    </time>
  );
}

function ThemeButton() {
  const { t } = useSession();
  const [theme, setTheme] = useState(readTheme());
  useEffect(() => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    keep('theme', theme);
  }, [theme]);
  const label = t('theme', { theme: t(NAMES[theme]) });
  return (
    <RoundButton
      label={label}
      testId="theme"
      onClick={() => setTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!)}
    >
      {SIGNS[theme]}
    </RoundButton>
  );
}

function readTheme(): (typeof THEMES)[number] {
  return THEMES.find((theme) => theme === readKept('theme')) ?? 'auto';
}
