import { Autocomplete } from '@base-ui/react/autocomplete'
import { cx } from '@/components/ui/cx'
import { Kbd } from '@/components/ui/kbd'
import { visible } from '@/lib/i18n/visible'
import type { PaletteItem } from './palette-item'

/** One line: what it is called, what it is, where it is. */
export function PaletteLine({ item, onChoose }: { item: PaletteItem; onChoose: () => void }) {
  const { Icon, label, isName, about, vhost, kind, keys } = item
  return (
    <Autocomplete.Item
      value={item}
      onClick={onChoose}
      className="group flex h-8 cursor-default scroll-my-1.5 items-center gap-2.5 rounded-s px-2.5 whitespace-nowrap outline-none select-none data-highlighted:bg-selected data-highlighted:shadow-[inset_2px_0_0_var(--accent)] max-sm:h-10"
    >
      <Icon size={16} className="flex-none text-ink-3 group-data-highlighted:text-accent-ink" />
      <span className="flex min-w-0 flex-1 items-baseline gap-2.5" title={visible(label)}>
        <span className={cx('cut flex-initial', isName && 'mono')}>{visible(label)}</span>
        {about === null ? null : <span className="mono cut text-ink-3">{about}</span>}
      </span>
      {vhost === null ? null : (
        <span className="cut max-w-[30%] flex-none text-small text-ink-3" title={visible(vhost)}>
          {visible(vhost)}
        </span>
      )}
      <span className="flex-none text-small text-ink-3 max-sm:hidden">{kind}</span>
      {keys.length === 0 ? null : (
        <span aria-hidden className="flex flex-none gap-0.5 max-sm:hidden">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </span>
      )}
    </Autocomplete.Item>
  )
}
