import type { Component } from '../../model/index.ts'
import { listed } from './words.ts'
import type { ExpressionWords } from './words.ts'

/** A step in its plan: what it comes after, and how often it is done. */
export function componentSentence(component: Component, words: ExpressionWords): string {
  const { task, scheduleConstraints, optional, cycleUntil, cycleRepeat, terminal, paramValues } = component
  const before = scheduleConstraints.map(({ antecedent }) => words.task(antecedent.text))
  const parts = [
    before.length === 0 ? '' : `after ${listed(before, 'and')}`,
    optional?.value === true ? 'optional' : '',
    times(component.numberOfCycles?.value),
    cycleUntil === undefined ? '' : `repeated until ${words.condition(cycleUntil.value)}`,
    cycleRepeat === undefined ? '' : `with ${words.value(cycleRepeat.value)} between repetitions`,
    terminal?.value === true ? 'the plan ends with it' : '',
    ...paramValues.map(({ parameter, value }) => `with ${words.item(parameter.text)} set to ${words.value(value)}`),
  ].filter((part) => part !== '')
  return `${words.task(task.text)}${parts.length === 0 ? '' : `: ${parts.join('; ')}`}.`
}

function times(cycles: number | undefined): string {
  if (cycles === undefined || cycles === 1) return ''
  return cycles < 0 ? 'again and again' : `${cycles} times`
}
