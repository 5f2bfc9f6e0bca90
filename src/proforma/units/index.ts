export { loadUnits } from './ucum.ts'
export {
  differenceOf,
  divideUnits,
  multiplyUnits,
  powerOfUnit,
  ratioOf,
  type Unit,
  type UnitDifference,
  type UnitSystem,
} from './unit.ts'
