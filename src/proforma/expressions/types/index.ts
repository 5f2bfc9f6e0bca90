export { type CheckedExpression, checkExpression, typeOfItem } from './check.ts'
export {
  FUNCTIONS,
  type FunctionSpec,
  functionSpec,
  type ParameterKind,
  type ParameterSpec,
  signatureOf,
} from './functions.ts'
export { assignable, comparable, describeType, isNumber as isNumberType, type ScalarType, type Type } from './type.ts'
