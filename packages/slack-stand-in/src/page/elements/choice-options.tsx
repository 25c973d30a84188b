import type { Choice, ChoiceGroup } from './read-options.ts';

/** The id of a choice in the list of this id. A value may hold what an id may not. */
export function optionId(list: string, { value }: Choice): string {
  return `${list}-${encodeURIComponent(value)}`;
}

/** The list below a select that is searched: what still fits, in its groups, of which one is pointed at. */
export function ChoiceOptions(props: {
  id: string;
  label: { 'aria-labelledby': string } | { 'aria-label': string };
  groups: readonly ChoiceGroup[];
  /** Value of the choice that the select holds, and of the one that Enter would choose. */
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
      // The focus stays in the text.
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
