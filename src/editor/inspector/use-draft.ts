import { useState, type KeyboardEvent } from 'react'
import { useEditor } from '../context.ts'
import { matches } from '../commands/keys.ts'

/** Texts that were typed into fields but not taken over, by document and field, so that going elsewhere loses nothing. */
const kept = new WeakMap<object, Map<string, string>>()

export interface DraftOptions {
  /** What the document says now. */
  readonly value: string
  /** Names the field among all fields of the document. */
  readonly id: string
  /** Takes the text over; false keeps it as a draft. */
  readonly commit: (text: string) => boolean
  /** Enter takes over; otherwise only Ctrl+Enter does, and Enter makes a new line. */
  readonly enterCommits: boolean
}

export interface Draft {
  readonly text: string
  readonly dirty: boolean
  readonly change: (text: string) => void
  readonly onBlur: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/**
 * The text of a field while it is typed: one transaction when it is left or confirmed, nothing before. While it
 * differs from the document, Ctrl+Z belongs to the field; after that, to the document's history (rule F1).
 */
export function useDraft({ value, id, commit, enterCommits }: DraftOptions): Draft {
  const { document } = useEditor()
  const drafts = draftsOf(document)
  const [text, setText] = useState(drafts.get(id) ?? value)
  // The document changed under the field: what was not touched follows, what was typed stays.
  const [seen, setSeen] = useState({ value, id })
  if (seen.value !== value || seen.id !== id) {
    setSeen({ value, id })
    if (seen.id !== id || text === seen.value) setText(drafts.get(id) ?? value)
  }
  const dirty = text !== value

  const change = (next: string): void => {
    setText(next)
    if (next === value) drafts.delete(id)
    else drafts.set(id, next)
  }
  const take = (): void => {
    if (dirty && commit(text)) drafts.delete(id)
  }
  const drop = (): void => {
    drafts.delete(id)
    setText(value)
  }
  return {
    text,
    dirty,
    change,
    onBlur: take,
    onKeyDown(event) {
      if (event.key === 'Escape' && dirty) drop()
      else if (event.key === 'Enter' && (enterCommits || event.ctrlKey || event.metaKey)) take()
      else if (matches(event, 'Mod+Z') && !dirty) document.undo()
      else if ((matches(event, 'Mod+Shift+Z') || matches(event, 'Mod+Y')) && !dirty) document.redo()
      else return
      event.preventDefault()
      event.stopPropagation()
    },
  }
}

function draftsOf(document: object): Map<string, string> {
  const found = kept.get(document)
  if (found) return found
  const made = new Map<string, string>()
  kept.set(document, made)
  return made
}
