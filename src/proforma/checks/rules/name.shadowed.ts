import { defineRule } from '../defineRule.ts'
import { named } from '../words.ts'

/** Where a candidate is expected its own name wins (resolution of names, SPEC N5). */
export const nameShadowed = defineRule<{ name: string; decision: string; task: string }>({
  code: 'name.shadowed',
  severity: 'hint',
  speed: 'fast',
  help: {
    title: 'Candidate with the name of a task',
    what: 'A candidate of a decision has the same name as a task.',
    why: 'In `result_of(D) = x` the name means the candidate, in `completed(x)` the task. Both are understood, but readers stumble.',
    fix: 'Rename one of them: the candidate says what is chosen (`oral_antibiotic`), the task what is done (`Give_oral_antibiotic`).',
  },
  message: ({ name, decision, task }) =>
    `${named(name)} is a candidate of ${named(decision)} and also ${task}: conditions on one are easily read as conditions on the other. Rename one of them.`,
  check({ analysis, definitions }, report) {
    for (const definition of definitions('decision')) {
      for (const { name } of definition.node.candidates) {
        const task = analysis.index.tasks.get(name.text)
        if (task === undefined || name.text === '') continue
        const words = `${/^[ae]/.test(task.kind) ? 'an' : 'a'} ${task.kind}`
        report(definition, name.span, { name: name.text, decision: definition.node.name.text, task: words })
      }
    }
  },
})
