/** The tour of the first pathway. */
export const tour = {
  'action.tour': 'Take the tour',
  'tour.offer': 'New here? Six short steps, from a first task to a signature.',
  'tour.offer.no': 'No, thanks',
  'tour.count': 'Step {step, number} of {steps, number}',
  'tour.next': 'Next',
  'tour.back': 'Back',
  'tour.skip': 'Skip the tour',
  'tour.done': 'Done',
  'tour.palette': 'Tasks to choose from',
  'tour.palette.text':
    'Enquiries ask for data, decisions weigh options, actions are carried out, plans hold other tasks. Drag one onto the drawing, or press E, D, A or P while you are in it.',
  'tour.canvas': 'The drawing',
  'tour.canvas.text':
    'Drag from the dot under a task to another task to join them: an arrow says “only after”. What a selected task is called, asks and needs stands at the right. Press ? to see every key.',
  'tour.text': 'The same pathway as text',
  'tour.text.text':
    'Drawing and text are one: change either and the other follows. Ctrl+Z takes back the last thing you did, wherever you did it.',
  'tour.verify': 'Proved while you draw',
  'tour.verify.text':
    'Every possible patient is followed through the pathway. Here you see whether it is clean or how many things can go wrong. Open it to read what, for which patients, and how to mend it.',
  'tour.run': 'Tried with an invented patient',
  'tour.run.text':
    'Answer what the pathway asks and read each recommendation with its arguments and sources. Step back, take another way, and keep a run as a test case.',
  'tour.publish': 'Signed and published',
  'tour.publish.text':
    'Makes a contract of exactly this text with its drawing, test cases and verification report, under your name. The key is made in your browser and stays there. You find this tour again under “More actions”.',
} as const
