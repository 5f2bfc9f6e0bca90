import { parse } from '../../src/proforma/index.ts'
import { compile, type Program, type TaskProgram } from '../../src/runtime/index.ts'
import { NotTranslatableError, PromelaExpressions } from './promela-expression.ts'

/**
 * A protocol as one Promela process: an operation of the outside, chosen freely, and in one indivisible step everything
 * that follows from it. So SPIN stores quiescent states only, as we do. Standing still before the root is finished is
 * an invalid end state.
 *
 * @throws NotTranslatableError for what the benchmark families do not use
 */
export function promela(text: string): string {
  const compiled = compile(parse(text))
  if (!compiled.ok) throw new NotTranslatableError(compiled.problems[0]?.message ?? 'a protocol that does not load')
  return new Translation(compiled.program).text()
}

class Translation {
  readonly #program: Program
  readonly #expressions: PromelaExpressions

  constructor(program: Program) {
    this.#program = program
    this.#expressions = new PromelaExpressions(program)
  }

  text(): string {
    const { tasks, items } = this.#program
    const events = tasks.flatMap((task) => this.#events(task))
    const ageing = tasks.some((task) => task.ageing.length > 0)
    const counted = tasks.some((task) => task.cycles > 1)
    return `
byte st[${tasks.length}];
byte res[${tasks.length}];
${items.length > 0 ? `byte data[${items.length}];` : ''}
${ageing ? `bool old[${tasks.length}];` : ''}
${counted ? `byte cycle[${tasks.length}];` : ''}
hidden byte ch;
hidden short i;
active proctype outside() {
  do
  :: st[0] >= 2 -> break
  :: atomic {
       if
       :: st[0] == 0 -> st[0] = 1
${events.join('\n')}
       fi;
       d_step {
         do
         :: ch = 0;
${this.#reviewed(0)}
            if :: ch == 0 -> break :: else fi
         od;
         ch = 0
       }
     }
  od
}
`
  }

  /** What the outside can do with a task. */
  #events(task: TaskProgram): readonly string[] {
    const at = `st[${task.index}]`
    if (task.autonomous || task.confirmatory || task.optional || task.trigger !== undefined)
      throw new NotTranslatableError('an autonomous, confirmatory, optional or triggered task')
    switch (task.kind) {
      case 'action':
      case 'task':
        return [`       :: ${at} == 1 -> ${this.#done(task)}`]
      case 'enquiry':
        return [`       :: ${at} == 1 -> ${this.#answers(task)}; ${this.#done(task)}`]
      case 'decision':
        return task.candidates.map((_, position) => {
          const rule = this.#expressions.recommended(task, position)
          return `       :: ${at} == 1 && (${rule}) -> res[${task.index}] = ${position + 1}; ${this.#done(task)}`
        })
      default:
        return []
    }
  }

  /** What happens when a task that is not a plan is completed: the values of its sources are old then. */
  #done(task: TaskProgram): string {
    const { index, cycles } = task
    const aged = task.ageing.length > 0 ? `old[${index}] = 1; ` : ''
    if (cycles === 1) return `${aged}st[${index}] = 2`
    if (cycles === -1 || task.cycleUntil || task.cycleRepeat) throw new NotTranslatableError('a task without end')
    return `${aged}if :: cycle[${index}] < ${cycles - 1} -> cycle[${index}]++; st[${index}] = 0 :: else -> st[${index}] = 2 fi`
  }

  #answers(task: TaskProgram): string {
    return task.sources
      .map(({ item, mandatory }) => {
        if (!mandatory) throw new NotTranslatableError('an optional source')
        const values = Array.from({ length: this.#size(item) }, (_, value) => `:: data[${item}] = ${value + 1}`)
        // A known value that counts is not asked for again.
        const aged = task.ageing.length > 0
        const counts = `data[${item}] != 0${aged ? ` && !old[${task.index}]` : ''}`
        return `if :: ${counts} -> skip :: else -> if ${values.join(' ')} fi fi${aged ? `; old[${task.index}] = 0` : ''}`
      })
      .join('; ')
  }

  #size(item: number): number {
    const { values, interval } = this.#program.items[item]?.domain ?? {}
    if (values) return values.length
    if (typeof interval?.from === 'number' && typeof interval.to === 'number') return interval.to - interval.from + 1
    throw new NotTranslatableError('an item without a small range')
  }

  /** One review of a plan in progress and of everything below it. */
  #reviewed(index: number): string {
    const plan = this.#program.tasks[index] as TaskProgram
    const abort = plan.abort && this.#expressions.condition(plan.abort.source, index)
    if (plan.terminate || plan.waitCondition) throw new NotTranslatableError('terminate, or a plan that waits')
    const open = plan.components.map((component) => `st[${component}] >= 2`).join(' && ') || '1'
    const lines = [
      `     if`,
      ...(abort
        ? [`     :: st[${index}] == 1 && (${abort}) -> st[${index}] = 3; ch = 1; ${this.#below(plan, 3)}`]
        : []),
      `     :: st[${index}] == 1${abort ? ` && !(${abort})` : ''} ->`,
      ...plan.components.map((component) => this.#component(component)),
      `        if :: ${open} -> ch = 1; ${this.#completed(plan)} :: else fi`,
      `     :: else`,
      `     fi;`,
    ]
    return lines.join('\n')
  }

  #completed(plan: TaskProgram): string {
    if (plan.cycleUntil) {
      const until = this.#expressions.condition(plan.cycleUntil.source, plan.index)
      return `if :: ${until} -> st[${plan.index}] = 2 :: else -> st[${plan.index}] = 0; ${this.#below(plan, 0)} fi`
    }
    if (plan.cycles !== 1) throw new NotTranslatableError('a number of cycles')
    return `st[${plan.index}] = 2`
  }

  /** Discards what is unfinished below a plan, or begins all of it anew. */
  #below(plan: TaskProgram, to: 0 | 3): string {
    const each = to === 0 ? 'st[i] = 0; res[i] = 0; i++' : 'if :: st[i] < 2 -> st[i] = 3 :: else fi; i++'
    return `i = ${plan.index + 1}; do :: i < ${plan.subtreeEnd} -> ${each} :: else -> break od`
  }

  #component(index: number): string {
    const task = this.#program.tasks[index] as TaskProgram
    const condition = (of: TaskProgram['precondition']): string =>
      of ? this.#expressions.condition(of.source, index) : '1'
    const over = task.antecedents.map((other) => `st[${other}] >= 2`)
    const skipped = task.antecedents.map((other) => `st[${other}] == 3`).join(' && ') || '0'
    const ready = [`st[${index}] == 0`, ...over, `((${skipped}) || ${condition(task.waitCondition)})`].join(' && ')
    const start = `if :: !(${skipped}) && ${condition(task.precondition)} -> st[${index}] = 1 :: else -> st[${index}] = 3 fi`
    const lines = [`        if :: ${ready} -> ch = 1; ${start} :: else fi;`]
    if (task.kind === 'plan') lines.push(this.#reviewed(index))
    if (task.kind === 'enquiry') {
      const aged = task.ageing.length > 0
      const known = task.sources.map(({ item }) => `data[${item}] != 0`).join(' && ')
      lines.push(
        `        if :: st[${index}] == 1 && ${known}${aged ? ` && !old[${index}]` : ''} -> ${this.#done(task)}; ch = 1 :: else fi;`,
      )
    }
    return lines.join('\n')
  }
}
