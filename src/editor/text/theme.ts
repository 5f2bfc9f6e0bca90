import type { Monaco } from './monaco-api.ts'

/** Names of token classes and the colour of the page that each takes. */
const TOKENS: readonly (readonly [token: string, variable: string, style?: string])[] = [
  ['keyword', '--class-plan', 'bold'],
  ['attribute', '--text-muted'],
  ['identifier', '--text'],
  ['identifier.quoted', '--class-action'],
  ['string', '--ok'],
  ['string.placeholder', '--class-decision'],
  ['string.escape', '--class-decision'],
  ['comment', '--text-muted', 'italic'],
  ['number', '--class-decision'],
  ['constant', '--class-decision'],
  ['function', '--class-enquiry'],
  ['support', '--class-enquiry', 'bold'],
  ['operator', '--text'],
  ['delimiter', '--border-strong'],
  // What a name means, from the language service.
  ['data', '--class-enquiry'],
  ['parameter', '--class-enquiry', 'italic'],
  ['task', '--class-action'],
  ['candidate', '--class-decision'],
  ['property', '--class-plan'],
  ['unresolved', '--danger'],
  ['value', '--class-decision'],
  ['text', '--ok'],
]

/** The theme of the text, made of the colours that the page has now: light, dark or another. */
export function defineThemes({ editor }: Monaco): void {
  const page = getComputedStyle(document.documentElement)
  const colour = (variable: string): string => hex(page.getPropertyValue(variable).trim())
  const dark = document.documentElement.dataset['theme'] === 'dark'
  editor.defineTheme('proforma', {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: TOKENS.map(([token, variable, fontStyle = '']) => ({
      token,
      foreground: colour(variable).slice(1),
      fontStyle,
    })),
    colors: {
      'editor.background': colour('--surface'),
      'editor.foreground': colour('--text'),
      'editorLineNumber.foreground': colour('--border-strong'),
      'editorLineNumber.activeForeground': colour('--text-muted'),
      'editor.lineHighlightBackground': `${colour('--surface-sunken')}90`,
      'editor.lineHighlightBorder': '#00000000',
      'editorCursor.foreground': colour('--accent'),
      'editor.selectionBackground': `${colour('--accent')}38`,
      'editor.inactiveSelectionBackground': `${colour('--accent')}20`,
      'editorWidget.background': colour('--surface-raised'),
      'editorWidget.border': colour('--border'),
      'editorSuggestWidget.selectedBackground': colour('--accent-soft'),
      'editorSuggestWidget.selectedForeground': colour('--text'),
      'editorSuggestWidget.highlightForeground': colour('--accent'),
      'editorSuggestWidget.focusHighlightForeground': colour('--accent'),
      'editorHoverWidget.background': colour('--surface-raised'),
      'editorHoverWidget.border': colour('--border'),
      'editorError.foreground': colour('--danger'),
      'editorWarning.foreground': colour('--warn'),
      'editorInfo.foreground': colour('--info'),
      'diffEditor.insertedLineBackground': `${colour('--ok')}1c`,
      'diffEditor.insertedTextBackground': `${colour('--ok')}38`,
      'diffEditor.removedLineBackground': `${colour('--danger')}1c`,
      'diffEditor.removedTextBackground': `${colour('--danger')}38`,
      'scrollbar.shadow': '#00000000',
      focusBorder: colour('--focus'),
    },
  })
  editor.setTheme('proforma')
}

/** Monaco takes `#rrggbb` only; a build shortens the tokens to `#rgb` where it can. */
function hex(value: string): string {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(value)
  if (short !== null)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`
  return /^#[0-9a-f]{6}$/i.test(value) ? value : '#808080'
}

/** Makes the theme anew whenever the page changes its own; stops with the function that it gives back. */
export function followTheme(monaco: Monaco): () => void {
  const observer = new MutationObserver(() => defineThemes(monaco))
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
