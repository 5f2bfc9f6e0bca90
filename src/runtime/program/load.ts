import {
  type Analysis,
  analyse,
  type ParsedProtocol,
  type Problem,
  type ProtocolIndex,
  type Resolver,
} from '../../proforma/index.ts'

/** What a text means, or the problems that forbid to run it: syntax, names, types and structure, as the checks see them. */
export type Loading =
  | { readonly ok: true; readonly index: ProtocolIndex; readonly root: string; readonly resolver: Resolver }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** @param known what the checks say of this text, where that is known already */
export function load(parsed: ParsedProtocol, known?: Analysis): Loading {
  const { index, resolver, problems } = known?.parsed === parsed ? known : analyse(parsed)
  const blocking = problems.filter((problem) => problem.severity === 'error')
  if (blocking.length > 0) return { ok: false, problems: blocking }
  if (index.root === undefined) return { ok: false, problems: [NO_ROOT] }
  return { ok: true, index, root: index.root, resolver }
}

const NO_ROOT: Problem = {
  code: 'engine.no-root',
  severity: 'error',
  span: { start: 0, end: 0 },
  data: {},
  message: 'There is no plan to start with.',
}
