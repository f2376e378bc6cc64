'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { IconButton } from './icon-button'
import { useToast } from './toast'

interface CopyButtonProps {
  /** What goes to the clipboard. */
  text: string
  /** What it is, for the button's name: "Copy name". */
  label: string
}

const never = () => () => {}
const onServer = () => false

/** Copies a text. Where the browser gives no clipboard (plain http off localhost) it does not show itself. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const t = useTranslations('ui')
  const usable = useSyncExternalStore(never, () => window.isSecureContext, onServer)
  const toast = useToast()
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [copied])

  if (!usable) return null
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      setCopied(false)
      toast({ title: t('copyRefused'), description: t('copyRefusedHelp'), isProblem: true })
    }
  }
  return (
    <IconButton
      size="small"
      // Its icon stands where text would.
      className="max-sm:-mx-2.5"
      label={copied ? t('copied') : label}
      icon={copied ? <Check /> : <Copy />}
      onClick={() => void copy()}
    />
  )
}
