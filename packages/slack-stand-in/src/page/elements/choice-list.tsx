import type { Json } from '../../json.ts';
import { type ElementProps, useBlockHost, useElement } from '../blocks/block-host.ts';
import { TextObject } from '../text/text-object.tsx';

/** Radio buttons and checkboxes. */
export function ChoiceList(props: ElementProps) {
  const { scope } = useBlockHost();
  const { actionId, current, change } = useElement(props);
  const radio = props.element.type === 'radio_buttons';
  const options = (props.element.options ?? []) as Json[];
  const chosen = (radio ? [current.selected_option] : current.selected_options) as (Json | null)[];
  const isChosen = (option: Json) => chosen.some((other) => other?.value === option.value);
  const toggle = (option: Json) => {
    if (radio) change({ selected_option: option });
    else change({ selected_options: options.filter((other) => isChosen(other) !== (other === option)) });
  };
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is one of two that support it.
    <div
      class="choices"
      role={radio ? 'radiogroup' : 'group'}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      data-action-id={actionId}
      data-block-id={props.blockId}
    >
      {options.map((option) => (
        <label key={option.value} class="choice">
          <input
            type={radio ? 'radio' : 'checkbox'}
            name={`${scope}-${props.blockId}-${actionId}`}
            value={option.value}
            checked={isChosen(option)}
            aria-invalid={props.invalid}
            onChange={() => toggle(option)}
          />
          <span class="choice-words">
            <TextObject object={option.text} />
            {option.description !== undefined && (
              <small>
                <TextObject object={option.description} />
              </small>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
