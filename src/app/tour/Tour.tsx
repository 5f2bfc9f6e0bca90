import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { Button, say, useEditor, useMessages } from '../../editor/index.ts'
import { isTyping } from '../edit/use-page-keys.ts'
import { endTour, goToStep, TOUR, useTour, type TourStep } from './tour.ts'
import styles from './Tour.module.css'
import { usePlace } from './use-place.ts'

/** Shows one after the other what the page is made of. Everything can be used meanwhile. */
export function Tour() {
  const step = useTour((tour) => tour.step)
  useEffect(() => endTour, [])
  const shown = step === undefined ? undefined : TOUR[step]
  return step === undefined || shown === undefined ? null : <TourCard step={step} shown={shown} />
}

function TourCard({ step, shown }: { readonly step: number; readonly shown: TourStep }) {
  const t = useMessages()
  const card = useRef<HTMLElement>(null)
  const { card: at, place } = usePlace(card, shown)
  const last = step === TOUR.length - 1
  useCardFocus(card, step)
  useEscape(card)
  return (
    <>
      {place === undefined ? null : (
        <div
          className={styles.ring}
          style={{ left: place.left, top: place.top, width: place.width, height: place.height }}
        />
      )}
      <section
        ref={card}
        className={styles.card}
        style={at}
        role="dialog"
        tabIndex={-1}
        aria-labelledby="tour-title"
        aria-describedby="tour-text"
      >
        {/* Whoever stays on “Next” hears what came. */}
        <div aria-live="polite">
          <p className={styles.count}>{t('tour.count', { step: step + 1, steps: TOUR.length })}</p>
          <h2 id="tour-title" className={styles.title}>
            {say(t, { id: shown.title })}
          </h2>
          <p id="tour-text">{say(t, { id: shown.text })}</p>
        </div>
        <div className={styles.actions}>
          {last ? null : (
            <Button size="small" variant="quiet" onPress={endTour}>
              {t('tour.skip')}
            </Button>
          )}
          <span className={styles.space} />
          {step === 0 ? null : (
            <Button size="small" onPress={() => goToStep(step - 1)}>
              {t('tour.back')}
            </Button>
          )}
          <Button size="small" variant="primary" onPress={() => goToStep(step + 1)}>
            {t(last ? 'tour.done' : 'tour.next')}
          </Button>
        </div>
      </section>
    </>
  )
}

/** The tour was asked for: the keyboard goes to its card, and at the end back to the drawing if it is still there. */
function useCardFocus(card: RefObject<HTMLElement | null>, step: number): void {
  const { canvas } = useEditor()
  // Its end is a layout effect's: the card is then still on the page, with the focus in it.
  useLayoutEffect(() => {
    const element = card.current
    const toCanvas = (): void => canvas.current?.focus()
    // The menu or window that it was asked from gives the focus back in the next frame.
    const later = setTimeout(() => element?.focus(), 60)
    return () => {
      clearTimeout(later)
      if (element?.contains(document.activeElement) === true) requestAnimationFrame(toCanvas)
    }
  }, [canvas, card])
  useEffect(() => {
    // The button that was pressed is gone at the first step.
    if (step === 0 && document.activeElement === document.body) card.current?.focus()
  }, [card, step])
}

/** Escape ends the tour, unless it is somebody else's: a field's, a window's, a gesture's on the drawing. */
function useEscape(card: RefObject<HTMLElement | null>): void {
  const { document: pathway } = useEditor()
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { target } = event
      if (event.key !== 'Escape' || !(target instanceof Element)) return
      const within = card.current?.contains(target) === true
      const busy = pathway.view.getState().mode.kind !== 'idle'
      if (!within && (busy || isTyping(target) || target.closest('[role=dialog], [role=menu], [role=listbox]'))) return
      event.preventDefault()
      event.stopPropagation()
      endTour()
    }
    addEventListener('keydown', listen, { capture: true })
    return () => removeEventListener('keydown', listen, { capture: true })
  }, [card, pathway])
}
