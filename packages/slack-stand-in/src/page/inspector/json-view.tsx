import { useMemo } from 'preact/hooks';
import { useSession } from '../state/session.ts';
import { CopyButton } from './copy-button.tsx';
import { tokenizeJson } from './tokenize-json.ts';

/** Longer JSON is cut where it is shown: a browser that colours a megabyte does nothing else. */
const SHOWN = 60_000;

/** A value as indented JSON, with its title and a button that copies all of it. */
export function JsonView({ title, value, testId }: { title: string; value: unknown; testId: string }) {
  const { t } = useSession();
  const json = useMemo(() => toJson(value), [value]);
  return (
    <section class="json" data-testid={testId}>
      <header>
        <h4>{title}</h4>
        <CopyButton label={t('copy')} about={title} text={() => json} />
      </header>
      <JsonText json={json} />
      {json.length > SHOWN && <p class="log-note">{t('jsonCut')}</p>}
    </section>
  );
}

/** Indented JSON, its parts told apart by colour. One that scrolls by itself has a name, to be found by keyboard. */
export function JsonText({ json, scrolls }: { json: string; scrolls?: string }) {
  const parts = useMemo(() => tokenizeJson(json.slice(0, SHOWN)), [json]);
  return (
    <pre
      {...(scrolls === undefined ? {} : { class: 'json-scrolls', role: 'region', 'aria-label': scrolls, tabIndex: 0 })}
    >
      {parts.map(({ kind, text }, index) =>
        kind === undefined ? (
          text
        ) : (
          <span key={index} class={`json-${kind}`}>
            {text}
          </span>
        ),
      )}
    </pre>
  );
}

/** As people read it: indented by two. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? '';
}
