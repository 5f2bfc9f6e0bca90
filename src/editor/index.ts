export type { Mark, Overlays } from './canvas/overlays.ts'
export { noOverlays } from './canvas/overlays.ts'
export type { Command, Region } from './commands/types.ts'
export type { EditorDocument, EditorDocumentOptions, Mode, ViewState } from './document/editor-document.ts'
export type {
  DocumentState,
  HistoryEntry,
  LayoutChange,
  Outcome,
  Point,
  Refusal,
  Selection,
  Transaction,
  Words,
} from './document/types.ts'
export * from './design/index.ts'
export * from './messages/index.ts'
