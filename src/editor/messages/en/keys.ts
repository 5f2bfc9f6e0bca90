/** Signing keys. */
export const keys = {
  'keys.title': 'Signing keys',
  'keys.lead':
    'A signature says: I stand by exactly this pathway. The key is made in this browser and never leaves it, so nobody else can sign for you; it cannot be copied or backed up either.',
  'keys.new': 'New key',
  'keys.empty': 'No key yet',
  'keys.empty.text': 'You need one to sign and publish a pathway. Drawing, verifying and running need none.',
  'keys.name': 'Your name, as readers should see it',
  'keys.name.hint': 'For example “Dr Ana Pereira, respiratory medicine”. It stands beside your signatures for good.',
  'keys.name.missing': 'Write the name that should stand beside your signatures.',
  'keys.make': 'Make the key',
  'keys.make.failed': 'The key could not be made',
  'keys.made': 'A key for {name} was made.',
  'keys.created': 'made {when}',
  'keys.delete': 'Delete the key of {name}',
  'keys.delete.text':
    'What was signed with it stays valid, but nothing more can be signed with it, and it cannot be made again.',
  'keys.delete.confirm': 'Delete for good',
  'keys.read.failed': 'The keys in this browser cannot be read',
} as const
