import type { DataDefinition, ParameterDefinition } from '../../model/index.ts'
import { ERROR, isNumber, type ScalarType, setType, type Type } from './type.ts'

/** The type of the values of a data item or parameter; without a declared type anything fits. */
export function typeOfItem({ type, multiple, unit }: DataDefinition | ParameterDefinition): Type {
  const element = type === undefined ? ERROR : withUnit({ kind: type.value }, unit?.value)
  return multiple?.value === true ? setType(element) : element
}

function withUnit(type: ScalarType, unit: string | undefined): ScalarType {
  return unit !== undefined && isNumber(type) ? { ...type, unit } : type
}
