/** Fields for a piece of the language: conditions, computed values, ranges. */
export const code = {
  'code.goTo': 'F12 goes there',
} as const
