import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Library, SearchX } from 'lucide-react'
import { useDeferredValue, useEffect, useState } from 'react'
import { Button, Callout, EmptyState, Progress, SearchField, useMessages } from '../../editor/index.ts'
import { HitCard } from './HitCard.tsx'
import styles from './Store.module.css'
import { hitsOf, useSearch } from './use-store.ts'
import { useTitle } from '../shell/use-title.ts'

const route = getRouteApi('/framed/store')

/** Published pathways: search as you type, the words are in the address so that a search can be shared. */
export function StorePage() {
  const t = useMessages()
  useTitle(t('nav.store'))
  const { q = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const router = useRouter()
  const [typed, setTyped] = useState(q)
  const words = useDeferredValue(typed.trim())

  const [seen, setSeen] = useState(q)
  // The address changed by itself (back, a link): its words go into the field. Spaces at the ends are typed, not searched.
  if (q !== seen) {
    setSeen(q)
    if (q !== typed.trim()) setTyped(q)
  }
  useEffect(() => {
    const wait = setTimeout(() => {
      // A contract that was chosen meanwhile is on its way: the words must not bring the search back.
      if (router.latestLocation.pathname !== '/store') return
      void navigate({ search: words === '' ? {} : { q: words }, replace: true })
    }, 250)
    return () => clearTimeout(wait)
  }, [words, navigate, router])

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('store.title')}</h1>
        <p className={styles.lead}>{t('store.lead')}</p>
        <SearchField
          label={t('store.search')}
          placeholder={t('store.search.placeholder')}
          size="large"
          value={typed}
          onChange={setTyped}
        />
      </header>
      <Results words={q} />
    </div>
  )
}

function Results({ words }: { readonly words: string }) {
  const t = useMessages()
  const search = useSearch(words)
  if (search.isPending) return <Progress label={t('store.searching')} />
  if (search.isError)
    return (
      <Callout
        tone="warn"
        live="status"
        title={t('store.down')}
        actions={<Button onPress={() => void search.refetch()}>{t('store.retry')}</Button>}
      >
        {search.error.message}
      </Callout>
    )
  const hits = hitsOf(search.data.pages)
  if (hits.length === 0) return <Nothing words={words} />
  return (
    <>
      <p className={styles.count} role="status">
        {t('store.count', { count: search.data.pages[0]?.total ?? 0 })}
      </p>
      <ul className={styles.hits}>
        {hits.map((hit) => (
          <HitCard key={hit.digest} hit={hit} />
        ))}
      </ul>
      {search.hasNextPage ? (
        <Button isDisabled={search.isFetchingNextPage} onPress={() => void search.fetchNextPage()}>
          {t('store.more')}
        </Button>
      ) : null}
    </>
  )
}

function Nothing({ words }: { readonly words: string }) {
  const t = useMessages()
  const empty = words === ''
  return (
    <div className={styles.nothing} role="status">
      <EmptyState
        icon={empty ? <Library /> : <SearchX />}
        title={empty ? t('store.empty') : t('store.none', { words })}
      >
        {t(empty ? 'store.empty.text' : 'store.none.text')}
      </EmptyState>
    </div>
  )
}
