import { useMemo } from 'preact/hooks';
import { useSession } from '../state/session.ts';
import { CopyButton } from './copy-button.tsx';
import { tokenizeJson } from './tokenize-json.ts';

/** The maximum number of shown characters. Colouring a megabyte of JSON would block the browser. */
const SHOWN = 60_000;

/** A value as indented JSON with a title and a copy button. */
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

/** Indented JSON in colours. `scrolls` is the accessible name of a region that scrolls on its own. */
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

/** JSON with an indent of two spaces. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? '';
}
