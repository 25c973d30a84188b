import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useSession } from '../state/session.ts';
import { filterLog, NO_FILTER } from './filter-log.ts';
import { LogDetailView } from './log-detail-view.tsx';
import { LogFilters } from './log-filters.tsx';
import { LogList } from './log-list.tsx';
import { useLog } from './use-log.ts';

/** The width below which the list and the entry do not fit side by side, as in inspector.css. */
const NARROW = '(width < 760px)';

/** The log with the selected entry beside it, or instead of it on a narrow screen. */
export function LogPane({ hidden, onCheck }: { hidden: boolean; onCheck: (json: string) => void }) {
  const { state } = useSession();
  const entries = useLog();
  const [filter, setFilter] = useState(NO_FILTER);
  const [chosen, setChosen] = useState<number>();
  const [reading, setReading] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const wasReading = useRef(false);
  useLayoutEffect(() => {
    // Runs after the render, because the list is still hidden in onBack.
    if (wasReading.current && !reading) list.current?.focus();
    wasReading.current = reading;
  }, [reading]);
  const found = useMemo(() => {
    const names = new Map(state.users.map((user) => [user.id, user.realName]));
    return filterLog(entries, filter, (user) => names.get(user) ?? '');
  }, [entries, filter, state.users]);
  const entry = entries.find(({ n }) => n === chosen);
  return (
    <div class={`log-pane${reading ? ' log-pane-reading' : ''}`} hidden={hidden}>
      <div class="log-side">
        <LogFilters filter={filter} onChange={setFilter} found={found.length} all={entries.length} />
        <LogList
          listRef={list}
          entries={found}
          filtered={entries.length > 0}
          chosen={chosen}
          onChoose={setChosen}
          onRead={() => setReading(true)}
          onClick={(n) => {
            setChosen(n);
            // When both are visible, the list keeps the focus so that the arrow keys continue to work.
            setReading(matchMedia(NARROW).matches);
          }}
        />
      </div>
      <LogDetailView
        key={chosen}
        n={chosen}
        over={entry?.ok !== undefined}
        reading={reading}
        onBack={() => setReading(false)}
        onCheck={onCheck}
      />
    </div>
  );
}
