/** A skip link for the keyboard. It goes to the first of the selectors in `to` that matches. */
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
