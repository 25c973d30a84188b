import type { Completion } from './find-completions.ts';

/** The completions above the composer. */
export function CompletionList(props: {
  id: string;
  label: string;
  completions: Completion[];
  chosen: number;
  onChoose: (completion: Completion) => void;
}) {
  if (props.completions.length === 0) return null;
  return (
    <div class="completions" id={props.id} role="listbox" aria-label={props.label} data-testid="completions">
      {props.completions.map((completion, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the focus stays in the text; aria-activedescendant points here.
        <div
          key={completion.label}
          id={`${props.id}-${index}`}
          role="option"
          aria-selected={index === props.chosen}
          class={`completion${index === props.chosen ? ' completion-chosen' : ''}`}
          data-testid="completion"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onChoose(completion)}
        >
          <strong>{completion.label}</strong>
          {completion.hint !== '' && <code>{completion.hint}</code>}
          <small>{completion.detail}</small>
        </div>
      ))}
    </div>
  );
}
