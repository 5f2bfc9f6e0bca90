import { Footprints } from 'lucide-react'
import { Button, useEditor, useMessages } from '../../editor/index.ts'
import { setPreference, usePreferences } from '../shell/preferences.ts'
import { startTour } from './tour.ts'
import styles from './TourOffer.module.css'

/** Offers the tour to whoever opens a pathway for the first time: a line that takes its own room and covers nothing. */
export function TourOffer() {
  const t = useMessages()
  const { canvas } = useEditor()
  const seen = usePreferences(({ tourSeen }) => tourSeen)
  if (seen) return null
  return (
    <div className={styles.offer} role="group" aria-label={t('action.tour')}>
      <Footprints className={styles.icon} aria-hidden="true" />
      <p className={styles.text}>{t('tour.offer')}</p>
      <Button size="small" onPress={startTour}>
        {t('action.tour')}
      </Button>
      <Button
        size="small"
        variant="quiet"
        onPress={() => {
          setPreference({ tourSeen: true })
          canvas.current?.focus()
        }}
      >
        {t('tour.offer.no')}
      </Button>
    </div>
  )
}
