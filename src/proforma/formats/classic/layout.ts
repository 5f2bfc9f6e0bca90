/** Where components stand in their plan, keyed by `plan/component`; the same shape as the layout beside a protocol. */
export interface ComponentLayout {
  readonly version: 1
  readonly positions: Readonly<Record<string, { readonly x: number; readonly y: number }>>
}

/** Tallis drew boxes with a width and a height; ours have one size. */
export const BOX = { width: 176, height: 72 } as const

export function layoutKey(plan: string, component: string): string {
  return `${plan}/${component}`
}
