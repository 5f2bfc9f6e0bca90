import { ATTRIBUTES, DEFINITION_KINDS } from '../../proforma/index.ts'
import type { Monaco } from './monaco-api.ts'

export const LANGUAGE = 'proforma'

/** Words that mean something inside expressions. */
const OPERATORS = ['and', 'or', 'not', 'AND', 'OR', 'NOT', 'includes', 'include', 'oneof']
const FUNCTIONS = [
  'completed',
  'in_progress',
  'discarded',
  'dormant',
  'result_of',
  'result_set',
  'netsupport',
  'Netsupport',
  'is_known',
]
const SUPPORTS = ['for', 'against', 'confirming', 'excluding']
const CONSTANTS = ['true', 'false', 'unknown', 'yes', 'no']

/** Colours of the text by a Monarch tokenizer: what a word is, not whether it is right; problems come from the checks. */
export function registerLanguage({ languages }: Monaco): void {
  if (languages.getLanguages().some(({ id }) => id === LANGUAGE)) return
  languages.register({ id: LANGUAGE, extensions: ['.pf'], aliases: ['PROforma'] })
  languages.setLanguageConfiguration(LANGUAGE, {
    comments: { lineComment: '//', blockComment: ['/*', '*/'] },
    brackets: [
      ['(', ')'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '(', close: ')' },
      { open: '[', close: ']' },
      { open: '"', close: '"', notIn: ['string', 'comment'] },
      { open: "'", close: "'", notIn: ['string', 'comment'] },
    ],
    indentationRules: {
      increaseIndentPattern: new RegExp(`^\\s*(${DEFINITION_KINDS.join('|')})\\s*::.*;\\s*$`),
      decreaseIndentPattern: /^\s*end\b/,
    },
    folding: { markers: { start: new RegExp(`^(${DEFINITION_KINDS.join('|')})\\s*::`), end: /^end\s+\w+\s*\./ } },
  })
  languages.setMonarchTokensProvider(LANGUAGE, {
    kinds: [...DEFINITION_KINDS],
    attributes: ATTRIBUTES.map(({ keyword }) => keyword),
    operators: OPERATORS,
    functions: FUNCTIONS,
    supports: SUPPORTS,
    constants: CONSTANTS,
    tokenizer: {
      root: [
        [/\/\*/, 'comment', '@comment'],
        [/\/\/.*$/, 'comment'],
        [/"/, 'string', '@text'],
        [/(')([^'\n]*)(')/, 'identifier.quoted'],
        [/(end)(\s+)(\w+)/, ['keyword', '', 'keyword']],
        [/(attributes|end)\b/, 'keyword'],
        [
          /([A-Za-z]\w*)(\s*)(::)/,
          [{ cases: { '@kinds': 'keyword', '@attributes': 'attribute', '@default': 'identifier' } }, '', 'delimiter'],
        ],
        [
          /[A-Za-z]\w*/,
          {
            cases: {
              '@operators': 'operator',
              '@functions': 'function',
              '@supports': 'support',
              '@constants': 'constant',
              '@default': 'identifier',
            },
          },
        ],
        [/\d+(\.\d+)?/, 'number'],
        [/::|[;,.]/, 'delimiter'],
        [/[=<>!+\-*/#]+/, 'operator'],
      ],
      comment: [
        [/[^*]+/, 'comment'],
        [/\*\//, 'comment', '@pop'],
        [/\*/, 'comment'],
      ],
      text: [
        [/\$\{[^}]*\}/, 'string.placeholder'],
        [/\\["\\]/, 'string.escape'],
        [/[^"\\$]+/, 'string'],
        [/[\\$]/, 'string'],
        [/"/, 'string', '@pop'],
      ],
    },
  })
}
