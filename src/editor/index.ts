export { Canvas } from './canvas/Canvas.tsx'
export type { Mark, Overlays } from './canvas/overlays.ts'
export { noOverlays } from './canvas/overlays.ts'
export { Palette, type PaletteProps } from './canvas/Palette.tsx'
export { TaskGlyph, type TaskGlyphProps } from './canvas/TaskGlyph.tsx'
export { commandOf, editorCommands } from './commands/commands.ts'
export { matches as matchesKey } from './commands/keys.ts'
export type { Command, Region } from './commands/types.ts'
export { runKey, useRegionKeys } from './commands/use-region-keys.ts'
export { useCommandRunner } from './commands/use-command-runner.ts'
export { useDocumentState, useEditor, useViewState, type Editor } from './context.ts'
export { createEditorDocument, type CreateOptions, type LoggedDocument } from './document/create-document.ts'
export type { EditorDocument, EditorDocumentOptions, Mode, Side, ViewState } from './document/editor-document.ts'
export type {
  DocumentState,
  HistoryEntry,
  LayoutChange,
  Outcome,
  Point,
  Refusal,
  Selection,
  Transaction,
} from './document/types.ts'
export { say, words, type Words } from './document/words.ts'
export { EditorProvider, type EditorProviderProps } from './EditorProvider.tsx'
export { PathwayPicture, type PathwayPictureProps } from './picture/PathwayPicture.tsx'
export * from './scenarios/index.ts'
export * from './simulate/index.ts'
export * from './keeping/index.ts'
export { ProtocolDocument, type ProtocolDocumentProps } from './export/ProtocolDocument.tsx'
export { protocolSvg, titleOf as titleOfProtocol } from './export/protocol-svg.ts'
export * from './compare/index.ts'
export * from './reading/index.ts'
export * from './search/index.ts'
export { Inspector } from './inspector/Inspector.tsx'
export { Outline } from './outline/Outline.tsx'
export { HelpContext } from './problems/help.ts'
export { ProblemList } from './problems/ProblemList.tsx'
export { showDefinition } from './problems/show-definition.ts'
export { TextPane } from './text/TextPane.tsx'
export * from './verify/index.ts'
export * from './design/index.ts'
export * from './messages/index.ts'
