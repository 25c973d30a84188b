import { useSession } from '../state/session.ts';
import type { LogFilter } from './filter-log.ts';

const DIRECTIONS = { both: 'logBoth', 'to-app': 'logToApp', 'from-app': 'logFromApp' } as const;

/** Filters by words, direction and failure, and the number of matches. */
export function LogFilters(props: {
  filter: LogFilter;
  onChange: (filter: LogFilter) => void;
  found: number;
  all: number;
}) {
  const { t } = useSession();
  const { filter, onChange } = props;
  return (
    <search class="log-filters">
      <input
        type="search"
        class="text-input"
        value={filter.text}
        placeholder={t('logFilter')}
        aria-label={t('logFilter')}
        data-testid="log-filter"
        onInput={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          // The first Escape clears the words, the second one closes the inspector.
          if (event.key !== 'Escape' || event.isComposing || filter.text === '') return;
          event.preventDefault();
          onChange({ ...filter, text: '' });
        }}
      />
      <span class="select">
        <select
          value={filter.direction}
          aria-label={t('logDirection')}
          data-testid="log-direction"
          onChange={(event) => onChange({ ...filter, direction: event.currentTarget.value as LogFilter['direction'] })}
        >
          {Object.entries(DIRECTIONS).map(([value, word]) => (
            <option key={value} value={value}>
              {t(word)}
            </option>
          ))}
        </select>
      </span>
      <label class="log-failures">
        <input
          type="checkbox"
          checked={filter.failuresOnly}
          data-testid="log-failures"
          onChange={(event) => onChange({ ...filter, failuresOnly: event.currentTarget.checked })}
        />
        {t('logFailures')}
      </label>
      <span class="log-count" data-testid="log-count">
        {t('logCount', { n: props.found, max: props.all })}
      </span>
    </search>
  );
}
