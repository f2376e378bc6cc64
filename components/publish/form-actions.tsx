'use client'

import { Bookmark, CodeXml, Link2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from '@/lib/i18n/use-translations'
import { Button } from '@/components/ui/button'
import { lazyPart } from '@/components/ui/lazy-part'
import { neededCode } from '@/components/ui/needed-code'
import { useToast } from '@/components/ui/toast'
import { useTellMissing } from '@/components/ui/use-say-failed'
import type { PublishTab, PublishValues } from './publish-values'

const SavedDialog = lazyPart(() => import('./saved-dialog').then((module) => module.SavedDialog))
const CodeDialog = lazyPart(() => import('./code-dialog').then((module) => module.CodeDialog))

interface FormActionsProps {
  tab: PublishTab
  values: () => PublishValues
  onUse: (values: PublishValues) => void
}

/** What can be done with a filled form beside sending it: keep it, pass it on, write it as code. */
export function FormActions({ tab, values, onUse }: FormActionsProps) {
  const t = useTranslations('publish')
  const toast = useToast()
  const tellMissing = useTellMissing()
  const [saved, setSaved] = useState(false)
  const [code, setCode] = useState(false)
  const copy = async () => {
    const { valuesToLink } = await neededCode(() => import('./parse-values'))
    const message = valuesToLink(values())
    if (message === null) return toast({ title: t('link.tooLong'), isProblem: true })
    const address = new URL(window.location.href)
    address.hash = `message=${message}`
    try {
      await navigator.clipboard.writeText(address.href)
      toast({ title: t('link.copied') })
    } catch {
      // No clipboard on plain http off localhost: it can be marked and copied by hand.
      toast({ title: t('link.byHand'), description: address.href })
    }
  }
  return (
    <>
      <Button kind="quiet" icon={<Bookmark />} {...SavedDialog.early} onClick={() => setSaved(true)}>
        {t('saved.open')}
      </Button>
      <Button kind="quiet" icon={<Link2 />} onClick={() => void copy().catch(tellMissing)}>
        {t('link.copy')}
      </Button>
      <Button icon={<CodeXml />} {...CodeDialog.early} onClick={() => setCode(true)}>
        {t('code.open')}
      </Button>
      <SavedDialog open={saved} onOpenChange={setSaved} values={values} onUse={onUse} />
      <CodeDialog tab={tab} open={code} onOpenChange={setCode} values={values} />
    </>
  )
}
