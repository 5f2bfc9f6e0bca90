import type { Catalogue } from './en.ts'
import { exports } from './zh-CN/exports.ts'
import { offline } from './zh-CN/offline.ts'
import { compare } from './zh-CN/compare.ts'
import { deciding } from './zh-CN/deciding.ts'
import { drawing } from './zh-CN/drawing.ts'
import { keys } from './zh-CN/keys.ts'
import { properties } from './zh-CN/properties.ts'
import { proof } from './zh-CN/proof.ts'
import { publish } from './zh-CN/publish.ts'
import { running } from './zh-CN/running.ts'
import { verify } from './zh-CN/verify.ts'
import { shell } from './zh-CN/shell.ts'
import { simulate } from './zh-CN/simulate.ts'
import { simulator } from './zh-CN/simulator.ts'
import { start } from './zh-CN/start.ts'
import { store } from './zh-CN/store.ts'
import { workbench } from './zh-CN/workbench.ts'
import { scenarios } from './zh-CN/scenarios.ts'
import { tour } from './zh-CN/tour.ts'

/** The catalogue in Simplified Chinese. */
export const zhCN: Catalogue = {
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
}
