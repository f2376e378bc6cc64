/** What can be done with each row of a list. Its functions keep their identity, so that rows are drawn only when they change. */
export interface RowTools<Row> {
  /** For "Select {name}" and "Actions of {name}". */
  rowName: (row: Row) => string
  /** Rows can be selected. */
  onTick?: (row: Row, on: boolean, isRange: boolean) => void
  /** Rows have a menu, which opens at the button. */
  onMenu?: (row: Row, button: HTMLElement) => void
  /** The menu's button stays on phones, where a row leads to no page that has its actions. */
  menuOnPhone?: boolean
}
