'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { jsonNodes, seenNodes, type JsonNode } from './json-tree'
import { visible } from '@/lib/i18n/visible'

const looks = {
  string: 'text-code-string',
  number: 'text-code-number',
  word: 'text-code-word',
  container: 'text-ink-3',
} as const

const openDepth = 2
const stepRows = 500
/** Further in, rows would leave the panel. */
const deepestIndent = 14

/** JSON as a tree that folds. Values stay as they were sent. */
export function JsonTreeView({ text }: { text: string }) {
  const t = useTranslations('message')
  const nodes = useMemo(() => jsonNodes(text), [text])
  const [turned, setTurned] = useState<ReadonlySet<number>>(new Set())
  const [most, setMost] = useState(stepRows)
  if (nodes === null) return <p className="px-4 py-2 text-small text-ink-2 max-sm:px-3">{t('treeNot')}</p>
  const isFolded = (index: number) => {
    const byDepth = (nodes[index]?.depth ?? 0) >= openDepth
    return turned.has(index) ? !byDepth : byDepth
  }
  const seen = seenNodes(nodes, isFolded, most + 1)
  const turn = (index: number) => {
    const next = new Set(turned)
    if (!next.delete(index)) next.add(index)
    setTurned(next)
  }
  return (
    <ul className="mono py-1 text-[12px]">
      {seen.slice(0, most).map((index) => {
        const node = nodes[index]
        return node === undefined ? null : (
          <li
            key={index}
            className="flex min-h-[21px] items-start gap-1 pr-3"
            style={{ paddingLeft: 12 + Math.min(node.depth, deepestIndent) * 14 }}
          >
            <Line node={node} isFolded={isFolded(index)} onTurn={() => turn(index)} />
          </li>
        )
      })}
      {seen.length > most ? (
        <li className="px-4 pt-1">
          <Button size="small" onClick={() => setMost(most + stepRows)}>
            {t('treeMore')}
          </Button>
        </li>
      ) : null}
    </ul>
  )
}

function Line({ node, isFolded, onTurn }: { node: JsonNode; isFolded: boolean; onTurn: () => void }) {
  const t = useTranslations('message')
  const { key, text, look, bracket, count } = node
  const name = key === null ? null : visible(key.slice(1, -1))
  const value =
    look === 'container' ? `${bracket}${count}${bracket === '{' ? '}' : ']'}` : visible(text.slice(0, 2_000))
  const label = (
    <>
      {name === null ? null : (
        <span className="flex-none text-code-key">
          {name}
          <span className="text-ink-3">:</span>
        </span>
      )}
      <span className={cx('min-w-0 leading-[21px] wrap-anywhere', looks[look])}>{value}</span>
    </>
  )
  if (look !== 'container' || count === 0) return <span className="flex min-w-0 gap-1.5 pl-4">{label}</span>
  return (
    <button
      type="button"
      aria-expanded={!isFolded}
      aria-label={t('treeTurn', { name: name ?? value })}
      className="flex min-w-0 items-center gap-1 text-left"
      onClick={onTurn}
    >
      {isFolded ? <ChevronRight size={12} /> : <ChevronDown size={12} />}
      <span className="flex min-w-0 gap-1.5">{label}</span>
    </button>
  )
}
