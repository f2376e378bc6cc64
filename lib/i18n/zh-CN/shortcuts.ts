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
  filterRows: '从筛选框到第一行',
  moveRows: '下一行、上一行',
  openRow: '打开所在行',
  selectRow: '选择所在行，按住 Shift 选到此行',
  columns: '选择列',
  clearSelection: '清除筛选或选择',
  closes: '关闭对话框或菜单',
}
