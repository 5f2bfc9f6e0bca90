import { defineRule } from '../defineRule.ts'
import { replaceIn } from '../fixes.ts'

/** https://semver.org, version 2.0.0 */
const SEMVER =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/

/** Versions are compared by machines: the store shows the newest one. */
export const protocolVersionForm = defineRule<{ version: string }>({
  code: 'protocol.version-form',
  severity: 'error',
  speed: 'fast',
  help: {
    title: 'Version that cannot be compared',
    what: 'The `version` is not three numbers with dots between them, such as `1.4.0`.',
    why: 'Users are told of newer versions, and that needs an order that machines understand (semantic versioning).',
    fix: 'Write three whole numbers: major.minor.patch. A draft may end in `-draft` or the like.',
  },
  message: ({ version }) =>
    `"${version}" is no version that can be compared with others. Write three whole numbers, such as "1.4.0".`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('protocol')) {
      const { version } = definition.node
      if (definition.node !== analysis.index.header || version === undefined) continue
      if (SEMVER.test(version.value) || version.value.trim() === '') continue
      const meant = completed(version.value)
      const fixes =
        meant === undefined ? [] : [replaceIn(`Write "${meant}"`, definition, version.valueSpan, `"${meant}"`)]
      report(definition, version.valueSpan, { version: version.value.slice(0, 40) }, fixes)
    }
  },
})

/** `v1.2` is `1.2.0`. */
function completed(version: string): string | undefined {
  const numbers = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?$/i.exec(version.trim())?.slice(1, 4)
  return numbers?.map((part) => String(Number(part ?? 0))).join('.')
}
