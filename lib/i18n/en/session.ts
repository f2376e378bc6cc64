/** Words of the sign-in page. */
export const session = {
  title: 'Sign in',
  lead: 'With your RabbitMQ user. What you may do here is what RabbitMQ lets that user do.',
  broker: 'Broker',
  username: 'Username',
  password: 'Password',
  submit: 'Sign in',
  submitting: 'Signing in…',
  usernameMissing: 'A username is needed',
  passwordMissing: 'A password is needed',
  kept: 'The password stays in the memory of the console, until you sign out or for 8 hours at most; for 15 minutes more where a firehose could not be turned off.',
  versions: 'RabbitMQ 3.10 to 4.3',
} as const
