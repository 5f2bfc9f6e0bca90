import { Ellipsis, ListChecks, Play } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Scenario } from '../../runtime/index.ts'
import { useDocumentState, useEditor } from '../context.ts'
import { Button, Callout, EmptyState, IconButton, Menu, MenuItem, notify, Progress } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import { CaseRow } from './CaseRow.tsx'
import { CoverageView } from './CoverageView.tsx'
import type { KeptCase } from './kept.ts'
import { MAX_SCENARIO_FILE_BYTES, readScenarioFile } from './scenario-file.ts'
import styles from './ScenarioPanel.module.css'
import type { Proposals } from './proposals.ts'
import { ProposalsView } from './ProposalsView.tsx'
import type { TestCases } from './test-cases.ts'
import { undoable } from './undoable.ts'
import { UnreadableCases } from './UnreadableCases.tsx'

interface ScenarioPanelProps {
  readonly testCases: TestCases
  readonly proposals: Proposals
  /** Plays a test case in the simulator, behind one of its steps if one is given. */
  readonly onPlay: (scenario: Scenario, step?: number) => void
  /** Writes the test cases to a file. */
  readonly onExport: () => void
}

/** The test cases of the pathway: whether they pass, what they cover, and each as a run to be looked at. */
export function ScenarioPanel({ testCases, proposals, onPlay, onExport }: ScenarioPanelProps) {
  const t = useMessages()
  const { document } = useEditor()
  const index = useDocumentState((state) => state.index)
  const { cases, unreadable, outcome, results, running } = useStore(testCases.state)
  const [file, setFile] = useState<FileNews>()
  useFirstRun(testCases)
  const remove = (one: KeptCase) => {
    testCases.remove(one)
    const name = one.scenario.name
    notify({
      text: t('scenarios.deleted', { name }),
      action: { label: t('scenarios.undo'), run: undoable(document, () => testCases.add([one.scenario])) },
    })
  }
  return (
    <div className={styles.panel}>
      <Head testCases={testCases} onExport={onExport} onFile={setFile} />
      {file === undefined ? null : <FileProblems {...file} />}
      {outcome?.ok === false ? (
        <Callout tone="danger" live="alert" title={t('scenarios.notRun')}>
          {outcome.problems[0]}
        </Callout>
      ) : null}
      <UnreadableCases unreadable={unreadable} onDelete={testCases.removeUnreadable} />
      {cases.length === 0 ? (
        <EmptyState icon={<ListChecks />} title={t('scenarios.empty.title')}>
          {t('scenarios.empty.text')}
        </EmptyState>
      ) : (
        <>
          {outcome?.ok === true && running === undefined ? <Summary testCases={testCases} /> : null}
          <ul className={styles.list} aria-label={t('scenarios.title')}>
            {cases.map((one) => (
              <CaseRow
                key={one.scenario.name}
                kept={one}
                result={results.get(one.scenario)}
                index={index}
                onPlay={(step) => onPlay(one.scenario, step)}
                onRename={(name) => testCases.rename(one, name)}
                onDelete={() => remove(one)}
              />
            ))}
          </ul>
          {outcome?.ok === true ? <CoverageView suite={outcome.suite} /> : null}
        </>
      )}
      <ProposalsView proposals={proposals} onPlay={onPlay} />
    </div>
  )
}

/** Test cases that were not run yet are run as soon as somebody looks at them. */
function useFirstRun(testCases: TestCases): void {
  useEffect(() => {
    const { cases, outcome, running } = testCases.state.getState()
    if (cases.length > 0 && outcome === undefined && running === undefined) void testCases.run()
  }, [testCases])
}

interface FileNews {
  readonly file: string
  readonly added: number
  readonly problems: readonly string[]
}

interface HeadProps {
  readonly testCases: TestCases
  readonly onExport: () => void
  readonly onFile: (news: FileNews) => void
}

function Head({ testCases, onExport, onFile }: HeadProps) {
  const t = useMessages()
  const text = useDocumentState((state) => state.text)
  const { cases, outcome, running } = useStore(testCases.state)
  const input = useRef<HTMLInputElement>(null)
  const read = async (file: File) => {
    const tooLarge = file.size > MAX_SCENARIO_FILE_BYTES
    const { scenarios, problems } = tooLarge
      ? { scenarios: [], problems: ['The file is larger than 10 MB.'] }
      : readScenarioFile(await file.text())
    testCases.add(scenarios)
    if (scenarios.length > 0) notify({ text: t('scenarios.imported', { count: scenarios.length }), tone: 'ok' })
    onFile({ file: file.name, added: scenarios.length, problems })
    void testCases.run()
  }
  const outdated = outcome?.ok === true && outcome.suite.text !== text
  return (
    <div className={styles.head}>
      {running === undefined ? (
        <span className={styles.said}>{outdated ? t('scenarios.outdated') : ''}</span>
      ) : (
        <div className={styles.progress}>
          {t('scenarios.running', running)}
          <Progress label={t('scenarios.running', running)} value={running.done / Math.max(running.count, 1)} />
        </div>
      )}
      {running === undefined ? (
        <Button variant="primary" icon={<Play />} isDisabled={cases.length === 0} onPress={() => void testCases.run()}>
          {t('scenarios.runAll')}
        </Button>
      ) : (
        <Button onPress={testCases.cancel}>{t('scenarios.cancel')}</Button>
      )}
      <Menu
        label={t('scenarios.more')}
        trigger={<IconButton icon={<Ellipsis />} label={t('scenarios.more')} />}
        onAction={(id) => (id === 'import' ? input.current?.click() : onExport())}
      >
        <MenuItem id="import">{t('scenarios.import')}</MenuItem>
        <MenuItem id="export" isDisabled={cases.length === 0}>
          {t('scenarios.export')}
        </MenuItem>
      </Menu>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className={styles.file}
        aria-label={t('scenarios.import')}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file !== undefined) void read(file)
        }}
      />
    </div>
  )
}

function FileProblems({ file, added, problems }: FileNews) {
  const t = useMessages()
  if (problems.length === 0) return null
  const title = t(added === 0 ? 'scenarios.import.nothing' : 'scenarios.import.some', { file })
  return (
    <Callout tone={added === 0 ? 'danger' : 'warn'} live="alert" title={title}>
      <ul>
        {problems.slice(0, 5).map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </Callout>
  )
}

function Summary({ testCases }: { readonly testCases: TestCases }) {
  const t = useMessages()
  const { cases, results } = useStore(testCases.state)
  const known = cases.map(({ scenario }) => results.get(scenario))
  const failed = known.filter((result) => result?.passed === false).length
  if (failed > 0)
    return <Callout tone="danger" live="status" title={t('scenarios.failed', { failed, count: cases.length })} />
  if (known.includes(undefined)) return null
  return <Callout tone="ok" live="status" title={t('scenarios.passed', { count: cases.length })} />
}
