import { type ElementProps, useBlockHost, useElement } from '../blocks/block-host.ts';
import { useSession } from '../state/session.ts';
import { plainText } from '../text/text-object.tsx';

const KEYBOARDS: Record<string, 'decimal' | 'email' | 'url'> = {
  number_input: 'decimal',
  email_text_input: 'email',
  url_text_input: 'url',
};

/** An input for text of one or more lines, numbers, e-mail addresses or URLs. */
export function TextInput(props: ElementProps) {
  const { element } = props;
  const { t } = useSession();
  const { scope } = useBlockHost();
  const { actionId, current, change, send } = useElement(props);
  const keyboard = KEYBOARDS[String(element.type)];
  const value = String(current.value ?? '');
  const most = typeof element.max_length === 'number' ? element.max_length : undefined;
  const on = (element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed']) as string[];
  const countId = `${scope}-${props.blockId}-count`;
  const store = (text: string, done: boolean) => {
    const plain = keyboard !== 'decimal' || !done ? text : text.normalize('NFKC').replace(/[−ー]/g, '-').trim();
    if (done && plain === value) return;
    change(
      { value: plain === '' ? null : plain },
      { send: !done && props.dispatch && on.includes('on_character_entered') },
    );
  };
  const shared = {
    class: 'text-input',
    'data-action-id': actionId,
    'data-block-id': props.blockId,
    'aria-labelledby': props.labelledBy,
    'aria-describedby': [props.describedBy, most === undefined ? '' : countId].filter(Boolean).join(' ') || undefined,
    'aria-invalid': props.invalid,
    placeholder: plainText(element.placeholder),
    maxLength: most,
    value,
    onInput: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      store(event.currentTarget.value, false),
    onBlur: (event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
      store(event.currentTarget.value, true),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.isComposing || element.multiline === true) return;
      if (!props.dispatch || !on.includes('on_enter_pressed')) return;
      event.preventDefault();
      void send({ type: element.type, value: value === '' ? null : value });
    },
  };
  return (
    <div class="text-field">
      {element.multiline === true ? (
        <textarea {...shared} rows={5} />
      ) : (
        <input {...shared} type="text" inputMode={keyboard} autocomplete="off" />
      )}
      {most !== undefined && (
        <span class="count" id={countId}>
          <span aria-hidden="true">
            {value.length} / {most}
          </span>
          <span class="unseen">{t('count', { n: value.length, max: most })}</span>
        </span>
      )}
    </div>
  );
}
