/** The code that Slack's client gets when the app does not acknowledge: `operation_timeout` after 3 seconds, else `dispatch_failed`. */
export function failureCode(ackError: string): 'operation_timeout' | 'dispatch_failed' {
  return ackError === 'timeout' || ackError === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed';
}
