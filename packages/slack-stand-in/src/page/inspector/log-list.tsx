import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { LogEntry } from '../../log/log-entry.ts';
import { useSession } from '../state/session.ts';
import { LogRow } from './log-row.tsx';

/** The maximum number of rows, because every new row redraws the list. The filter finds older entries. */
const SHOWN = 300;
const NEAR_END = 40;
const PAGE = 10;

/** The log entries, newest last. Arrow keys select, Enter opens the selected entry. The list follows new entries while it is at its end. */
export function LogList(props: {
  listRef: RefObject<HTMLDivElement | null>;
  entries: LogEntry[];
  /** Whether the log has entries, so that an empty list is due to the filter. */
  filtered: boolean;
  chosen: number | undefined;
  onChoose: (n: number) => void;
  onRead: () => void;
  onClick: (n: number) => void;
}) {
  const { t } = useSession();
  const { entries, chosen, listRef } = props;
  const shown = entries.slice(-SHOWN);
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const list = scroller.current;
    if (list !== null && atEnd.current) list.scrollTop = list.scrollHeight;
  }, [entries]);
  useLayoutEffect(() => {
    listRef.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent) => {
    const at = shown.findIndex(({ n }) => n === chosen);
    const last = shown.length - 1;
    const target = { ArrowDown: at + 1, ArrowUp: at < 0 ? last : at - 1, Home: 0, End: last }[event.key];
    const paged = { PageDown: at + PAGE, PageUp: at - PAGE }[event.key];
    const next = shown[Math.min(last, Math.max(0, target ?? paged ?? -1))];
    const current = shown[at];
    if ((target ?? paged) !== undefined && next !== undefined) props.onChoose(next.n);
    else if (event.key === 'Enter' && current !== undefined) props.onRead();
    else return;
    event.preventDefault();
  };
  const hidden = entries.length - shown.length;
  const nothing = props.filtered ? t('logNoMatch') : t('logEmpty');
  return (
    <div
      class="log-list"
      ref={scroller}
      onScroll={({ currentTarget: list }) => {
        atEnd.current = list.scrollHeight - list.clientHeight - list.scrollTop < NEAR_END;
      }}
    >
      {hidden > 0 && <p class="log-note">{t('logOlder', { n: hidden })}</p>}
      {shown.length === 0 && <p class="log-note">{nothing}</p>}
      <div
        ref={listRef}
        role="listbox"
        aria-label={t('log')}
        aria-activedescendant={chosen === undefined ? undefined : `log-${chosen}`}
        tabIndex={0}
        data-testid="log-list"
        onKeyDown={onKeyDown}
      >
        {shown.map((entry) => (
          <LogRow key={entry.n} entry={entry} chosen={entry.n === chosen} onClick={props.onClick} />
        ))}
      </div>
    </div>
  );
}
