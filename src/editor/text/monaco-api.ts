import type * as monaco from 'monaco-editor/editor'

/** The text editor's interface, without loading it. */
export type Monaco = typeof monaco
