import type { keys as english } from '../en/keys.ts'

export const keys: Readonly<Record<keyof typeof english, string>> = {
  'keys.title': '签名密钥',
  'keys.lead':
    '签名表示：我对这一份路径负责。密钥在此浏览器中生成，永不离开，因此没有别人能替您签名；它也无法复制或备份。',
  'keys.new': '新建密钥',
  'keys.empty': '还没有密钥',
  'keys.empty.text': '签署并发布路径需要密钥。绘制、验证和运行不需要。',
  'keys.name': '您的姓名（读者所见）',
  'keys.name.hint': '例如“安娜·佩雷拉医生，呼吸内科”。它将永久显示在您的签名旁。',
  'keys.name.missing': '请写下应显示在签名旁的姓名。',
  'keys.make': '生成密钥',
  'keys.make.failed': '无法生成密钥',
  'keys.made': '已为 {name} 生成密钥。',
  'keys.created': '{when}生成',
  'keys.delete': '删除 {name} 的密钥',
  'keys.delete.text': '用它签署过的内容仍然有效，但不能再用它签名，也无法重新生成。',
  'keys.delete.confirm': '永久删除',
  'keys.read.failed': '无法读取此浏览器中的密钥',
}
