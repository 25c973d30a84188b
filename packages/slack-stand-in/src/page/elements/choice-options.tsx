import type { Choice, ChoiceGroup } from './read-options.ts';

/** The element id of a choice, encoded because a value may contain characters that an id cannot. */
export function optionId(list: string, { value }: Choice): string {
  return `${list}-${encodeURIComponent(value)}`;
}

/** The list below a searchable select: the matching choices in their groups, with one active choice. */
export function ChoiceOptions(props: {
  id: string;
  label: { 'aria-labelledby': string } | { 'aria-label': string };
  groups: readonly ChoiceGroup[];
  /** The values of the current choice and of the active one, which Enter chooses. */
  chosen: string;
  active: string | undefined;
  onChoose: (choice: Choice) => void;
}) {
  const { id, chosen, active } = props;
  const options = (choices: readonly Choice[]) =>
    choices.map((choice) => (
      // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the focus stays in the text; aria-activedescendant points here.
      <div
        key={choice.value}
        id={optionId(id, choice)}
        role="option"
        aria-selected={choice.value === chosen}
        class={`option${choice.value === active ? ' option-active' : ''}`}
        data-value={choice.value}
        onClick={() => props.onChoose(choice)}
      >
        {choice.label}
        {choice.description !== '' && <small>{choice.description}</small>}
      </div>
    ));
  return (
    <div
      class="options"
      id={id}
      role="listbox"
      {...props.label}
      // Keeps the focus in the text field.
      onMouseDown={(event) => event.preventDefault()}
    >
      {props.groups.map((group, index) =>
        group.label === undefined ? (
          options(group.choices)
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox.
          <div key={group.label} role="group" aria-labelledby={`${id}-group-${index}`}>
            <div class="group-label" id={`${id}-group-${index}`} role="presentation">
              {group.label}
            </div>
            {options(group.choices)}
          </div>
        ),
      )}
    </div>
  );
}
