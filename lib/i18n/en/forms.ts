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
