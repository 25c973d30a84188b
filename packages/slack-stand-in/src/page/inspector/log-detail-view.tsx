import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LogDetail } from '../../log/log-entry.ts';
import { useSession } from '../state/session.ts';
import { formatParts } from '../text/format-date.ts';
import { BuilderButtons } from './builder-buttons.tsx';
import { JsonView } from './json-view.tsx';
import { fetchDetail } from './log-api.ts';
import { LogResult } from './log-row.tsx';
import { Refusal } from './refusal.tsx';

const MOMENT = {
  dateStyle: 'medium',
  timeStyle: 'medium',
} as const;

/** A log entry in full: time, duration, problems, payload and answer. */
export function LogDetailView(props: {
  n: number | undefined;
  /** Whether the result has arrived. The entry is fetched again when this changes. */
  over: boolean;
  /** Whether the reader has moved into the entry, rather than selected it in the list. */
  reading: boolean;
  onBack: () => void;
  onCheck: (json: string) => void;
}) {
  const { t } = useSession();
  const { n, reading } = props;
  const [detail, setDetail] = useState<LogDetail | 'gone'>();
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    let stopped = false;
    if (n === undefined) return;
    void fetchDetail(n).then((found) => {
      if (!stopped) setDetail(found ?? 'gone');
    });
    return () => {
      stopped = true;
    };
  }, [n, props.over]);
  useLayoutEffect(() => {
    if (reading) region.current?.focus({ preventScroll: true });
  }, [reading]);
  return (
    <section
      class="log-detail"
      ref={region}
      aria-label={typeof detail === 'object' ? detail.entry.name : t('logChoose')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      data-testid="log-detail"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !reading) return;
        event.preventDefault();
        props.onBack();
      }}
    >
      <button type="button" class="link log-back" data-testid="log-back" onClick={props.onBack}>
        ← {t('logBack')}
      </button>
      {n === undefined && <p class="log-note">{t('logChoose')}</p>}
      {detail === 'gone' && <p class="log-note">{t('logGone')}</p>}
      {detail !== undefined && detail !== 'gone' && <Entry detail={detail} onCheck={props.onCheck} />}
    </section>
  );
}

function Entry({ detail, onCheck }: { detail: LogDetail; onCheck: (json: string) => void }) {
  const { state, t, locale, tz } = useSession();
  const { entry, payload, answer, builder, problems } = detail;
  const person = state.users.find(({ id }) => id === entry.user);
  const facts = [
    formatParts(new Date(entry.at), MOMENT, { locale, tz }),
    entry.durationMs === undefined ? '' : `${entry.durationMs} ms`,
    t(entry.direction === 'to-app' ? 'logToApp' : 'logFromApp'),
    person?.realName ?? '',
    entry.retry === undefined ? '' : t('logRetry', { n: entry.retry + 1 }),
  ];
  const isEmpty = typeof answer === 'object' && answer !== null && Object.keys(answer).length === 0;
  return (
    <>
      <header class="log-detail-head">
        <h3>{entry.name}</h3>
        <LogResult entry={entry} />
        <p>{facts.filter(Boolean).join(' · ')}</p>
      </header>
      {problems.length > 0 && <Refusal problems={problems} source={builder} />}
      {builder !== undefined && <BuilderButtons builder={builder} onCheck={onCheck} />}
      <JsonView title={t('payload')} value={payload} testId="log-payload" />
      {answer === undefined || isEmpty ? (
        <section class="json">
          <h4>{t('answer')}</h4>
          <p class="log-note">{t(isEmpty ? 'emptyAnswer' : 'noAnswer')}</p>
        </section>
      ) : (
        <JsonView title={t('answer')} value={answer} testId="log-answer" />
      )}
    </>
  );
}
