/** Words of the primitives in components/ui. */
export const ui = {
  unknown: 'Unknown: the broker did not say',
  idle: 'idle',
  noStatistics: 'The broker has no statistics for it',
  close: 'Close',
  copied: 'Copied',
  atLeast: 'at least {time}',
  retryIn: 'Try again in {seconds, plural, one {# second} other {# seconds}}.',
  copy: 'Copy {what}',
  copyRefused: 'Not copied',
  copyRefusedHelp:
    'The browser refused the clipboard. Allow it for this page, or select the text and copy it by hand.',
  sideWidth: 'Width of the side panel',
  toasts: 'Notifications',
  partFailed: 'This could not be opened',
  partFailedHelp:
    'Its code did not arrive: the console may be down, or was updated. Try again, or reload the page.',
} as const
