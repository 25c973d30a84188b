import { useRef, useState } from 'preact/hooks';
import type { Json } from '../../json.ts';
import { type ElementProps, useElement } from '../blocks/block-host.ts';
import { useSession } from '../state/session.ts';
import { plainText } from '../text/text-object.tsx';
import { matchChoices, SEARCH_FROM } from './match-choices.ts';
import { type Choice, chosenValue, readOptions } from './read-options.ts';

/** A multi-select as a list of checkboxes in place. A long list has a search field. */
export function MultiSelect(props: ElementProps) {
  const { state, t } = useSession();
  const { actionId, current, change } = useElement(props);
  const [text, setText] = useState('');
  const root = useRef<HTMLDetailsElement>(null);
  const { groups, key } = readOptions(props.element, state);
  const all = groups.flatMap((group) => group.choices);
  const found = matchChoices(groups, text);
  const chosen = ((current[key] ?? []) as (Json | string)[]).map(chosenValue);
  const most = Number(props.element.max_selected_items ?? Number.POSITIVE_INFINITY);
  const isFull = (choice: Choice) => chosen.length >= most && !chosen.includes(choice.value);
  const toggle = (choice: Choice) => {
    if (isFull(choice)) return;
    const next = chosen.includes(choice.value) ? chosen.filter((v) => v !== choice.value) : [...chosen, choice.value];
    change({ [key]: all.filter((other) => next.includes(other.value)).map((other) => other.state) });
  };
  const names = all.filter((choice) => chosen.includes(choice.value)).map((choice) => choice.label);
  const describedBy = [props.labelledBy, props.describedBy].filter(Boolean).join(' ') || undefined;
  return (
    <details
      class="multi"
      ref={root}
      data-action-id={actionId}
      data-block-id={props.blockId}
      data-testid="multi-select"
      onKeyDown={(event) => {
        // Escape closes the list only, not the modal around it.
        if (event.key !== 'Escape' || event.isComposing || root.current?.open !== true) return;
        event.preventDefault();
        event.stopPropagation();
        root.current.open = false;
        root.current.querySelector('summary')?.focus();
      }}
    >
      <summary aria-describedby={describedBy}>
        {names.length === 0 ? (
          <span class="placeholder">{plainText(props.element.placeholder) || t('select')}</span>
        ) : (
          names.map((name) => (
            <span key={name} class="chip">
              {name}
            </span>
          ))
        )}
      </summary>
      {all.length >= SEARCH_FROM && (
        <input
          type="search"
          class="text-input multi-search"
          placeholder={t('searchChoices')}
          aria-label={t('searchChoices')}
          autocomplete="off"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.isComposing) return;
            event.preventDefault();
            const first = found[0]?.choices[0];
            if (text !== '' && first !== undefined) toggle(first);
          }}
        />
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be labelled from outside. */}
      <div class="multi-list" role="group" aria-labelledby={props.labelledBy} aria-describedby={props.describedBy}>
        {found.map((group) => (
          <div key={group.label ?? ''}>
            {group.label !== undefined && <div class="group-label">{group.label}</div>}
            {group.choices.map((choice) => (
              <label key={choice.value} class="choice">
                <input
                  type="checkbox"
                  value={choice.value}
                  checked={chosen.includes(choice.value)}
                  disabled={isFull(choice)}
                  onChange={() => toggle(choice)}
                />
                <span class="choice-words">
                  {choice.label}
                  {choice.description !== '' && <small>{choice.description}</small>}
                </span>
              </label>
            ))}
          </div>
        ))}
        <p class="no-choice" role="status">
          {found.length === 0 && t('noChoice')}
        </p>
      </div>
    </details>
  );
}
