/** A word for a shell: as it is where nothing in it means anything there, else in single quotes. */
const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`

/** What turns the firehose of a virtual host off, on a node of the broker. */
export const traceOffCommand = (vhost: string): string => `rabbitmqctl trace_off -p ${shellWord(vhost)}`
