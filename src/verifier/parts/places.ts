import type { ParsedProtocol } from '../../proforma/index.ts'
import type { Finding } from '../types.ts'
import type { PartFinding } from './store.ts'

/** A finding as it is kept: its edit is placed in the definition where it belongs. */
export function atHome({ definitions }: ParsedProtocol, { edit, ...finding }: Finding): PartFinding {
  if (!edit) return { finding }
  const definition = definitions.findIndex(({ end }) => edit.offset < end)
  const home = definitions[definition]
  return home ? { finding, edit: { definition, edit: { ...edit, offset: edit.offset - home.offset } } } : { finding }
}

/** A finding as it is told, its edit in the coordinates of a text that has the same definitions. */
export function fromHome({ definitions }: ParsedProtocol, { finding, edit: placed }: PartFinding): Finding {
  const home = placed && definitions[placed.definition]
  if (!home) return finding
  return { ...finding, edit: { ...placed.edit, offset: home.offset + placed.edit.offset } }
}
