/** The start page. */
export const start = {
  'start.title': 'Draw a care pathway. Prove it. Share it.',
  'start.lead':
    'Put down what should happen for a patient, as a drawing that can also be read as text. EZ-Doctor looks for dead ends and gaps in every possible case before anybody relies on it.',
  'start.new': 'New pathway',
  'start.open': 'Open a file',
  'start.search': 'Search the store',
  'start.search.placeholder': 'Condition, setting or score, e.g. pneumonia hospital',
  'start.templates': 'Start from a published score',
  'start.templates.lead':
    'Drawn by us from the cited papers. No clinician has reviewed them yet: each one says who should before it is used.',
  'start.template.use': 'Use this template',
  'start.template.review': 'For review before use',
  'start.template.tasks': '{count, plural, one {# task} other {# tasks}}',
  'start.template.scenarios': '{count, plural, one {# test case} other {# test cases}}',
  'start.template.picture': 'Drawing of {title}',
  'start.recent': 'Your pathways on this computer',
  'start.recent.empty': 'Nothing here yet',
  'start.recent.empty.text': 'What you draw is kept in this browser, on this computer, until you publish it.',
  'start.recent.changed': 'Changed {when}',
  'start.recent.open': 'Open {title}',
  'start.recent.delete': 'Delete {title}',
  'start.recent.deleted': '{title} was deleted from this computer.',
  'start.recent.undo': 'Undo',
  'start.open.failed': 'That file could not be opened',
  'start.open.tooLarge': 'The file has {size} MB; the limit is {limit} MB. Is it really a pathway (.pf)?',
  'start.open.notText': 'The file is not text in UTF-8, so it cannot be a pathway (.pf).',
} as const
