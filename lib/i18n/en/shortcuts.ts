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
  clearFilter: 'Clear the filter',
  closes: 'Close a dialog or menu',
} as const
