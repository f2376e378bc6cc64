/** Words of a page that broke. Apart, because the last resort of all brings every language's along. */
export const broken = {
  title: 'This page broke',
  help: 'It is a fault of the console, not of the broker. Nothing was changed by it.',
  digest: 'The console’s log has it as {digest}.',
  again: 'Load it again',
} as const
