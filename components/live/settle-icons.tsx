import { Ban, Check, Undo2 } from 'lucide-react'

const look = { size: 14, strokeWidth: 1.5, 'aria-hidden': true } as const

export const settleIcons = {
  ack: <Check {...look} />,
  requeue: <Undo2 {...look} />,
  reject: <Ban {...look} />,
}
