export { parse } from './parse.ts'
export { print } from './print.ts'
export { printDefinition } from './printDefinition.ts'
export { LineIndex, type Position } from './lineIndex.ts'
export { formatProblem } from './formatProblem.ts'
export { semicolonAfter } from './semicolon.ts'
export { LIMITS as TEXT_LIMITS } from './limits.ts'
export { type AttributeSpec, ATTRIBUTES, attributeSpec, attributesOf, type Owner, type Shape } from './attributes.ts'
export {
  DEFINITION_KINDS,
  type DefinitionKind,
  isName,
  isReserved,
  needsQuotes,
  quoteName,
  quoteText,
  writeName,
} from './words.ts'
