// Sets the theme before the first paint, so that a dark page never flashes white. A file of its own because the
// content security policy allows no script inside the page.
;(() => {
  let chosen = 'system'
  try {
    chosen = JSON.parse(localStorage.getItem('ez-doctor.preferences') ?? '{}').theme ?? 'system'
  } catch {
    // Storage refused: the system's theme it is.
  }
  const dark = chosen === 'dark' || (chosen === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
