/** Words of forms and dialogs. */
export const forms = {
  close: 'Close',
  tryAgain: 'Try again',
  progress: '{done} of {all}',
  more: 'and {count} more',
  failed: '{failed} of {all} did not work:',
  cancel: 'Cancel',
  working: 'Working…',
  optional: 'optional',
  invalid: 'Some fields need another value',
  typeName: 'Type {name} to go on',
  /** After a name. */
  inVhost: 'in {vhost}',
  allInVhost: 'In the virtual host {vhost}.',
  names: {
    /** No word of a field's own label: what is looked for by label is the field. */
    offered: 'Suggestions',
    reading: 'Names are being read…',
    unread: 'The names could not be read. Any name may be typed.',
    first: 'The first {count}: type to find others.',
    noQueue: 'No queue here has this in its name.',
    noExchange: 'No exchange here has this in its name.',
  },
  rows: {
    name: 'Name of row {row}',
    type: 'Type of row {row}',
    value: 'Value of row {row}',
    remove: 'Remove row {row}',
    add: 'Add row',
    namePlaceholder: 'name',
    valuePlaceholder: 'value',
    table: '{label}: name, type, value',
  },
} as const
