import {
  Activity,
  ArrowLeftRight,
  Columns3,
  Ear,
  Gauge,
  Plug,
  Send,
  Server,
  Share2,
  SlidersHorizontal,
  type LucideIcon,
} from 'lucide-react'
import { paths } from '@/lib/api/paths'

export interface Section {
  key:
    | 'overview'
    | 'queues'
    | 'exchanges'
    | 'topology'
    | 'publish'
    | 'live'
    | 'connections'
    | 'channels'
    | 'consumers'
    | 'nodes'
  path: string
  Icon: LucideIcon
  /** The key that leads there after `g`. */
  jump: string
  /** Its list is filtered by the virtual host in the top bar. */
  filtered: boolean
}

/** The sections that exist, in groups. */
export const sections: readonly (readonly Section[])[] = [
  [
    { key: 'overview', path: paths.overview(), Icon: Gauge, jump: 'o', filtered: true },
    { key: 'queues', path: paths.queues(), Icon: Columns3, jump: 'q', filtered: true },
    { key: 'exchanges', path: paths.exchanges(), Icon: ArrowLeftRight, jump: 'e', filtered: true },
    { key: 'topology', path: paths.topology(), Icon: Share2, jump: 't', filtered: false },
  ],
  [
    { key: 'publish', path: paths.publish(), Icon: Send, jump: 'p', filtered: false },
    { key: 'live', path: paths.live(), Icon: Activity, jump: 'l', filtered: false },
  ],
  [
    { key: 'connections', path: paths.connections(), Icon: Plug, jump: 'c', filtered: true },
    { key: 'channels', path: paths.channels(), Icon: SlidersHorizontal, jump: 'h', filtered: true },
    { key: 'consumers', path: paths.consumers(), Icon: Ear, jump: 'm', filtered: true },
  ],
  [{ key: 'nodes', path: paths.nodes(), Icon: Server, jump: 'n', filtered: false }],
]

/** Whether an address lies in a section. */
export const isIn = (section: Section, pathname: string): boolean =>
  pathname === section.path || pathname.startsWith(`${section.path}/`)

/** Whether the page at this address is a list that the virtual-host filter applies to. */
export const followsVhost = (pathname: string): boolean =>
  sections.flat().some((section) => section.filtered && section.path === pathname)
