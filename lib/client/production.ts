'use client'

import { isProduction } from '@/lib/api/production'
import { useSession } from './session-context'

/** Whether this broker serves production: who takes something away there types its name. */
export const useIsProduction = (): boolean => isProduction(useSession().broker.environment)
