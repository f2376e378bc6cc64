'use client'

import type { Finding, FindingKind } from '@/lib/rabbitmq/attention/finding'
import type { FindingWords, WordsOf } from './finding-words'
import { useBrokerWords } from './use-broker-words'
import { useNodeWords } from './use-node-words'
import { useQueueWords } from './use-queue-words'

/** A finding in the words of the page's language. */
export function useFindingWords(): (finding: Finding) => FindingWords {
  const words: WordsOf<FindingKind> = { ...useNodeWords(), ...useQueueWords(), ...useBrokerWords() }
  return (finding) => (words[finding.kind] as (finding: Finding) => FindingWords)(finding)
}
