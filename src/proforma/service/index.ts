export { type DocumentService, documentService } from './documentService.ts'
export { type ExpressionService, expressionService } from './expressionService.ts'
export { ATTRIBUTE_HELP, KIND_HELP } from './help.ts'
export { captionOf, describeItem, describeRange } from './describe.ts'
export type {
  Fold,
  Hover,
  OutlineEntry,
  SemanticKind,
  SemanticToken,
  SignatureHelp,
  Suggestion,
  SuggestionKind,
} from './types.ts'
