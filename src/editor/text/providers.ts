import type { languages } from 'monaco-editor/editor'
import type { LineIndex, SemanticKind, Span, Suggestion, SuggestionKind } from '../../proforma/index.ts'
import { EditError } from '../../proforma/index.ts'
import { renamedCases } from '../document/renamed-cases.ts'
import { words } from '../document/words.ts'
import { translate } from '../messages/index.ts'
import { boundTo, serviceOf } from './bound.ts'
import { LANGUAGE } from './language.ts'
import type { Monaco } from './monaco-api.ts'

type Model = Parameters<languages.HoverProvider['provideHover']>[0]
type Position = Parameters<languages.HoverProvider['provideHover']>[1]

/** What a provider works with at a place of a model. */
interface At {
  readonly service: ReturnType<typeof serviceOf>
  readonly lines: LineIndex
  readonly offset: number
}

function at(model: Model, position: Position): At | undefined {
  const bound = boundTo(model)
  if (!bound) return undefined
  const lines = bound.binding.positions()
  return {
    service: serviceOf(bound.document),
    lines,
    offset: lines.offset({ line: position.lineNumber, column: position.column }),
  }
}

function rangeOf(lines: LineIndex, { start, end }: Span) {
  const from = lines.position(start)
  const to = lines.position(end)
  return { startLineNumber: from.line, startColumn: from.column, endLineNumber: to.line, endColumn: to.column }
}

/** The answers of the language service in Monaco's form. */
export function registerProviders(monaco: Monaco): void {
  const { languages } = monaco
  registerWriting(monaco)
  languages.registerHoverProvider(LANGUAGE, {
    provideHover(model, position) {
      const here = at(model, position)
      const hover = here?.service.hover(here.offset)
      if (!here || !hover) return undefined
      const contents = [`**${escaped(hover.title)}**`, ...hover.lines.map(escaped)].map((value) => ({ value }))
      return { range: rangeOf(here.lines, hover.span), contents }
    },
  })
  languages.registerDefinitionProvider(LANGUAGE, {
    provideDefinition(model, position) {
      const here = at(model, position)
      const span = here?.service.definition(here.offset)
      return here && span ? { uri: model.uri, range: rangeOf(here.lines, span) } : undefined
    },
  })
  languages.registerReferenceProvider(LANGUAGE, {
    provideReferences(model, position) {
      const here = at(model, position)
      return here?.service
        .references(here.offset)
        .map(({ span }) => ({ uri: model.uri, range: rangeOf(here.lines, span) }))
    },
  })
  languages.registerFoldingRangeProvider(LANGUAGE, {
    provideFoldingRanges(model) {
      const here = at(model, new monaco.Position(1, 1))
      return here?.service.folds().map(({ span, kind }) => ({
        start: here.lines.position(span.start).line,
        end: here.lines.position(span.end).line,
        ...(kind === 'comment' ? { kind: languages.FoldingRangeKind.Comment } : {}),
      }))
    },
  })
  languages.registerDocumentSymbolProvider(LANGUAGE, {
    provideDocumentSymbols(model) {
      const here = at(model, new monaco.Position(1, 1))
      return here?.service.outline().map((entry) => ({
        name: entry.caption ?? entry.name,
        detail: entry.kind,
        kind: languages.SymbolKind.Object,
        tags: [],
        range: rangeOf(here.lines, entry.span),
        selectionRange: rangeOf(here.lines, entry.nameSpan),
      }))
    },
  })
  registerColours(monaco)
  registerChanges(monaco)
}

/** Suggestions and signatures while typing. */
function registerWriting(monaco: Monaco): void {
  const { languages } = monaco
  languages.registerCompletionItemProvider(LANGUAGE, {
    triggerCharacters: [' ', '(', "'", ',', '{'],
    provideCompletionItems(model, position) {
      const here = at(model, position)
      return { suggestions: here?.service.suggest(here.offset).map((one) => item(monaco, here.lines, one)) ?? [] }
    },
  })
  languages.registerSignatureHelpProvider(LANGUAGE, {
    signatureHelpTriggerCharacters: ['(', ','],
    provideSignatureHelp(model, position) {
      const here = at(model, position)
      const help = here?.service.signature(here.offset)
      if (!help) return undefined
      const parameters = help.parameters.map((label) => ({ label }))
      return {
        value: {
          signatures: [{ label: help.label, documentation: help.help, parameters }],
          activeSignature: 0,
          activeParameter: help.active,
        },
        dispose() {},
      }
    },
  })
}

function item(monaco: Monaco, lines: LineIndex, one: Suggestion): languages.CompletionItem {
  const { CompletionItemInsertTextRule } = monaco.languages
  return {
    label: one.detail === undefined ? one.label : { label: one.label, description: one.detail },
    kind: kindOf(monaco, one.kind),
    insertText: one.insert,
    range: rangeOf(lines, one.span),
    sortText: String(one.rank).padStart(6, '0'),
    filterText: one.label,
    ...(one.help === undefined ? {} : { documentation: one.help }),
    ...(one.snippet === true ? { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet } : {}),
  }
}

function kindOf(monaco: Monaco, kind: SuggestionKind): languages.CompletionItemKind {
  const { CompletionItemKind } = monaco.languages
  const kinds: Readonly<Record<SuggestionKind, languages.CompletionItemKind>> = {
    definition: CompletionItemKind.Module,
    attribute: CompletionItemKind.Property,
    keyword: CompletionItemKind.Keyword,
    operator: CompletionItemKind.Operator,
    function: CompletionItemKind.Function,
    data: CompletionItemKind.Variable,
    parameter: CompletionItemKind.Constant,
    task: CompletionItemKind.Class,
    candidate: CompletionItemKind.EnumMember,
    value: CompletionItemKind.Value,
  }
  return kinds[kind]
}

const SEMANTIC: readonly SemanticKind[] = [
  'keyword',
  'attribute',
  'operator',
  'function',
  'data',
  'parameter',
  'task',
  'candidate',
  'property',
  'unresolved',
  'value',
  'number',
  'text',
  'comment',
]

/**
 * Colours by what a name means, for the lines in sight: those of a whole large text would take longer than a keystroke
 * may. Texts and comments keep those of the tokenizer, which knows their insides.
 */
function registerColours({ languages, Position }: Monaco): void {
  languages.registerDocumentRangeSemanticTokensProvider(LANGUAGE, {
    getLegend: () => ({ tokenTypes: [...SEMANTIC], tokenModifiers: [] }),
    provideDocumentRangeSemanticTokens(model, range) {
      const here = at(model, new Position(1, 1))
      const seen = here && {
        start: here.lines.offset({ line: range.startLineNumber, column: range.startColumn }),
        end: here.lines.offset({ line: range.endLineNumber, column: range.endColumn }),
      }
      const data: number[] = []
      let line = 1
      let column = 1
      for (const { span, kind } of here?.service.semanticTokens(seen) ?? []) {
        if (!seen || kind === 'text' || kind === 'comment') continue
        // A definition may reach far beyond what is in sight.
        if (span.end < seen.start || span.start > seen.end) continue
        const start = here.lines.position(span.start)
        data.push(
          start.line - line,
          start.line === line ? start.column - column : start.column - 1,
          span.end - span.start,
          SEMANTIC.indexOf(kind),
          0,
        )
        line = start.line
        column = start.column
      }
      return { data: new Uint32Array(data) }
    },
  })
}

/** What changes the text: each one is an entry of the document's history under its own name. */
function registerChanges(monaco: Monaco): void {
  const { languages, editor } = monaco
  languages.registerRenameProvider(LANGUAGE, {
    resolveRenameLocation(model, position) {
      const here = at(model, position)
      const found = here?.service.renamable(here.offset)
      const nowhere = { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 1 }
      if (!here || !found) return { range: nowhere, text: '', rejectReason: translate('text.rename.nothing') }
      return { range: rangeOf(here.lines, found.span), text: found.name }
    },
    provideRenameEdits(model, position, name) {
      const here = at(model, position)
      const bound = boundTo(model)
      if (!here || !bound) return undefined
      try {
        const found = here.service.renamable(here.offset)
        const edits = here.service.rename(here.offset, name)
        const { scenarios } = bound.document.state.getState()
        const cases = found && renamedCases(scenarios, found.symbol, name)
        bound.document.transact({
          label: words('history.rename', { from: found?.name ?? '', to: name }),
          edits,
          ...cases,
        })
        return { edits: [] }
      } catch (error) {
        if (error instanceof EditError) return { edits: [], rejectReason: translate(`refuse.edit.${error.code}`) }
        throw error
      }
    },
  })
  languages.registerDocumentFormattingEditProvider(LANGUAGE, {
    provideDocumentFormattingEdits(model) {
      const here = at(model, new monaco.Position(1, 1))
      const bound = boundTo(model)
      if (!here || !bound) return undefined
      bound.document.transact({ label: words('history.format'), edits: here.service.format() })
      return []
    },
  })
  const fix = 'proforma.fix'
  editor.registerCommand(fix, (_, run: () => void) => run())
  languages.registerCodeActionProvider(LANGUAGE, {
    provideCodeActions(model, range) {
      const bound = boundTo(model)
      const actions = bound?.document.state.getState().problems.flatMap((problem) => {
        if (!monaco.Range.areIntersectingOrTouching(rangeOf(bound.binding.positions(), problem.span), range)) return []
        return (problem.fixes ?? []).map(({ title, edits, safe }) => {
          const run = (): void => void bound.document.transact({ label: words('history.fix', { title }), edits })
          return { title, kind: 'quickfix', isPreferred: safe, command: { id: fix, title, arguments: [run] } }
        })
      })
      return { actions: actions ?? [], dispose() {} }
    },
  })
}

/** Text of the author, as Monaco's Markdown shows it unchanged. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+\-.!<>|~]/g, String.raw`\$&`)
}
