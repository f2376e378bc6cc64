'use client'

import { useTranslations } from '@/lib/i18n/use-translations'
import { Panel } from '@/components/layout/panel'
import { columnsOf } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Chip } from '@/components/ui/chip'
import { Bytes } from '@/components/ui/figures'
import { Word } from '@/components/ui/word'
import type { NodeDetails } from '@/lib/rabbitmq/node-details'

/** What runs on a node: plugins, applications with versions, mechanisms and exchange types. */
export function NodeParts({ node }: { node: NodeDetails }) {
  const t = useTranslations('nodes.one')
  const { plugins, applications, authMechanisms, exchangeTypes } = node
  return (
    <div className="grid flex-none lg:grid-cols-2 lg:[&>*+*]:border-l">
      <Panel title={t('plugins')}>
        {plugins === null || plugins.length === 0 ? (
          <p className="text-small text-ink-2">{t(plugins === null ? 'pluginsUnknown' : 'noPlugins')}</p>
        ) : (
          <Chips names={plugins} />
        )}
        <h3 className="mt-3 mb-1 text-small text-ink-3">{t('exchangeTypes')}</h3>
        <Chips names={exchangeTypes} />
        <h3 className="mt-3 mb-1 text-small text-ink-3">{t('authMechanisms')}</h3>
        <Chips names={authMechanisms?.filter(({ enabled }) => enabled).map(({ name }) => name) ?? null} />
      </Panel>
      <Panel title={t('applications')}>
        <Chips
          names={
            applications?.map(({ name, version }) => (version === null ? name : `${name} ${version}`)) ?? null
          }
        />
      </Panel>
    </div>
  )
}

function Chips({ names }: { names: readonly string[] | null }) {
  const t = useTranslations('nodes.one')
  if (names === null || names.length === 0)
    return <p className="text-small text-ink-2">{t(names === null ? 'untold' : 'none')}</p>
  return (
    <ul className="flex flex-wrap gap-1.5">
      {names.map((name) => (
        <li key={name}>
          <Chip>{name}</Chip>
        </li>
      ))}
    </ul>
  )
}

type Link = NonNullable<NodeDetails['links']>[number]
const column = columnsOf<Link>()
const rowId = (link: Link) => link.peer
const none: Link[] = []

const Address = ({ address, port }: { address: string | null; port: number | null }) => (
  <span className="mono text-ink-2">
    {address ?? '?'}
    {port === null ? '' : `:${port}`}
  </span>
)

const linkColumns = column.columns([
  column.accessor('peer', {
    header: () => <Word k="nodes.one.peer" />,
    meta: { phone: true },
    cell: (cell) => (
      <span className="mono" title={cell.getValue()}>
        {cell.getValue()}
      </span>
    ),
  }),
  column.display({
    id: 'address',
    header: () => <Word k="nodes.one.address" />,
    meta: { width: 200 },
    cell: ({ row: { original: link } }) => <Address address={link.address} port={link.port} />,
  }),
  column.display({
    id: 'local',
    header: () => <Word k="nodes.one.local" />,
    meta: { width: 200 },
    cell: ({ row: { original: link } }) => <Address address={link.localAddress} port={link.localPort} />,
  }),
  column.accessor('received', {
    header: () => <Word k="nodes.one.received" />,
    meta: { number: true, phone: true, width: 120, phoneWidth: 96 },
    cell: (cell) => <Bytes value={cell.getValue()} perSecond />,
  }),
  column.accessor('sent', {
    header: () => <Word k="nodes.one.sent" />,
    meta: { number: true, phone: true, width: 120, phoneWidth: 96 },
    cell: (cell) => <Bytes value={cell.getValue()} perSecond />,
  }),
])

/** The connections of a node to the others of its cluster. */
export function NodeLinks({ node }: { node: NodeDetails }) {
  const t = useTranslations('nodes.one')
  return (
    <Panel title={t('links')} flush>
      <DataTable
        label={t('links')}
        columns={linkColumns}
        rows={node.links ?? none}
        rowId={rowId}
        empty={
          <p className="px-4 py-3 text-small text-ink-2 max-sm:px-3">
            {t(node.links === null ? 'linksUnknown' : 'noLinks')}
          </p>
        }
      />
    </Panel>
  )
}
