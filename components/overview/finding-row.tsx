'use client'

import { Eye, EyeOff, Info, OctagonAlert, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from '@/lib/i18n/use-translations'
import { usePunctuation } from '@/lib/i18n/use-punctuation'
import { NameLink } from '@/components/layout/name-link'
import { IconButton } from '@/components/ui/icon-button'
import type { Finding } from '@/lib/rabbitmq/attention/finding'
import { levelOf } from '@/lib/rabbitmq/attention/finding-order'
import { useFindingWords } from './use-finding-words'

const marks = {
  bad: <OctagonAlert size={16} className="mt-0.5 text-bad" />,
  warn: <TriangleAlert size={16} className="mt-0.5 text-warn" />,
  info: <Info size={16} className="mt-0.5 text-ink-3" />,
}

interface FindingRowProps {
  finding: Finding
  /** Not of the virtual host that is looked at, but of the broker that it is on. */
  ofWhole: boolean
  /** Among those that this browser hides. */
  hidden: boolean
  onToggle: () => void
}

/** One thing that needs attention: name, figure, one sentence of cause, one of what to do. */
export function FindingRow({ finding, ofWhole, hidden, onToggle }: FindingRowProps) {
  const t = useTranslations('attention')
  const { comma, stop, room, listed } = usePunctuation()
  const { name, href, what: kind, value, unit, why, links = [], next } = useFindingWords()(finding)
  const what = listed([kind, ofWhole ? t('whole') : ''].filter((word) => word !== ''))
  const Icon = hidden ? Eye : EyeOff
  return (
    <li
      className={`group grid grid-cols-[16px_minmax(0,1fr)_auto_24px] gap-x-2.5 border-t border-line-1 py-1.5 pr-2 pl-4 hover:bg-hover max-sm:pl-3 ${hidden ? 'opacity-60' : ''}`}
    >
      {marks[levelOf(finding)]}
      <span className="flex min-w-0 items-baseline gap-1.5">
        <span className="min-w-0 font-medium">
          {href === null ? (
            <span className="cut block" title={name}>
              {name}
            </span>
          ) : (
            <NameLink href={href} name={name} />
          )}
        </span>
        {what === '' ? null : (
          <span className="cut max-w-[45%] flex-none text-micro text-ink-3" title={what}>
            {what}
          </span>
        )}
      </span>
      <span className="text-right text-small leading-5 whitespace-nowrap text-ink-3">
        <b className="font-medium text-ink-1">{value}</b>
        {unit.startsWith('/') ? unit : ` ${unit}`}
      </span>
      <IconButton
        size="small"
        label={hidden ? t('unhide', { name }) : t('hide', { name })}
        icon={<Icon />}
        onClick={onToggle}
        className="-my-0.5 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 max-sm:opacity-100"
      />
      <p className="col-span-3 col-start-2 pr-2 text-small text-pretty wrap-anywhere text-ink-2">
        {why}
        {room}
        {links.map((link, index) => (
          <span key={link.name}>
            {index === 0 ? '' : comma}
            <Link
              href={link.href}
              prefetch={false}
              className="mono underline-offset-2 hover:underline focus-visible:underline"
            >
              {link.name}
            </Link>
            {index === links.length - 1 ? `${stop}${room}` : ''}
          </span>
        ))}
        <span className="text-ink-3">{next}</span>
      </p>
    </li>
  )
}
