/**
 * Says the result of a command to those who cannot see it. The page has one polite and one assertive region, made
 * on first use; the same sentence twice is still said twice.
 */
const regions = new Map<string, HTMLElement>()

function region(politeness: 'polite' | 'assertive'): HTMLElement {
  const found = regions.get(politeness)
  if (found !== undefined) return found
  const made = document.createElement('div')
  made.setAttribute('aria-live', politeness)
  made.setAttribute('role', politeness === 'polite' ? 'status' : 'alert')
  made.dataset['liveRegion'] = politeness
  made.style.cssText = 'position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap'
  document.body.append(made)
  regions.set(politeness, made)
  return made
}

export function announce(sentence: string, politeness: 'polite' | 'assertive' = 'polite'): void {
  const target = region(politeness)
  target.textContent = ''
  requestAnimationFrame(() => {
    target.textContent = sentence
  })
}
