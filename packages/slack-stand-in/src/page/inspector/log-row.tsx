import { memo } from 'preact/compat';
import type { LogEntry } from '../../log/log-entry.ts';
import { useSession } from '../state/session.ts';
import { formatParts } from '../text/format-date.ts';

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;

/** A log line: time, direction, name, subject, person, result and duration. */
export const LogRow = memo(function LogRow(props: { entry: LogEntry; chosen: boolean; onClick: (n: number) => void }) {
  const { state, t, locale, tz } = useSession();
  const { n, at, direction, name, detail, user, durationMs, retry } = props.entry;
  const person = state.users.find(({ id }) => id === user && id !== state.appUser);
  const toApp = direction === 'to-app';
  return (
    // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the focus stays in the list; aria-activedescendant points here.
    <div
      role="option"
      id={`log-${n}`}
      aria-selected={props.chosen}
      class={`log-row${props.entry.ok === false ? ' log-row-failed' : ''}`}
      data-testid="log-row"
      data-n={n}
      onClick={() => props.onClick(n)}
    >
      <time class="log-time" dateTime={new Date(at).toISOString()}>
        {formatParts(new Date(at), CLOCK, { locale, tz })}
      </time>
      <span class={`log-way ${direction}`} title={t(toApp ? 'logToApp' : 'logFromApp')}>
        <span aria-hidden="true">{toApp ? '→' : '←'}</span>
        <span class="unseen">{t(toApp ? 'logToApp' : 'logFromApp')}</span>
      </span>
      <span class="log-what">
        <strong>{name}</strong> <span class="log-about">{detail}</span>
        {person !== undefined && <span class="log-person">{person.realName}</span>}
        {retry !== undefined && <span class="tag">{t('logRetry', { n: retry + 1 })}</span>}
      </span>
      <LogResult entry={props.entry} />
      <span class="log-duration">{durationMs === undefined ? '' : `${durationMs} ms`}</span>
    </div>
  );
});

/** The result of an entry as a symbol, a colour and a word. */
export function LogResult({ entry: { ok, error } }: { entry: LogEntry }) {
  const { t } = useSession();
  if (ok === undefined) return <span class="log-result">… {t('logWaiting')}</span>;
  return (
    <span class={`log-result ${ok ? 'log-ok' : 'log-failed'}`}>
      <span aria-hidden="true">{ok ? '✓ ' : '✕ '}</span>
      {ok ? t('logOk') : (error ?? t('logFailed'))}
    </span>
  );
}
