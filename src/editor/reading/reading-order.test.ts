import { expect, test } from 'vitest'
import { indexOf, parse } from '../../proforma/index.ts'
import { readingOrder, type ReadTask } from './reading-order.ts'

const read = (text: string): readonly ReadTask[] => readingOrder(indexOf(parse(text)))
const outline = (tasks: readonly ReadTask[]): unknown[] =>
  tasks.map(({ name, at, of, inside }) =>
    inside.length > 0 ? [`${at}/${of} ${name}`, outline(inside)] : `${at}/${of} ${name}`,
  )

test('a task is read after all that it waits for; the order of the text decides the rest', () => {
  const tasks = read(`plan :: 'P' ;
  component :: 'Last' ; schedule_constraint :: completed('First') ; schedule_constraint :: completed('Care') ;
  component :: 'First' ;
  component :: 'Care' ; schedule_constraint :: completed('First') ;
end plan .
action :: 'Last' ; end action .
action :: 'First' ; end action .
plan :: 'Care' ; component :: 'Inner' ; end plan .
action :: 'Inner' ; end action .`)
  expect(outline(tasks)).toEqual(['1/3 First', ['2/3 Care', ['1/1 Inner']], '3/3 Last'])
  expect(tasks[2]?.after).toEqual(['First', 'Care'])
  expect(tasks[1]?.inside[0]?.path).toEqual(['P', 'Care'])
})

test('circles of arrows and plans inside of themselves come to an end', () => {
  expect(
    outline(
      read(`plan :: 'P' ;
  component :: 'A' ; schedule_constraint :: completed('B') ;
  component :: 'B' ; schedule_constraint :: completed('A') ;
  component :: 'Q' ;
end plan .
plan :: 'Q' ; component :: 'Q' ; end plan .
action :: 'A' ; end action .
action :: 'B' ; end action .`),
    ),
  ).toEqual([['1/3 Q', ['1/1 Q']], '2/3 A', '3/3 B'])
})

test('without a plan there is nothing to read', () => {
  expect(read('')).toEqual([])
})
