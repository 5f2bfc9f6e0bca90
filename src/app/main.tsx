import './shell/ground.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './query-client.ts'
import { startOffline } from './offline/updates.ts'
import { router } from './router.tsx'
import { watchPreferences } from './shell/preferences.ts'

watchPreferences()
startOffline()

const place = document.getElementById('root')
if (place === null) throw new Error('The page has no element with the id "root".')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
