import type { ComponentChildren } from 'preact';

/** A round button with a sign. Its label is for those who don't see the sign, and under the pointer. */
export function RoundButton(props: {
  label: string;
  onClick: () => void;
  children: ComponentChildren;
  testId?: string;
  /** Other classes, after `round`. */
  class?: string;
  /** It stays where it is, and says that it does nothing now. */
  disabled?: boolean;
}) {
  return (
    <button
      type="button"
      class={props.class === undefined ? 'round' : `round ${props.class}`}
      aria-label={props.label}
      title={props.label}
      aria-disabled={props.disabled}
      data-testid={props.testId}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}
