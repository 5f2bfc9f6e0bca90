import type { start as english } from '../en/start.ts'

export const start: Readonly<Record<keyof typeof english, string>> = {
  'start.title': '绘制诊疗路径，证明它，分享它。',
  'start.lead':
    '把患者应得到的处置画成图，同时也能当作文本阅读。在任何人依赖它之前，EZ-Doctor 会在所有可能的情形中查找死路和缺口。',
  'start.new': '新建路径',
  'start.open': '打开文件',
  'start.search': '搜索商店',
  'start.search.placeholder': '病症、场所或评分，例如 pneumonia hospital',
  'start.templates': '从已发表的评分开始',
  'start.templates.lead': '由我们根据所引论文绘制。尚无临床医生审阅：每个模板都写明了使用前应由谁审阅。',
  'start.template.use': '使用此模板',
  'start.template.review': '使用前须审阅',
  'start.template.tasks': '{count, plural, other {# 个任务}}',
  'start.template.scenarios': '{count, plural, other {# 个测试病例}}',
  'start.template.picture': '{title}的图',
  'start.recent': '本机上的路径',
  'start.recent.empty': '这里还没有内容',
  'start.recent.empty.text': '您绘制的内容保存在本机的此浏览器中，直到您发布它。',
  'start.recent.changed': '{when}修改',
  'start.recent.open': '打开 {title}',
  'start.recent.delete': '删除 {title}',
  'start.recent.deleted': '已从本机删除 {title}。',
  'start.recent.undo': '撤销',
  'start.open.failed': '无法打开该文件',
  'start.open.tooLarge': '文件大小为 {size} MB，上限为 {limit} MB。它确实是路径文件（.pf）吗？',
  'start.open.notText': '该文件不是 UTF-8 文本，因此不可能是路径文件（.pf）。',
}
