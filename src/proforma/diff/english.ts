import { ExpressionWords } from '../formats/prose/words.ts'
import type { ParsedProtocol, ProtocolIndex } from '../model/index.ts'
import { indexOf } from '../names/index.ts'
import { diffSentences, type DiffKey } from './sentences.ts'
import { tellChange, type DiffSpeaker } from './tell.ts'
import type { Change } from './types.ts'

/** The sentence of a key with its values filled in. */
export function fill(key: DiffKey, values: Readonly<Record<string, string>> = {}): string {
  return diffSentences[key].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

/** What people call a task, data item or parameter. */
export function calledIn({ tasks, data, parameters }: ProtocolIndex, name: string): string {
  return (tasks.get(name) ?? data.get(name) ?? parameters.get(name))?.caption?.value ?? name
}

/** Says changes between these two protocols in English. */
export function englishSpeaker(before: ParsedProtocol, after: ParsedProtocol): DiffSpeaker {
  const indexes = { before: indexOf(before), after: indexOf(after) }
  const words = { before: new ExpressionWords(indexes.before), after: new ExpressionWords(indexes.after) }
  return {
    say: fill,
    expression({ text, expression }, side) {
      if (expression === undefined) return text
      const said = words[side].condition(expression)
      return expression.kind === 'name' ? `${said} is true` : said
    },
    name: (name, side) => calledIn(indexes[side], name),
  }
}

/** One change as one sentence: “Decision “Treat?”: new argument against “Penicillin”, if allergy is true”. */
export function changeSentence(change: Change, speaker: DiffSpeaker): string {
  return fill('diff.sentence', { ...tellChange(change, speaker) })
}
