import type { tour as english } from '../en/tour.ts'

export const tour: Readonly<Record<keyof typeof english, string>> = {
  'action.tour': '查看导览',
  'tour.offer': '第一次使用？六个简短步骤，带您从第一个任务走到签署的路径。',
  'tour.offer.no': '不用了',
  'tour.count': '第 {step, number} 步，共 {steps, number} 步',
  'tour.next': '下一步',
  'tour.back': '上一步',
  'tour.skip': '跳过导览',
  'tour.done': '完成',
  'tour.palette': '可选用的任务',
  'tour.palette.text':
    '询问用于获取数据，决策用于权衡选项，行动由人执行，计划包含其他任务。把任务拖到画布上，或在画布中按 E、D、A 或 P。',
  'tour.canvas': '画布',
  'tour.canvas.text':
    '从任务下方的圆点拖到另一个任务即可连接：箭头表示“在其之后”。所选任务的名称、询问内容和条件显示在右侧。按 ? 查看所有按键。',
  'tour.text': '同一路径的文本',
  'tour.text.text': '画布和文本是一体的：改动其一，另一个随之改变。无论在哪里操作，Ctrl+Z 都会撤销最近一步。',
  'tour.verify': '边绘制边证明',
  'tour.verify.text':
    '系统让每一种可能的患者走完路径。这里显示路径是否通过，或有多少处可能出错。打开它可以看到问题是什么、涉及哪些患者以及如何修正。',
  'tour.run': '用虚构患者试运行',
  'tour.run.text':
    '回答路径提出的问题，阅读每条建议及其论据和来源。可以退回、改走另一条路，并把一次运行保存为测试病例。',
  'tour.publish': '签署并发布',
  'tour.publish.text':
    '以您的名义，把这份文本连同图、测试病例和验证报告制成合约。密钥在您的浏览器中生成，不会离开浏览器。之后可在“更多操作”中再次打开此导览。',
}
