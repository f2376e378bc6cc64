'use client'

import { lazyPart } from '@/components/ui/lazy-part'
import type { DestructiveDialogProps } from './destructive-form'

/**
 * The dialog before something goes: names it, counts what goes with it, and only then does it. The button that opens it takes
 * `{...DestructiveDialog.early}`.
 */
export const DestructiveDialog = lazyPart<DestructiveDialogProps>(() =>
  import('./destructive-form').then((module) => module.DestructiveForm),
)
