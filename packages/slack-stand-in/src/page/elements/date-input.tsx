import { type ElementProps, useElement } from '../blocks/block-host.ts';
import { useSession } from '../state/session.ts';
import { plainText } from '../text/text-object.tsx';

type Kind = 'date' | 'time' | 'datetime-local';

const KINDS: Record<string, { type: Kind; key: string }> = {
  datepicker: { type: 'date', key: 'selected_date' },
  timepicker: { type: 'time', key: 'selected_time' },
  datetimepicker: { type: 'datetime-local', key: 'selected_date_time' },
};

/** Date and time pickers of the browser. The state of a date with time is a Unix time. */
export function DateInput(props: ElementProps) {
  const { t } = useSession();
  const { actionId, current, change } = useElement(props);
  const { type, key } = KINDS[String(props.element.type)]!;
  const seconds = type === 'datetime-local';
  const held = current[key];
  const value = held === null ? '' : seconds ? toLocalInput(Number(held)) : String(held);
  return (
    <input
      class="text-input date-input"
      type={type}
      value={value}
      data-action-id={actionId}
      data-block-id={props.blockId}
      aria-labelledby={props.labelledBy}
      aria-label={props.labelledBy === undefined ? plainText(props.element.placeholder) || t('select') : undefined}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid}
      onChange={(event) => {
        const text = event.currentTarget.value;
        change({ [key]: text === '' ? null : seconds ? Math.floor(new Date(text).getTime() / 1000) : text });
      }}
    />
  );
}

function toLocalInput(unix: number): string {
  const date = new Date(unix * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
