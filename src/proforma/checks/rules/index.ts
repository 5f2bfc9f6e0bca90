import type { Rule } from '../rule.ts'
import { arrowCircle } from './plan.arrow-circle.ts'
import { missingCaption } from './caption.missing.ts'

/** All rules, in the order in which they run. */
export const RULES: readonly Rule[] = [arrowCircle, missingCaption]
