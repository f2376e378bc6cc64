/** A problem that whoever runs the command can do something about: its message is shown alone, without a stack. */
export class LaunchError extends Error {
  /** @override */
  name = 'LaunchError'
}
