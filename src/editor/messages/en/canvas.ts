/** The drawing: cards, arrows, palette, gestures. */
export const canvas = {
  'kind.action': 'action',
  'kind.enquiry': 'enquiry',
  'kind.decision': 'decision',
  'kind.plan': 'plan',
  'kind.task': 'keystone',
  'kind.missing': 'missing task',
  'Kind.action': 'Action',
  'Kind.enquiry': 'Enquiry',
  'Kind.decision': 'Decision',
  'Kind.plan': 'Plan',
  'Kind.task': 'Keystone',
  'Kind.missing': 'Not defined',
} as const
