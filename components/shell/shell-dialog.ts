/** The dialogs that are reached from everywhere. One is open at a time. */
export type ShellDialog = 'palette' | 'shortcuts' | 'rights'
