import type { RawBlock } from '../../page-api.ts';
import { type ElementProps, useElement } from '../blocks/block-host.ts';
import { useSession } from '../state/session.ts';
import { plainText } from '../text/text-object.tsx';
import { type Choice, chosenValue, readOptions } from './read-options.ts';

/** A select of several choices: a list to tick, open in place. */
export function MultiSelect(props: ElementProps) {
  const { state, t } = useSession();
  const { actionId, current, change } = useElement(props);
  const { groups, key } = readOptions(props.element, state);
  const all = groups.flatMap((group) => group.choices);
  const chosen = ((current[key] ?? []) as (RawBlock | string)[]).map(chosenValue);
  const most = Number(props.element.max_selected_items ?? Number.POSITIVE_INFINITY);
  const toggle = (choice: Choice) => {
    const next = chosen.includes(choice.value) ? chosen.filter((v) => v !== choice.value) : [...chosen, choice.value];
    change({ [key]: all.filter((other) => next.includes(other.value)).map((other) => other.state) });
  };
  const names = all.filter((choice) => chosen.includes(choice.value)).map((choice) => choice.label);
  return (
    <details class="multi" data-action-id={actionId} data-block-id={props.blockId} data-testid="multi-select">
      <summary aria-describedby={props.labelledBy}>
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
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be labelled from outside. */}
      <div class="multi-list" role="group" aria-labelledby={props.labelledBy} aria-describedby={props.describedBy}>
        {groups.map((group, index) => (
          <div key={index}>
            {group.label !== undefined && <div class="group-label">{group.label}</div>}
            {group.choices.map((choice) => (
              <label key={choice.value} class="choice">
                <input
                  type="checkbox"
                  value={choice.value}
                  checked={chosen.includes(choice.value)}
                  disabled={chosen.length >= most && !chosen.includes(choice.value)}
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
      </div>
    </details>
  );
}
