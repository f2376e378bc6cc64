'use client'

import { useEffect } from 'react'
import type { PublishTab } from './publish-values'
import type { PublishFormState } from './target-fields'
import { usePublishRefusal } from './use-publish-refusal'

interface PublishRefusalProps {
  form: PublishFormState
  tab: PublishTab
  onRefusal: (refusal: string | undefined) => void
}

/** Hands over why this user may not publish what the form holds. It shows nothing itself. */
export function PublishRefusal({ form, tab, onRefusal }: PublishRefusalProps) {
  const refusal = usePublishRefusal(form, tab)
  useEffect(() => onRefusal(refusal), [refusal, onRefusal])
  return null
}
