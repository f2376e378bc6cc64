/** Where a key is input, or belongs to what lies above the page. */
export const keyTakers =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu]'
