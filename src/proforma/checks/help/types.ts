import type { RuleHelp } from '../rule.ts'

/** Values and conditions that do not fit their place. */
export const TYPES: Readonly<Record<string, RuleHelp>> = {
  'type.comparison': {
    title: 'Things that cannot be compared',
    what: 'Values of different kinds are compared: a number with a text, a date with a text, a set with one value, the result of a decision with a text.',
    why: 'Such a comparison would never be true, and nobody would notice.',
    fix: 'Write the value as what it is: `38.5` instead of `"38.5"`, `date(2026, 1, 31)` instead of `"2026-01-31"`, the name of a candidate without double quotes. For one value of a set use `includes`.',
  },
  'type.impossible-date': {
    title: 'Day that does not exist',
    what: 'A constant date or time does not exist, such as 30 February.',
    why: 'Its value would be unknown, and comparisons with it false.',
    fix: 'Correct the date: `date(year, month, day)`.',
  },
  'type.condition': {
    title: 'Not a condition',
    what: 'Where a condition is expected, or beside `and`, `or` and `not`, stands a value that is neither true nor false.',
    why: 'Nobody can say when it holds.',
    fix: 'Compare the value with something: `temperature >= 38.5`.',
  },
  'type.operand': {
    title: 'Calculation with the wrong kind of value',
    what: 'An operator such as `+` stands between values that it cannot join, such as a number and a text.',
    why: 'There is no result.',
    fix: 'Use values of fitting kinds. Texts are joined by `#`.',
  },
  'type.order': {
    title: 'Comparison without an order',
    what: '`<`, `>` and the like are used with values that have no order, such as yes and no.',
    why: 'None of them is greater than the other.',
    fix: 'Use `=` or `!=`.',
  },
  'type.set': {
    title: 'Set expected',
    what: '`includes` or `oneof` is used without a set where they need one, or a set has elements of different kinds.',
    why: 'Only a set can hold something.',
    fix: 'For an item with one value write `=`. If several answers are possible, make the item `multiple`.',
  },
  'type.argument': {
    title: 'Wrong kind of argument',
    what: 'A function is called with a value or name of the wrong kind.',
    why: 'There is no result.',
    fix: 'Give it what its description asks for; the editor shows it while you type.',
  },
  'type.argument-count': {
    title: 'Too many or too few arguments',
    what: 'A function is called with a wrong number of arguments.',
    why: 'Nobody can say what is meant.',
    fix: 'Give it the arguments that its description lists.',
  },
  'type.assignment': {
    title: 'Value of the wrong kind',
    what: 'A derivation, default value, range, parameter value or assignment is of another kind than its item.',
    why: 'The item cannot take it.',
    fix: 'Correct the value, or the type of the item.',
  },
  'type.task-as-value': {
    title: 'Task used as a value',
    what: 'The name of a task stands where a value is expected.',
    why: 'A task has no value; it has a state.',
    fix: 'Ask for its state, `completed(T)`, or for the result of a decision, `result_of(D)`.',
  },
  'type.not-constant': {
    title: 'Range that depends on the patient',
    what: 'A `range` or `default_value` reads a data item.',
    why: 'It is fixed before anything runs, when no item has a value.',
    fix: 'Write a constant or a parameter. What depends on other items belongs into a `warning_condition`.',
  },
}
