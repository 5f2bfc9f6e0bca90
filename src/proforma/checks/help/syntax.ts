import type { RuleHelp } from '../rule.ts'

const STOPS = 'What is meant cannot be told for certain, so the protocol is not run until it is corrected.'

/** Slips of the pen in the text. */
export const SYNTAX: Readonly<Record<string, RuleHelp>> = {
  'attribute.unknown': {
    title: 'Unknown attribute',
    what: 'A word before `::` is no attribute of the language.',
    why: 'What it says is not understood and would be lost.',
    fix: 'Correct the spelling; the editor lists what can stand here.',
  },
  'attribute.not-allowed': {
    title: 'Attribute in the wrong kind of definition',
    what: 'An attribute stands where it has no meaning, such as `choice_mode` in an action.',
    why: 'What it says would have no effect.',
    fix: 'Move it to where it belongs, or remove it.',
  },
  'attribute.misplaced': {
    title: 'Attribute after its place',
    what: 'An attribute of a task stands after the first component, source or candidate.',
    why: 'Attributes follow their owner without brackets, so it could be read as belonging to the part before it.',
    fix: 'Move it before the first part.',
  },
  'attribute.duplicate': {
    title: 'Attribute given twice',
    what: 'An attribute that can stand once is given twice.',
    why: 'Only the first counts; what the second says is lost.',
    fix: 'Remove one of them.',
  },
  'attribute.value': {
    title: 'Value that an attribute does not take',
    what: 'An attribute has a value that is none of its own, such as `autonomous :: maybe`, or a number that makes no sense.',
    why: STOPS,
    fix: 'Write one of the values that the message lists.',
  },
  'syntax.missing-semicolon': {
    title: 'Semicolon missing',
    what: 'An attribute or the opening of a definition has no `;` at its end.',
    why: 'Nobody can say for certain where it ends.',
    fix: 'Add the semicolon.',
  },
  'syntax.missing-end': {
    title: 'Definition without an end',
    what: 'A definition is not closed by `end …  .`.',
    why: 'What follows could belong to it or not.',
    fix: 'Add the end: `end plan .`, `end action .`, …',
  },
  'syntax.missing-dot': {
    title: 'Full stop missing',
    what: 'The `end` of a definition has no `.` after it.',
    why: STOPS,
    fix: 'Add the full stop.',
  },
  'syntax.missing-bracket': {
    title: 'Bracket missing',
    what: 'A bracket is opened and not closed, or a function has no bracket.',
    why: 'Where the bracket closes can turn a condition into its opposite.',
    fix: 'Add the bracket where it belongs.',
  },
  'syntax.missing-comma': {
    title: 'Comma missing',
    what: 'Between the support of an argument and its condition, or in a list, a comma is missing.',
    why: STOPS,
    fix: 'Add the comma: `argument :: for, temperature >= 38.5 ;`.',
  },
  'syntax.missing-operand': {
    title: 'Value or condition missing',
    what: 'An operator such as `>=` or `and` has nothing on one side, or an attribute has no value.',
    why: 'The limit that is missing is what the condition is about.',
    fix: 'Add what is missing.',
  },
  'syntax.colons': {
    title: 'Two colons expected',
    what: 'Between an attribute and its value stands `=` or `:` or nothing instead of `::`.',
    why: STOPS,
    fix: 'Write `caption :: "…" ;`.',
  },
  'syntax.expected': {
    title: 'Something else expected',
    what: 'At this place stands something of another kind than the language expects, such as a text instead of a name.',
    why: STOPS,
    fix: "Write what the message asks for. Names stand in single quotes ('Ask'), texts in double quotes.",
  },
  'syntax.unexpected': {
    title: 'Something that cannot stand here',
    what: 'After a complete value or attribute follows something that belongs to nothing.',
    why: 'Often an operator, a comma or a semicolon before it is missing, and with it part of the condition.',
    fix: 'Add what is missing, or remove it.',
  },
  'syntax.operator': {
    title: 'Operator of another language',
    what: 'An operator is written as in a programming language, such as `==` or `&&`.',
    why: 'The text stays readable for those who do not program.',
    fix: 'Write `=`, `!=`, `and`, `or`, `not`.',
  },
  'syntax.reserved-word': {
    title: 'Word of the language as a name',
    what: 'A word that has a meaning in the language is used as a name without quotes.',
    why: 'It could be read either way.',
    fix: 'Write it in single quotes, or choose another name.',
  },
  'syntax.unclosed-text': {
    title: 'Text without its closing quote',
    what: 'A text in double quotes does not end.',
    why: 'Everything after it would be taken for text.',
    fix: 'Add the closing `"`. A double quote inside a text is written `\\"`.',
  },
  'syntax.unclosed-name': {
    title: 'Name without its closing quote',
    what: 'A name in single quotes does not end on its line.',
    why: 'Everything after it would be taken for the name.',
    fix: "Add the closing '.",
  },
  'syntax.empty-name': {
    title: 'Empty name',
    what: 'A name in quotes has no letters.',
    why: 'Nothing can refer to it.',
    fix: 'Write a name.',
  },
  'syntax.unclosed-comment': {
    title: 'Comment without an end',
    what: 'A comment begins with `/*` and has no `*/`.',
    why: 'Everything after it could be part of the comment, and tasks would vanish.',
    fix: 'Add the closing `*/`.',
  },
  'syntax.character': {
    title: 'Character without a meaning',
    what: 'Outside texts, names and comments stands a character that the language does not use, perhaps an invisible one that was pasted in.',
    why: STOPS,
    fix: 'Remove it.',
  },
  'syntax.wrong-end': {
    title: 'End of another kind',
    what: 'A definition ends with another word than it begins with, such as `action … end plan`.',
    why: 'Nobody can say for certain which of the two is meant.',
    fix: 'Correct the end, or the beginning.',
  },
  'syntax.unknown-definition': {
    title: 'Unknown kind of definition',
    what: 'A definition begins with a misspelt word.',
    why: 'Nobody can say what it defines.',
    fix: 'Write one of plan, enquiry, decision, action, task, data, parameter, property, protocol.',
  },
  'syntax.outside-definition': {
    title: 'Text outside every definition',
    what: 'Between the definitions stands something that is neither one of them nor a comment.',
    why: 'It would be lost.',
    fix: 'Make it a comment (`// …` or `/* … */`), or put it into a definition.',
  },
  'syntax.schedule-constraint': {
    title: 'Arrow that asks for something else',
    what: 'A `schedule_constraint` is not written `completed(…)`.',
    why: 'An arrow waits until a task is finished and for nothing else.',
    fix: "Write `schedule_constraint :: completed('Ask') ;`. Other conditions go into `wait_condition`.",
  },
  'syntax.assignment': {
    title: 'Assignment expected',
    what: 'A `postcondition` or `param_value` is not written `item = value`.',
    why: 'Nobody can say what is to be set.',
    fix: 'Write `postcondition :: given = true and dose = 5 ;`.',
  },
  'syntax.range': {
    title: 'Range that cannot be read',
    what: 'A `range` is neither `from .. to` nor a list of values.',
    why: 'Nobody can say which values are allowed.',
    fix: 'Write `range :: 0 .. 120 ;` or `range :: "a", "b" ;`.',
  },
  'syntax.number-too-large': {
    title: 'Number too large',
    what: 'A number is larger than can be computed with.',
    why: 'Its value would be lost.',
    fix: 'Correct the number, or use a larger unit.',
  },
  'syntax.too-deep': {
    title: 'Expression too deep',
    what: 'Brackets stand more than 100 deep in one another, or an expression has more than 1,000 steps.',
    why: 'Nobody can review such a condition.',
    fix: 'Split it into derived data items with names of their own.',
  },
  'syntax.too-many': {
    title: 'Reading stopped',
    what: 'The text has too many problems or definitions, or a definition is too long.',
    why: 'Often a file of another kind was opened. What comes after this place was not read.',
    fix: 'Correct the problems before it, or split the protocol.',
  },
}
