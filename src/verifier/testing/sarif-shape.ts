/** One kind of object of SARIF 2.1.0: the properties that reports use, what is in them, and which must be there. */
interface Shape {
  readonly required: readonly string[]
  readonly properties: Readonly<Record<string, string>>
}

/** From the standard (OASIS SARIF 2.1.0): `name[]` is a list, `name{}` a table, `=a|b` one of these words. */
const SHAPES: Readonly<Record<string, Shape>> = {
  log: { required: ['version', 'runs'], properties: { $schema: 'uri', version: '=2.1.0', runs: 'run[]' } },
  run: {
    required: ['tool'],
    properties: {
      tool: 'tool',
      automationDetails: 'automation',
      invocations: 'invocation[]',
      artifacts: 'artifact[]',
      columnKind: '=utf16CodeUnits|unicodeCodePoints',
      newlineSequences: 'newline[]+',
      results: 'result[]',
      properties: 'anything',
    },
  },
  tool: { required: ['driver'], properties: { driver: 'component' } },
  component: {
    required: ['name'],
    properties: { name: 'string', version: 'string', semanticVersion: 'string', rules: 'rule[]' },
  },
  rule: {
    required: ['id'],
    properties: {
      id: 'string',
      name: 'string',
      shortDescription: 'text',
      fullDescription: 'text',
      help: 'text',
      defaultConfiguration: 'configuration',
      properties: 'anything',
    },
  },
  configuration: { required: [], properties: { level: '=none|note|warning|error' } },
  automation: { required: [], properties: { id: 'string', description: 'text' } },
  invocation: {
    required: ['executionSuccessful'],
    properties: { executionSuccessful: 'boolean', toolExecutionNotifications: 'notification[]' },
  },
  notification: { required: ['message'], properties: { level: '=none|note|warning|error', message: 'text' } },
  artifact: {
    required: [],
    properties: {
      location: 'artifactLocation',
      roles: 'string[]',
      mimeType: 'string',
      encoding: 'string',
      sourceLanguage: 'string',
      length: 'count',
      hashes: 'string{}',
    },
  },
  artifactLocation: { required: [], properties: { uri: 'path', index: 'count' } },
  result: {
    required: ['message'],
    properties: {
      ruleId: 'string',
      ruleIndex: 'count',
      kind: '=notApplicable|pass|fail|review|open|informational',
      level: '=none|note|warning|error',
      message: 'text',
      locations: 'location[]',
      relatedLocations: 'location[]',
      codeFlows: 'codeFlow[]',
      fixes: 'fix[]',
      partialFingerprints: 'string{}',
      properties: 'anything',
    },
  },
  location: {
    required: [],
    properties: {
      id: 'count',
      physicalLocation: 'physicalLocation',
      logicalLocations: 'logicalLocation[]',
      message: 'text',
    },
  },
  physicalLocation: {
    required: ['artifactLocation'],
    properties: { artifactLocation: 'artifactLocation', region: 'region' },
  },
  logicalLocation: { required: [], properties: { name: 'string', fullyQualifiedName: 'string', kind: 'string' } },
  region: {
    required: ['startLine'],
    properties: { startLine: 'place', startColumn: 'place', endLine: 'place', endColumn: 'place' },
  },
  codeFlow: { required: ['threadFlows'], properties: { message: 'text', threadFlows: 'threadFlow[]+' } },
  threadFlow: { required: ['locations'], properties: { id: 'string', locations: 'threadFlowLocation[]+' } },
  threadFlowLocation: {
    required: [],
    properties: {
      location: 'location',
      state: 'text{}',
      executionOrder: 'count',
      nestingLevel: 'count',
      importance: '=important|essential|unimportant',
    },
  },
  fix: { required: ['artifactChanges'], properties: { description: 'text', artifactChanges: 'artifactChange[]+' } },
  artifactChange: {
    required: ['artifactLocation', 'replacements'],
    properties: { artifactLocation: 'artifactLocation', replacements: 'replacement[]+' },
  },
  replacement: { required: ['deletedRegion'], properties: { deletedRegion: 'region', insertedContent: 'content' } },
  content: { required: [], properties: { text: 'string' } },
  text: { required: ['text'], properties: { text: 'message', markdown: 'string' } },
}

/** What a reader of the log takes for a place of an argument, or for a link; reports have neither. */
const ARGUMENT = /(?<!\{)(\{\{)*\{(?!\{)/
const LINK = /(?<!\\)\[[^\]]*\]\(/

const PLAIN: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string' && value !== '',
  boolean: (value) => typeof value === 'boolean',
  count: (value) => Number.isInteger(value) && (value as number) >= 0,
  place: (value) => Number.isInteger(value) && (value as number) >= 1,
  newline: (value) => typeof value === 'string' && /^(\r\n|[\n\r\u0085\u2028\u2029])$/.test(value),
  uri: (value) => typeof value === 'string' && /^https:\/\/[a-z.\-/\d]+$/.test(value),
  path: (value) =>
    typeof value === 'string' && /^([\w.~!'()*-]|%[\dA-F]{2})+(\/([\w.~!'()*-]|%[\dA-F]{2})+)*$/.test(value),
  message: (value) => typeof value === 'string' && value !== '' && !ARGUMENT.test(value) && !LINK.test(value),
  anything: (value) => typeof value === 'object' && value !== null,
}

/** Where a log is not as the standard wants it, by place; empty when it is. */
export function sarifFaults(value: unknown, type = 'log', place = '$'): readonly string[] {
  const list = /^(.*)\[\](\+?)$/.exec(type)
  if (list) {
    if (!Array.isArray(value)) return [`${place} is no list`]
    if (list[2] === '+' && value.length === 0) return [`${place} is empty`]
    return value.flatMap((each, i) => sarifFaults(each, list[1], `${place}[${i}]`))
  }
  if (type.startsWith('='))
    return type.slice(1).split('|').includes(String(value)) ? [] : [`${place} is ${String(value)}`]
  const plain = PLAIN[type]
  if (plain) return plain(value) ? [] : [`${place} is no ${type}: ${JSON.stringify(value)}`]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${place} is no object`]
  if (type.endsWith('{}'))
    return Object.entries(value).flatMap(([key, each]) => sarifFaults(each, type.slice(0, -2), `${place}.${key}`))
  const shape = SHAPES[type]
  if (!shape) return [`${type} is unknown here`]
  const missing = shape.required.filter((key) => !(key in value)).map((key) => `${place}.${key} is missing`)
  const inside = Object.entries(value).flatMap(([key, each]) => {
    const own = shape.properties[key]
    return own ? sarifFaults(each, own, `${place}.${key}`) : [`${place}.${key} is no property of ${type}`]
  })
  return [...missing, ...inside]
}
