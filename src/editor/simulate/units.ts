/** UCUM codes that people write otherwise. Every other code is shown as it is. */
const SHOWN: Readonly<Record<string, string>> = {
  '1': '',
  'mm[Hg]': 'mmHg',
  Cel: '°C',
  '[degF]': '°F',
  a: 'y',
  mo: 'mo',
  wk: 'wk',
  d: 'd',
  ug: 'µg',
  'ug/L': 'µg/L',
  'umol/L': 'µmol/L',
  '10*9/L': '×10⁹/L',
  '10*12/L': '×10¹²/L',
  'kg/m2': 'kg/m²',
  'mL/min/{1.73_m2}': 'mL/min/1.73 m²',
}

/** A unit as it stands beside a number on a screen; empty for none. */
export function unitShown(ucum: string | undefined): string {
  if (ucum === undefined) return ''
  return SHOWN[ucum] ?? ucum
}
