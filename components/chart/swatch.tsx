import { cx } from '@/components/ui/cx'

const colours = {
  ready: 'bg-data-ready',
  unacked: 'bg-data-unacked',
  total: 'bg-data-total',
  publish: 'bg-data-publish',
  deliver: 'bg-data-deliver',
  ack: 'bg-data-ack',
  redelivered: 'bg-data-redelivered',
} as const
export type DataColour = keyof typeof colours

interface SwatchProps {
  colour: DataColour
  /** Lines for rates, squares for counts. */
  line?: boolean
  /** A line drawn dashed. */
  dashed?: boolean
}

/** The mark that ties a quantity to its colour. Decoration: the word stands beside it. */
export function Swatch({ colour, line = false, dashed = false }: SwatchProps) {
  return (
    <span
      aria-hidden
      className={cx(
        'inline-block flex-none',
        line ? 'h-0.5 w-3 rounded-[1px] align-middle' : 'size-2 rounded-[2px]',
        dashed && '[mask:repeating-linear-gradient(90deg,#000_0_5px,#0000_5px_7px)]',
        colours[colour],
      )}
    />
  )
}
