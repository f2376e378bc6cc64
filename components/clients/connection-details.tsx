'use client'

import { CollectionsOf } from '@/components/layout/collections-of'
import { DetailList, type Detail } from '@/components/layout/detail-list'
import { Maybe } from '@/components/layout/maybe'
import { Panel } from '@/components/layout/panel'
import { YesNo } from '@/components/layout/yes-no'
import { Bytes, Count, Rate, Time } from '@/components/ui/figures'
import { useAge } from '@/lib/i18n/use-age'
import { useTranslations } from '@/lib/i18n/use-translations'
import type { ConnectionDetails as Connection } from '@/lib/rabbitmq/connection-details'
import { PropertyTree } from './property-tree'

/** Who is at the other end of one connection, what both ends agreed on, and what secures it. */
export function ConnectionDetails({ connection }: { connection: Connection }) {
  const t = useTranslations('connections.one')
  const { clientProperties } = connection
  return (
    <div className="grid flex-none lg:grid-cols-3 lg:[&>*+*]:border-l">
      <Panel title={t('details')}>
        <DetailList details={useFacts(connection)} />
      </Panel>
      <Panel title={t('properties')}>
        {clientProperties.length === 0 ? (
          <p className="text-small text-ink-2">{t('noProperties')}</p>
        ) : (
          <PropertyTree label={t('properties')} properties={clientProperties} />
        )}
      </Panel>
      <Panel title={t('security')}>
        <DetailList details={useSecurity(connection)} />
      </Panel>
    </div>
  )
}

function useFacts(connection: Connection): Detail[] {
  const t = useTranslations('connections')
  const one = useTranslations('connections.one')
  const age = useAge()
  const { heartbeat, containerId, collections } = connection
  return [
    { label: t('user'), value: <Maybe text={connection.user} /> },
    { label: t('vhost'), value: <Maybe text={connection.vhost} />, mono: true },
    { label: t('node'), value: <Maybe text={connection.node} />, mono: true },
    { label: t('protocol'), value: <Maybe text={connection.protocol} /> },
    { label: t('type'), value: <Maybe text={connection.type} /> },
    ...(containerId === null ? [] : [{ label: t('containerId'), value: containerId, mono: true }]),
    { label: one('connectedAt'), value: <Time at={connection.connectedAt} /> },
    { label: t('peer'), value: <Maybe text={connection.peer} />, mono: true },
    { label: t('local'), value: <Maybe text={connection.local} />, mono: true },
    {
      label: t('heartbeat'),
      value:
        heartbeat === 0 ? (
          one('noHeartbeat')
        ) : heartbeat === null ? (
          <Maybe text={null} />
        ) : (
          age(heartbeat * 1000)
        ),
    },
    { label: t('frameMax'), value: <Limit value={connection.frameMax} bytes /> },
    { label: t('channelMax'), value: <Limit value={connection.channelMax} /> },
    { label: t('sendPending'), value: <Count value={connection.sendPending} /> },
    {
      label: one('reductions'),
      value: (
        <span title={one('reductionsHelp')}>
          <Rate value={connection.reductionsRate} />
        </span>
      ),
    },
    ...(collections === null
      ? []
      : [{ label: one('collections'), value: <CollectionsOf value={collections} /> }]),
    {
      label: t('received'),
      value: <Traffic bytes={connection.received} packets={connection.receivedPackets} />,
    },
    { label: t('sent'), value: <Traffic bytes={connection.sent} packets={connection.sentPackets} /> },
  ]
}

/** AMQP 1.0 has no other way to say that a frame may have any size. */
const anySize = 0xffff_ffff

/** 0 is no limit, to either end. */
function Limit({ value, bytes = false }: { value: number | null; bytes?: boolean }) {
  const t = useTranslations('connections.one')
  if (value === 0 || (bytes && value === anySize)) return <>{t('noLimit')}</>
  return bytes ? <Bytes value={value} /> : <Count value={value} />
}

function Traffic({ bytes, packets }: { bytes: number | null; packets: number | null }) {
  const t = useTranslations('connections.one')
  return (
    <>
      <Bytes value={bytes} />
      {packets === null ? null : <span className="text-ink-3"> · {t('packets', { count: packets })}</span>}
    </>
  )
}

function Tls({ value }: { value: boolean | null }) {
  const t = useTranslations('connections.one')
  return value === false ? t('noTls') : <YesNo value={value} />
}

function useSecurity(connection: Connection): Detail[] {
  const t = useTranslations('connections')
  const one = useTranslations('connections.one')
  const details: Detail[] = [
    { label: t('authMechanism'), value: <Maybe text={connection.authMechanism} /> },
    { label: t('tls'), value: <Tls value={connection.tls} /> },
  ]
  if (connection.tls !== true) return details
  const mono = (label: string, text: string | null): Detail => ({
    label,
    value: <Maybe text={text} />,
    mono: true,
  })
  details.push(
    mono(t('tlsProtocol'), connection.tlsProtocol),
    mono(t('tlsCipher'), connection.tlsCipher),
    mono(one('keyExchange'), connection.tlsKeyExchange),
    mono(one('hash'), connection.tlsHash),
  )
  if (connection.peerSubject === null) {
    details.push({ label: t('peerSubject'), value: one('noCertificate') })
    return details
  }
  details.push(
    mono(one('certSubject'), connection.peerSubject),
    mono(one('certIssuer'), connection.peerIssuer),
    mono(one('certValidity'), connection.peerValidity),
  )
  if (connection.peerSerial !== null) details.push(mono(one('certSerial'), connection.peerSerial))
  return details
}
