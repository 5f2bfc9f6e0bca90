export { type CheckedExpression, checkExpression } from './check.ts'
export { typeOfItem } from './itemType.ts'
export {
  FUNCTIONS,
  type FunctionSpec,
  functionSpec,
  type ParameterKind,
  type ParameterSpec,
  signatureOf,
} from './functions.ts'
export { assignable, comparable, describeType, isNumber as isNumberType, type ScalarType, type Type } from './type.ts'
