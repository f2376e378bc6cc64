'use client'

import dynamic from 'next/dynamic'
import type { TableToolsBar } from './table-tools-bar'

/** The tools at the right of a list's bar. They come after the rows: nobody needs them first, and nothing moves for them. */
export const TableTools = dynamic(() => import('./table-tools-bar').then((module) => module.TableToolsBar), {
  ssr: false,
}) as typeof TableToolsBar
