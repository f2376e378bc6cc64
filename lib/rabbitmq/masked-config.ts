/** In the place of a secret. */
const mask = '"…"'

const text = String.raw`(?:<<"(?:[^"\\]|\\.)*">>|"(?:[^"\\]|\\.)*"|<<[0-9,\s]+>>|\{\s*encrypted\s*,[^}]*\})`
const secretName = String.raw`[\w.-]*(?:pass|secret|token|cookie|credential)[\w.-]*`

/** `{default_pass,<<"guest">>}`, also with a name that is a text. */
const secrets = new RegExp(String.raw`(\{\s*(?:<<"|")?${secretName}(?:">>|")?\s*,\s*)${text}`, 'gi')
/** LDAP signs in with `{"cn=admin","secret"}`. */
const binds = new RegExp(
  String.raw`(\{\s*(?:other_bind|dn_lookup_bind)\s*,\s*\{\s*${text}\s*,\s*)${text}`,
  'g',
)
/** `amqp://user:secret@host` */
const addresses = /([a-z][a-z0-9+.-]*:\/\/[^\s:/@"]*:)[^\s/@"]*@/gi

/** RabbitMQ's configuration, in Erlang's terms, without the secrets in it. */
export const maskConfig = (config: string): string =>
  config.replace(secrets, `$1${mask}`).replace(binds, `$1${mask}`).replace(addresses, '$1…@')
