import { exports } from './en/exports.ts'
import { offline } from './en/offline.ts'
import { compare } from './en/compare.ts'
import { deciding } from './en/deciding.ts'
import { drawing } from './en/drawing.ts'
import { keys } from './en/keys.ts'
import { properties } from './en/properties.ts'
import { proof } from './en/proof.ts'
import { publish } from './en/publish.ts'
import { running } from './en/running.ts'
import { verify } from './en/verify.ts'
import { shell } from './en/shell.ts'
import { simulate } from './en/simulate.ts'
import { simulator } from './en/simulator.ts'
import { start } from './en/start.ts'
import { store } from './en/store.ts'
import { workbench } from './en/workbench.ts'
import { scenarios } from './en/scenarios.ts'
import { tour } from './en/tour.ts'

/** Every word that the page shows to people, in English. The other languages have the same keys and arguments. */
export const en = {
  ...compare,
  ...deciding,
  ...exports,
  ...offline,
  ...drawing,
  ...keys,
  ...properties,
  ...proof,
  ...publish,
  ...running,
  ...verify,
  ...shell,
  ...simulate,
  ...simulator,
  ...scenarios,
  ...start,
  ...workbench,
  ...store,
  ...tour,
} as const

export type MessageKey = keyof typeof en
export type Catalogue = Readonly<Record<MessageKey, string>>
