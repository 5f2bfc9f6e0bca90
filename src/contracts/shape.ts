import type { z } from 'zod'
import { copyData } from './data.ts'
import type { JsonData } from './data.ts'
import { ContractError, pointer } from './problem.ts'
import type { ContractProblem } from './problem.ts'

/** How many problems are told at once; the rest follow when these are repaired. */
const MAXIMUM = 50

type Issue = z.core.$ZodIssue

function unknownMembers(issue: Issue & { readonly code: 'unrecognized_keys' }): ContractProblem[] {
  return issue.keys.map((key) => ({
    code: 'shape.unknown-member',
    where: pointer([...issue.path, key]),
    message: `Nobody knows what “${key.slice(0, 80)}” means here. A contract must not carry anything that its readers cannot see.`,
  }))
}

function problemsOf(issue: Issue): ContractProblem[] {
  if (issue.code === 'unrecognized_keys') return unknownMembers(issue)
  return [{ code: 'shape.invalid', where: pointer(issue.path), message: issue.message }]
}

/** What a value that must have a shape turned out to be: itself, copied as plain data, or what is wrong with it. */
export type Shaped<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly ContractProblem[] }

/** The problem a reader threw; any other error is thrown on. */
export function problemOf(error: unknown): ContractProblem {
  if (error instanceof ContractError) return error.problem
  throw error
}

/** Holds data against a schema. */
export function shapeOfData<T>(schema: z.ZodType<T>, data: JsonData): Shaped<T> {
  const result = schema.safeParse(data)
  if (!result.success) return { ok: false, problems: result.error.issues.flatMap(problemsOf).slice(0, MAXIMUM) }
  // The data, not the schema's output: what is checked must be exactly what is hashed.
  return { ok: true, value: data as T }
}

/** Copies `value` as JSON data and holds it against a schema. Never throws for bad data. */
export function readShape<T>(schema: z.ZodType<T>, value: unknown): Shaped<T> {
  try {
    return shapeOfData(schema, copyData(value))
  } catch (error) {
    return { ok: false, problems: [problemOf(error)] }
  }
}
