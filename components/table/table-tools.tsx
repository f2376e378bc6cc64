'use client'

import { laterPart } from '@/components/ui/later-part'
import type { TableToolsBar } from './table-tools-bar'

/** The tools at the right of a list's bar. They come after the rows: nobody needs them first, and nothing moves for them. */
export const TableTools = laterPart(() =>
  import('./table-tools-bar').then((module) => module.TableToolsBar),
) as typeof TableToolsBar
