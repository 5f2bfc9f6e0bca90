/*
 * Pictures and documents of a protocol. A door of its own: nothing here needs a screen, so that the command line can
 * use it without the rest of the editor.
 */
export { protocolSvg, type SvgOptions } from './protocol-svg.ts'
export { translate } from '../messages/translate.ts'
