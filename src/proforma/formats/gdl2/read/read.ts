import { ImportError } from '../../error.ts'
import { isObject, listMember, objectMember, readJson, textMember } from '../../json.ts'
import type { Json, JsonObject } from '../../json.ts'
import type { ImportLimits } from '../../limits.ts'
import type { ReportBuilder } from '../../report.ts'
import { readDescription } from './description.ts'
import { readElements } from './elements.ts'
import type { Gdl2Assignment, Gdl2Condition } from './expression.ts'
import type { Gdl2Guideline, Gdl2Rule } from './guideline.ts'
import { parseGdl2Assignment, parseGdl2Expression } from './parse.ts'
import { Gdl2SyntaxError } from './scan.ts'
import { readCodes, readTerms } from './terms.ts'
import type { Terms } from './terms.ts'

/**
 * Reads a GDL2 guideline (openEHR GDL 2.0 and 2.1, JSON). What cannot be read goes to the report as lost.
 * Throws ImportError when the whole is not a guideline.
 */
export function readGdl2(source: unknown, limits: ImportLimits, report: ReportBuilder): Gdl2Guideline {
  const json = readJson(source, limits)
  if (!isObject(json)) throw new ImportError('wrong-shape', 'A GDL2 guideline is a JSON object.')
  const definition = objectMember(json, 'definition')
  if (definition === undefined || textMember(json, 'gdl_version') === undefined) {
    throw new ImportError('not-this-format', 'A GDL2 guideline has "gdl_version" and "definition".')
  }
  const terms = readTerms(json)
  const { bindings, elements } = readElements(definition, terms, limits, report)
  const rules = readRules(definition, terms, limits, report)
  const concept = textMember(json, 'concept') ?? ''
  const id = textMember(json, 'id') ?? 'guideline'
  report.found('elements', elements.size)
  report.found('rules', rules.length)
  return {
    id,
    title: terms.text(concept) || id,
    summary: terms.description(concept),
    description: readDescription(json),
    bindings,
    elements,
    terms,
    codes: readCodes(json),
    preconditions: conditions(listMember(definition, 'pre_conditions'), '/definition/pre_conditions', limits, report),
    defaultActions: assignments(
      listMember(definition, 'default_actions'),
      '/definition/default_actions',
      limits,
      report,
    ),
    defaultTargets: targets(listMember(definition, 'default_actions')),
    rules,
  }
}

function readRules(definition: JsonObject, terms: Terms, limits: ImportLimits, report: ReportBuilder): Gdl2Rule[] {
  const rules: Gdl2Rule[] = []
  for (const [id, rule] of Object.entries(objectMember(definition, 'rules') ?? {})) {
    if (rules.length >= limits.definitions) {
      throw new ImportError('too-large', `More than ${limits.definitions} rules.`, '/definition/rules')
    }
    if (!isObject(rule)) {
      report.add('lost', 'gdl2.shape', `/definition/rules/${id}`, `Rule ${id} is not an object and was left out.`)
      continue
    }
    const place = `/definition/rules/${id}`
    const priority = rule['priority']
    rules.push({
      id,
      name: terms.text(id),
      priority: typeof priority === 'number' ? priority : 0,
      when: conditions(listMember(rule, 'when'), `${place}/when`, limits, report),
      targets: targets(listMember(rule, 'then')),
      assignments: assignments(listMember(rule, 'then'), `${place}/then`, limits, report),
    })
  }
  // Equal priorities keep the order of the file.
  return rules.sort((a, b) => b.priority - a.priority)
}

/** A condition that cannot be read makes its rule unable to fire: it is kept as `false`, and reported. */
function conditions(
  list: readonly Json[] | undefined,
  place: string,
  limits: ImportLimits,
  report: ReportBuilder,
): Gdl2Condition[] {
  return (list ?? []).map((item, index) => {
    const source = typeof item === 'string' ? item : JSON.stringify(item)
    try {
      return { expression: parseGdl2Expression(source, limits), source }
    } catch (error) {
      report.add('lost', 'gdl2.syntax', `${place}/${index}`, syntaxMessage('condition', source, error))
      return { expression: { kind: 'literal', value: { kind: 'boolean', value: false } }, source }
    }
  })
}

function assignments(
  list: readonly Json[] | undefined,
  place: string,
  limits: ImportLimits,
  report: ReportBuilder,
): Gdl2Assignment[] {
  return (list ?? []).flatMap((item, index) => {
    const source = typeof item === 'string' ? item : JSON.stringify(item)
    try {
      return [parseGdl2Assignment(source, limits)]
    } catch (error) {
      report.add('lost', 'gdl2.syntax', `${place}/${index}`, syntaxMessage('assignment', source, error))
      return []
    }
  })
}

/** The elements that assignments begin with, however broken the rest is. */
function targets(list: readonly Json[] | undefined): string[] {
  return (list ?? []).flatMap((item) =>
    typeof item === 'string' ? (/^\s*\$?([A-Za-z]\w*)/.exec(item)?.[1] ?? []) : [],
  )
}

function syntaxMessage(what: string, source: string, error: unknown): string {
  if (!(error instanceof Gdl2SyntaxError)) throw error
  const near = source.slice(error.at, error.at + 30)
  const where = near === '' ? 'at its end' : `before "${near}"`
  return `This ${what} is not valid GDL2: ${error.message} ${where}. ${source.slice(0, 200)}`
}
