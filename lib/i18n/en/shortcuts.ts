/** Words of the list of keyboard shortcuts. */
export const shortcuts = {
  title: 'Keyboard shortcuts',
  everywhere: 'Everywhere',
  go: 'Go to',
  lists: 'In lists',
  close: 'Close',
  palette: 'Search, go to, do',
  help: 'This list',
  rail: 'Fold or unfold the rail',
  filter: 'To the filter',
  filterRows: 'From the filter to the first row',
  moveRows: 'Next and previous row',
  openRow: 'Open the row',
  selectRow: 'Select the row, with Shift all up to it',
  columns: 'Choose columns',
  clearSelection: 'Clear the filter, or the selection',
  closes: 'Close a dialog or menu',
} as const
