/** Working without a network, and newer versions of the program. */
export const offline = {
  'offline.update': 'A newer version of EZ-Doctor is ready',
  'offline.update.text':
    'Your work is saved. It comes into force when you load the page again; until then nothing changes.',
  'offline.update.now': 'Load it now',
  'offline.update.later': 'Later',
  'offline.short': 'no network',
  'offline.none': 'No network: drawing, checking and running go on. Publishing waits.',
} as const
