import type { shortcuts as en } from '@/lib/i18n/en/shortcuts'
import type { Translation } from '@/lib/i18n/translation'

export const shortcuts: Translation<typeof en> = {
  title: '键盘快捷键',
  everywhere: '任何页面',
  go: '前往',
  lists: '列表中',
  close: '关闭',
  palette: '搜索、跳转、执行操作',
  help: '本列表',
  rail: '收起或展开导航栏',
  filter: '定位到筛选框',
  clearFilter: '清除筛选',
  closes: '关闭对话框或菜单',
}
