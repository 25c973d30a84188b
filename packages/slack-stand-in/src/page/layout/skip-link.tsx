/** A button that only the keyboard finds: past what comes next, to the first of these places that is there. */
export function SkipLink({ to, label }: { to: string; label: string }) {
  return (
    <button
      type="button"
      class="button primary skip-link"
      data-testid="skip-link"
      onClick={() => document.querySelector<HTMLElement>(to)?.focus()}
    >
      {label}
    </button>
  );
}
