import { create } from 'zustand'
import { LANGUAGES, setLanguage, type Language } from '../../editor/index.ts'

export type Theme = 'light' | 'dark' | 'system'

interface Preferences {
  readonly theme: Theme
  readonly language: Language
  /** Whether a pathway is verified by itself while it is drawn. */
  readonly liveVerification: boolean
  /** Whether the tour was taken or declined: it is offered once. */
  readonly tourSeen: boolean
}

/** `public/theme.js` reads the same key before the first paint. */
const KEY = 'ez-doctor.preferences'

const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark' || value === 'system'
const isLanguage = (value: unknown): value is Language => typeof value === 'string' && value in LANGUAGES

/** English unless the browser asks for Chinese first. */
function browserLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

function read(): Preferences {
  let stored: Partial<Record<keyof Preferences, unknown>> = {}
  try {
    stored = (JSON.parse(localStorage.getItem(KEY) ?? '{}') as typeof stored | null) ?? {}
  } catch {
    // Storage refused or spoilt: the page starts with its defaults.
  }
  return {
    theme: isTheme(stored.theme) ? stored.theme : 'system',
    language: isLanguage(stored.language) ? stored.language : browserLanguage(),
    liveVerification: stored.liveVerification !== false,
    tourSeen: stored.tourSeen === true,
  }
}

/** What this person likes, on this computer. */
export const usePreferences = create<Preferences>(() => read())

const systemDark = matchMedia('(prefers-color-scheme: dark)')

function apply({ theme, language }: Preferences): void {
  const dark = theme === 'dark' || (theme === 'system' && systemDark.matches)
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  document.documentElement.lang = language
  void setLanguage(language)
}

/** Puts the preferences into force now and whenever they or the system's theme change. */
export function watchPreferences(): void {
  apply(usePreferences.getState())
  usePreferences.subscribe((preferences) => {
    apply(preferences)
    try {
      localStorage.setItem(KEY, JSON.stringify(preferences))
    } catch {
      // Storage refused: the choice holds until the page is closed.
    }
  })
  systemDark.addEventListener('change', () => apply(usePreferences.getState()))
}

export function setPreference(change: Partial<Preferences>): void {
  usePreferences.setState(change)
}
