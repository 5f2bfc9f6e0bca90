import { Play, Search, X } from 'lucide-react'
import { CheckboxGroup } from 'react-aria-components'
import { Button as Trigger, Disclosure, DisclosurePanel } from 'react-aria-components'
import { useStore } from 'zustand'
import type { Scenario } from '../../runtime/index.ts'
import type { GeneratedScenario } from '../../verifier/index.ts'
import { useDocumentState } from '../context.ts'
import { Button, Callout, Checkbox, IconButton, notify, Progress } from '../design/index.ts'
import { useMessages } from '../messages/index.ts'
import styles from './ProposalsView.module.css'
import type { Proposals, ProposalsState } from './proposals.ts'

interface ProposalsViewProps {
  readonly proposals: Proposals
  readonly onPlay: (scenario: Scenario) => void
}

/** Offers to look for missing test cases, shows the search, and lets each proposal be reviewed before it is added. */
export function ProposalsView({ proposals, onPlay }: ProposalsViewProps) {
  const t = useMessages()
  const state = useStore(proposals.state)
  return (
    <section className={styles.proposals} aria-label={t('propose.title')}>
      <div className={styles.head}>
        <h3 className={styles.heading}>{t('propose.title')}</h3>
        {state.kind === 'found' || state.kind === 'failed' ? (
          <IconButton icon={<X />} size="small" label={t('propose.close')} onPress={proposals.close} />
        ) : null}
      </div>
      <Body state={state} proposals={proposals} onPlay={onPlay} />
    </section>
  )
}

function Body({ state, proposals, onPlay }: ProposalsViewProps & { readonly state: ProposalsState }) {
  const t = useMessages()
  switch (state.kind) {
    case 'none':
      return (
        <>
          <p className={styles.hint}>{t('propose.text')}</p>
          <Button icon={<Search />} onPress={() => void proposals.look()}>
            {t('propose.run')}
          </Button>
        </>
      )
    case 'looking': {
      const { progress } = state
      const share = progress === undefined || progress.total === 0 ? undefined : progress.covered / progress.total
      return (
        <div className={styles.looking} role="status">
          <p>{t('propose.running')}</p>
          <Progress label={t('propose.running')} {...(share === undefined ? {} : { value: share })} />
          <div className={styles.foot}>
            <span className={styles.hint}>{progress === undefined ? '' : t('propose.progress', progress)}</span>
            <Button size="small" onPress={proposals.finish}>
              {t('propose.cancel')}
            </Button>
          </div>
        </div>
      )
    }
    case 'failed':
      return (
        <Callout
          tone="danger"
          live="alert"
          title={t('propose.failed')}
          actions={
            <Button size="small" onPress={() => void proposals.look()}>
              {t('propose.again')}
            </Button>
          }
        >
          {state.reason}
        </Callout>
      )
    default:
      return <Found state={state} proposals={proposals} onPlay={onPlay} />
  }
}

type FoundState = Extract<ProposalsState, { kind: 'found' }>

function Found({ state, proposals, onPlay }: ProposalsViewProps & { readonly state: FoundState }) {
  const t = useMessages()
  const text = useDocumentState((document) => document.text)
  const { generation, open, chosen } = state
  const names = open.map(({ scenario }) => scenario.name)
  return (
    <>
      {text === state.text ? null : (
        <Callout
          tone="warn"
          actions={
            <Button size="small" onPress={() => void proposals.look()}>
              {t('propose.again')}
            </Button>
          }
        >
          {t('propose.outdated')}
        </Callout>
      )}
      {open.length === 0 ? (
        <Callout tone={generation.complete ? 'ok' : 'info'} live="status" title={t('propose.nothing')}>
          {t(generation.complete ? 'propose.nothing.text' : 'propose.incomplete')}
        </Callout>
      ) : (
        <>
          <Callout tone="info" live="status" title={t('propose.found', { count: open.length })}>
            {t('propose.review')} {generation.complete ? '' : t('propose.incomplete')}
          </Callout>
          <Checkbox isSelected={chosen.size === names.length} onChange={(all) => proposals.choose(all ? names : [])}>
            {t('propose.all')}
          </Checkbox>
          <CheckboxGroup
            aria-label={t('propose.title')}
            className={styles.list ?? ''}
            value={[...chosen]}
            onChange={proposals.choose}
          >
            {open.map((one) => (
              <Proposal key={one.scenario.name} proposal={one} onPlay={() => onPlay(one.scenario)} />
            ))}
          </CheckboxGroup>
          <Button
            variant="primary"
            isDisabled={chosen.size === 0}
            onPress={() => notify({ text: t('propose.added', { count: proposals.add() }), tone: 'ok' })}
          >
            {t('propose.add', { count: chosen.size })}
          </Button>
        </>
      )}
      <Uncovered generation={generation} />
    </>
  )
}

/** Goals that are named for one proposal before the rest is counted. */
const MOST = 3

function Proposal({ proposal, onPlay }: { readonly proposal: GeneratedScenario; readonly onPlay: () => void }) {
  const t = useMessages()
  const { scenario, shows } = proposal
  const rest = shows.length - MOST
  return (
    <div className={styles.row}>
      <div className={styles.text}>
        <Checkbox value={scenario.name}>{scenario.name}</Checkbox>
        <div className={styles.shows}>
          {t('propose.shows')}
          <ul>
            {shows.slice(0, MOST).map(({ words }) => (
              <li key={words}>{words}</li>
            ))}
            {rest > 0 ? <li>{t('propose.more', { count: rest })}</li> : null}
          </ul>
        </div>
      </div>
      <IconButton icon={<Play />} size="small" label={t('scenarios.play', { name: scenario.name })} onPress={onPlay} />
    </div>
  )
}

function Uncovered({ generation: { uncovered } }: { readonly generation: FoundState['generation'] }) {
  const t = useMessages()
  if (uncovered.length === 0) return null
  return (
    <Disclosure>
      <Trigger slot="trigger" className={styles.more ?? ''}>
        {t('propose.uncovered', { count: uncovered.length })}
      </Trigger>
      <DisclosurePanel>
        <ul className={styles.uncovered}>
          {uncovered.map(({ words, why }) => (
            <li key={words}>
              {words}
              <span className={styles.why}>{why}</span>
            </li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  )
}
