import { createIntl, createIntlCache, type IntlShape } from 'react-intl'
import { create } from 'zustand'
import type { ArgumentsOf } from './arguments.ts'
import { en, type Catalogue, type MessageKey } from './en.ts'

export type Language = 'en' | 'zh-CN'

/** Names of the languages, each in itself. */
export const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '简体中文' }

/** Finds the sentence for a key and fills in its arguments, which the type checker knows. */
export type Translate = <Key extends MessageKey>(key: Key, ...values: ArgumentsOf<(typeof en)[Key]>) => string

interface LanguageState {
  readonly language: Language
  readonly intl: IntlShape
  readonly t: Translate
}

function stateFor(language: Language, messages: Catalogue): LanguageState {
  const intl = createIntl({ locale: language, messages: { ...messages } }, createIntlCache())
  return { language, intl, t: (key, ...values) => intl.formatMessage({ id: key }, values[0]) }
}

const useLanguageStore = create<LanguageState>(() => stateFor('en', en))

/** The catalogue of a language; all but English are fetched when first asked for. */
async function load(language: Language): Promise<Catalogue> {
  return language === 'en' ? en : (await import('./zh-CN.ts')).zhCN
}

/** Switches every sentence on the page. The last call wins when two overlap. */
export async function setLanguage(language: Language): Promise<void> {
  wanted = language
  const messages = await load(language)
  if (wanted === language) useLanguageStore.setState(stateFor(language, messages))
}
let wanted: Language = 'en'

/** For components: `t('key', {…})` in the language of the page. */
export function useMessages(): Translate {
  return useLanguageStore((state) => state.t)
}

/** For components that format numbers, dates and lists. */
export function useIntlShape(): IntlShape {
  return useLanguageStore((state) => state.intl)
}

export function useLanguage(): Language {
  return useLanguageStore((state) => state.language)
}

/** Outside components: the sentence in the language of the page at this moment. */
export const translate: Translate = (key, ...values) => useLanguageStore.getState().t(key, ...values)
