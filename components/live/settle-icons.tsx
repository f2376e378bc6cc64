import { Ban, Check, Undo2 } from 'lucide-react'

export const settleIcons = {
  ack: <Check />,
  requeue: <Undo2 />,
  reject: <Ban />,
}
