import type { Unit, UnitSystem } from './unit.ts'

/** What is used of `@lhncbc/ucum-lhc`, which brings no types. It is a module or its default export: bundlers differ. */
interface UcumModule {
  readonly UcumLhcUtils?: UcumLibrary
  readonly default?: { readonly UcumLhcUtils: UcumLibrary }
}

interface UcumLibrary {
  getInstance(): { getSpecifiedUnit(code: string, purpose: 'validate', suggest: boolean): Specified }
}

interface Specified {
  readonly unit: UcumUnit | null | undefined
  /** `null` when the code is not one of UCUM. */
  readonly origString?: string | null
}

interface UcumUnit {
  readonly magnitude_: number
  readonly dim_: { readonly dimVec_: readonly number[] | null } | null
  /** Name of the function between a special unit and its base unit. */
  readonly cnv_: string | null
  readonly cnvPfx_: number
  readonly isArbitrary_: boolean
  readonly moleExp_: number
  readonly equivalentExp_: number
}

const BASE_QUANTITIES = 7

/** Longer codes are not looked at: UCUM has none, and the library reads them slowly. */
const LONGEST = 80

/**
 * UCUM, the Unified Code for Units of Measure, by the library of the US National Library of Medicine. Its tables (230 KB)
 * are loaded with the first call and kept.
 */
export async function loadUnits(): Promise<UnitSystem> {
  // @ts-expect-error The library brings no types.
  loading ??= (import('@lhncbc/ucum-lhc') as Promise<UcumModule>).then(systemOf)
  return loading
}

let loading: Promise<UnitSystem> | undefined

function systemOf(module: UcumModule): UnitSystem {
  const utils = (module.UcumLhcUtils ?? module.default?.UcumLhcUtils)?.getInstance()
  if (utils === undefined) throw new Error('The unit library has another shape than expected.')
  const known = new Map<string, Unit | undefined>()
  const read = (code: string): Unit | undefined => {
    if (code.length === 0 || code.length > LONGEST || /\s/.test(code)) return undefined
    if (!known.has(code)) {
      const { unit, origString } = utils.getSpecifiedUnit(code, 'validate', false)
      known.set(code, unit && origString ? unitOf(unit) : undefined)
    }
    return known.get(code)
  }
  return { read, suggest: (code) => suggestion(code, read) }
}

function unitOf({ magnitude_, dim_, cnv_, cnvPfx_, isArbitrary_, moleExp_, equivalentExp_ }: UcumUnit): Unit {
  const base = dim_?.dimVec_ ?? Array.from({ length: BASE_QUANTITIES }, () => 0)
  return {
    exponents: [...base, moleExp_, equivalentExp_],
    factor: magnitude_,
    ...(cnv_ === null ? {} : { scale: `${cnv_} ${cnvPfx_}` }),
    ...(isArbitrary_ ? { arbitrary: true } : {}),
  }
}

/** How people write units that UCUM writes otherwise. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['mmhg', 'mm[Hg]'],
  ['mm hg', 'mm[Hg]'],
  ['cmh2o', 'cm[H2O]'],
  ['°c', 'Cel'],
  ['degc', 'Cel'],
  ['celsius', 'Cel'],
  ['°f', '[degF]'],
  ['degf', '[degF]'],
  ['fahrenheit', '[degF]'],
  ['bpm', '/min'],
  ['beats/min', '/min'],
  ['breaths/min', '/min'],
  ['per min', '/min'],
  ['per minute', '/min'],
  ['mcg', 'ug'],
  ['µg', 'ug'],
  ['μg', 'ug'],
  ['mcg/l', 'ug/L'],
  ['µg/l', 'ug/L'],
  ['µmol/l', 'umol/L'],
  ['μmol/l', 'umol/L'],
  ['iu', '[iU]'],
  ['iu/l', '[iU]/L'],
  ['iu/ml', '[iU]/mL'],
  ['miu/l', 'm[iU]/L'],
  ['year', 'a'],
  ['years', 'a'],
  ['yr', 'a'],
  ['yrs', 'a'],
  ['y', 'a'],
  ['month', 'mo'],
  ['months', 'mo'],
  ['week', 'wk'],
  ['weeks', 'wk'],
  ['day', 'd'],
  ['days', 'd'],
  ['hour', 'h'],
  ['hours', 'h'],
  ['hr', 'h'],
  ['minute', 'min'],
  ['minutes', 'min'],
  ['sec', 's'],
  ['second', 's'],
  ['seconds', 's'],
  ['kgs', 'kg'],
  ['lb', '[lb_av]'],
  ['lbs', '[lb_av]'],
  ['inch', '[in_i]'],
  ['inches', '[in_i]'],
  ['feet', '[ft_i]'],
  ['kg/m²', 'kg/m2'],
  ['kg/m^2', 'kg/m2'],
  ['ml/min/1.73m2', 'mL/min/{1.73_m2}'],
  ['ml/min/1.73 m2', 'mL/min/{1.73_m2}'],
  ['ml/min/1.73 m²', 'mL/min/{1.73_m2}'],
  ['x10^9/l', '10*9/L'],
  ['10^9/l', '10*9/L'],
  ['10e9/l', '10*9/L'],
  ['percent', '%'],
  ['point', '{score}'],
  ['points', '{score}'],
  ['score', '{score}'],
  ['gm', 'g'],
  ['gms', 'g'],
  ['gram', 'g'],
  ['grams', 'g'],
  ['cc', 'mL'],
  ['msec', 'ms'],
  ['millisec', 'ms'],
  ['units', '[iU]'],
  ['cm h2o', 'cm[H2O]'],
  ['gtts', '[drp]'],
])

/** One of the usual spellings, or each part of it by itself; what is counted goes into braces: `{visits}/a`. */
function suggestion(code: string, read: UnitSystem['read']): string | undefined {
  if (code.length > LONGEST) return undefined
  const tight = code.trim().replace(/\s+/g, ' ')
  const known = SPELLINGS.get(tight.toLowerCase())
  if (known !== undefined) return known
  const variants = [tight.replace(/ /g, ''), tight.replace(/ /g, '').toLowerCase(), byParts(tight, read, false)]
  return [...variants, byParts(tight, read, true)].find((variant) => variant !== code && read(variant) !== undefined)
}

function byParts(code: string, read: UnitSystem['read'], counting: boolean): string {
  return code
    .split('/')
    .map((part) => partOf(part.trim(), read, counting))
    .join('/')
}

function partOf(part: string, read: UnitSystem['read'], counting: boolean): string {
  if (part === '' || read(part) !== undefined) return part
  const known = SPELLINGS.get(part.toLowerCase())
  if (known !== undefined || !counting || !isCounted(part)) return known ?? part
  return `{${part.replace(/ /g, '_')}}`
}

/** A word that could be counted, and no unit in full letters, such as `nanogm`. */
function isCounted(part: string): boolean {
  return /^[a-z][a-z ]*$/i.test(part) && !/^(nano|micro|milli|centi|deci|kilo|mega|pico)/i.test(part)
}
