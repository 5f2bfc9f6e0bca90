import type { RuleHelp } from '../rule.ts'

/** Names that mean nothing, two things, or the wrong thing. */
export const NAMES: Readonly<Record<string, RuleHelp>> = {
  'name.unknown': {
    title: 'Unknown name',
    what: 'A condition or value mentions something that is not defined: no data item, parameter, candidate or task has this name.',
    why: 'Nobody can say what is meant, so the protocol is not run.',
    fix: 'Correct the name, or define what it should mean. Names are told apart by capitals too.',
  },
  'name.unknown-component': {
    title: 'Component without a definition',
    what: 'A plan has a component for which there is no task definition.',
    why: 'Nobody can say what is to be done there.',
    fix: 'Correct the name, or add the definition of the task.',
  },
  'name.unknown-antecedent': {
    title: 'Arrow from nowhere',
    what: 'A component waits for a task that does not exist.',
    why: 'It would never start.',
    fix: 'Correct the name, or remove the arrow.',
  },
  'name.unknown-data': {
    title: 'Unknown data item',
    what: 'A source or a postcondition names a data item that is not defined.',
    why: 'There is nothing to ask for or to set.',
    fix: 'Correct the name, or define the data item.',
  },
  'name.unknown-function': {
    title: 'Unknown function',
    what: 'An expression calls a function that the language does not have.',
    why: 'Nobody can say what it computes.',
    fix: 'Correct the name; the editor lists the functions while you type.',
  },
  'name.unknown-candidate': {
    title: 'Unknown candidate',
    what: '`netsupport(D, C)` names a candidate that the decision D does not have.',
    why: 'There is no support to be computed.',
    fix: 'Correct the name, or add the candidate to the decision.',
  },
  'name.not-a-decision': {
    title: 'Result of something that decides nothing',
    what: '`result_of`, `result_set` or `netsupport` is asked of a task that is no decision.',
    why: 'Only decisions have results.',
    fix: 'Name the decision. To ask whether another task is done, write `completed(T)`.',
  },
  'name.ambiguous': {
    title: 'Name with two meanings',
    what: 'A data item or parameter has the name of a task or candidate, or a task that stands in several plans is meant without saying which.',
    why: 'Two readers would understand two things.',
    fix: 'Rename one of them. Renaming changes it everywhere.',
  },
  'name.duplicate': {
    title: 'Name given twice',
    what: 'Two tasks, two data items or parameters, or two properties have the same name, or there are two protocol blocks.',
    why: 'Only the first counts; what the second says is lost.',
    fix: 'Rename or remove one of them.',
  },
  'name.duplicate-component': {
    title: 'Task twice in one plan',
    what: 'A plan has the same component twice.',
    why: 'Arrows and states could not tell the two apart.',
    fix: 'Remove one. To do a task again, give its component cycles or define a second task.',
  },
  'name.duplicate-source': {
    title: 'Source given twice',
    what: 'An enquiry or decision has the same source twice.',
    why: 'The same question would be asked twice.',
    fix: 'Remove one, or correct it if another item was meant.',
  },
  'name.duplicate-candidate': {
    title: 'Candidate given twice',
    what: 'A decision has two candidates of the same name.',
    why: 'Nobody could say which of them was chosen.',
    fix: 'Rename or remove one of them.',
  },
}
