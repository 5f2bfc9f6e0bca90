import { Settings } from 'lucide-react'
import { IconButton, LANGUAGES, Menu, MenuChoice, useMessages, type Language } from '../../editor/index.ts'
import { setPreference, usePreferences, type Theme } from './preferences.ts'

/** Theme, language and verifying while drawing, from every page. */
export function SettingsMenu() {
  const t = useMessages()
  const { theme, language, liveVerification } = usePreferences()
  const themes: readonly { readonly id: Theme; readonly label: string }[] = [
    { id: 'light', label: t('settings.theme.light') },
    { id: 'dark', label: t('settings.theme.dark') },
    { id: 'system', label: t('settings.theme.system') },
  ]
  const languages = Object.entries(LANGUAGES).map(([id, label]) => ({ id, label }))
  return (
    <Menu label={t('settings.title')} trigger={<IconButton icon={<Settings />} label={t('settings.title')} />}>
      <MenuChoice
        title={t('settings.theme')}
        value={theme}
        options={themes}
        onChange={(id) => setPreference({ theme: id as Theme })}
      />
      <MenuChoice
        title={t('settings.language')}
        value={language}
        options={languages}
        onChange={(id) => setPreference({ language: id as Language })}
      />
      <MenuChoice
        title={t('proof.live')}
        value={liveVerification ? 'on' : 'off'}
        options={[
          { id: 'on', label: t('proof.live.on') },
          { id: 'off', label: t('proof.live.off') },
        ]}
        onChange={(id) => setPreference({ liveVerification: id === 'on' })}
      />
    </Menu>
  )
}
