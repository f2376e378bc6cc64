/** Words of the primitives in components/ui. */
export const ui = {
  unknown: 'Unknown: the broker did not say',
  noStatistics: 'The broker has no statistics of it',
  close: 'Close',
  copied: 'Copied',
  retryIn: 'Try again in {seconds, plural, one {# second} other {# seconds}}.',
  copy: 'Copy {what}',
} as const
