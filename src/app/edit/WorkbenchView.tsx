import { memo, useCallback, useEffect } from 'react'
import { useStore } from 'zustand'
import {
  announce,
  Canvas,
  EditorProvider,
  HelpContext,
  OpenFindingContext,
  Palette,
  say,
  Splitter,
  useMessages,
  useRegionKeys,
  VerificationContext,
} from '../../editor/index.ts'
import { BottomPanel } from './BottomPanel.tsx'
import { LeftPanel } from './LeftPanel.tsx'
import { setPanels, showRight, usePanels } from './panels.ts'
import { RightPanel } from './RightPanel.tsx'
import { Tour } from '../tour/Tour.tsx'
import { TourOffer } from '../tour/TourOffer.tsx'
import { TopBar } from './TopBar.tsx'
import { useActions } from './use-actions.ts'
import { useCanvasOverlays } from './use-overlays.ts'
import { useMediaQuery } from './use-media-query.ts'
import { usePageKeys } from './use-page-keys.ts'
import { useRunPort } from './use-run-port.ts'
import { Windows } from './Windows.tsx'
import { useWorkbench } from './workbench.ts'
import styles from './WorkbenchView.module.css'

/** The page on which a pathway is drawn. */
export function WorkbenchView() {
  const workbench = useWorkbench()
  const overlays = useCanvasOverlays(workbench)
  const openHelp = useCallback((code: string) => workbench.window.setState(`help ${code}`, true), [workbench])
  const openFinding = useCallback(
    (finding: number) => {
      showRight('verification')
      workbench.verification.look(finding)
    },
    [workbench],
  )
  return (
    <VerificationContext value={workbench.verification}>
      <OpenFindingContext value={openFinding}>
        <HelpContext value={openHelp}>
          <EditorProvider document={workbench.document} overlays={overlays}>
            <Surface />
          </EditorProvider>
        </HelpContext>
      </OpenFindingContext>
    </VerificationContext>
  )
}

/** Has no properties: what is painted on the canvas changes with every letter, and the rest need not be drawn again for it. */
const Surface = memo(function Surface() {
  const t = useMessages()
  const panels = usePanels()
  const actions = useActions()
  const compact = useMediaQuery('(max-width: 1200px)')
  const onKeyDown = useRegionKeys('anywhere')
  usePageKeys(actions)
  useRunPort()
  useAnnouncements()
  return (
    // Keys that work anywhere are listed in the shortcut sheet.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.workbench} onKeyDown={onKeyDown}>
      <TopBar actions={actions} />
      <div className={styles.middle}>
        {panels.left ? <LeftPanel width={panels.leftSize} /> : null}
        {/* The bars belong to the main part: everything on the page stands in a landmark. */}
        <main className={styles.centre}>
          {panels.left ? (
            <Splitter
              label={t('workbench.resize.left')}
              orientation="vertical"
              size={panels.leftSize}
              min={160}
              max={420}
              onResize={(leftSize) => setPanels({ leftSize })}
            />
          ) : null}
          <div className={styles.column}>
            <TourOffer />
            <div className={styles.drawing}>
              <div className={styles.palette} data-tour="palette">
                <Palette compact={compact} />
              </div>
              <div className={styles.canvas} data-tour="canvas">
                <Canvas />
              </div>
            </div>
            {panels.bottom ? (
              <>
                <Splitter
                  label={t('workbench.resize.bottom')}
                  orientation="horizontal"
                  size={panels.bottomSize}
                  min={90}
                  max={Math.round(innerHeight * 0.7)}
                  reversed
                  onResize={(bottomSize) => setPanels({ bottomSize })}
                />
                <BottomPanel height={panels.bottomSize} actions={actions} />
              </>
            ) : null}
          </div>
          {panels.right ? (
            <Splitter
              label={t('workbench.resize.right')}
              orientation="vertical"
              size={panels.rightSize}
              min={260}
              max={Math.round(innerWidth * 0.5)}
              reversed
              onResize={(rightSize) => setPanels({ rightSize })}
            />
          ) : null}
        </main>
        {panels.right ? <RightPanel width={panels.rightSize} actions={actions} /> : null}
      </div>
      <Windows actions={actions} />
      <Tour />
    </div>
  )
})

/** Says the result of each command of the editor to those who cannot see it. */
function useAnnouncements(): void {
  const t = useMessages()
  const { document } = useWorkbench()
  const announcement = useStore(document.view, (view) => view.announcement)
  useEffect(() => {
    if (announcement.id > 0) announce(say(t, announcement.words))
  }, [announcement, t])
}
