import type { offline as english } from '../en/offline.ts'

export const offline: Readonly<Record<keyof typeof english, string>> = {
  'offline.update': 'EZ-Doctor 有新版本可用',
  'offline.update.text': '您的工作已保存。重新加载页面后新版本生效，在此之前不会有任何改变。',
  'offline.update.now': '立即加载',
  'offline.update.later': '稍后',
  'offline.short': '无网络',
  'offline.none': '没有网络：绘制、检查和运行照常进行，发布会等待。',
}
