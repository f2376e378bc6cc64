/**
 * @typedef {object} UserSpec
 * @property {string} service what it is for, and its name behind that of the virtual host
 * @property {string} configure permission patterns
 * @property {string} write
 * @property {string} read
 */

const NOTHING = '^$'

/**
 * One user for each service of the shop, each with no more rights than it needs.
 * @type {UserSpec[]}
 */
export const USERS = [
  {
    service: 'checkout',
    configure: '^amq\\.gen',
    write: '^(shop\\.events|payments|amq\\.(default|gen.*))$',
    read: '^amq\\.gen',
  },
  {
    service: 'warehouse',
    configure: NOTHING,
    write: '^(shop\\.events|broadcast|amq\\.default)$',
    read: '^(orders\\.(created|shipping)|inventory\\..*)$',
  },
  { service: 'pricing', configure: NOTHING, write: '^amq\\.default$', read: '^rpc\\.' },
  { service: 'invoice', configure: NOTHING, write: NOTHING, read: '^orders\\.invoice$' },
  {
    service: 'payments',
    configure: NOTHING,
    write: NOTHING,
    read: '^(payments\\.|orders\\.payment|ledger\\.)',
  },
  {
    service: 'notify',
    configure: NOTHING,
    write: '^(notify|webhooks)$',
    read: '^(emails\\.|webhooks\\.|订单\\.)',
  },
  {
    service: 'analytics',
    configure: '^cache\\.',
    write: '^cache\\.',
    read: '^(audit\\.|search\\.|cache\\.|broadcast$)',
  },
]

/**
 * A user's name: that of the virtual host comes first, because users are not parted by virtual hosts.
 * @param {string} vhost
 * @param {string} service
 */
export const userName = (vhost, service) => `${vhost}-${service}`
