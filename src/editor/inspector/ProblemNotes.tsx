import { useEditor } from '../context.ts'
import { useProblemsOf } from '../problems/use-problems.ts'
import { FixButtons } from '../problems/FixButtons.tsx'
import { HelpButton } from '../problems/HelpButton.tsx'
import styles from './Inspector.module.css'

/** What is wrong with the definition that is shown, with the same fixes as in the list and in the text. */
export function ProblemNotes({ name }: { readonly name: string }) {
  const { document } = useEditor()
  const problems = useProblemsOf(name)
  if (problems.length === 0) return null
  // Places within the definition: they stay while the text above it changes.
  const first = problems[0]?.span.start ?? 0
  return (
    <ul className={styles['problems']}>
      {problems.slice(0, 4).map((problem) => (
        <li
          key={`${problem.code} ${problem.span.start - first}`}
          className={styles['problem']}
          data-severity={problem.severity}
        >
          {problem.message}
          <FixButtons document={document} problem={problem} />
          <HelpButton code={problem.code} />
        </li>
      ))}
    </ul>
  )
}
