import type { RuleHelp } from '../rule.ts'

/** Plans, data, decisions and properties that cannot be run as they are written. */
export const STRUCTURE: Readonly<Record<string, RuleHelp>> = {
  'data.no-type': {
    title: 'Data item without a type',
    what: 'A data item or parameter has no `type`.',
    why: 'Nobody can say which answers are right.',
    fix: 'Add `type :: integer ;` or `boolean`, `real`, `text`, `date`, `time`, `datetime`, `duration`.',
  },
  'data.range': {
    title: 'Interval without an order',
    what: 'A `range` is written as `from .. to` for values that have no order, such as texts.',
    why: 'Nobody can say what lies between.',
    fix: 'List the values: `range :: "none", "mild", "severe" ;`.',
  },
  'data.derived-assigned': {
    title: 'Derived item assigned',
    what: 'A `postcondition` assigns a data item that has a `derivation`.',
    why: 'Its value always follows from its derivation; an assignment could not stay.',
    fix: 'Assign another item, or remove the derivation.',
  },
  'data.derivation-circle': {
    title: 'Values computed from one another',
    what: 'Derived items, or the support of candidates, are computed from one another in a circle.',
    why: 'None of them has a value.',
    fix: 'Break the circle: at least one of them must come from something that is asked for.',
  },
  'decision.support-mode': {
    title: 'Weights and words mixed',
    what: 'An argument has a weight in a symbolic decision, or `for` or `against` in a numeric one.',
    why: 'The two cannot be added up.',
    fix: 'Use one way throughout, or change the `support_mode`.',
  },
  'plan.arrow-outside': {
    title: 'Arrow from another plan',
    what: 'A component waits for a task that stands in another plan.',
    why: 'Arrows join the components of one plan.',
    fix: 'Let the plan wait for the other plan, or ask for the task in the `wait_condition`: `completed(T)`.',
  },
  'plan.contains-itself': {
    title: 'Plan inside itself',
    what: 'A plan is a component of itself, directly or through other plans.',
    why: 'It would have no end.',
    fix: 'Remove the component that closes the circle. To repeat a plan, give its component cycles.',
  },
  'plan.too-many-tasks': {
    title: 'Too many tasks',
    what: 'Plans that are used in several places unfold to more than 100,000 tasks.',
    why: 'Each of them has a state of its own; nobody could follow them.',
    fix: 'Use fewer plans inside one another.',
  },
  'plan.too-deep': {
    title: 'Plans too deep in one another',
    what: 'More than 200 plans stand in one another.',
    why: 'Nobody could find the way in them.',
    fix: 'Put the inner plans beside one another.',
  },
  'protocol.no-root': {
    title: 'No plan to start from',
    what: 'The text has no plan.',
    why: 'A protocol has one plan that everything starts from.',
    fix: 'Add a plan with the tasks as its components.',
  },
  'protocol.root': {
    title: 'Root that is no plan',
    what: 'The `root` of the protocol block names something that is no plan of this text.',
    why: 'There is nothing to start from.',
    fix: 'Correct the name.',
  },
  'protocol.two-roots': {
    title: 'Two plans to start from',
    what: 'Several plans are components of no other plan, and no protocol block says which is the root.',
    why: 'Nobody can say which of them is meant to start.',
    fix: 'Put one into the other, or name the root in a protocol block.',
  },
  'property.pattern': {
    title: 'Property that says nothing',
    what: 'A `property` has none of the patterns `never`, `always`, `eventually`, `whenever` with `eventually`, `never` with `before`, or mixes them.',
    why: 'It looks as if something were proved of every run, but nothing is.',
    fix: 'Say one thing: `never :: … ;`, `always :: … ;`, `eventually :: … ;`, `whenever :: … ; eventually :: … ;` or `never :: … ; before :: … ;`.',
  },
}
