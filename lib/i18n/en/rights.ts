/** Words of the list of a user's rights. */
export const rights = {
  noVhostTitle: 'You have access to no virtual host',
  noVhostHelp: 'An administrator of this broker can grant you permissions on one.',
  item: 'Your rights',
  title: 'Rights of {user}',
  tags: 'Tags',
  noTags: 'None: the management API is closed to this user.',
  tag: {
    management: 'manages what the permissions below allow',
    policymaker: 'also sets policies and parameters',
    monitoring: 'also sees all connections, channels and nodes',
    administrator: 'does everything, users and permissions included',
    impersonator: 'may publish messages with the user_id of somebody else',
  },
  ownTag: 'not one of RabbitMQ’s own tags: it gives no rights here',
  permissions: 'Permissions',
  vhosts: 'Accessible virtual hosts',
  vhost: 'Virtual host',
  configure: 'Configure',
  write: 'Write',
  read: 'Read',
  help: 'Regular expressions over names of queues and exchanges. An empty one allows nothing.',
  unknown:
    'RabbitMQ lets only administrators read permissions. The broker refuses what is not allowed, and you are told why.',
  none: 'No access to any virtual host.',
  nothing: 'nothing',
  close: 'Close',
  /** Why a control is disabled. */
  needs: {
    configure: 'configure',
    write: 'write',
    read: 'read',
    queue: 'Needs {right} permission on queue {name}',
    exchange: 'Needs {right} permission on exchange {name}',
    any: 'Needs {right} permission on some name: yours covers none',
    close: 'Needs the tag administrator: only user {user} and administrators may close it',
  },
} as const
