import { Outlet, useNavigate } from '@tanstack/react-router'
import { I18nProvider, RouterProvider } from 'react-aria-components'
import { UpdateNotice } from '../offline/UpdateNotice.tsx'
import { Toasts, useLanguage } from '../../editor/index.ts'

/** What every page stands on: the language of the widgets, client-side links, notifications. */
export function Root() {
  const language = useLanguage()
  const navigate = useNavigate()
  return (
    <I18nProvider locale={language}>
      <RouterProvider navigate={(path) => void navigate({ to: path })}>
        <Outlet />
        <UpdateNotice />
        <Toasts />
      </RouterProvider>
    </I18nProvider>
  )
}
