import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react'
import type { Theme } from '@/lib/client/theme'

export const themeIcons: Record<Theme, LucideIcon> = { light: Sun, dark: Moon, system: Monitor }
