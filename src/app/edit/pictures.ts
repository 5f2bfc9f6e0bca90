import { notify, protocolSvg, translate, type DocumentState } from '../../editor/index.ts'
import { writeModel } from '../../proforma/index.ts'
import { downloadBlob, downloadText } from '../local/download.ts'
import { titleOf } from './autosave.ts'
import { fileNameOf } from './download.ts'

/** Every plan of the pathway as one SVG file. */
export function downloadSvg(state: DocumentState): void {
  downloadText(fileNameOf(titleOf(state), 'svg'), svgOf(state), 'image/svg+xml')
}

/** The model of the pathway for other programs; comments and drawing are not in it. */
export function downloadModel(state: DocumentState): void {
  downloadText(fileNameOf(titleOf(state), 'model.json'), `${JSON.stringify(writeModel(state.parsed), null, 2)}\n`)
}

/** The same picture in dots, twice as fine as the screen's, within what browsers can hold. */
export async function downloadPng(state: DocumentState): Promise<void> {
  try {
    downloadBlob(fileNameOf(titleOf(state), 'png'), await pngOf(svgOf(state)))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    notify({ text: translate('export.png.failed', { reason }), tone: 'danger' })
  }
}

function svgOf({ parsed, layout }: DocumentState): string {
  return protocolSvg(parsed, layout, translate)
}

/** Dots of a side beyond which browsers give empty pictures. */
const MAX_SIDE = 8192

async function pngOf(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const scale = Math.min(2, MAX_SIDE / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(image.width * scale)
    canvas.height = Math.round(image.height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob === null ? reject(new Error('canvas')) : resolve(blob)), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}
