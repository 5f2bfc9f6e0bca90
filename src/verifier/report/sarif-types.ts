import type { TextRange } from './protocol-text.ts'

/** The part of SARIF 2.1.0 (OASIS, errata 01) that reports are written in; names and nesting are the standard's. */
export interface Log {
  readonly $schema: string
  readonly version: '2.1.0'
  readonly runs: readonly Run[]
}

export interface Text {
  readonly text: string
  readonly markdown?: string
}

export type Level = 'none' | 'note' | 'warning' | 'error'

/** Anything at all, by name. */
export type PropertyBag = Readonly<Record<string, unknown>>

export interface Run {
  readonly tool: { readonly driver: ToolComponent }
  readonly automationDetails: { readonly id: string; readonly description: Text }
  readonly invocations: readonly Invocation[]
  readonly artifacts: readonly Artifact[]
  readonly columnKind: 'utf16CodeUnits'
  readonly newlineSequences: readonly string[]
  readonly results: readonly Result[]
  readonly properties: PropertyBag
}

export interface ToolComponent {
  readonly name: string
  readonly version: string
  readonly semanticVersion: string
  readonly rules: readonly ReportingDescriptor[]
}

export interface ReportingDescriptor {
  readonly id: string
  readonly name: string
  readonly shortDescription: Text
  readonly fullDescription: Text
  readonly help: Text
  readonly defaultConfiguration: { readonly level: Level }
  readonly properties: { readonly tags: readonly string[] }
}

export interface Invocation {
  readonly executionSuccessful: boolean
  readonly toolExecutionNotifications: readonly { readonly level: Level; readonly message: Text }[]
}

export interface ArtifactLocation {
  readonly uri: string
  readonly index?: number
}

export interface Artifact {
  readonly location: ArtifactLocation
  readonly roles: readonly 'analysisTarget'[]
  readonly mimeType: string
  readonly encoding: string
  readonly sourceLanguage: string
  /** Bytes. */
  readonly length: number
  readonly hashes: Readonly<Record<string, string>>
}

export interface Result {
  readonly ruleId: string
  readonly ruleIndex?: number
  readonly kind: 'fail' | 'pass' | 'review' | 'open' | 'informational'
  readonly level?: Level
  readonly message: Text
  readonly locations: readonly Location[]
  readonly relatedLocations?: readonly Location[]
  readonly codeFlows?: readonly CodeFlow[]
  readonly fixes?: readonly Fix[]
  readonly partialFingerprints?: Readonly<Record<string, string>>
  readonly properties?: PropertyBag
}

export interface Location {
  readonly id?: number
  readonly physicalLocation: PhysicalLocation
  readonly logicalLocations?: readonly {
    readonly name: string
    readonly fullyQualifiedName: string
    readonly kind: string
  }[]
  readonly message?: Text
}

export interface PhysicalLocation {
  readonly artifactLocation: ArtifactLocation
  readonly region: TextRange
}

export interface CodeFlow {
  readonly message: Text
  readonly threadFlows: readonly { readonly id: string; readonly locations: readonly ThreadFlowLocation[] }[]
}

export interface ThreadFlowLocation {
  readonly location: Location
  readonly state: Readonly<Record<string, Text>>
  readonly executionOrder: number
  readonly nestingLevel: number
  readonly importance: 'important' | 'essential' | 'unimportant'
}

export interface Fix {
  readonly description: Text
  readonly artifactChanges: readonly {
    readonly artifactLocation: ArtifactLocation
    readonly replacements: readonly {
      readonly deletedRegion: TextRange
      readonly insertedContent?: { readonly text: string }
    }[]
  }[]
}
